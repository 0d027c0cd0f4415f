"""One firm, cell by cell, and where it stands beside every limit: taken from what was counted, no rule twice."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import unit_in_cell
from tiers.domain.enterprise import Enterprise
from tiers.domain.explanation import (
    Candidate,
    CellFound,
    Decision,
    ExplainResult,
    FirmExplained,
    FirmYear,
    Place,
    RowFound,
    Rung,
    State,
)
from tiers.domain.ladder import passes
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.reading import Duplicates
from tiers.domain.table import Column, SetAside, Source, Table
from tiers.domain.targets import Tier
from tiers.domain.unseen import without_unseen
from tiers.engines.in_python import count_firms
from tiers.engines.in_python.counting import Ranking, rank
from tiers.engines.in_python.firm_search import Names, Register, register
from tiers.engines.in_python.panel import Panel
from tiers.engines.in_python.population import Population, read_population
from tiers.engines.rows.sheet import Sheet
from tiers.engines.rules.lenient import mark_undecided, retry_without_refused
from tiers.engines.rules.year_columns import columns_of_year

MOST_TOLD: Final = 20
"""Firms of one name that are told of, inclusive."""


def explain(tables: Sequence[Table], question: Question, words: str) -> ExplainResult:
    """Find the firms that words mean, and say where their figures come from.

    Raises: DataError where no figure could be told; UsageError for an option that `--no-names` forbids.
    """
    found, refusals = retry_without_refused(read_population, tables, question)
    if found is None:
        raise refusals[-1]
    is_open = any(refusal.code == "duplicates-conflict" for refusal in refusals)
    orders = {measure: rank(found.now, measure) for measure in found.needs.measures}
    problems = tuple(mark_undecided(count_firms(found).problems, refusals))
    explainer = Explainer(found, problems, register(found.panel), orders, "stop" if is_open else None)
    identities, is_exact = explainer.register.find(words)
    is_told = is_exact and len(identities) <= MOST_TOLD
    return ExplainResult(
        tuple(map(explainer.firm, identities)) if is_told else (),
        () if is_told else tuple(explainer.candidates(identities)),
        tuple(_aside(found.panel, words)),
        tuple(
            dict.fromkeys(name for said in explainer.register.names.values() for one in said for name in one if name)
        ),
        found.panel.period(found.year),
        refusals,
    )


def _aside(panel: Panel, words: str) -> Iterator[tuple[Source, SetAside]]:
    part = cleaning.fold(words)
    for table in panel.tables:
        for aside in table.found.set_aside:
            if part and part in cleaning.fold(aside.text):
                yield table.found.source, aside


class Explainer(NamedTuple):
    """Everything that is needed to tell of a firm."""

    seen: Population
    """The panel, and who is in the report year."""
    problems: Sequence[Problem]
    """What is wrong with the tables."""
    register: Register
    """Every firm by its identity."""
    orders: Mapping[str, Ranking]
    """Measure → the firms of the report year in its order."""
    undecided: Duplicates | None
    """`stop` where nobody has decided about duplicates, else None."""

    def firm(self, identity: str) -> FirmExplained:
        """Return everything about one firm."""
        years = self.register.years.get(identity, {})
        without = [self._row(row) for row in self.register.without_year.get(identity, ())]
        names = self.register.names[identity]
        told = tuple(self._year(year, rows) for year, rows in years.items())
        places = {_place(row) for year in told for row in year.rows} | {_place(row) for row in without}
        problems = (p for p in self.problems if (p.path, p.sheet, p.row) in places)
        name, code = _first_names(names)
        return FirmExplained(name or identity, code, told, tuple(without), tuple(problems))

    def candidates(self, identities: Sequence[str]) -> Iterator[Candidate]:
        """Yield which firms they are, in the order in which they first stand in the tables, and where that is."""
        first = {identity: min(self._places(identity)) for identity in identities}
        for identity in sorted(first, key=first.__getitem__):
            name, code = _first_names(self.register.names[identity])
            sheet, position = self.seen.panel.row(first[identity])
            yield Candidate(name or identity, code, sheet.table.source, sheet.firms.numbers[position])

    def _places(self, identity: str) -> Iterator[int]:
        """Yield all rows of a firm."""
        yield from (row.row for rows in self.register.years.get(identity, {}).values() for row in rows)
        yield from self.register.without_year.get(identity, ())

    def _year(self, year: int | None, rows: Sequence[Enterprise]) -> FirmYear:
        at = {row.row for row in rows}
        repeated = next((one for one in self.seen.panel.years[year].repeated if one.rows[0].row in at), None)
        policy = self.undecided or self.seen.needs.question.reading.duplicates
        decision: Decision | None = None if repeated is None else policy if repeated.differs_in else "equal"
        counts = [firm for firm in self.seen.firms[year] if firm.row in at]
        found = tuple(self._row(row.row, year) for row in rows)
        return FirmYear(year, found, decision, tuple(self._rungs(firm, year) for firm in counts))

    def _row(self, row: int, year: int | None = None) -> RowFound:
        sheet, position = self.seen.panel.row(row)
        columns = columns_of_year(sheet.table, year, self.seen.needs.measures)
        cells = tuple(_cell(sheet, position, column) for column in columns)
        return RowFound(sheet.table.source, sheet.firms.numbers[position], cells)

    def _rungs(self, firm: Enterprise, year: int | None) -> tuple[Rung, ...]:
        wanted, is_now = self.seen.needs, year == self.seen.year and not self.undecided
        pairs = zip(wanted.targets.tier, wanted.tier_measures, strict=True)
        return tuple(
            self._rung(index, tier, measure, firm, is_now=is_now)
            for index, (tier, measure) in enumerate(pairs)
            if not tier.where
        )

    def _rung(self, index: int, tier: Tier, measure: str | None, firm: Enterprise, *, is_now: bool) -> Rung:
        figure = firm.figures.get(measure) if measure else None
        if measure is None or figure is None:
            return Rung(index, measure, None, None, None, None)
        reached = passes(figure, tier)
        place = _place_of((firm, figure), self.orders[measure], tier, reached=reached) if is_now else None
        return Rung(index, measure, figure, reached, None if reached else place, place if reached else None)


def _first_names(names: Sequence[Names]) -> Names:
    """Return the first name and the first code by which a firm is called."""
    return next((name for name, _ in names if name), None), next((code for _, code in names if code), None)


def _place(row: RowFound) -> tuple[str, str | None, int]:
    return row.source.path, row.source.sheet, row.row


def _place_of(which: tuple[Enterprise, Decimal], order: Ranking, tier: Tier, *, reached: bool) -> Place:
    """Find a firm, by its figure, among the nearest or in the cushion of a tier, as a report lists them."""
    (firm, figure), usable = which, len(order.figures)
    below = usable - order.reaching(tier)
    alike = slice(bisect_left(order.figures, figure), bisect_right(order.figures, figure))
    before = alike.start - below if reached else below - alike.stop
    ties = sorted((other.identity, other.row) for other in map(order.firms.__getitem__, order.order[alike]))
    return Place(before + ties.index((firm.identity, firm.row)) + 1, usable - below if reached else below)


def _cell(sheet: Sheet, position: int, column: Column) -> CellFound:
    figures = sheet.figures[column.index]
    cell, amount = sheet.firms.cells[position][column.index], figures.amounts[position]
    state: State = "unreadable" if position in figures.unreadable else "missing" if amount is None else "usable"
    own = unit_in_cell(cleaning.unwrap(without_unseen(cell)))
    unit, stated_by = (own, "cell") if own else (column.unit, column.unit_from)
    return CellFound(column.role or "", cleaning.text(column.heading), cell, state, unit, stated_by, amount)
