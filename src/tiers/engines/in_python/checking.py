"""What is in tables and what is wrong with them: a refusal does not keep the rest from being told."""

from collections.abc import Iterator, Sequence
from typing import Final

from tiers.domain.check_result import CheckResult
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.domain.tally import InputTally, Tally
from tiers.engines.in_python import tally
from tiers.engines.in_python.credit_codes import code_problems
from tiers.engines.in_python.shifted_cells import moved_figures
from tiers.engines.rows.row_kinds import separate_rows
from tiers.engines.rows.sheet import all_problems_in, found_in, sheet_of
from tiers.engines.rules.lenient import mark_undecided, retry_without_refused
from tiers.engines.rules.problem_order import in_order
from tiers.errors import TiersError

_OF_ONE_TABLE: Final = frozenset(
    {"duplicates-conflict", "unit-unclear", "unit-unknown", "year-of-column", "year-twice"}
)
"""Refusals that a table meets on its own too; others would be false of one table among several."""


def check(tables: Sequence[Table], question: Question) -> CheckResult:
    """Count as a report does, and go on where it would refuse: each table alone, or at least its rows.

    Raises: UsageError for an option that `--no-names` forbids.
    """
    found, refusals = retry_without_refused(tally, tables, question)
    if found is None:
        return _one_by_one(tables, question, refusals)
    codes = [problem for table in tables for problem in _closely(table, question)]
    problems = in_order([*mark_undecided(found.problems, refusals), *codes], found.inputs)
    return CheckResult(_with_all_columns(found, tables), problems, refusals, None if refusals else found)


def _one_by_one(tables: Sequence[Table], question: Question, refusals: Sequence[TiersError]) -> CheckResult:
    parts = [_alone(table, question) if len(tables) > 1 else _outline(table, question) for table in tables]
    more = [r for part in parts for r in part.refusals if r.code in _OF_ONE_TABLE]
    said = {str(refusal): refusal for refusal in (*refusals, *more)}
    return CheckResult(
        tuple(found for part in parts for found in part.inputs),
        tuple(problem for part in parts for problem in part.problems),
        tuple(said.values()),
    )


def _alone(table: Table, question: Question) -> CheckResult:
    """Examine a table as if there were no other: what was expected of all of them is not expected of it."""
    whole: dict[str, object] = {"expect_rows": None, "expect_total": {}, "where": (), "by": None, "year": None}
    alone = question._replace(reading=question.reading.model_copy(update=whole))
    found, refusals = retry_without_refused(tally, [table], alone)
    if found is None:
        return _outline(table, question)._replace(refusals=refusals)
    problems = in_order([*mark_undecided(found.problems, refusals), *_closely(table, question)], found.inputs)
    return CheckResult(_with_all_columns(found, [table]), problems, refusals)


def _outline(table: Table, question: Question) -> CheckResult:
    """Describe a table without knowing what its figures mean."""
    sheet, others, not_years = sheet_of(table, _measures(question), question.targets.currency)
    problems = (*all_problems_in(sheet, others, not_years), *code_problems(table, sheet.firms), *moved_figures(sheet))
    inputs = (found_in(sheet, others),)
    return CheckResult(inputs, in_order(problems, inputs))


def _measures(question: Question) -> tuple[str, ...]:
    return question.targets.wanted_measures


def _closely(table: Table, question: Question) -> Iterator[Problem]:
    """Find what a report does not look for: codes that do not agree with themselves."""
    figures = [column for column in table.columns if column.role in _measures(question)]
    return code_problems(table, separate_rows(table, figures)[0])


def _with_all_columns(tally: Tally, tables: Sequence[Table]) -> tuple[InputTally, ...]:
    pairs = zip(tally.inputs, tables, strict=True)
    return tuple(one._replace(columns=table.columns) for one, table in pairs)
