"""Rows of firms → lines of text, in parts: written by the engine where it can, else one by one."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Final

from tiers.domain.classification import Classification, TextForm, Value
from tiers.wording.figures import exactly

_AT_ONCE: Final = 2_000
"""Rows that are written at once."""


def lines(firms: Classification, form: TextForm) -> Iterator[bytes]:
    """Write a line per firm, in UTF-8."""
    if firms.in_bulk:
        yield from firms.in_bulk.lines(form)
        return
    rows = iter(firms.rows)
    while part := list(islice(rows, _AT_ONCE)):
        yield "".join(_line(row, form) for row in part).encode()


def _line(row: tuple[Value, ...], form: TextForm) -> str:
    return "".join(map(str.__add__, form.before, (_cell(value, form) for value in row))) + form.end


def _cell(value: Value, form: TextForm) -> str:
    if isinstance(value, str):
        return form.text(value)
    if isinstance(value, Decimal):
        return exactly(value)
    return form.nothing if value is None else str(value)
