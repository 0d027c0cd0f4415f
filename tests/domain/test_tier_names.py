"""Which tier words mean."""

from decimal import Decimal

import pytest

from tests.engines.drawn import plan
from tiers.domain.targets import Rule
from tiers.domain.tier_names import limit_in, tier_meant

PLAN = plan(
    tier=[
        {"name": "亿元企业", "measure": "revenue", "over": "1亿", "goal": 1},
        {"name": "5000万", "measure": "revenue", "at_least": "5000万"},
        {"name": "甲", "measure": "output", "over": "1000万"},
        {"name": "乙", "measure": "revenue", "over": "1000万"},
    ]
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("亿元企业", "亿元企业"),
        ("亿元企业 ", "亿元企业"),
        ("过1亿元", "亿元企业"),
        ("1亿元", "亿元企业"),
        ("１亿元档", "亿元企业"),
        ("over ¥100 m", "亿元企业"),
        ("¥100 m", "亿元企业"),
        ("超过 10000万元", "亿元企业"),
        ("达到1亿元", None),
        ("5000万元以上", "5000万"),
        ("at least ¥50 m", "5000万"),
        ("过5000万元", None),
        ("0.5亿", "5000万"),
        ("1000万", None),
        ("产值过1000万元", "甲"),
        ("output value over ¥10 m", "甲"),
        ("销售收入1000万元", "乙"),
        ("甲", "甲"),
        ("丙", None),
        ("", None),
    ],
)
def test_a_tier_by_its_name_as_it_is_shown_or_by_its_limit(words: str, name: str | None) -> None:
    """Where two have the same limit, the limit alone means neither."""
    found = tier_meant(words, PLAN)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("words", "rule", "yuan"),
    [
        ("100亿", None, 10**10),
        ("过100亿元", "over", 10**10),
        ("超过100亿", "over", 10**10),
        ("2000万元及以上", "at_least", 2 * 10**7),
        ("达到2000万元", "at_least", 2 * 10**7),
        ("at least 2 million", "at_least", 2 * 10**6),
        ("more than 2 million", "over", 2 * 10**6),
    ],
)
def test_a_limit_in_words(words: str, rule: Rule | None, yuan: int) -> None:
    """With the word that includes it or not."""
    assert limit_in(words, "CNY") == (rule, Decimal(yuan))


@pytest.mark.parametrize("words", ["100", "0亿", "-5亿", "甲", "", "以上", "过", "5亿美元", "1-2亿"])
def test_words_without_a_limit(words: str) -> None:
    """A bare number states no unit; nothing is no limit, nor is another currency's."""
    assert limit_in(words, "CNY") is None
