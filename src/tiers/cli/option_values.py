"""The words of a single option → a value."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.memory import is_size
from tiers.errors import UsageError

_DASH: Final = "[-‐-―−~]"
"""What keyboards and text programs write for a hyphen, after NFKC."""

_MONTH: Final = lazy_pattern(rf"(\d{{4}}){_DASH}(0[1-9]|1[0-2])", re.ASCII)
_SPAN: Final = lazy_pattern(rf"(\d{{4}})年? ?(?:{_DASH}+|至|到) ?(\d{{4}})年?", re.ASCII)
_PAIR: Final = lazy_pattern("([^=＝]*)[=＝](.*)", re.DOTALL)
"""A pair, its equals sign as wide as the keyboard writes it."""

_WHOLE: Final = lazy_pattern(r"\d{1,9}", re.ASCII)


def is_whole(text: str) -> bool:
    """Whether it is a whole number of at most nine digits, wide ones included."""
    return _WHOLE.fullmatch(cleaning.text(text)) is not None


def whole(option: str, text: str | None, least: int = 0, example: int = 1) -> int | None:
    """Read a whole number, `least` or more.

    Raises: UsageError for anything else.
    """
    if text is None:
        return None
    if not is_whole(text) or int(text) < least:
        raise UsageError("option-not-a-number", option=option, value=text, least=least, example=example)
    return int(cleaning.text(text))


def year(option: str, text: str | None) -> int | None:
    """Read a year of four digits.

    Raises: UsageError for anything else.
    """
    if text is not None and not re.fullmatch(r"[1-9]\d{3}", cleaning.text(text), re.ASCII):
        raise UsageError("option-not-a-number", option=option, value=text, least=1000, example=2008)
    return whole(option, text)


def month(text: str | None) -> tuple[int, int] | None:
    """Read `2007-06`: the year and the month at whose end it is.

    Raises: UsageError for anything else.
    """
    if text is None:
        return None
    match = _MONTH.fullmatch(cleaning.text(text))
    if match is None:
        raise UsageError("option-not-a-month", value=text)
    return int(match[1]), int(match[2])


def size(option: str, text: str | None) -> str | None:
    """Read an amount of memory, such as `4GB`.

    Raises: UsageError for anything else, and for less than an engine can work with.
    """
    if text is not None and not is_size(text.strip()):
        raise UsageError("option-not-a-size", option=option, value=text)
    return text and text.strip()


def span(text: str) -> tuple[int, int]:
    """Read `2026-2030`, also `2026—2030` and `2026至2030`: the first and the last year, both inclusive.

    Raises: UsageError for anything else, and for years out of order.
    """
    match = _SPAN.fullmatch(cleaning.text(text))
    if match is None or not 1000 < int(match[1]) <= int(match[2]):  # noqa: PLR2004 - the year before has four digits too
        raise UsageError("years-not-a-span", value=text)
    return int(match[1]), int(match[2])


def one_of(option: str, text: str, choices: Sequence[str]) -> str:
    """Read one of the words that an option knows, in whatever width and case it is typed.

    Raises: UsageError for any other, with the word that is spelled much like it.
    """
    word = cleaning.text(text).lower()
    if word not in choices:
        from tiers.domain.suggestions import similar_words  # noqa: PLC0415 - only a refusal needs it

        near = similar_words(word, choices)
        example = near[0] if near else choices[0]
        raise UsageError(
            "option-not-one-of", option=option, value=text, names=choices, example=example, hinted=len(near)
        )
    return word


def pair(text: str) -> tuple[str, str] | None:
    """Split `LEFT=RIGHT` at the first equals sign, a wide one included, and trim both; None where there is none."""
    found = _PAIR.fullmatch(text)
    return (found[1].strip(), found[2].strip()) if found else None


def pairs(option: str, texts: Sequence[str], form: str, example: str) -> Mapping[str, str]:
    """Read `LEFT=RIGHT`, both not blank, each left side once.

    Raises: UsageError for anything else.
    """
    found: dict[str, str] = {}
    for text in texts:
        left, right = pair(text) or ("", "")
        if not left or not right:
            raise UsageError("option-not-a-pair", option=option, value=text, form=form, example=example)
        if left in found:
            raise UsageError("option-twice", option=option, value=text)
        found[left] = right
    return found
