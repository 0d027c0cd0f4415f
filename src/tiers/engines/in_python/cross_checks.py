"""Problems that show only when all rows are seen together."""

from collections.abc import Iterator
from itertools import pairwise

from tiers.domain.enterprise import Enterprise
from tiers.domain.problem import Problem
from tiers.engines.in_python.panel import Panel
from tiers.engines.rules.cross_checks import GROWTH, growths
from tiers.engines.rules.duplicates import Repeated, decisions
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
    for one, code, facts in decisions(repeated, lambda one: _lines(panel, one), needs.question):
        yield firm_problem(panel, one.rows[-1], code, **facts)


def _lines(panel: Panel, one: Repeated) -> str:
    places = (panel.place(row) for row in one.rows)
    return ", ".join(f"{found.source.path}:{line}" for found, line in places)


def jumps(panel: Panel, needs: Requirements) -> Iterator[Problem]:
    """Warn of firms that grow or fall more than tenfold between one complete year that was read and the next."""
    years = [year for year in panel.years if year is not None and panel.period(year).complete]
    complete = {year: {firm.identity: firm for firm in panel.years[year].firms} for year in years} if years[1:] else {}
    for earlier, year in pairwise(sorted(complete)):
        for identity, then in complete[earlier].items():
            if now := complete[year].get(identity):
                figures = ([firm.figures.get(measure) for measure in needs.measures] for firm in (then, now))
                for facts in growths(needs, (earlier, year), *figures):
                    yield firm_problem(panel, now, GROWTH, **facts)
