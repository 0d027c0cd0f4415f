"""Which columns hold a measure: never the first of several that answer equally well."""

from collections.abc import Mapping, Sequence

from tiers.domain.period import Period
from tiers.errors import DataError
from tiers.intake import refusals
from tiers.intake.heading_text import heading_text
from tiers.intake.heading_words import YEAR, Headings
from tiers.intake.look_alikes import look_alike
from tiers.intake.year_of_table import ColumnTime, column_time, refuse_other_months


def choose(headings: Headings, taken: Mapping[int, str]) -> dict[int, str]:
    """Give the columns of each measure, several only for several years: position → measure.

    A measure that no tier uses and that is not clear is left out.

    Raises: DataError if a used measure is not clear, or none of those is there.
    """
    found: dict[int, str] = {}
    unclear: list[DataError] = []
    for measure in headings.question.targets.measures:
        if measure not in taken.values():
            try:
                places = _clear(headings, measure, candidates(headings, measure, taken), taken)
            except DataError as error:
                unclear.append(error)
                continue
            found |= dict.fromkeys(places, measure)
    if unclear:
        raise refusals.with_others(unclear[0], unclear[1:])
    if not any(measure in headings.used for measure in (*found.values(), *taken.values())):
        raise refusals.no_measure(headings)
    return found


def refused(headings: Headings, taken: Mapping[int, str]) -> list[DataError]:
    """Give the refusal that `choose` would raise, for what else is refused before; none where it would raise none."""
    try:
        choose(headings, taken)
    except DataError as error:
        return [error]
    return []


def candidates(headings: Headings, measure: str, taken: Mapping[int, str]) -> list[int]:
    """Find the columns whose heading is a word of the measure, the weak words only without a better one."""
    ranks = {
        i: meaning.rank
        for i, heading in enumerate(headings.words)
        if i not in taken and (meaning := headings.vocabulary.meaning(heading)) and meaning.role == measure
    }
    return [i for i, rank in ranks.items() if rank == min(ranks.values())]


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
    heading = headings.words[index]
    if chosen and heading_text(heading).period is None and look_alike(heading) == "choice.earlier":
        return ColumnTime(Period(None, None), "none", None)
    if headings.above.stated and found[index] in headings.used:
        refuse_other_months(headings.path, heading, headings.above.stated)
    return _time(headings, index, found)


def _time(headings: Headings, index: int, found: Mapping[int, str]) -> ColumnTime:
    return column_time(headings.words[index], headings.above.stated, has_years=YEAR in found.values())
