"""The headings and cells of a fixed table, alike in every format."""

import re
from decimal import Decimal
from typing import Final

from tiers.domain.amount import EXACT, Unit
from tiers.domain.classification import distinct_names
from tiers.domain.fixed_table import FixedColumn, FixedTable
from tiers.write.escaping import inert

_FORMULA: Final = frozenset("=+-@\t\r＝＋－＠")
"""How text begins that a spreadsheet would run."""

_FORMULA_OR_BLANK: Final = _FORMULA | {" "}

_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_LINE_BREAKS: Final = re.compile(r"\s*[\r\n]+\s*")


def heading_of(column: FixedColumn) -> str:
    """Return the heading of a column, which states its unit."""
    return escaped_cell(f"{column.heading}({column.unit.text})" if column.unit else column.heading)


def names_of(table: FixedTable) -> tuple[str, ...]:
    """Return the headings as names, of which none is blank and no two are the same, as formats of programs want it."""
    headings = map(heading_of, table.columns)
    return distinct_names(heading or f"column {place}" for place, heading in enumerate(headings, 1))


def value_of(cell: str | Decimal, unit: Unit | None) -> str | Decimal:
    """Return a cell as harmless text, or its amount as an exact number of the column's unit."""
    if isinstance(cell, str):
        return escaped_cell(cell)
    return EXACT.divide(cell, unit.scale) if unit else cell


def escaped_cell(text: str) -> str:
    """Escape what could do something: control characters, and a formula of whatever opens the file."""
    if text.isprintable() and text[:1] not in _FORMULA_OR_BLANK and text[-1:] != " ":
        return text
    plain = _LINE_BREAKS.sub(" ", text.strip())
    return inert(f"'{plain}" if plain[:1] in _FORMULA and not _NUMBER.fullmatch(plain) else plain)
