"""How fast a goal comes nearer, and how fast it would have to."""

from typing import Any

from tiers.domain.period import Clock
from tiers.domain.progress import Progress, rates
from tiers.report.rounding import quotient


def rate_numbers(progress: Progress | None, clock: Clock, *, complete: bool) -> dict[str, Any]:
    """Return the rates of a goal as the report states them, in firms a year; `progress` None is no number.

    `complete` says whether the figures are of a whole year, and some are usable.
    """
    found = rates(progress, clock, complete=complete) if progress else None
    if found is None:
        return dict.fromkeys(("rate", "rate_needed", "times"))
    return {"rate": quotient(found.so_far), "rate_needed": quotient(found.needed), "times": quotient(found.times)}
