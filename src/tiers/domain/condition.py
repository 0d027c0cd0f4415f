"""Conditions `HEADING=VALUE`: what firms must have under a heading to be meant."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator

from tiers.domain import cleaning
from tiers.domain.reading import one_or_more

Conditions = Annotated[tuple[str, ...], BeforeValidator(one_or_more)]
"""In the words of `--where`: the same heading twice is *or*, different headings are *and*."""


def values_by_heading(conditions: Iterable[str]) -> dict[str, list[str]]:
    """Return each heading, cleaned, with the values of which one is wanted, cleaned, in the order of the conditions."""
    wanted: dict[str, list[str]] = {}
    for words in conditions:
        heading, _, value = words.partition("=")
        wanted.setdefault(cleaning.text(heading), []).append(cleaning.text(value))
    return wanted


def malformed_condition(conditions: Iterable[str]) -> str | None:
    """Find the first condition that lacks its heading or its value; None where all are whole.

    A blank cell meets no condition of a plan, so that one without a value could never be met.
    """
    parts = ((words, words.partition("=")) for words in conditions)
    return next((words for words, (heading, _, value) in parts if not _is_said(heading) or not _is_said(value)), None)


def _is_said(words: str) -> bool:
    return bool(cleaning.text(words))
