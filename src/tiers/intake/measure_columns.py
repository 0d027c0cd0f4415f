"""Which columns hold a measure: never the first of several that answer equally well."""

from collections.abc import Mapping, Sequence

from tiers.domain.period import Period
from tiers.intake import refusals
from tiers.intake.heading_text import heading_text
from tiers.intake.heading_words import Headings
from tiers.intake.look_alikes import look_alike


def choose(headings: Headings, taken: Mapping[int, str]) -> dict[int, str]:
    """Give the columns of each measure, several only for several years: position → measure.

    A measure that no tier uses and that is not clear is left out.

    Raises: DataError if a used measure is not clear, or none of those is there.
    """
    found: dict[int, str] = {}
    for measure in headings.question.targets.measures:
        if measure not in taken.values():
            found |= dict.fromkeys(_clear(headings, measure, candidates(headings, measure, taken)), measure)
    if not any(measure in headings.used for measure in (*found.values(), *taken.values())):
        raise refusals.no_measure(headings)
    return found


def candidates(headings: Headings, measure: str, taken: Mapping[int, str]) -> list[int]:
    """Find the columns whose heading is a word of the measure, the weak words only without a better one."""
    ranks = {
        i: meaning.rank
        for i, heading in enumerate(headings.words)
        if i not in taken and (meaning := headings.vocabulary.meaning(heading)) and meaning.role == measure
    }
    return [i for i, rank in ranks.items() if rank == min(ranks.values())]


def _clear(headings: Headings, measure: str, places: Sequence[int]) -> Sequence[int]:
    """Give back candidates of which each is alone in its year; refuse or drop others."""
    texts = [heading_text(headings.words[i]) for i in places]
    years = [text.period.year if text.period else None for text in texts]
    alone = len(set(years)) == len(years) and (None not in years or len(years) == 1)
    if alone and not any(text.span == "month" for text in texts):
        return places
    if measure in headings.used:
        raise refusals.unclear_measure(headings, measure, places)
    return ()


def period_of(heading: str, *, chosen: bool) -> Period | None:
    """Give the time that a heading states for its figures; None if it states none.

    A figure of an earlier time (`上年同期`) that a person has named has an unknown one.
    """
    stated = heading_text(heading).period
    if chosen and stated is None and look_alike(heading) == "choice.earlier":
        return Period(None, None)
    return stated
