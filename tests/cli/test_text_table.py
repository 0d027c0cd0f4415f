"""Cells in columns."""

from tiers.cli.text_table import align


def test_a_chinese_character_takes_two_places() -> None:
    """Numbers stand to the right, the first column to the left."""
    assert align([["unit", "firms"], ["万元", "3"], ["百万元", "10000"]]) == [
        "unit    firms",
        "万元        3",
        "百万元  10000",
    ]


def test_words_stand_to_the_left() -> None:
    """A row may be short; no line ends in blanks."""
    assert align([["a", "b", "c"], ["企业"]], numbers=False) == ["a     b  c", "企业"]
