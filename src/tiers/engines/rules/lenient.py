"""Retry a request without the option that was refused, so that `check` reports everything."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, TypeVar

from tiers.domain import cleaning
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Table
from tiers.errors import DataError, TiersError

Answer = TypeVar("Answer")


def _without_heading(reading: Reading, facts: Mapping[str, Any]) -> dict[str, object]:
    return {"by": tuple(heading for heading in reading.by or () if heading != facts["heading"])}


def _without_conditions(reading: Reading, facts: Mapping[str, Any]) -> dict[str, object]:
    headings = {words: cleaning.text(words.partition("=")[0]) for words in reading.where}
    return {"where": tuple(words for words, heading in headings.items() if heading != facts["heading"])}


def _without_total(reading: Reading, facts: Mapping[str, Any]) -> dict[str, object]:
    return {"expect_total": {m: amount for m, amount in reading.expect_total.items() if m != facts["measure"]}}


_RELAXED: Final[Mapping[str, Callable[[Reading, Mapping[str, Any]], dict[str, object]]]] = MappingProxyType(
    {
        "by-unknown": _without_heading,
        "where-unknown": _without_conditions,
        "where-nobody": lambda *_: {"where": ()},
        "year-missing": lambda *_: {"year": None},
        "expect-rows": lambda *_: {"expect_rows": None},
        "expect-total": _without_total,
        "expect-measure": _without_total,
        "duplicates-conflict": lambda *_: {"duplicates": "keep"},
    }
)
"""Code of a refusal → the settings under which the same tables are not refused for it; others are the tables' own."""


def without_refused(question: Question, error: DataError) -> Question | None:
    """Return the question without the option that was refused; None where the tables themselves are at fault."""
    relax = _RELAXED.get(error.code)
    if relax is None:
        return None

    return question._replace(reading=question.reading.model_copy(update=relax(question.reading, error.facts)))


def retry_without_refused(
    ask: Callable[[Sequence[Table], Question], Answer], tables: Sequence[Table], question: Question
) -> tuple[Answer | None, tuple[TiersError, ...]]:
    """Retry a request without the option that was refused, until it is answered or the tables are at fault.

    Gives None for no answer, and every refusal that was met.
    """
    refusals: list[TiersError] = []
    put: Question | None = question
    while put is not None:
        try:
            return ask(tables, put), tuple(refusals)
        except DataError as error:
            refusals.append(error)
            put = without_refused(put, error)
    return None, tuple(refusals)


def mark_undecided(problems: Iterable[Problem], refusals: Iterable[TiersError]) -> Iterator[Problem]:
    """Yield the problems; a duplicate that nobody has decided about says so, not what was decided to go on."""
    is_open = any(refusal.code == "duplicates-conflict" for refusal in refusals)
    for problem in problems:
        is_meant = is_open and problem.code == "duplicate-conflict"
        yield problem._replace(code="duplicate-undecided") if is_meant else problem
