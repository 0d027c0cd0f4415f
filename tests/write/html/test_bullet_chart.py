from decimal import Decimal

import pytest

from tests.write import reports
from tiers.report.contract.report import Goal
from tiers.write.html.bullet_chart import Bullet, bullet_colors, bullets
from tiers.write.page.phrases import Words


def draw(*goals: Goal, lang: str = "en") -> list[Bullet]:
    """Draw these goals."""
    report = reports.drawing(goals=goals)
    return bullets(Words(report, lang))


def test_a_count_below_its_goal() -> None:
    """The goal is the whole width; 3 of 5 is 60 % of it, and 3 are due."""
    assert draw(reports.five()) == [
        Bullet(
            label="over ¥500 m",
            figures="3 of 5",
            said="Over ¥500 m: 3 firms, due by now 3, goal 5",
            tone="good",
            count="60.00%",
            goal="100.00%",
            due="60.00%",
            status="on track",
        )
    ]


@pytest.mark.parametrize(
    ("count", "goal", "due", "expected"),
    [
        (8, 5, Decimal(3), ("100.00%", "62.50%", "37.50%")),
        (0, 1, Decimal("2.5"), ("5", "40.00%", "100.00%")),
        (0, 0, Decimal(0), ("5", "0.00%", "0.00%")),
        (1, 4, None, ("25.00%", "100.00%", None)),
    ],
)
def test_nothing_leaves_the_drawing(count: int, goal: int, due: Decimal | None, expected: tuple[str, str, str]) -> None:
    """The largest of count, goal and what is due is the whole width; a count of 0 is a mark of five pixels."""
    changes = {"count": count, "goal": goal, "due": due, "due_now": None if due is None else round(due)}
    (bullet,) = draw(reports.five().model_copy(update=changes))
    assert (bullet.count, bullet.goal, bullet.due) == expected


def test_what_is_not_due_is_not_said() -> None:
    """In both languages."""
    timeless = reports.five().model_copy(update={"due": None, "due_now": None})
    assert draw(timeless)[0].said == "Over ¥500 m: 3 firms, goal 5"
    assert draw(timeless, lang="zh")[0].said == "过5亿元：3家，目标5家"


def test_a_tier_without_a_number_or_a_count_is_not_drawn() -> None:
    """There is nothing to compare."""
    lost = reports.five().model_copy(update={"count": None})
    assert not draw(reports.group(), lost)


def test_a_key_says_what_a_colour_stands_for() -> None:
    """Each that is drawn, the good first, with all its verdicts."""
    goals = (
        reports.ten(),
        reports.five().model_copy(update={"status": "achieved"}),
        reports.five(),
        reports.five().model_copy(update={"status": "not_due"}),
    )
    assert bullet_colors(draw(*goals)) == [("good", "met / on track"), ("bad", "off track"), ("quiet", "not due yet")]
    assert bullet_colors([]) == []
