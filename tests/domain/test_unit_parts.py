import pytest

from tiers.domain.unit_parts import is_quantity, is_silent, open_at, parts_of


@pytest.mark.parametrize("word", ["吨", "万吨", "元/人", "千瓦时", "%", "thousand tons", "10,000 persons"])
def test_the_unit_of_a_quantity(word: str) -> None:
    """Goods and people, and money per one of them."""
    assert is_quantity(word)
    assert is_silent(word)


@pytest.mark.parametrize("word", ["示例甲厂", "万元", "某局", "million", ""])
def test_what_is_no_quantity(word: str) -> None:
    """Organisations and money."""
    assert not is_quantity(word)


@pytest.mark.parametrize(("word", "expected"), [("亿利公司", True), ("万达", False), ("下同", True), ("第2稿", False)])
def test_words_that_say_nothing_of_money(word: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """A number is never passed over."""
    assert is_silent(word) is expected


def test_a_statement_ends_where_its_bracket_is_closed() -> None:
    """And not where one within it is."""
    text = "指标(单位:元(不含税))万元"
    assert text[6 : open_at(text, 6, len(text))] == "元(不含税)"


def test_the_parts_of_a_statement() -> None:
    """Those that speak of money, in order; all or none of a list that does."""
    assert [(part.words, bool(part.found)) for part in parts_of("万元、人;RMB mio")] == [
        ("万元", True),
        ("RMB mio", False),
    ]
    assert parts_of("某局") == ()
