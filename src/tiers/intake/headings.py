"""Which column is which, in which unit, and for which time."""

from dataclasses import replace
from typing import Any

from tiers.domain import cleaning
from tiers.domain.near import near
from tiers.domain.table import Column
from tiers.errors import DataError
from tiers.intake import measure_columns, reasons, refusals
from tiers.intake.divided import meaning_of, said_of
from tiers.intake.heading_words import CODE, NAME, YEAR, Headings
from tiers.intake.units import with_unit
from tiers.wording import Sentence


def columns(headings: Headings) -> tuple[Column, ...]:
    """Find out which column is which.

    Raises: DataError if a role cannot be told from the headings, with what to say about it.
    """
    chosen = _chosen(headings)
    found = dict(chosen)
    for role in (NAME, CODE, YEAR):
        if role not in found.values() and (index := _best(headings, role, chosen)) is not None:
            found[index] = role
    if NAME not in found.values() and CODE not in found.values():
        raise refusals.no_name(headings)
    found |= measure_columns.choose(headings, found)
    made = tuple(_column(headings, i, found, chosen=i in chosen) for i in range(len(headings.words)))
    _refuse_twice(headings, found)
    return made


def _chosen(headings: Headings) -> dict[int, str]:
    """Give the columns that a person named: position → role."""
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
    wanted = cleaning.folded(heading)
    places = [i for i, word in enumerate(headings.words) if cleaning.folded(word) == wanted]
    if len(places) > 1:
        raise DataError("heading-twice", path=headings.path, heading=heading, columns=refusals.counted(places))
    if not places:
        raise _no_such_column(headings, heading, role)
    return places[0]


def _no_such_column(headings: Headings, heading: str, role: str) -> DataError:
    folded = {cleaning.folded(word): word for word in headings.words if word}
    names = tuple(folded[word] for word in near(cleaning.folded(heading), folded))
    facts: dict[str, Any] = {"near": names, "hinted": int(bool(names)), "headings": refusals.shown(headings.words)}
    return DataError("column-missing", path=headings.path, heading=heading, role=role, **facts)


def _best(headings: Headings, role: str, chosen: dict[int, str]) -> int | None:
    """Find the column that is best for name, code or year; None if no heading says so."""
    ranks = {
        i: meaning.rank
        for i, parts in enumerate(headings.parts)
        if i not in chosen and (meaning := meaning_of(parts, headings.vocabulary)) and meaning.role == role
    }
    best = [i for i, rank in ranks.items() if rank == min(ranks.values())]
    if len(best) > 1:
        raise refusals.unclear_role(headings, role, best)
    return best[0] if best else None


def _column(headings: Headings, index: int, found: dict[int, str], *, chosen: bool) -> Column:
    heading, role = headings.words[index], found.get(index)
    if role is None:
        return Column(index, heading, why=reasons.for_no_role(headings, heading))
    meaning = measure_columns.meaning(headings, index)
    word = {"word": meaning.word} if meaning and not chosen else {}
    column = Column(index, heading, role, why=(Sentence("choice.word" if word else "choice.asked", word),))
    if role in {NAME, CODE, YEAR}:
        return column
    time = measure_columns.time_of(headings, index, found, chosen=chosen)
    is_used = role in headings.used
    timed = replace(column, period=time.period, heading=said_of(headings, index))
    placed = replace(with_unit(timed, headings.path, headings.question, headings.above, is_used), heading=heading)
    return replace(placed, why=reasons.for_measure(placed, time, headings.above))


def _refuse_twice(headings: Headings, found: dict[int, str]) -> None:
    """Refuse two columns of one heading, if it is one that is used: it would be chance which is taken."""
    places: dict[str, list[int]] = {}
    for i, word in enumerate(headings.words):
        places.setdefault(cleaning.folded(word), []).append(i)
    for folded, at in places.items():
        if len(at) > 1 and (not found.keys().isdisjoint(at) or headings.vocabulary.is_asked(folded)):
            raise DataError(
                "heading-twice", path=headings.path, heading=headings.words[at[0]], columns=refusals.counted(at)
            )
