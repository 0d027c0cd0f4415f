from decimal import Decimal

import pytest

from tests.write import reports
from tiers.report.contract.report import Goal
from tiers.write.page.phrases import SIGNS, Words

YI = reports.YI


@pytest.mark.parametrize(
    ("name", "limit", "changes", "label"),
    [
        ("10亿", 10 * YI, {}, "over ¥1 bn"),
        ("10亿元", 10 * YI, {"rule": "at_least"}, "at least ¥1 bn"),
        ("1000万", YI // 10, {}, "over ¥10 m"),
        ("100000000", YI, {}, "over ¥100 m"),
        ("12.5亿", 1_250_000_000, {}, "over ¥1.25 bn"),
        ("1亿", 2 * YI, {}, "1亿 (over ¥200 m)"),
        ("骨干", YI, {}, "骨干 (over ¥100 m)"),
        ("1亿", YI, {"measure": "output"}, "output value over ¥100 m"),
        ("骨干", YI, {"measure": "output"}, "骨干 (output value over ¥100 m)"),
        ("1亿", YI, {"measure": "profit\x1b"}, "profit\\x1b over ¥100 m"),
        ("1亿", YI, {"measure": None}, "over ¥100 m"),
    ],
)
def test_a_tier_is_called_by_its_limit(name: str, limit: int, changes: dict[str, object], label: str) -> None:
    """After the plan's own name if that says more, and with its measure if most tiers have another."""
    report = reports.drawing(goals=(reports.ten(), reports.five()))
    assert Words(report, "en").tier(reports.goal(name, limit, **changes)) == label


def test_no_measure_is_the_usual_one_where_nothing_can_be_assessed() -> None:
    """Then no tier has any."""
    nothing: Goal = reports.goal("1亿", YI, measure=None)
    assert Words(reports.drawing(goals=(nothing,)), "en").usual is None


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("999999999.99", "¥999.99999999 m"),
        ("499950001", "¥499.95 m"),
        ("499999999", "¥499.999999 m"),
        ("500000000", "¥500.0 m"),
        ("500000001", "¥500.000001 m"),
        ("99960000", "¥99.96 m"),
    ],
)
def test_a_figure_stays_on_its_side_of_every_limit(figure: str, said: str) -> None:
    """With as many decimals as that takes."""
    assert Words(reports.drawing(), "en").money(Decimal(figure)) == said


def test_every_sign_is_told_without_colour() -> None:
    """Good, bad, to be looked at, and neither."""
    assert set(SIGNS.values()) == {"√", "×", "!", "?", "·"}
