"""The definition of every count: firm by firm, in Pydantic models.

What ordinary tables get, and what the bulk engines are held against.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tiers.domain.enterprise import Enterprise
from tiers.domain.group_tally import GroupsOfYears
from tiers.domain.ladder import bands
from tiers.domain.outlook import OutlookTally
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.domain.tally import GroupTally, MeasureTally, Tally, TierTally, YearTally
from tiers.engines.in_python import cross_checks
from tiers.engines.in_python.counting import (
    Earlier,
    Present,
    Ranking,
    group_tallies,
    measure_tally,
    nested_counts,
    rank,
    usable_figures,
)
from tiers.engines.in_python.lift import Ranker
from tiers.engines.in_python.marked import Marked
from tiers.engines.in_python.panel import Panel
from tiers.engines.in_python.population import Population, read_population
from tiers.engines.rules.cross_checks import Facts, odd_measures
from tiers.engines.rules.lift import lift_tallies
from tiers.engines.rules.problem_order import in_order
from tiers.engines.rules.report_year import years_before
from tiers.engines.rules.requirements import Requirements

if TYPE_CHECKING:
    from tiers.domain.classification import Classification

Firms = Sequence[Enterprise]


def tally(tables: Sequence[Table], question: Question, then: Sequence[Table] = ()) -> Tally:
    """Count the firms of the tables against the tiers of the plan; `then` are those that are compared with, if any.

    Raises: DataError where a count would be a guess; UsageError for an option that `--no-names` forbids.
    """
    return _compare(read_population(tables, question), then)


def _compare(population: Population, then: Sequence[Table]) -> Tally:
    if population.needs.question.since is None:
        return count_firms(population)
    from tiers.engines.in_python.since import since_tally  # noqa: PLC0415 - most reports compare nothing
    from tiers.engines.rules.since import of_then  # noqa: PLC0415 - the same

    other = read_population(then, of_then(population.needs.question)) if then else None
    found = count_firms(population)._replace(since=since_tally(population, other))
    if not other or not any(found.groups):
        return found
    from tiers.engines.in_python.group_goals import with_groups_then  # noqa: PLC0415 - most plans have none

    return found._replace(groups=with_groups_then(found.groups, population, other))


@contextmanager
def classify(
    tables: Sequence[Table], question: Question, then: Sequence[Table] = ()
) -> Iterator["tuple[Tally, Classification]"]:
    """Count the firms, and say of each which tier it is in.

    Raises: DataError where an answer would be a guess; UsageError for an option that `--no-names` forbids.
    """
    from tiers.engines.in_python.classifying import classification  # noqa: PLC0415 - a report asks for no rows

    population = read_population(tables, question)
    yield _compare(population, then), classification(population.panel, population.now, population.needs)


def count_firms(population: Population) -> Tally:
    """Count the firms of a population against the tiers of the plan."""
    panel, wanted, year, now = population.panel, population.needs, population.year, population.now
    orders = {measure: rank(now, measure) for measure in wanted.measures}
    measures = tuple(_measure(panel, order, wanted) for order in orders.values())
    marked, present = Marked(population), Present(now, _earlier(panel, year, wanted), wanted)
    problems = [*(p for table in panel.tables for p in table.problems), *population.problems, *marked.problems()]
    problems += _seen_together(panel, orders, measures, year, wanted)
    tiers, period = tuple(marked.tiers(_tiers(present, orders, wanted), present.earlier)), panel.period(year)
    return Tally(
        inputs=tuple(table.found for table in panel.tables),
        period=period,
        enterprises=len(now),
        equal=sum(not one.differs_in for merged in panel.years.values() for one in merged.repeated),
        conflicting=sum(bool(one.differs_in) for merged in panel.years.values() for one in merged.repeated),
        measures=measures,
        years=tuple(marked.years(_years(panel, population.firms, wanted))),
        tiers=tiers,
        totals=marked.totals(),
        breakdowns=_breakdowns(panel, orders, wanted, marked),
        problems=in_order(problems, [table.found for table in panel.tables]),
        groups=_groups(population, present, orders),
        lift=lift_tallies(wanted, [tier.nested for tier in tiers], Ranker(panel, present, orders).rank),
        outlook=_outlook(population, present.earlier, tiers) if wanted.question.outlook else None,
    )


def _groups(
    population: Population, present: Present, orders: Mapping[str, Ranking]
) -> tuple[GroupsOfYears | None, ...]:
    needs = population.needs
    if needs.question.is_about_firms:
        return ()
    if all(column.split is None for column in needs.groups):
        return tuple(None for _ in needs.groups)
    from tiers.engines.in_python.group_goals import groups_of_years  # noqa: PLC0415 - most plans have none

    return groups_of_years(population, present, orders)


def _outlook(population: Population, earlier: Earlier, tiers: Sequence[TierTally]) -> OutlookTally | None:
    from tiers.engines.in_python.outlook import History  # noqa: PLC0415 - most reports do not look ahead
    from tiers.engines.rules.outlook import outlook_tally  # noqa: PLC0415 - the same

    panel, year = population.panel, population.year
    history = History(population, earlier)
    return outlook_tally(history, population.needs, tiers, panel.period(year), panel.whole_years(year))


def _measure(panel: Panel, order: Ranking, needs: Requirements) -> MeasureTally:
    pairs = zip(needs.targets.tier, needs.tier_measures, strict=True)
    symbols = (symbol for table in panel.tables for symbol in table.missing_as.get(order.measure, ()))
    ladder = [tier for tier, measure in pairs if measure == order.measure]
    return measure_tally(order, ladder, tuple(dict.fromkeys(symbols)))


def _years(panel: Panel, firms: Mapping[int | None, Firms], needs: Requirements) -> tuple[YearTally, ...]:
    found = []
    for year in sorted(year for year in firms if year is not None):
        nested = nested_counts(usable_figures(firms[year], needs.measures), needs)
        complete = panel.period(year).complete
        found.append(YearTally(year, complete, len(firms[year]), nested, bands(nested, needs.tier_measures)))
    return tuple(found)


def _earlier(panel: Panel, year: int | None, needs: Requirements) -> Earlier:
    if needs.question.is_about_firms:
        return Earlier(needs.targets.base_year, {}, {})
    years = years_before(panel.years, year)
    firms = {y: {firm.identity: firm for firm in reversed(panel.years[y].firms)} for y in years}
    complete = {y: firms[y] for y in years if panel.period(y).complete}
    return Earlier(needs.targets.base_year, complete, firms[years[-1]] if years else {})


def _tiers(present: Present, orders: Mapping[str, Ranking], needs: Requirements) -> tuple[TierTally, ...]:
    measures = needs.tier_measures
    pairs = zip(needs.targets.tier, measures, strict=True)
    nested = [orders[measure].reaching(tier) if measure else None for tier, measure in pairs]
    counts = zip(needs.targets.tier, measures, nested, bands(nested, measures), strict=True)
    return tuple(
        present.tier_tally(tier, orders[measure], count or 0, band or 0) if measure else TierTally(None)
        for tier, measure, count, band in counts
    )


def _breakdowns(
    panel: Panel, orders: Mapping[str, Ranking], needs: Requirements, marked: Marked
) -> tuple[tuple[str, tuple[GroupTally, ...]], ...]:
    if needs.question.is_about_firms:
        return ()
    return tuple(
        (g.heading, marked.groups(panel.groups(i), group_tallies(orders, panel.groups(i), g, needs)))
        for i, g in enumerate(needs.groups)
    )


def _seen_together(
    panel: Panel, orders: Mapping[str, Ranking], measures: Sequence[MeasureTally], year: int | None, needs: Requirements
) -> Iterator[Problem]:
    ranked = [*orders.values()]

    def of_largest(i: int, code: str, facts: Facts) -> Problem:
        ((_, firm),) = ranked[i].largest(len(ranked[i].figures), 1)
        return cross_checks.firm_problem(panel, firm, code, **facts)

    yield from cross_checks.jumps(panel, needs)
    yield from odd_measures(needs, year, measures, lambda i: ranked[i].smallest_figure(), of_largest)
