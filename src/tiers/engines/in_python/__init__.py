"""The definition of every count: firm by firm, in Pydantic models.

What ordinary tables get, and what the bulk engines are held against.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tiers.domain.amount import total
from tiers.domain.classification import Classification
from tiers.domain.enterprise import Enterprise
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.domain.tally import GroupTally, MeasureTally, Tally, TierTally, YearTally
from tiers.engines.expectations import hold_rows, hold_totals
from tiers.engines.in_order import in_order
from tiers.engines.in_python import findings
from tiers.engines.in_python.classifying import classification
from tiers.engines.in_python.counting import (
    Earlier,
    Present,
    Ranked,
    bands,
    group_tallies,
    measure_tally,
    nested_counts,
    ranked,
    usable_figures,
)
from tiers.engines.in_python.panel import Panel, panel_of
from tiers.engines.report_year import report_year, year_problems
from tiers.engines.wanted import Wanted, wanted_of
from tiers.errors import DataError

Firms = Sequence[Enterprise]


def tally(tables: Sequence[Table], question: Question) -> Tally:
    """Count the firms of the tables against the tiers of the plan.

    Raises: DataError where a count would be a guess; UsageError for an option that `--no-names` forbids.
    """
    return _read(tables, question).tally()


def classify(tables: Sequence[Table], question: Question) -> tuple[Tally, Classification]:
    """Count the firms, and say of each which tier it is in.

    Raises: DataError where an answer would be a guess; UsageError for an option that `--no-names` forbids.
    """
    answer = _read(tables, question)
    return answer.tally(), classification(answer.panel, answer.firms[answer.year], answer.wanted)


class _Read(NamedTuple):
    """Everything that both answers are made from."""

    panel: Panel
    firms: Mapping[int | None, Firms]
    year: int | None
    wanted: Wanted
    problems: Sequence[Problem]

    def tally(self) -> Tally:
        return _counted(self.panel, self.firms, self.year, self.wanted, self.problems)


def _read(tables: Sequence[Table], question: Question) -> _Read:
    wanted = wanted_of(question, tables)
    panel = panel_of(tables, wanted)
    repeated = tuple(findings.duplicates(panel, wanted))
    rows = {year: merged.rows for year, merged in panel.years.items()}
    paths = ", ".join(table.source.path for table in tables)
    year = report_year(rows, question.reading.year, question.targets.target_year, paths)
    _hold(panel, year, wanted)
    firms = {y: panel.chosen(merged.firms) for y, merged in panel.years.items()}
    if not firms[year]:
        raise DataError("where-nobody", conditions=question.reading.where, year=year)
    years = year_problems(rows, {y: len(merged.firms) for y, merged in panel.years.items()}, year)
    return _Read(panel, firms, year, wanted, (*repeated, *years))


def _hold(panel: Panel, year: int | None, wanted: Wanted) -> None:
    """Hold the whole table, before `--where`, against what was expected of it."""
    reading, firms = wanted.question.reading, panel.years[year].firms
    hold_rows(reading, sum(table.found.firm_rows for table in panel.tables))
    if reading.expect_total:
        totals = {m: total(figures) for m, figures in usable_figures(firms, wanted.measures).items()}
        hold_totals(reading, totals, wanted.targets.currency)


def _counted(
    panel: Panel, firms: Mapping[int | None, Firms], year: int | None, wanted: Wanted, problems: Sequence[Problem]
) -> Tally:
    now = firms[year]
    orders = {measure: ranked(now, measure) for measure in wanted.measures}
    measures = tuple(_measure(panel, order, wanted) for order in orders.values())
    found = [*(p for table in panel.tables for p in table.problems), *problems]
    found += _seen_together(panel, orders, measures, year, wanted)
    return Tally(
        inputs=tuple(table.found for table in panel.tables),
        period=panel.period(year),
        enterprises=len(now),
        equal=sum(not one.differs_in for merged in panel.years.values() for one in merged.repeated),
        conflicting=sum(bool(one.differs_in) for merged in panel.years.values() for one in merged.repeated),
        measures=measures,
        years=_years(panel, firms, wanted),
        tiers=_tiers(Present(now, _earlier(panel, year, wanted), wanted), orders, wanted),
        breakdowns=_breakdowns(panel, orders, wanted),
        problems=in_order(found, [table.found for table in panel.tables]),
    )


def _measure(panel: Panel, order: Ranked, wanted: Wanted) -> MeasureTally:
    pairs = zip(wanted.targets.tier, wanted.tier_measures, strict=True)
    symbols = (symbol for table in panel.tables for symbol in table.missing_as.get(order.measure, ()))
    ladder = [tier for tier, measure in pairs if measure == order.measure]
    return measure_tally(order, ladder, tuple(dict.fromkeys(symbols)))


def _years(panel: Panel, firms: Mapping[int | None, Firms], wanted: Wanted) -> tuple[YearTally, ...]:
    found = []
    for year in sorted(year for year in firms if year is not None):
        nested = nested_counts(usable_figures(firms[year], wanted.measures), wanted)
        complete = panel.period(year).complete
        found.append(YearTally(year, complete, len(firms[year]), nested, bands(nested, wanted.tier_measures)))
    return tuple(found)


def _earlier(panel: Panel, year: int | None, wanted: Wanted) -> Earlier:
    years = sorted(y for y in panel.years if y is not None and year is not None and y < year)
    firms = {y: {firm.identity: firm for firm in reversed(panel.years[y].firms)} for y in years}
    complete = {y: firms[y] for y in years if panel.period(y).complete}
    return Earlier(wanted.targets.base_year, complete, firms[years[-1]] if years else {})


def _tiers(present: Present, orders: Mapping[str, Ranked], wanted: Wanted) -> tuple[TierTally, ...]:
    measures = wanted.tier_measures
    pairs = zip(wanted.targets.tier, measures, strict=True)
    nested = [orders[measure].reaching(tier) if measure else None for tier, measure in pairs]
    counts = zip(wanted.targets.tier, measures, nested, bands(nested, measures), strict=True)
    return tuple(
        present.tier_tally(tier, orders[measure], count or 0, band or 0) if measure else TierTally(None)
        for tier, measure, count, band in counts
    )


def _breakdowns(
    panel: Panel, orders: Mapping[str, Ranked], wanted: Wanted
) -> tuple[tuple[str, tuple[GroupTally, ...]], ...]:
    return tuple(
        (g.heading, group_tallies(orders, panel.groups(index), g, wanted)) for index, g in enumerate(wanted.groups)
    )


def _seen_together(
    panel: Panel, orders: Mapping[str, Ranked], measures: Sequence[MeasureTally], year: int | None, wanted: Wanted
) -> Iterator[Problem]:
    yield from findings.jumps(panel, wanted)
    for order, measure in zip(orders.values(), measures, strict=True):
        yield from findings.as_large_as_all_others(panel, order, measure.total, wanted.targets.currency)
        yield from findings.above_entry_limit(order, year, wanted)
