"""What a condition that no firm meets may have meant."""

import pytest

from tests.engines.drawn import PLAN, table
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.engines import classify, tally
from tiers.errors import DataError

FIRMS = """
firm        trade  revenue  park
示例一厂    机械   120000   东
示例二厂    食品   100000   西
"""


def _refusal(where: list[str], *, no_names: bool = False) -> DataError:
    question = Question(PLAN, reading=Reading.model_validate({"where": where}), no_names=no_names)
    with pytest.raises(DataError) as caught:
        tally([table(FIRMS)], question)
    return caught.value


@pytest.mark.parametrize(
    ("where", "near"),
    [
        (["trade=机戒"], ["trade=机械"]),
        (["trade=食品加工"], ["trade=食品"]),
        (["trade=纺织"], []),
        (["trade=机械", "park=西"], []),  # each value is there, no firm has both
        (["trade=机戒", "park=东"], ["trade=机械"]),
    ],
)
def test_the_value_that_is_spelled_much_like_it(where: list[str], near: list[str]) -> None:
    """Only of a value that the column does not have."""
    assert _refusal(where).facts["near"] == near


def test_the_sentence() -> None:
    """It asks where something is near, and else says what to compare."""
    assert _refusal(["trade=机戒"]).remedy("en") == "Did you mean trade=机械?"
    assert _refusal(["trade=机戒"]).remedy("zh") == "是否指 trade=机械？"
    assert _refusal(["trade=纺织"]).remedy("en") == "Compare the value with the cells: it must be equal."


def test_nothing_is_shown_where_names_are_left_out() -> None:
    """A value may be what tells who a firm is."""
    assert _refusal(["trade=机戒"], no_names=True).facts["near"] == ()


def test_rows_of_firms_are_refused_alike() -> None:
    """`classify` asks the same question."""
    question = Question(PLAN, reading=Reading.model_validate({"where": ["trade=机戒"]}))
    with pytest.raises(DataError) as caught, classify([table(FIRMS)], question):
        pass
    assert caught.value.facts["near"] == ["trade=机械"]


def test_other_refusals_pass_as_they_are() -> None:
    """A heading that is not there is another matter."""
    assert _refusal(["村=东"]).code == "where-unknown"
