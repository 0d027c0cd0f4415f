"""Which columns hold a measure: never the first of several that answer equally well."""

from collections.abc import Mapping, Sequence
from typing import Final

from tiers.domain.period import Period
from tiers.intake import refusals
from tiers.intake.divided import divided, meaning_of, said_of
from tiers.intake.heading_text import heading_text
from tiers.intake.heading_words import YEAR, Headings, Meaning
from tiers.intake.look_alikes import look_alike
from tiers.intake.part_words import Part
from tiers.intake.year_of_table import ColumnTime, column_time, refuse_other_months

_WHOLE: Final[frozenset[Part]] = frozenset({"own", "whole"})


def choose(headings: Headings, taken: Mapping[int, str]) -> dict[int, str]:
    """Give the columns of each measure, several only for several years: position → measure.

    A measure that no tier uses and that is not clear is left out.

    Raises: DataError if a used measure is not clear, or none of those is there.
    """
    found: dict[int, str] = {}
    for measure in headings.question.targets.measures:
        if measure not in taken.values():
            places = candidates(headings, measure, taken)
            found |= dict.fromkeys(_clear(headings, measure, _undivided(headings, measure, places), taken), measure)
    if not any(measure in headings.used for measure in (*found.values(), *taken.values())):
        raise refusals.no_measure(headings)
    return found


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
    if found := vocabulary.meaning(headings.words[index]) or meaning_of(parts, vocabulary):
        return found
    part = divided(parts, vocabulary)
    return part.meaning if part else None


def _part(headings: Headings, index: int) -> Part:
    """Return which part of its measure a column is."""
    found = divided(headings.parts[index], headings.vocabulary)
    return found.part if found else "whole"


def _undivided(headings: Headings, measure: str, places: Sequence[int]) -> Sequence[int]:
    """Leave out columns that only stand in for a better one.

    Raises: DataError if the measure is used, and nobody knows what the words beside it say of a column.
    """
    parts = {i: _part(headings, i) for i in places}
    if "own" in parts.values() or "unknown" not in parts.values():
        return [i for i in places if parts[i] in _WHOLE] or places
    rivals = places if len(places) > 1 else _all_parts(headings, measure)
    if measure not in headings.used or len(rivals) == 1:
        return ()
    raise refusals.unclear_measure(headings, measure, rivals, [_seems(headings, i) for i in rivals])


def _all_parts(headings: Headings, measure: str) -> list[int]:
    found = ((i, divided(parts, headings.vocabulary)) for i, parts in enumerate(headings.parts))
    return [i for i, part in found if part and part.meaning.role == measure]


def _seems(headings: Headings, index: int) -> str:
    """Return what a column seems to be, as a word of the catalogue without its `choice.`."""
    part = _part(headings, index)
    if part == "unknown":
        return "unclear"
    return "none" if part in _WHOLE else look_alike(headings.words[index]).removeprefix("choice.")


def _clear(headings: Headings, measure: str, places: Sequence[int], taken: Mapping[int, str]) -> Sequence[int]:
    """Give back candidates of which each is alone in its year; refuse or drop others."""
    times = [_time(headings, i, taken) for i in places]
    years = [time.period.year if time.period else None for time in times]
    alone = len(set(years)) == len(years) and (None not in years or len(years) == 1)
    if alone and not any(time.span == "month" for time in times):
        return places
    if measure in headings.used:
        raise refusals.unclear_measure(headings, measure, places, [time.span for time in times])
    return ()


def time_of(headings: Headings, index: int, found: Mapping[int, str], *, chosen: bool) -> ColumnTime:
    """Give the time of a column's figures.

    A figure of an earlier time (`上年同期`) that a person has named has an unknown one.

    Raises: DataError if the heading and the title state two different years to date.
    """
    heading = said_of(headings, index)
    if chosen and heading_text(heading).period is None and look_alike(heading) == "choice.earlier":
        return ColumnTime(Period(None, None), "none", None)
    if headings.above.stated and found[index] in headings.used:
        refuse_other_months(headings.path, heading, headings.above.stated)
    return _time(headings, index, found)


def _time(headings: Headings, index: int, found: Mapping[int, str]) -> ColumnTime:
    return column_time(said_of(headings, index), headings.above.stated, has_years=YEAR in found.values())
