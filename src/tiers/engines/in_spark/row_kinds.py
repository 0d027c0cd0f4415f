"""Rows that are not firms, and rows with too few or too many cells: the view `r0`, `r1` …."""

from collections.abc import Sequence
from typing import Final

from tiers.domain.amount import Fault
from tiers.engines.in_spark import expressions
from tiers.engines.in_spark.expressions import comma_list, literal
from tiers.engines.in_spark.odd_cells import Odd, may_lead_a_total, select_cleaned, stream_limited
from tiers.engines.in_spark.signs import Sign
from tiers.engines.in_spark.staged_table import Staged
from tiers.engines.rows.row_kinds import longest_row
from tiers.engines.sql.codes import FAULTS, RowCode
from tiers.engines.sql.row_kinds import kind_by_all_cells

_APART: Final = "\x1f"
"""Between the cells of a row; as good as a space inside one."""


def create_row_view(staged: Staged, odd: Odd) -> bool:
    """Make the view of the rows with what each is: `kind`, and whether it is `ragged`; say whether some need a look."""
    cluster, name = staged.cluster, f"r{staged.index}"
    query = select_cleaned(staged, odd)
    is_nameless = not staged.column("name") or Sign.NAMELESS in odd.signs or odd.any_becomes("nk", 0, None)
    is_looked_at = is_nameless or Sign.LED in odd.signs or odd.any_becomes("nk", 1, RowCode.DOUBTFUL)
    if is_looked_at:
        cluster.create_view(
            f"n{staged.index}", f"SELECT *, {_kind(staged)} AS sure, {_doubtful(staged)} AS doubtful FROM ({query})"
        )
        query = _with_row_kinds(staged)
    else:
        query = f"SELECT *, called AS kind FROM ({query})"
    cluster.create_view(f"k{staged.index}", query)
    cluster.create_view(name, f"SELECT *, {_ragged_condition(staged, odd)} AS ragged FROM k{staged.index}")
    return is_looked_at


def _first(staged: Staged) -> str:
    """Write the first cell that is text and neither a serial number nor a year."""
    cells = (f"CASE WHEN NOT {expressions.serial(text)} THEN {text} END" for text in staged.texts)
    return f"coalesce({comma_list(cells)}, NULL)"


def _is_sure(staged: Staged) -> str:
    """Return the SQL condition that SQL can tell what a row without a name is."""
    plainly = "".join(f" AND odd_m{column.index} IS NULL" for column in staged.used_columns)
    return f"NOT coalesce({expressions.no_name(_first(staged))}, FALSE){plainly}"


def _is_open(staged: Staged) -> str:
    """Return the condition that only all cells of a row with a name tell what it is."""
    return f"(coalesce(called = {RowCode.DOUBTFUL}, FALSE) OR {may_lead_a_total(staged) or 'FALSE'})"


def _kind(staged: Staged) -> str:
    """Write what a row is; -1 where it is a firm."""
    blank = expressions.blank(comma_list(staged.texts))
    has_figure = " OR ".join(f"coalesce(x{c.index}, 0) <> {FAULTS[Fault.MISSING]}" for c in staged.used_columns)
    return (
        f"CASE WHEN {_is_open(staged)} THEN NULL WHEN name IS NOT NULL THEN coalesce(called, -1)"
        f" WHEN NOT ({_is_sure(staged)}) THEN NULL"
        f" WHEN code IS NOT NULL THEN -1 WHEN {blank} THEN {RowCode.BLANK}"
        f" WHEN {has_figure} THEN {RowCode.NAMELESS} ELSE {RowCode.UNNAMED} END"
    )


def _doubtful(staged: Staged) -> str:
    apart = literal(_APART)
    cells = comma_list(f"replace(coalesce({text}, ''), {apart}, ' ')" for text in staged.texts)
    nameless = f"name IS NULL AND NOT ({_is_sure(staged)})"
    return f"CASE WHEN {_is_open(staged)} OR ({nameless}) THEN concat_ws({apart}, {cells}) END"


def _with_row_kinds(staged: Staged) -> str:
    """Return a query of all rows with what they are; Python decides about each doubtful one."""
    view = f"n{staged.index}"
    sql = f"SELECT DISTINCT doubtful FROM {view} WHERE doubtful IS NOT NULL"
    found = {row: _kind_of(staged, row.split(_APART)) for (row,) in stream_limited(staged, sql, "odd-too-many")}
    if not found:
        return f"SELECT *, nullif(sure, -1) AS kind FROM {view}"
    mapping = f"{view}_kind"
    staged.cluster.upload(mapping, "cell string, to_kind int", [*found.items()])
    kind = f"nullif(coalesce(sure, {mapping}.to_kind), -1) AS kind"
    return f"SELECT {view}.*, {kind} FROM {view} LEFT JOIN {mapping} ON {view}.doubtful = {mapping}.cell"


def _kind_of(staged: Staged, cells: Sequence[str]) -> int:
    kind = kind_by_all_cells(staged, cells)
    return -1 if kind is None else kind


def _ragged_condition(staged: Staged, odd: Odd) -> str:
    """Return the SQL condition that a row has too few or too many cells.

    Blank cells beyond the headings are nothing if at least half of the rows have them.
    """
    if Sign.RAGGED not in odd.signs:
        return "FALSE"
    width = len(staged.table.columns)
    rows = staged.cluster.rows(
        f"SELECT len, count(*), min(row) FROM k{staged.index} WHERE kind IS NULL OR kind < {RowCode.BLANK} GROUP BY len"
    )
    in_order = sorted(rows, key=lambda row: (row[2] or 0, row[0]))
    longest = longest_row(((length, count) for length, count, _ in in_order), width)
    return f"(len NOT BETWEEN {width} AND {longest} OR NOT {expressions.blank('beyond')})"
