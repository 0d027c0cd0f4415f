"""A table as it was understood → JSON Lines: an object per firm and year, its keys the headings."""

import json
from decimal import Decimal

from tiers.domain.fixed_table import FixedTable
from tiers.wording.figures import exactly
from tiers.write.escaping import escaped_for_json
from tiers.write.fixed_cells import names_of, value_of


def to_fixed_jsonl(table: FixedTable) -> bytes:
    """Write a table: units in the keys, amounts as exact numbers in them, blanks as null."""
    keys, units = [*map(_text, names_of(table))], [column.unit for column in table.columns]
    lines = []
    for row in table.rows:
        values = (_value(value_of(cell, unit)) for cell, unit in zip(row, units, strict=True))
        lines.append(", ".join(f"{key}: {value}" for key, value in zip(keys, values, strict=True)))
    return "".join(f"{{{line}}}\n" for line in lines).encode()


def _value(value: str | Decimal) -> str:
    if isinstance(value, Decimal):
        return exactly(value)
    return _text(value) if value else "null"


def _text(words: str) -> str:
    return escaped_for_json(json.dumps(words, ensure_ascii=False))
