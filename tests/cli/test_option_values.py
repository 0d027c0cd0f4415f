"""The words of a single option."""

from collections.abc import Callable, Sequence

import pytest

from tiers.cli import option_values
from tiers.errors import UsageError

GOOD: list[tuple[Callable[..., object], tuple[object, ...], object]] = [
    (
        option_values.whole,
        (
            "--top",
            None,
        ),
        None,
    ),
    (
        option_values.whole,
        (
            "--top",
            "0",
        ),
        0,
    ),
    (
        option_values.whole,
        (
            "--top",
            " 20 ",
        ),
        20,
    ),
    (
        option_values.year,
        (
            "--year",
            None,
        ),
        None,
    ),
    (
        option_values.year,
        (
            "--year",
            "2006",
        ),
        2006,
    ),
    (option_values.month, (None,), None),
    (option_values.month, ("2007-06",), (2007, 6)),
    (option_values.month, (" 2007-12 ",), (2007, 12)),
    (option_values.span, ("2026-2030",), (2026, 2030)),
    (option_values.span, ("2026–2026",), (2026, 2026)),
    (option_values.span, ("2026—2030",), (2026, 2030)),
    (option_values.span, ("2026——2030",), (2026, 2030)),
    (option_values.span, ("2026至2030",), (2026, 2030)),
    (option_values.span, ("2026年到2030年",), (2026, 2030)),
    (option_values.span, ("２０２６～２０３０",), (2026, 2030)),
    (option_values.month, ("２００７－０６",), (2007, 6)),
    (option_values.year, ("--year", "２００８"), 2008),
    (option_values.whole, ("--top", "１０"), 10),
    (option_values.one_of, ("--color", " Never ", ("auto", "never")), "never"),
    (option_values.pair, ("行业＝机械",), ("行业", "机械")),
    (option_values.pair, ("行业=a＝b",), ("行业", "a＝b")),
    (option_values.pair, ("行业",), None),
    (
        option_values.one_of,
        (
            "--color",
            "never",
            ("auto", "never"),
        ),
        "never",
    ),
    (
        option_values.pairs,
        (
            "--goal",
            ["10亿=2", " 5亿 = 8=9 "],
            "",
            "",
        ),
        {"10亿": "2", "5亿": "8=9"},
    ),
]

BAD: list[tuple[Callable[..., object], tuple[object, ...], str]] = [
    (
        option_values.whole,
        (
            "--top",
            "-1",
        ),
        "--top -1: a whole number from 0 is meant. For example: --top 1",
    ),
    (
        option_values.whole,
        (
            "--header-row",
            "0",
            1,
        ),
        "--header-row 0: a whole number from 1 is meant.",
    ),
    (
        option_values.whole,
        (
            "--top",
            "1.5",
        ),
        "a whole number",
    ),
    (
        option_values.whole,
        (
            "--top",
            "١",
        ),
        "a whole number",
    ),
    (
        option_values.whole,
        (
            "--top",
            "1_000",
        ),
        "a whole number",
    ),
    (
        option_values.whole,
        (
            "--top",
            "",
        ),
        "a whole number",
    ),
    (
        option_values.whole,
        (
            "--top",
            "9" * 5000,
        ),
        "a whole number",
    ),
    (
        option_values.year,
        (
            "--year",
            "06",
        ),
        "--year 06: a whole number from 1000 is meant. For example: --year 2008",
    ),
    (
        option_values.year,
        (
            "--year",
            "0999",
        ),
        "a whole number",
    ),
    (
        option_values.year,
        (
            "--year",
            "11108",
        ),
        "a whole number",
    ),
    (option_values.month, ("2007-13",), "--as-of 2007-13: a year and a month are meant"),
    (option_values.month, ("2007",), "a year and a month"),
    (option_values.month, ("2007-6-30",), "a year and a month"),
    (option_values.span, ("2030-2026",), "--years 2030-2026: the first and last year"),
    (option_values.span, ("1000-1005",), "the first and last year"),
    (option_values.span, ("2026",), "the first and last year"),
    (
        option_values.one_of,
        (
            "--color",
            "red",
            ("auto", "never"),
        ),
        "--color red: one of auto, never is meant.",
    ),
    (
        option_values.pairs,
        (
            "--goal",
            ["10亿"],
            "NAME=N",
            "10亿=2",
        ),
        "--goal 10亿: NAME=N is meant.",
    ),
    (
        option_values.pairs,
        (
            "--goal",
            ["=2"],
            "NAME=N",
            "10亿=2",
        ),
        "For example: --goal 10亿=2",
    ),
    (
        option_values.pairs,
        (
            "--goal",
            ["10亿= "],
            "NAME=N",
            "10亿=2",
        ),
        "--goal 10亿= : NAME=N",
    ),
    (
        option_values.pairs,
        (
            "--goal",
            ["a=1", "a=1"],
            "NAME=N",
            "",
        ),
        "--goal a=1: the same was said before.",
    ),
]


def case_names(cases: Sequence[tuple[Callable[..., object], tuple[object, ...], object]]) -> list[str]:
    """Return the name of each case: the call."""
    return [f"{read.__name__}{words}"[:60] for read, words, _ in cases]


@pytest.mark.parametrize(("read", "words", "expected"), GOOD, ids=case_names(GOOD))
def test_words_that_are_understood(read: Callable[..., object], words: tuple[object, ...], expected: object) -> None:
    """Spaces around them do not matter."""
    assert read(*words) == expected


@pytest.mark.parametrize(("read", "words", "sentence"), BAD, ids=case_names(BAD))
def test_words_that_are_not(read: Callable[..., object], words: tuple[object, ...], sentence: str) -> None:
    """The sentence names the option and what was said."""
    with pytest.raises(UsageError) as caught:
        read(*words)
    assert sentence in str(caught.value)


def test_a_word_that_is_spelled_much_like_one() -> None:
    """It is asked for; without one an example stands there."""
    for said, remedy in (("alwys", "Did you mean --color always?"), ("blue", "For example: --color auto")):
        with pytest.raises(UsageError) as caught:
            option_values.one_of("--color", said, ("auto", "always", "never"))
        assert caught.value.remedy("en") == remedy
