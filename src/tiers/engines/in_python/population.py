"""What is known before anything is counted: the panel, the report year, and who is in it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tiers.domain.amount import total
from tiers.domain.enterprise import Enterprise
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.engines.in_python import cross_checks
from tiers.engines.in_python.counting import usable_figures
from tiers.engines.in_python.panel import Panel, panel_of
from tiers.engines.rules.expectations import hold_rows, hold_totals
from tiers.engines.rules.report_year import report_year_of, year_problems
from tiers.engines.rules.requirements import Requirements, requirements_of
from tiers.errors import DataError


class Population(NamedTuple):
    """Panel, report year and the firms in scope."""

    panel: Panel
    """All tables."""
    needs: Requirements
    """What an answer needs."""
    year: int | None
    """The report year."""
    firms: Mapping[int | None, Sequence[Enterprise]]
    """Year → its firms that meet `--where`, each once."""
    problems: tuple[Problem, ...]
    """What was found about duplicates and years."""

    @property
    def now(self) -> Sequence[Enterprise]:
        """The firms of the report year."""
        return self.firms[self.year]


def read_population(tables: Sequence[Table], question: Question) -> Population:
    """Read all tables, make each firm of a year one, and choose the report year.

    Raises: DataError where a count would be a guess; UsageError for an option that `--no-names` forbids.
    """
    needs = requirements_of(question, tables)
    panel = panel_of(tables, needs)
    repeated = tuple(cross_checks.duplicates(panel, needs))
    rows = {year: merged.rows for year, merged in panel.years.items()}
    paths = ", ".join(table.source.path for table in tables)
    year = report_year_of(rows, question.reading.year, question.targets.target_year, paths)
    _hold(panel, year, needs)
    firms = {y: panel.matching(merged.firms) for y, merged in panel.years.items()}
    if not firms[year]:
        raise DataError("where-nobody", conditions=question.reading.where, year=year)
    years = year_problems(rows, {y: len(merged.firms) for y, merged in panel.years.items()}, year)
    return Population(panel, needs, year, firms, (*repeated, *years))


def _hold(panel: Panel, year: int | None, needs: Requirements) -> None:
    """Hold the whole table, before `--where`, against what was expected of it."""
    reading, firms = needs.question.reading, panel.years[year].firms
    hold_rows(reading, sum(table.found.firm_rows for table in panel.tables))
    if reading.expect_total:
        totals = {m: total(figures) for m, figures in usable_figures(firms, needs.measures).items()}
        hold_totals(reading, totals, needs.targets.currency)
