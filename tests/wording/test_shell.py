import shlex

import pytest

from tiers.wording.shell import shell_quoted


@pytest.mark.parametrize(
    "word", ["", "it's", "a b", "$HOME", "营业收入(万元)", "`x`", "a=b", "主营业务收入", '"', "a;b", "~", "--unit=万元"]
)
def test_a_word_that_a_shell_takes_as_it_is(word: str) -> None:
    """Quoted where it has to be."""
    assert shlex.split(shell_quoted(word)) == [word]


@pytest.mark.parametrize(("word", "written"), [("万元", "万元"), ("a.csv", "a.csv"), ("a b", "'a b'"), ("", "''")])
def test_a_plain_word_needs_no_quotes(word: str, written: str) -> None:
    """All else has them."""
    assert shell_quoted(word) == written
