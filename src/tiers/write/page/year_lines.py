"""The counts of a tier over the years as a small line of signs, for a terminal that has room for it."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from tiers.report.contract.report import Report
from tiers.write.page.goals import FEWEST
from tiers.write.page.phrases import Words

_STEPS: Final = "▁▂▃▄▅▆▇█"
"""From no firm at all to as many as ever in these years; every one is in GBK."""

_UNKNOWN: Final = "·"
"""Stands for a year of which the table has no count, or only a part."""

_MOST: Final = 12
"""Years that a line has at most, the latest ones."""


class YearLines(NamedTuple):
    """A line for each tier."""

    heading: str
    """From which year to which."""
    lines: Mapping[str, str]
    """Tier → its line; a tier of which no year has a count has none."""


def year_lines_of(report: Report, words: Words) -> YearLines | None:
    """Draw the whole years of a report, each tier against its own highest count; None if there are too few."""
    years = {each.year: each for each in report.years if each.complete}
    if len(years) < FEWEST:
        return None
    last = max(years)
    span = range(max(min(years), last - _MOST + 1), last + 1)
    counts = {(year, each.tier): each.count for year, found in years.items() for each in found.counts}
    of_years = {goal.tier: [counts.get((year, goal.tier)) for year in span] for goal in words.goals}
    lines = {tier: _line(found) for tier, found in of_years.items() if any(count is not None for count in found)}
    return YearLines(words.report_text("years", first=span[0], last=last), lines) if lines else None


def _line(counts: list[int | None]) -> str:
    highest = max((count for count in counts if count is not None), default=0)
    return "".join(_UNKNOWN if count is None else _STEPS[_step(count, highest)] for count in counts)


def _step(count: int, highest: int) -> int:
    """Return a step: the lowest for 0 alone, the highest for the highest alone."""
    if count in {0, highest}:
        return len(_STEPS) - 1 if count else 0
    return 1 + count * (len(_STEPS) - 2) // highest
