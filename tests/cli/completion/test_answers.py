"""Offers → what a shell is told."""

import pytest

from tiers.cli.completion.answers import SHELLS, Offer, answer
from tiers.cli.completion.typed_line import TypedLine


@pytest.mark.parametrize(
    ("line", "words", "told"),
    [
        (TypedLine((), ""), ["行业"], ["行业"]),
        (TypedLine((), "行"), ["行业", "园区"], ["行业"]),
        (TypedLine((), ""), ["所属 行业", "a`b"], ["所属\\ 行业", "a\\`b"]),
        (TypedLine((), "行业=机", start=3), ["行业=机械 一"], ["机械\\ 一"]),
        (TypedLine((), "it's", quote="'"), ["it's a"], ["it'\\''s a"]),
        (TypedLine((), "x", quote='"'), ['x"$`\\ y', "x!"], ['x\\"\\$\\`\\\\ y']),
        (TypedLine((), "a", quote='"'), ['a"', "ab"], ['a\\""', "ab"]),
        (TypedLine((), "a", quote="'"), ["a'"], ["a'\\'''"]),
        (TypedLine((), "a=", start=2), ["a=$(x)", "a=*"], ["'$(x)'", "'*'"]),
        (TypedLine((), "a=", start=2), ["a=$(x)"], ["\\$\\(x\\)"]),
        (TypedLine((), ""), ["a\nb", "a\x1b[31m", "c"], ["c"]),
    ],
)
def test_bash_gets_what_it_puts_on_the_line(line: TypedLine, words: list[str], told: list[str]) -> None:
    """Escaped as the open quote wants it, and never half an escape; what no line can hold is left out."""
    assert answer("bash", line, map(Offer, words)).splitlines() == told


@pytest.mark.parametrize(
    ("shell", "told"),
    [
        ("zsh", "--by=行 业\tBreak down.\n--by=园区\n"),
        ("fish", "--by=行 业\tBreak down.\n--by=园区\n"),
        ("powershell", "'--by=行 业':::Break down.\n--by=园区::: \n"),
        ("pwsh", "'--by=行 业':::Break down.\n--by=园区::: \n"),
    ],
)
def test_others_get_what_a_word_means_too(shell: str, told: str) -> None:
    """On one line each; PowerShell gets it quoted, the others quote it themselves."""
    assert answer(shell, TypedLine((), "--by="), [Offer("--by=行 业", "Break\n down."), Offer("--by=园区")]) == told


def test_zsh_leaves_alone_what_stands_before_an_open_quote() -> None:
    """A quote in a word that is closed is none."""
    offers = [Offer("--by=行 业")]
    assert answer("zsh", TypedLine((), "--by=行", quote="'", start=5), offers) == "行 业\n"
    assert answer("zsh", TypedLine((), "--by=行", start=5), offers) == "--by=行 业\n"


def test_powershell_doubles_an_apostrophe() -> None:
    """In the quotes that it needs for one."""
    assert answer("pwsh", TypedLine((), "it"), [Offer("it's")]) == "'it''s'::: \n"


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_is_nothing(shell: str) -> None:
    """Then shells offer files."""
    assert answer(shell, TypedLine((), "x"), [Offer("y")]) == ""
