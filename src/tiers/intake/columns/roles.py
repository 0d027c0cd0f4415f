"""Which column is the name, the code, the year and each measure; never the first of several that fit equally well."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from tiers.domain import cleaning
from tiers.domain.classification import FROM
from tiers.domain.period import Period
from tiers.domain.suggestions import similar_words
from tiers.domain.table import Column
from tiers.errors import DataError
from tiers.intake.columns import ambiguity_errors, explanations
from tiers.intake.columns.explanations import OF_TIERS
from tiers.intake.columns.periods import ColumnTime, column_time, holds_months, of_unknown_months, refuse_other_months
from tiers.intake.columns.units import with_unit
from tiers.intake.headers import quoting
from tiers.intake.headers.divided_headers import meaning_of, part_of_measure
from tiers.intake.headers.header_parser import heading_text
from tiers.intake.headers.lookalikes import look_alike
from tiers.intake.headers.part_words import Part
from tiers.intake.headers.qualifiers import without_language
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR, Meaning
from tiers.intake.layout.header_context import Headings, said_of
from tiers.wording import Message

_WHOLE: Final[frozenset[Part]] = frozenset({"own", "whole"})


def choose(headings: Headings, taken: Mapping[int, str]) -> dict[int, str]:
    """Return the columns of each measure, several only for several years: position → measure.

    A measure that no tier uses and that is not clear is left out.

    Raises: DataError if a used measure is not clear, or none of those is there.
    """
    found: dict[int, str] = {}
    unclear: list[DataError] = []
    for measure in headings.question.targets.measures:
        if measure not in taken.values():
            try:
                places = _without_stand_ins(headings, measure, candidates(headings, measure, taken))
                places = _clear(headings, measure, places, taken)
            except DataError as error:
                unclear.append(error)
                continue
            found |= dict.fromkeys(places, measure)
    if unclear:
        raise ambiguity_errors.with_others(unclear[0], unclear[1:])
    if not any(measure in headings.used_measures for measure in (*found.values(), *taken.values())):
        raise ambiguity_errors.no_measure(headings)
    return found


def refusals_of_choice(headings: Headings, taken: Mapping[int, str]) -> list[DataError]:
    """Return the refusal that `choose` would raise, for what else is refused before; none where it would raise none."""
    try:
        choose(headings, taken)
    except DataError as error:
        return [error]
    return []


def candidates(headings: Headings, measure: str, taken: Mapping[int, str]) -> list[int]:
    """Find the columns whose heading is a word of the measure, the weak words only without a better one.

    Those that seem to be something else by a further word, such as 上年数 under 营业收入, are left out.
    """
    ranks = {
        i: found.rank
        for i in range(len(headings.words))
        if i not in taken
        and (found := meaning(headings, i))
        and found.role == measure
        and _part(headings, i) != "other"
    }
    return [i for i, rank in ranks.items() if rank == min(ranks.values())]


def meaning(headings: Headings, index: int) -> Meaning | None:
    """Return what a column is by its heading, also if that only names a part of a measure."""
    parts, vocabulary = headings.parts[index], headings.vocabulary
    if index in headings.own and headings.words[index] in headings.question.targets.measures:
        return Meaning(headings.words[index], 0, headings.words[index])
    if found := vocabulary.meaning(headings.words[index]) or meaning_of(parts, vocabulary):
        return found
    part = part_of_measure(parts, vocabulary)
    return part.meaning if part else None


def _part(headings: Headings, index: int) -> Part:
    """Return which part of its measure a column is."""
    found = part_of_measure(headings.parts[index], headings.vocabulary)
    return found.part if found else "whole"


def _without_stand_ins(headings: Headings, measure: str, places: Sequence[int]) -> Sequence[int]:
    """Leave out columns that only stand in for a better one.

    Raises: DataError if the measure is used, and nobody knows what the words beside it say of a column.
    """
    parts = {i: _part(headings, i) for i in places}
    if "own" in parts.values() or "unknown" not in parts.values():
        return [i for i in places if parts[i] in _WHOLE] or places
    rivals = places if len(places) > 1 else _all_parts(headings, measure)
    if measure not in headings.used_measures or len(rivals) == 1:
        return ()
    raise ambiguity_errors.unclear_measure(headings, measure, rivals, [_seems(headings, i) for i in rivals])


def _all_parts(headings: Headings, measure: str) -> list[int]:
    found = ((i, part_of_measure(parts, headings.vocabulary)) for i, parts in enumerate(headings.parts))
    return [i for i, part in found if part and part.meaning.role == measure]


def _seems(headings: Headings, index: int) -> str:
    """Return what a column seems to be, as a word of the catalogue without its `choice.`."""
    part = _part(headings, index)
    if part == "unknown":
        return "unclear"
    return "none" if part in _WHOLE else look_alike(headings.words[index]).removeprefix("choice.")


def _clear(headings: Headings, measure: str, places: Sequence[int], taken: Mapping[int, str]) -> Sequence[int]:
    """Return candidates of which each is alone in its year; refuse or drop others."""
    times = [_time(headings, i, taken) for i in places]
    years = [time.period.year if time.period else None for time in times]
    alone = len(set(years)) == len(years) and (None not in years or len(years) == 1)
    if alone and not any(time.span == "month" for time in times):
        return places
    if measure in headings.used_measures:
        raise ambiguity_errors.unclear_measure(headings, measure, places, [time.span for time in times])
    return ()


def time_of(headings: Headings, index: int, found: Mapping[int, str], *, chosen: bool) -> ColumnTime:
    """Return the time of a column's figures.

    A figure of an earlier time (`上年同期`) that a person has named has an unknown one.

    Raises: DataError if the heading and the title state two different years to date.
    """
    heading = said_of(headings, index)
    if chosen and heading_text(heading).period is None and look_alike(heading) == "choice.earlier":
        return ColumnTime(Period(None, None), "none", None)
    if headings.above.stated and found[index] in headings.used_measures:
        refuse_other_months(headings.path, heading, headings.above.stated)
    return _time(headings, index, found)


def _time(headings: Headings, index: int, found: Mapping[int, str]) -> ColumnTime:
    heading = said_of(headings, index)
    time = column_time(heading, headings.above.stated, has_years=YEAR in found.values())
    is_whole = time.period is None or time.period.complete
    if is_whole and not heading_text(heading).is_whole and any(map(holds_months, headings.words)):
        return of_unknown_months(time)
    return time


def columns(headings: Headings) -> tuple[Column, ...]:
    """Find out which column is which.

    Raises: DataError if a role cannot be told from the headings, with what to say about it.
    """
    chosen = _named_columns(headings)
    found = dict(chosen)
    for role in (NAME, CODE, YEAR):
        try:
            index = None if role in found.values() else _best(headings, role, chosen)
        except DataError as error:
            raise ambiguity_errors.with_others(error, refusals_of_choice(headings, found)) from error
        if index is not None:
            found[index] = role
    if NAME not in found.values() and CODE not in found.values():
        raise ambiguity_errors.with_others(ambiguity_errors.no_name(headings), refusals_of_choice(headings, found))
    found |= choose(headings, found)
    made = tuple(_column(headings, i, found, chosen=i in chosen) for i in range(len(headings.words)))
    _refuse_twice(headings, found)
    return made


def _named_columns(headings: Headings) -> dict[int, str]:
    """Return the columns that a person named: position → role."""
    chosen: dict[int, str] = {}
    for role, heading in headings.question.reading.columns.items():
        _refuse_unknown_role(headings, role)
        index = _place(headings, heading, role)
        if index in chosen:
            raise DataError("column-two-roles", path=headings.path, heading=heading, roles=(chosen[index], role))
        chosen[index] = role
    return chosen


def _refuse_unknown_role(headings: Headings, role: str) -> None:
    roles = (NAME, CODE, YEAR, *headings.question.targets.measures)
    if role not in roles:
        raise DataError("column-role-unknown", role=role, roles=roles)


def _place(headings: Headings, heading: str, role: str) -> int:
    """Find the one column under a heading that a person named."""
    wanted = cleaning.fold(heading)
    places = [i for i, word in enumerate(headings.words) if cleaning.fold(word) == wanted]
    if len(places) > 1:
        raise DataError("heading-twice", path=headings.path, heading=heading, columns=quoting.column_numbers(places))
    if not places:
        raise _no_such_column(headings, heading, role)
    return places[0]


def _no_such_column(headings: Headings, heading: str, role: str) -> DataError:
    folded = {cleaning.fold(word): word for word in headings.words if word}
    names = tuple(folded[word] for word in similar_words(cleaning.fold(heading), folded))
    facts: dict[str, Any] = {
        "near": names,
        "hinted": int(bool(names)),
        "headings": quoting.readable_headings(headings.words),
    }
    return DataError("column-missing", path=headings.path, heading=heading, role=role, **facts)


def _best(headings: Headings, role: str, chosen: dict[int, str]) -> int | None:
    """Find the column that is best for name, code or year; None if no heading says so."""
    ranks = {
        i: meaning.rank
        for i, parts in enumerate(headings.parts)
        if i not in chosen and (meaning := meaning_of(parts, headings.vocabulary)) and meaning.role == role
    }
    best = [i for i, rank in ranks.items() if rank == min(ranks.values())]
    if role == NAME:
        best = _in_one_language(headings, best)
    if len(best) > 1:
        raise ambiguity_errors.unclear_role(headings, role, best)
    return best[0] if best else None


def _in_one_language(headings: Headings, places: list[int]) -> list[int]:
    """Return those of several names that state no language, else those in Chinese, if that tells them apart."""
    languages = {i: without_language(cleaning.fold(headings.words[i]))[1] for i in places}
    return [i for i in places if languages[i] == min(languages.values(), key=("", "zh", "en").index)]


def _column(headings: Headings, index: int, found: dict[int, str], *, chosen: bool) -> Column:
    heading, role = headings.words[index], found.get(index)
    if role is None:
        return _without_role(headings, heading, index)
    known = meaning(headings, index)
    word = {"word": known.word} if known and not chosen else {}
    column = Column(index, heading, role, why=(Message("choice.word" if word else "choice.asked", word),))
    if role in {NAME, CODE, YEAR}:
        return column
    time = time_of(headings, index, found, chosen=chosen)
    is_used = role in headings.used_measures
    timed = replace(column, period=time.period, heading=said_of(headings, index))
    placed = replace(with_unit(timed, headings, is_used), heading=heading)
    return replace(placed, why=explanations.for_measure(placed, time, headings.above))


def _without_role(headings: Headings, heading: str, index: int) -> Column:
    why = explanations.for_no_role(headings, heading)
    return Column(index, heading, unit_from=FROM if OF_TIERS in why else None, why=why)


def _refuse_twice(headings: Headings, found: dict[int, str]) -> None:
    """Refuse two columns of one heading, if it is one that is used: it would be chance which is taken."""
    places: dict[str, list[int]] = {}
    for i, word in enumerate(headings.words):
        places.setdefault(cleaning.fold(word), []).append(i)
    for folded, at in places.items():
        if len(at) > 1 and (not found.keys().isdisjoint(at) or headings.vocabulary.is_asked(folded)):
            raise DataError(
                "heading-twice", path=headings.path, heading=headings.words[at[0]], columns=quoting.column_numbers(at)
            )
