"""Firms a year, as people read them: never flattering."""

from decimal import Decimal

import pytest

from tests.write.reports import drawing, goal, one, ten
from tiers.report.contract.report import Goal
from tiers.write.page.phrases import Words
from tiers.write.page.rates import rates_text


def sentence(*goals: Goal, lang: str = "en") -> str:
    """Return the sentence about some goals."""
    report = drawing(goals=goals)
    return rates_text(Words(report, lang))


def tier(so_far: str, needed: str, times: str | None, gap: int = 1) -> Goal:
    """Make a goal that goes so fast."""
    many = Decimal(times) if times else None
    return goal("1亿", 10**8, goal=5, gap=gap, rate=Decimal(so_far), rate_needed=Decimal(needed), times=many)


def test_the_sentence_of_the_design() -> None:
    """So far rounded down, needed and times up, to a tenth; what is whole has no tenth."""
    assert sentence(ten(), one()) == (
        "Firms a year, so far and needed: over ¥1 bn 0 and 0.5; over ¥100 m 1.3 and 2.5, 1.9 times as fast."
    )
    assert sentence(ten(), one(), lang="zh") == (
        "年均增加（此前、今后须）：过10亿元0家、0.5家；过1亿元1.3家、2.5家，为此前的1.9倍。"
    )


@pytest.mark.parametrize(
    ("so_far", "needed", "times", "expected"),
    [
        ("1.99", "2.01", "1.01005025125628", "1.9 and 2.1, 1.1 times as fast"),
        ("-0.8", "1.6", None, "-0.8 and 1.6"),
        ("-0.04", "2", None, "-0.1 and 2"),
        ("2", "2", "1", "2 and 2, as fast as so far"),
        ("4", "2", "0.5", "4 and 2, 0.5 times as fast"),
    ],
)
def test_rounding(so_far: str, needed: str, times: str | None, expected: str) -> None:
    """What came so far never looks like more than it was, what is needed never like less."""
    assert sentence(tier(so_far, needed, times)) == f"Firms a year, so far and needed: over ¥100 m {expected}."


def test_only_goals_with_a_gap() -> None:
    """A goal that is met needs no speed, and of one without rates nothing is said."""
    assert sentence(tier("2", "0", None, gap=0), goal("5亿", 5 * 10**8, goal=5, gap=2)) == ""
