"""A line as a shell has it → words."""

import pytest

from tiers.cli.completion.typed_line import Lexed, TypedLine, lex, line_of

BREAKS = " \t\n\"'><=;|&(:"
"""The signs behind which bash begins a word of its own."""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", [""]),
        ("tiers", ["tiers"]),
        ("tiers  rep", ["tiers", "rep"]),
        ("tiers report ", ["tiers", "report", ""]),
        (r"a\ b c\"d", ["a b", 'c"d']),
        ("'a b' \"c d\" ''", ["a b", "c d", ""]),
        ('"a\\"b\\\\c\\d" x', ['a"b\\c\\d', "x"]),
        (r"'a\' b", ["a\\", "b"]),
        ("--where='行 业'=机", ["--where=行 业=机"]),
        ("a '' ", ["a", "", ""]),
        ("a\\", ["a"]),
    ],
)
def test_the_words_of_a_line(text: str, words: list[str]) -> None:
    """The last is the one that is being typed."""
    assert [*lex(text).words] == words


@pytest.mark.parametrize(
    ("text", "quote", "start"),
    [
        ("tiers report --by 行", "", 0),
        ("tiers report --where=行", "", 8),
        ("tiers report --where 行业=机", "", 3),
        ("tiers report --where 备注:x=y", "", 5),
        ('tiers report --where="行业=机', '"', 8),
        ("tiers report 'a=b c", "'", 0),
        ("tiers a=b ", "", 0),
        (r"tiers a\=b", "", 0),
    ],
)
def test_what_the_shell_leaves_alone(text: str, quote: str, start: int) -> None:
    """What stands before the last break, or before the quote that is open."""
    assert lex(text, breaks=BREAKS)[1:3] == (quote, start)


@pytest.mark.parametrize(
    ("text", "varies"),
    [("a $b", True), ("a `b", True), ('a "$b', True), ("a '$b", False), (r"a \$b", False), ("$a b", False)],
)
def test_what_only_the_shell_knows(text: str, varies: bool) -> None:  # noqa: FBT001 - a column of the table
    """The value of a variable, or what a command prints."""
    assert lex(text).varies == varies


def test_what_bash_says() -> None:
    """The line up to the cursor, the rest, and its breaks."""
    said = {"_TIERS_HEAD": "tiers report --where=行", "_TIERS_REST": " a.csv 'b c' ", "_TIERS_BREAKS": BREAKS}
    assert line_of("bash", said) == TypedLine(("report",), "--where=行", ("a.csv", "b c"), "", 8)


@pytest.mark.parametrize("said", [{}, {"COMP_WORDS": "tiers rep", "COMP_CWORD": "1"}, {"_TIERS_HEAD": "tiers $x"}])
def test_what_is_not_understood(said: dict[str, str]) -> None:
    """Such as what a script of an earlier version says."""
    assert line_of("bash", said) is None


@pytest.mark.parametrize(
    ("typed", "word", "point", "line"),
    [
        ("tiers rep", "rep", "", TypedLine((), "rep")),
        ("tiers report", "", "13", TypedLine(("report",), "")),
        ("tiers report 'a b' --by 'x y", "'x y", "", TypedLine(("report", "a b", "--by"), "x y")),
        ('tiers report --by "a`"b" ', "", "25", TypedLine(("report", "--by", 'a"b'), "")),
        ("tiers explain 示 data.csv", "示", "15", TypedLine(("explain",), "示", ("data.csv",))),
    ],
)
def test_what_powershell_says(typed: str, word: str, point: str, line: TypedLine) -> None:
    """By the variables of Typer; the cursor may stand in the middle."""
    said = {"_TYPER_COMPLETE_ARGS": typed, "_TYPER_COMPLETE_WORD_TO_COMPLETE": word, "_TIERS_POINT": point}
    assert line_of("pwsh", said) == line
    assert line_of("powershell", {}) is None


def test_a_cursor_in_a_word() -> None:
    """What stands behind it in the same word goes when another is put in its place."""
    assert line_of("fish", {"_TIERS_HEAD": "tiers re", "_TIERS_REST": "xx a.csv"}) == TypedLine((), "re", ("a.csv",))


def test_nothing_is_one_word() -> None:
    """The one that is about to be typed."""
    assert lex("") == Lexed(("",))
