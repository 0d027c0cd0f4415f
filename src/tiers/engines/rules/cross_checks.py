"""Problems that show only when all rows are seen together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Final

from tiers.domain import plausibility
from tiers.domain.problem import Problem
from tiers.domain.tally import MeasureTally
from tiers.engines.rules.requirements import Requirements

Facts = Mapping[str, object]
"""What the sentence of a problem needs besides the name of the firm."""

GROWTH: Final = "growth-tenfold"
LIKE_TOTAL: Final = "figure-like-total"


def growths(
    needs: Requirements, years: tuple[int, int], before: Sequence[Decimal | None], now: Sequence[Decimal | None]
) -> Iterator[Facts]:
    """Yield the facts of each measure in which a firm grows or falls more than tenfold from one year to another.

    `before` and `now` are its figures in yuan, per measure.
    """
    earlier, year = years
    for measure, then, amount in zip(needs.measures, before, now, strict=True):
        if then is not None and amount is not None and plausibility.jumps(then, amount):
            currency = needs.targets.currency
            facts = {"measure": measure, "earlier": earlier, "before": then, "year": year, "amount": amount}
            yield {"currency": currency, **facts}


def like_total(measure: MeasureTally, currency: str) -> Facts | None:
    """Return the facts if the largest figure equals the sum of all others: it may be a total; else None."""
    amount = measure.largest
    if amount is None or not plausibility.equals_all_others(amount, measure.total, measure.usable):
        return None
    return {"measure": measure.measure, "amount": amount, "currency": currency}


def odd_measures(
    needs: Requirements,
    year: int | None,
    measures: Sequence[MeasureTally],
    smallest: Callable[[int], Decimal | None],
    problem: Callable[[int, str, Facts], Problem],
) -> Iterator[Problem]:
    """Warn of a firm as large as all others together, and of a table without a firm below the register's limit.

    `smallest` returns the smallest figure of a measure by its number, `problem` one of the firm with its largest.
    """
    for i, measure in enumerate(measures):
        if facts := like_total(measure, needs.targets.currency):
            yield problem(i, LIKE_TOTAL, facts)
        found = register_limit_problem(needs, year, measure.measure, partial(smallest, i))
        yield from [found] if found else []


def register_limit_problem(
    needs: Requirements, year: int | None, measure: str, smallest: Callable[[], Decimal | None]
) -> Problem | None:
    """Warn of a table without any firm below the register's entry limit, which gives lower bounds for lower tiers.

    `smallest` gives the smallest figure of the report year in yuan, and is asked only where it matters.
    """
    entry = plausibility.entry_limit(year) if needs.targets.currency == "CNY" else None
    if entry is None:
        return None
    pairs = zip(needs.targets.tier, needs.tier_measures, strict=True)
    lower = tuple(tier.name for tier, m in pairs if m == measure and tier.limit < entry)
    found = smallest() if lower else None
    if found is None or found < entry:
        return None
    return Problem("register-limit", facts=(("amount", entry), ("currency", "CNY"), ("tiers", lower)))
