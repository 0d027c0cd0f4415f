"""What is known of the commonest headings at once is what the grammar and the long way say of them."""

import pytest

from tests.intake.asked import plan, question
from tiers.domain.unit_words import PLAIN_UNITS
from tiers.intake.headers.header_parser import heading_by_grammar, heading_text
from tiers.intake.headers.plain_headings import OF_NO_ROLE, WORDS, split_plain
from tiers.intake.headers.qualifiers import without_qualifiers
from tiers.intake.headers.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("heading", "split"),
    [
        ("企业名称", ("企业名称", "")),
        ("营业收入（万元）", ("营业收入", "万元")),
        ("产值(亿元)", ("产值", "亿元")),
        ("营业收入（万元)", None),  # another bracket than the one that was opened
        ("营业收入（）", None),
        ("营业收入（吨）", None),
        ("营业收入万元", None),
        ("年营业收入（万元）", None),
        ("（万元）", None),
        ("", None),
    ],
)
def test_a_heading_is_plain(heading: str, split: tuple[str, str] | None) -> None:
    """By its word, and a plain unit in one pair of brackets behind it."""
    assert split_plain(heading) == split


@pytest.mark.one_in(6)
@pytest.mark.parametrize("unit", ["", *PLAIN_UNITS])
def test_the_grammar_says_the_same(unit: str) -> None:
    """Of every word, alone and before every plain unit."""
    behind = [f"({unit})", f"（{unit}）"] if unit else [""]
    for heading in (f"{word}{bracket}" for word in WORDS for bracket in behind):
        assert split_plain(heading)
        assert heading_text(heading) == heading_by_grammar(heading)


@pytest.mark.parametrize("word", sorted(OF_NO_ROLE))
def test_the_long_way_finds_no_role_either(word: str) -> None:
    """A blank behind the word makes the heading one that is looked at; a plan's measure cannot hide among qualifiers."""
    vocabulary = Vocabulary(question())
    assert vocabulary.meaning(word) is None
    assert vocabulary.meaning(f"{word} ") is None
    assert without_qualifiers(word) == (word,)


def test_a_plan_may_have_such_a_word_for_its_measure() -> None:
    """Then it is the measure's."""
    vocabulary = Vocabulary(question(plan(measure={"output": {"headings": ["从业人员"]}})))
    assert vocabulary.role("从业人员") == vocabulary.role("从业人员 ") == "output"
