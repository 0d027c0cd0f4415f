import pytest

from tiers.domain.table import Column
from tiers.domain.unit_column import fold_unit_heading, hold, leaves_out, said_by
from tiers.errors import DataError

CASES = [
    # heading, cells, what they say: scale and currency, or None where they are no units, or "?" where not understood
    ("单位", ["万元", "万元", "", "-"], (10**4, None)),
    ("计量单位", ["人民币万元", "万元人民币"], (10**4, "CNY")),
    ("计量单位", ["万元", "RMB 10,000"], "?"),
    ("单位", ["示例甲厂", "亿利公司"], None),
    ("计量单位", ["吨", "元/吨"], None),
    ("计量单位", ["吨", "万元"], "?"),
    ("币种", ["CNY", "人民币", "RMB", "156"], (1, "CNY")),
    ("币种", ["CNY", "XDR"], "?"),
    ("currency", [], None),
    ("unit", [f"示例 {i}" for i in range(1_001)], None),
]


@pytest.mark.parametrize(("heading", "cells", "expected"), CASES)
def test_what_a_column_says(heading: str, cells: list[str], expected: object) -> None:
    """All cells say the same, or several things, or nothing of money."""
    said = said_by(cells, heading)
    found = said and ((said.unit.scale, said.unit.currency) if said.unit else "?")
    assert found == expected


def test_headings_are_folded() -> None:
    """Case, spaces and separators do not matter."""
    assert [fold_unit_heading("Currency_Code"), fold_unit_heading(" 计量 单位："), fold_unit_heading("計量單位")] == [
        "currencycode",
        "计量单位",
        "计量单位",
    ]


@pytest.mark.parametrize(
    ("heading", "folded"),
    [
        ("营业收入单位", "单位"),
        ("数据计量单位", "计量单位"),
        ("①计量单位", "计量单位"),
        ("计量单位名称", "计量单位"),
        ("单位(金额)", "单位"),
        ("营业收入_币种", "币种"),
        ("revenue_unit", "unit"),
        ("单位名称", "单位名称"),
        ("主管单位", "主管单位"),
        ("单位代码", "单位代码"),
    ],
)
def test_longer_headings(heading: str, folded: str) -> None:
    """What it is about stands before the word; 单位名称 and 主管单位 are no units."""
    assert fold_unit_heading(heading) == folded


def test_whose_figure_has_no_unit() -> None:
    """A firm's, and no total's."""
    assert [leaves_out(["合计", ""]), leaves_out(["合计", "示例甲厂"])] == [False, True]


@pytest.mark.parametrize(
    ("cells", "without", "of_figures", "code"),
    [
        (["万元"], [], "unit column", None),
        (["万元", ""], ["合计"], "unit column", None),
        (["吨"], [], "unit column", None),
        (["元"], [], "unit column", "unit-column-mixed"),
        (["万元", "元"], [], "heading", "unit-column-mixed"),
        (["万元", ""], ["示例甲厂"], "unit column", "unit-column-mixed"),
        (["万元", ""], ["示例甲厂"], "heading", None),
        (["万元", ""], ["示例甲厂"], "unit line", None),
        (["万元", ""], ["示例甲厂"], "option", None),
    ],
)
def test_all_rows_against_the_first(cells: list[str], without: list[str], of_figures: str, code: str | None) -> None:
    """What the first rows have said holds for all; a blank one says nothing against a heading."""
    said = said_by(["万元"], "单位")
    assert said is not None
    column = Column(2, "单位", unit=said.unit, unit_from="unit column")
    try:
        used = [Column(1, "营业收入", "revenue", unit=said.unit, unit_from=of_figures)]
        hold("a.csv", column, cells, used, lambda own: without if own else pytest.fail("nobody asks"))
        found = None
    except DataError as error:
        found = error.code
    assert found == code
