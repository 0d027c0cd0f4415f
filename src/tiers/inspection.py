"""What is in tables: how they were understood, what is wrong with them, and where one firm's figures come from."""

import shlex
from collections.abc import Sequence
from typing import Final

from tiers import engines, intake
from tiers.domain import cleaning
from tiers.domain.check_result import CheckResult
from tiers.domain.explanation import ExplainResult
from tiers.domain.question import Question
from tiers.domain.suggestions import similar_words
from tiers.domain.table import Table
from tiers.errors import DataError, nameless
from tiers.intake.files.given_tables import Data
from tiers.report.check import build_check
from tiers.report.contract.check import Check
from tiers.report.contract.explain import Explanation
from tiers.report.explain import build_explanation

_MOST_LISTED: Final = 20
"""Firms that a refusal lists of those that may be meant."""

_MOST_NAMES: Final = 20_000
"""Names that are compared with one that no firm has."""

_MUCH_ALIKE: Final = 0.7
"""The share of signs that must be alike, inclusive, where only the beginnings of names are compared."""


def check(data: Sequence[Data], question: Question, most: int | None = None) -> tuple[Check, tuple[Table, ...]]:
    """Read what can be read, and say how it was understood and what is wrong; give the tables too.

    `most` is how many problems of each code are listed; all of them are counted.

    Raises: DataError for a file that is not there or cannot be opened; UsageError for an option that `--no-names`
    forbids; EngineError for a cluster.
    """
    engines.refuse_cluster(question)
    with nameless(when=question.no_names):
        tables, refusals = intake.read_leniently(data, question)
        found = engines.check(tables, question) if tables else CheckResult()
    return build_check(found._replace(refusals=(*refusals, *found.refusals)), question, most), tables


def explain(words: str, data: Sequence[Data], question: Question) -> Explanation:
    """Explain where the figures of the firms come from that words mean, and which limits they pass.

    Raises: DataError if the words mean no firm or do not say which, or if the tables cannot be understood;
    EngineError for a cluster.
    """
    engines.refuse_cluster(question)
    found = engines.explain(intake.read(data, question), question, words)
    if found.others:
        raise _unclear(found, words)
    if not (found.firms or found.set_aside):
        names = _similar_names(cleaning.text(words), found.names)
        raise DataError("firm-unknown", words=words, near=names, hinted=int(bool(names)))
    return build_explanation(found, words, question)


def _similar_names(words: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return names that are spelled much like the words, else those that begin much like them: a part is enough."""
    if near := similar_words(words, names, _MOST_NAMES):
        return near
    beginnings: dict[str, str] = {}
    for name in names:
        beginnings.setdefault(name[: len(words)], name)
    return tuple(beginnings[near] for near in similar_words(words, beginnings, _MOST_NAMES, _MUCH_ALIKE))


def _unclear(result: ExplainResult, words: str) -> DataError:
    """List the firms that may be meant, and the line to type for the first of them."""
    first = result.others[0]
    rows = [(one.name, one.code or "", f"{one.source.path}:{one.row}") for one in result.others[:_MOST_LISTED]]
    return DataError(
        "firm-unclear",
        choices=[("choice.firm", "choice.code", "choice.where"), *rows],
        words=words,
        count=len(result.others),
        typed=shlex.quote(first.code or first.name),
    )
