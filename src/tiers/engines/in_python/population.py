"""What is known before anything is counted: the panel, the report year, and who is in it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tiers.domain.amount import total
from tiers.domain.enterprise import Enterprise
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.engines.in_python import cross_checks
from tiers.engines.in_python.counting import usable_figures
from tiers.engines.in_python.panel import Panel, panel_of
from tiers.engines.rules.expectations import hold_expectations
from tiers.engines.rules.report_year import refuse_nobody, report_year, year_problems
from tiers.engines.rules.requirements import Wanted, wanted_of


class Seen(NamedTuple):
    """Everything that counts are made from."""

    panel: Panel
    """All tables."""
    wanted: Wanted
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


def seen(tables: Sequence[Table], question: Question) -> Seen:
    """Read all tables, make each firm of a year one, and choose the report year.

    Raises: DataError where a count would be a guess; UsageError for an option that `--no-names` forbids.
    """
    wanted = wanted_of(question, tables)
    panel = panel_of(tables, wanted)
    repeated = tuple(cross_checks.duplicates(panel, wanted))
    rows = {year: merged.rows for year, merged in panel.years.items()}
    paths = ", ".join(table.source.path for table in tables)
    year = report_year(rows, question.reading.year, question.targets.target_year, paths)
    _hold(panel, year, wanted)
    firms = {y: panel.chosen(merged.firms) for y, merged in panel.years.items()}
    refuse_nobody(len(firms[year]), question.reading, year)
    years = year_problems(rows, {y: len(merged.firms) for y, merged in panel.years.items()}, year)
    return Seen(panel, wanted, year, firms, (*repeated, *years))


def _hold(panel: Panel, year: int | None, wanted: Wanted) -> None:
    """Hold the whole table, before `--where`, against what was expected of it."""

    def totals() -> dict[str, Decimal]:
        return {m: total(figures) for m, figures in usable_figures(panel.years[year].firms, wanted.measures).items()}

    hold_expectations(wanted, (table.found for table in panel.tables), totals)
