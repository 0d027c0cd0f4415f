"""Problems that show only when all rows are seen together."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tiers.domain import plausibility
from tiers.domain.enterprise import Enterprise
from tiers.domain.problem import Problem
from tiers.engines.in_python.counting import Ranking
from tiers.engines.in_python.panel import Panel
from tiers.engines.rules.duplicates import Repeated, conflict_refusal
from tiers.engines.rules.requirements import Requirements


def firm_problem(panel: Panel, firm: Enterprise, code: str, **facts: object) -> Problem:
    """Return a problem of a firm, with the place of its row."""
    found, line = panel.place(firm)
    return Problem(
        code, found.source.path, found.source.sheet, line, None, firm.name, tuple({"name": firm.name, **facts}.items())
    )


def duplicates(panel: Panel, needs: Requirements) -> Iterator[Problem]:
    """Yield, for every firm that stands more than once in a year, what was decided.

    Raises: DataError under the policy `stop` if figures differ.
    """
    repeated = [one for merged in panel.years.values() for one in merged.repeated]
    policy = needs.question.reading.duplicates
    conflicts = [one for one in repeated if one.differs_in]
    if conflicts and policy == "stop":
        raise conflict_refusal(conflicts, lambda one: _lines(panel, one), no_names=needs.question.no_names)
    for one in repeated:
        code = "duplicate-conflict" if one.differs_in else "duplicate-equal"
        yield firm_problem(
            panel,
            one.rows[-1],
            code,
            year=one.rows[0].year,
            lines=_lines(panel, one),
            policy=policy,
            measures=one.differs_in,
        )


def _lines(panel: Panel, one: Repeated) -> str:
    places = (panel.place(row) for row in one.rows)
    return ", ".join(f"{found.source.path}:{line}" for found, line in places)


def jumps(panel: Panel, needs: Requirements) -> Iterator[Problem]:
    """Warn of firms that grow or fall more than tenfold between one complete year that was read and the next."""
    years = [year for year in panel.years if year is not None and panel.period(year).complete]
    complete = {year: {firm.identity: firm for firm in panel.years[year].firms} for year in years} if years[1:] else {}
    for earlier, year in pairwise(sorted(complete)):
        for identity, then in complete[earlier].items():
            now = complete[year].get(identity)
            for measure in needs.measures if now else ():
                before, amount = then.figures.get(measure), now.figures.get(measure) if now else None
                if now and before is not None and amount is not None and plausibility.jumps(before, amount):
                    facts = {"measure": measure, "earlier": earlier, "before": before, "year": year, "amount": amount}
                    yield firm_problem(panel, now, "growth-tenfold", currency=needs.targets.currency, **facts)


def as_large_as_all_others(panel: Panel, order: Ranking, sum_of_all: Decimal, currency: str) -> Iterator[Problem]:
    """Warn of a firm whose figure equals the sum of all other firms': it may be a total."""
    for figure, firm in order.largest(len(order.figures), 1):
        if plausibility.equals_all_others(figure, sum_of_all, len(order.figures)):
            facts = {"measure": order.measure, "amount": figure, "currency": currency}
            yield firm_problem(panel, firm, "figure-like-total", **facts)
