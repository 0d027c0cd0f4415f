"""Which column is the name, the code, the year and each measure; never the first of several that fit equally well."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tiers.domain import cleaning
from tiers.domain.period import Period
from tiers.domain.suggestions import similar_words
from tiers.domain.table import Column
from tiers.errors import DataError
from tiers.intake.columns import ambiguity_errors, explanations
from tiers.intake.columns.periods import ColumnTime, column_time, refuse_other_months
from tiers.intake.columns.units import with_unit
from tiers.intake.headers.header_parser import heading_text
from tiers.intake.headers.lookalikes import look_alike
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR, Headings
from tiers.wording import Message


def choose(headings: Headings, taken: Mapping[int, str]) -> dict[int, str]:
    """Return the columns of each measure, several only for several years: position → measure.

    A measure that no tier uses and that is not clear is left out.

    Raises: DataError if a used measure is not clear, or none of those is there.
    """
    found: dict[int, str] = {}
    for measure in headings.question.targets.measures:
        if measure not in taken.values():
            found |= dict.fromkeys(_clear(headings, measure, candidates(headings, measure, taken), taken), measure)
    if not any(measure in headings.used_measures for measure in (*found.values(), *taken.values())):
        raise ambiguity_errors.no_measure(headings)
    return found


def candidates(headings: Headings, measure: str, taken: Mapping[int, str]) -> list[int]:
    """Find the columns whose heading is a word of the measure, the weak words only without a better one."""
    ranks = {
        i: meaning.rank
        for i, heading in enumerate(headings.words)
        if i not in taken and (meaning := headings.vocabulary.meaning(heading)) and meaning.role == measure
    }
    return [i for i, rank in ranks.items() if rank == min(ranks.values())]


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
    heading = headings.words[index]
    if chosen and heading_text(heading).period is None and look_alike(heading) == "choice.earlier":
        return ColumnTime(Period(None, None), "none", None)
    if headings.above.stated and found[index] in headings.used_measures:
        refuse_other_months(headings.path, heading, headings.above.stated)
    return _time(headings, index, found)


def _time(headings: Headings, index: int, found: Mapping[int, str]) -> ColumnTime:
    return column_time(headings.words[index], headings.above.stated, has_years=YEAR in found.values())


def columns(headings: Headings) -> tuple[Column, ...]:
    """Find out which column is which.

    Raises: DataError if a role cannot be told from the headings, with what to say about it.
    """
    chosen = _named_columns(headings)
    found = dict(chosen)
    for role in (NAME, CODE, YEAR):
        if role not in found.values() and (index := _best(headings, role, chosen)) is not None:
            found[index] = role
    if NAME not in found.values() and CODE not in found.values():
        raise ambiguity_errors.no_name(headings)
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
        raise DataError(
            "heading-twice", path=headings.path, heading=heading, columns=ambiguity_errors.column_numbers(places)
        )
    if not places:
        raise _no_such_column(headings, heading, role)
    return places[0]


def _no_such_column(headings: Headings, heading: str, role: str) -> DataError:
    folded = {cleaning.fold(word): word for word in headings.words if word}
    names = tuple(folded[word] for word in similar_words(cleaning.fold(heading), folded))
    facts: dict[str, Any] = {
        "near": names,
        "hinted": int(bool(names)),
        "headings": ambiguity_errors.shorten(headings.words),
    }
    return DataError("column-missing", path=headings.path, heading=heading, role=role, **facts)


def _best(headings: Headings, role: str, chosen: dict[int, str]) -> int | None:
    """Find the column that is best for name, code or year; None if no heading says so."""
    ranks = {
        i: meaning.rank
        for i, word in enumerate(headings.words)
        if i not in chosen and (meaning := headings.vocabulary.meaning(word)) and meaning.role == role
    }
    best = [i for i, rank in ranks.items() if rank == min(ranks.values())]
    if len(best) > 1:
        raise ambiguity_errors.unclear_role(headings, role, best)
    return best[0] if best else None


def _column(headings: Headings, index: int, found: dict[int, str], *, chosen: bool) -> Column:
    heading, role = headings.words[index], found.get(index)
    if role is None:
        return Column(index, heading, why=explanations.for_no_role(headings, heading))
    meaning = headings.vocabulary.meaning(heading)
    word = {"word": meaning.word} if meaning and not chosen else {}
    column = Column(index, heading, role, why=(Message("choice.word" if word else "choice.asked", word),))
    if role in {NAME, CODE, YEAR}:
        return column
    time = time_of(headings, index, found, chosen=chosen)
    is_used = role in headings.used_measures
    placed = with_unit(replace(column, period=time.period), headings.path, headings.question, headings.above, is_used)
    return replace(placed, why=explanations.for_measure(placed, time, headings.above))


def _refuse_twice(headings: Headings, found: dict[int, str]) -> None:
    """Refuse two columns of one heading, if it is one that is used: it would be chance which is taken."""
    places: dict[str, list[int]] = {}
    for i, word in enumerate(headings.words):
        places.setdefault(cleaning.fold(word), []).append(i)
    for folded, at in places.items():
        if len(at) > 1 and (not found.keys().isdisjoint(at) or headings.vocabulary.is_asked(folded)):
            raise DataError(
                "heading-twice",
                path=headings.path,
                heading=headings.words[at[0]],
                columns=ambiguity_errors.column_numbers(at),
            )
