"""A table as it was understood → plain CSV in UTF-8 that every program can read."""

import csv
import io
import re
from decimal import Decimal
from typing import Final

from tiers.domain.amount import EXACT, Unit
from tiers.domain.fixed_table import FixedColumn, FixedTable
from tiers.wording.figures import exactly
from tiers.write.escaping import inert

_FORMULA: Final = frozenset("=+-@\t\r＝＋－＠")
"""How text begins that a spreadsheet would run."""

_FORMULA_OR_BLANK: Final = _FORMULA | {" "}

_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_LINE_BREAKS: Final = re.compile(r"\s*[\r\n]+\s*")


def to_fixed_csv(table: FixedTable) -> bytes:
    """Write a table: units in the headings, amounts as exact plain numbers in them, text that does nothing."""
    sheet = io.StringIO()
    lines = csv.writer(sheet, lineterminator="\n")
    lines.writerow([_heading(column) for column in table.columns])
    for row in table.rows:
        lines.writerow([_cell(cell, column.unit) for cell, column in zip(row, table.columns, strict=True)])
    return sheet.getvalue().encode()


def _heading(column: FixedColumn) -> str:
    return escaped_cell(f"{column.heading}({column.unit.text})" if column.unit else column.heading)


def _cell(cell: str | Decimal, unit: Unit | None) -> str:
    if isinstance(cell, str):
        return escaped_cell(cell)
    return exactly(EXACT.divide(cell, unit.scale) if unit else cell)


def escaped_cell(text: str) -> str:
    """Escape what could do something: control characters, and a formula of whatever opens the file."""
    if text.isprintable() and text[:1] not in _FORMULA_OR_BLANK and text[-1:] != " ":
        return text
    plain = _LINE_BREAKS.sub(" ", text.strip())
    return inert(f"'{plain}" if plain[:1] in _FORMULA and not _NUMBER.fullmatch(plain) else plain)
