"""How a table was understood, as values: the JSON under `inputs`, key by key."""

from typing import Annotated, Any

from pydantic import Field

from tiers.report.contract.fields import Frozen, Yuan


class ColumnRead(Frozen):
    """A column, and how it was understood."""

    role: str | None
    heading: str
    year: int | None
    months: tuple[int, int] | None
    unit: str | None
    unit_from: str | None
    reasons: Annotated[tuple[Any, ...], Field(exclude=True)] = ()
    """For people only: the reasons for all that, as `tiers.wording.Message`."""


class ColumnFound(ColumnRead):
    """A column with a role, and how it was understood."""

    role: str


class Aside(Frozen):
    """A row that is not a firm."""

    row: int
    text: str | None
    """The cell by which it was judged; None where names are left out."""
    why: str


class StatedTotal(Frozen):
    """A total of the table, as stated and as added up, in yuan."""

    row: int
    measure: str
    stated: Yuan | None
    added: Yuan | None


class InputRead(Frozen):
    """One table."""

    path: str
    sheet: str | None
    format: str
    encoding: str | None
    separator: str | None
    header_row: int
    rows: int
    """Rows under the headings that are not blank."""
    firm_rows: int
    """Rows of firms, before duplicates are merged."""
    columns: tuple[ColumnRead, ...]
    set_aside: tuple[Aside, ...]
    """At most 100, unless all are asked for."""
    totals: tuple[StatedTotal, ...]


class Input(InputRead):
    """One table, and how it was understood."""

    columns: tuple[ColumnFound, ...]
