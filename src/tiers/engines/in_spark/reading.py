"""One table: its rows told apart, its units and totals, and what was wrong with its cells."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tiers.domain.amount import Fault
from tiers.domain.problem import Problem
from tiers.domain.tally import InputTally, StatedTotal
from tiers.engines.in_spark import expressions
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.missing_unit import refuse_without_unit
from tiers.engines.in_spark.odd_cells import Odd, collect_odd_cells
from tiers.engines.in_spark.row_kinds import create_row_view
from tiers.engines.in_spark.row_problems import IrregularRows, fetch_irregular_rows, gaps, moved_figures
from tiers.engines.in_spark.signs import Sign
from tiers.engines.in_spark.staged_table import Staged, stage
from tiers.engines.rows.row_kinds import without_agreeing_counts
from tiers.engines.rows.sheet import Sheet, with_roles
from tiers.engines.rows.stated_totals import compare_totals
from tiers.engines.rules.year_columns import View, views
from tiers.engines.sql.codes import FAULTS, RowCode
from tiers.engines.sql.odd_cells import missing_symbols
from tiers.engines.sql.stating_columns import Cells, hold_columns
from tiers.engines.sql.sums import sheet_of_sums
from tiers.errors import DataError

_MISSING = FAULTS[Fault.MISSING]


@dataclass(frozen=True, slots=True)
class TableRead:
    """What one table holds."""

    staged: Staged
    """Its rows, on the cluster."""
    views: tuple[View, ...]
    """One per year that the headings state, else one."""
    found: InputTally
    """How it was understood."""
    missing_as: Mapping[str, tuple[str, ...]]
    """Measure → the symbols that stand for a missing figure."""
    problems: tuple[Problem, ...]
    """In no order."""
    has_codeless: bool
    """Whether some row may lack a code."""
    has_timeless: bool
    """Whether some firm's row says no year."""
    plainly: frozenset[int]
    """The columns of figures in which nothing is odd: their numbers may be taken as they stand."""
    has_bounds: bool
    """Whether some unreadable cell says what it can be at most."""


def read_table(staged: Staged) -> TableRead:
    """Read one table.

    Raises: DataError if a bare number stands in it whose unit nobody stated; EngineError if too much is odd in it.
    """
    stage(staged)
    odd = collect_odd_cells(staged)
    _refuse_quotes(staged, odd)
    if Sign.LACKING in odd.signs and staged.place.alike:
        staged.place.alike([column.index for column in staged.needed_columns])
    is_nameless = create_row_view(staged, odd)
    cells = Cells(staged.cluster.rows, staged.name, staged.text, expressions.has_digit)
    staged = replace(staged, table=hold_columns(staged, cells))
    refuse_without_unit(staged, odd)
    seen = views(staged.table, staged.needs.measures)
    beside = fetch_irregular_rows(staged, odd, is_nameless=is_nameless)
    totals = [*compare_totals(_sums(staged), beside.totals, staged.needs.targets.currency)] if beside.totals else []
    stated = tuple(stated for stated, _ in totals)
    found = _input_tally(staged, beside, stated, blanks=is_nameless)
    return TableRead(
        staged,
        seen,
        found,
        _missing(staged, odd),
        (
            *without_agreeing_counts(beside.problems, found.firm_rows),
            *(problem for _, problem in totals if problem),
            *moved_figures(staged, odd),
            *gaps(staged),
        ),
        Sign.CODELESS in odd.signs or odd.any_becomes("ck", 0, None) or not staged.column("code"),
        any(problem.code == "year-unreadable" for problem in beside.problems),
        frozenset(column.index for column in staged.used_columns if f"m{column.index}" not in odd.cells),
        any(
            most is not None
            for column in staged.used_columns
            for *_, most in odd.cells.get(f"m{column.index}", {}).values()
        ),
    )


def _refuse_quotes(staged: Staged, odd: Odd) -> None:
    """Refuse a text with a quote that is not closed, or not doubled."""
    if Sign.MISQUOTED in odd.signs:
        row = staged.cluster.row(f"SELECT min(row) FROM {staged.name} WHERE misquoted")[0]
        raise DataError("quote-inside", path=staged.table.source.path, row=row or 0)


def _input_tally(staged: Staged, beside: IrregularRows, totals: tuple[StatedTotal, ...], *, blanks: bool) -> InputTally:
    rows = staged.cluster.row(f"SELECT count(*) FROM {staged.name}")[0]
    if blanks:
        rows -= staged.cluster.row(f"SELECT count(*) FROM r{staged.index} WHERE kind = {RowCode.BLANK}")[0]
    firms = rows - len(beside.set_aside) - beside.nameless
    return InputTally(staged.table.source, with_roles(staged.table), rows, firms, beside.set_aside, totals)


def _sums(staged: Staged) -> Sheet:
    """Add up the figures of the rows per year: a sheet of which each row is a year's sum."""
    sums = comma_list(f"sum(CASE WHEN NOT ragged THEN a{column.index} END)" for column in staged.used_columns)
    rows = staged.cluster.rows(f"SELECT year, {sums} FROM r{staged.index} WHERE kind IS NULL GROUP BY 1")
    return sheet_of_sums(staged, rows)


def _missing(staged: Staged, odd: Odd) -> dict[str, tuple[str, ...]]:
    """Return the symbols that stand for nothing, in the order in which firms' rows have them."""
    having = [c for c in staged.used_columns if odd.any_becomes(f"m{c.index}", 1, _MISSING)]
    symbols: dict[str, tuple[str, ...]] = {column.role or "": () for column in staged.used_columns}
    for column in having:
        i = column.index
        rows = staged.cluster.rows(
            f"SELECT odd_m{i}, min(row) FROM r{staged.index} WHERE kind IS NULL AND x{i} = {_MISSING}"
            f" AND odd_m{i} IS NOT NULL GROUP BY 1"
        )
        in_order = sorted(rows, key=lambda row: (row[1] or 0, row[0]))
        symbols[column.role or ""] = missing_symbols(cell for cell, _ in in_order)
    return symbols
