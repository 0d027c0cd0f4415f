"""Which tier each firm is in, on tables that can be checked by eye."""

from typing import Any

import pytest

from tests.engines.classifying import ENGINES, REPORT, classify_everywhere, with_engine
from tests.engines.drawn import PLAN, plan, table, wan
from tiers import engines
from tiers.domain.classification import Classification, Value
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.targets import Targets
from tiers.errors import DataError, EngineError, UsageError
from tiers.write.firms_to_csv import firms_to_csv

FIRMS = """
firm        code  year  trade  revenue
示例一厂    A1    2007  机械   90000
示例一厂    A1    2008  机械   120000
示例二厂    _     2008  食品   100000
示例三厂    _     2008  _      10000.01
示例四厂    _     2008  食品   停产
示例五厂    _     2008  食品   约5亿
示例六厂    _     2008  机械   -5
"""
"""In 亿: 12, 10 (on the limit), a little over 1, missing, unreadable, and below zero."""


def classify(
    drawing: str = FIRMS,
    targets: Targets = PLAN,
    tier: str | None = None,
    **reading: Any,  # noqa: ANN401 - whatever `Reading` takes
) -> Classification:
    """Classify the firms of a drawing, on every engine: they answer the same, or refuse the same."""
    question = Question(targets, reading=Reading.model_validate(reading)).about_firms(tier)
    return classify_everywhere([table(drawing)], question)


def names(found: Classification) -> list[Value]:
    """Return the names, in order."""
    return [row[0] for row in found.rows]


def test_each_firm_of_the_report_year_has_its_tier_and_what_it_lacks_to_the_next() -> None:
    """Over 10亿 is not 10亿; who has no figure has no tier; the year before does not stand there."""
    found = classify()
    assert found.columns == (
        *("name", "code", "year"),
        *("revenue", "revenue_state", "revenue_tier", "revenue_next", "revenue_short_by"),
    )
    assert list(found.rows) == [
        ("示例一厂", "A1", 2008, wan("120000"), "usable", "10亿", None, None),
        ("示例二厂", None, 2008, wan("100000"), "usable", "5亿", "10亿", 0),
        ("示例三厂", None, 2008, wan("10000.01"), "usable", "1亿", "5亿", wan("39999.99")),
        ("示例四厂", None, 2008, None, "missing", None, None, None),
        ("示例五厂", None, 2008, None, "unreadable", None, None, None),
        ("示例六厂", None, 2008, wan("-5"), "usable", None, "1亿", wan("10005")),
    ]
    assert found.firms == 6


def test_rows_can_be_gone_through_more_than_once() -> None:
    """One writer after the other reads them."""
    for engine in ENGINES:
        with engines.classify([table(FIRMS)], with_engine(Question(PLAN).about_firms(None), engine)) as (_, found):
            assert names(found) == names(found)
            assert len({b"".join(firms_to_csv(REPORT, found)) for _ in "ab"}) == 1


def test_the_values_of_a_heading_stand_beside_each_firm() -> None:
    """A blank is none; the plan's own breakdowns are not asked for."""
    own = plan(breakdown=[{"heading": "trade"}])
    assert [row[-1] for row in classify(targets=own, by=("trade",)).rows] == [
        "机械", "食品", None, "食品", "食品", "机械",
    ]  # fmt: skip
    assert classify(targets=own).by == ()


@pytest.mark.one_in(2)
@pytest.mark.parametrize(
    ("counting", "tier", "expected"),
    [
        ("nested", "10亿", ["示例一厂"]),
        ("nested", "5亿", ["示例一厂", "示例二厂"]),
        ("nested", "1亿", ["示例一厂", "示例二厂", "示例三厂"]),
        ("banded", "5亿", ["示例二厂"]),
        ("banded", "1亿", ["示例三厂"]),
    ],
)
def test_a_tier_picks_the_firms_that_count_for_it(counting: str, tier: str, expected: list[str]) -> None:
    """As many as the report counts: with higher tiers, or without."""
    assert names(classify(targets=plan(counting=counting), tier=tier)) == expected


def test_nothing_is_judged() -> None:
    """The tiers lose their goals and base counts, so that `--where` is no reason to warn that they are of all firms."""
    stated = plan(tier=[{"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 5, "base": 2}])
    (tier,) = Question(stated).about_firms(None).targets.tier
    assert (tier.name, tier.goal, tier.base) == ("1亿", None, None)


def test_where_chooses_firms() -> None:
    """As for a report."""
    assert names(classify(where=("trade=机械",))) == ["示例一厂", "示例六厂"]


def test_a_tier_that_the_plan_does_not_have() -> None:
    """It is a mistake in the command."""
    with pytest.raises(UsageError, match=r"--tier 7千万: the plan has no tier of that name, only 10亿, 5亿, 1亿\. "):
        classify(tier="7千万")
    with pytest.raises(UsageError, match=r"no tier of that name; did you mean 1亿, 10亿\?"):
        classify(tier="11亿")


@pytest.mark.one_in(5)
@pytest.mark.parametrize("tier", ["10 亿", "10亿元", "过10亿元", "over ¥1 bn", "1000000000元"])
def test_a_tier_by_how_reports_show_it(tier: str) -> None:
    """And by its limit in any unit."""
    assert classify(tier=tier) == classify(tier="10亿")


def test_a_tier_whose_measure_no_table_has() -> None:
    """Nobody can be in it: an empty list would be taken for an answer."""
    tiers = [
        {"name": "1亿", "measure": "revenue", "over": "1亿"},
        {"name": "1000万", "measure": "output", "over": "1000万"},
    ]
    with pytest.raises(DataError, match="No firm can be in the tier 1000万"):
        classify(targets=plan(tier=tiers), tier="1000万")
    assert names(classify(targets=plan(tier=tiers), tier="1亿")) == ["示例一厂", "示例二厂", "示例三厂"]


def test_an_engine_that_is_not_asked_for_firms() -> None:
    """It is named."""
    question = Question(PLAN, reading=Reading(engine="spark"))
    with (
        pytest.raises(EngineError, match="The engine spark answers reports, and nothing"),
        engines.classify([], question),
    ):
        pass


def test_nobody_meets_the_conditions() -> None:
    """They are named as they were said."""
    with pytest.raises(DataError, match="No firm meets trade=钢铁, trade=煤炭"):
        classify(where=("trade=钢铁", "trade=煤炭"))
