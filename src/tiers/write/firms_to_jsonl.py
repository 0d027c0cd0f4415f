"""Firms with their tiers → JSON Lines: one object per firm, the same bytes whatever the language or machine."""

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Final

from tiers.domain.classification import Classification, Value
from tiers.report.model import Report
from tiers.wording.figures import exactly
from tiers.write.inert import escaped_for_json

_AT_ONCE: Final = 2_000
"""Rows that are written at once."""


def firms_to_jsonl(_report: Report, firms: Classification) -> Iterator[bytes]:
    """Write a line per firm, in parts, so that a long table needs no room."""
    keys = [f"{_text(column)}: " for column in firms.columns]
    rows = iter(firms.rows)
    while part := list(islice(rows, _AT_ONCE)):
        lines = (", ".join(map(str.__add__, keys, map(_value, row))) for row in part)
        yield "".join(f"{{{line}}}\n" for line in lines).encode()


def _value(value: Value) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Decimal):
        return exactly(value)
    return "null" if value is None else str(value)


def _text(value: str) -> str:
    return escaped_for_json(json.dumps(value, ensure_ascii=False))
