"""What a row is that a database cannot tell: judged by all its cells."""

from collections.abc import Sequence

from tiers.domain import cleaning
from tiers.domain.row_verdict import verdict
from tiers.engines.rows.row_kinds import kind_without_name
from tiers.engines.rules.requirements import NeededColumns
from tiers.engines.sql.codes import RowCode


def clean_identity(needed: NeededColumns, cells: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the cleaned name and code of a row."""
    name, code = needed.column("name"), needed.column("code")
    return cleaning.name(cells[name.index]) if name else None, cleaning.code(cells[code.index]) if code else None


def kind_by_all_cells(needed: NeededColumns, cells: Sequence[str]) -> RowCode | None:
    """Return what a row is; None is a firm."""
    if not "".join(cells).strip():
        return RowCode.BLANK
    name, code = clean_identity(needed, cells)
    if found := verdict(cells, name, code, needed.leading):
        return RowCode.of(found.kind.value)
    if name or code:
        return None
    return RowCode.of(kind_without_name(cells, needed.used_columns))
