"""What an odd name or code becomes."""

import pytest

from tiers.engines.sql.codes import RowCode
from tiers.engines.sql.odd_cells import odd_code, odd_name


@pytest.mark.parametrize(
    ("cell", "name", "kind", "is_damaged", "is_like_total"),
    [
        (" 示例　厂 ", "示例 厂", None, False, False),
        ("合 计", "合 计", "total", False, False),
        ("注：单位为万元", "注:单位为万元", "note", False, False),
        ("示例厂合计", "示例厂合计", None, False, True),
        ("示例锟斤拷厂", "示例锟斤拷厂", None, True, False),
        (" － ", None, None, False, False),
        (" ", None, None, False, False),
    ],
)
def test_a_name(cell: str, name: str | None, kind: str | None, *, is_damaged: bool, is_like_total: bool) -> None:
    """Cleaned, with what a row of it is, and whether a person should look at it."""
    assert odd_name(cell) == (name, None if kind is None else RowCode.of(kind), is_damaged, is_like_total)


@pytest.mark.parametrize(
    ("cell", "code", "lost"),
    [("a-1", "A1", False), (" ", None, False), ("9.14305E+17", None, True)],
)
def test_a_code(cell: str, code: str | None, *, lost: bool) -> None:
    """Cleaned, and whether a spreadsheet took digits from it."""
    assert odd_code(cell) == (code, lost)
