"""Examined → Check: what was found in tables, and what mends it."""

from collections import Counter
from collections.abc import Sequence

from tiers.domain.check_result import CheckResult
from tiers.domain.problem import KINDS, Problem
from tiers.domain.question import Question
from tiers.domain.table import Column
from tiers.domain.tally import InputTally, MeasureTally, YearTally
from tiers.errors import TiersError
from tiers.report.assess import (
    column_report,
    command_line_options,
    input_report,
    measure_report,
    plan_in_force,
    plan_problems,
    problem_item,
)
from tiers.report.contract import check as contract
from tiers.report.contract.fields import YearFound
from tiers.report.contract.report import MeasureReport
from tiers.report.suppress import input_without_names, measure_without_names
from tiers.wording import join_messages, message


def build_check(result: CheckResult, question: Question, most: int | None = None) -> contract.Check:
    """Describe how tables were understood, and everything that is wrong with them.

    `most` is how many problems of each code are listed; all of them are counted.
    """
    tally = None if result.refusals else result.tally
    firms, no_names = tally.enterprises if tally else 0, question.no_names
    problems = (*result.problems, *(plan_problems(tally, question) if tally else ()))
    return contract.Check.model_construct(
        targets=plan_in_force(question),
        options=command_line_options(question),
        year=tally.period.year if tally else None,
        enterprises=firms if tally else None,
        years=tuple(map(_year, tally.years)) if tally else (),
        measures=tuple(_measure(one, question) for one in tally.measures) if tally else (),
        inputs=tuple(_input(one, firms, no_names=no_names) for one in result.inputs),
        refusals=tuple(refusal_of(error, no_names=no_names) for error in result.refusals),
        problems=_problems(problems, most, no_names=no_names),
        no_names=no_names,
    )


def _year(tally: YearTally) -> YearFound:
    return YearFound.model_construct(year=tally.year, complete=tally.complete, enterprises=tally.enterprises)


def _measure(tally: MeasureTally, question: Question) -> MeasureReport:
    said = measure_report(tally, question.targets)
    return measure_without_names(said) if question.no_names else said


def _input(tally: InputTally, firms: int, *, no_names: bool) -> contract.CheckedInput:
    said = input_report(tally, most=None)
    shown = input_without_names(said, firms) if no_names else said
    names = (name for name in type(shown).model_fields if name != "columns")
    columns = tuple(map(_column, tally.columns))
    return contract.CheckedInput.model_construct(**{name: getattr(shown, name) for name in names}, columns=columns)


def _column(column: Column) -> contract.CheckedColumn:
    found = dict(column_report(column))
    return contract.CheckedColumn.model_construct(**found, why=join_messages(column.why))


def refusal_of(error: TiersError, *, no_names: bool) -> contract.Refusal:
    """Describe why no report would be made; without names neither text nor choice shows what stands in a table."""
    error.names = not no_names
    path, row = error.facts.get("path"), error.facts.get("row")
    return contract.Refusal.model_construct(
        code=error.code,
        message=error.sentence("en"),
        remedy=error.remedy("en"),
        choices=() if no_names else tuple(map(tuple, error.table("en"))),
        path=path if isinstance(path, str) else None,
        row=row if isinstance(row, int) else None,
        error=error,
    )


def _problems(problems: Sequence[Problem], most: int | None, *, no_names: bool) -> contract.CheckedProblems:
    counts = Counter(problem.code for problem in problems)
    errors = sum(count for code, count in counts.items() if KINDS[code].severity == "error")
    codes = sorted(counts, key=lambda code: (KINDS[code].severity, -counts[code], code))
    return contract.CheckedProblems.model_construct(
        errors=errors,
        warnings=len(problems) - errors,
        groups=tuple(_group(code, counts[code]) for code in codes),
        items=tuple(problem_item(problem, no_names=no_names) for problem in _first_of_each_code(problems, most)),
    )


def _first_of_each_code(problems: Sequence[Problem], most: int | None) -> Sequence[Problem]:
    """Return the first problems of each code; all of them without `most`."""
    if most is None:
        return problems
    places: dict[str, list[int]] = {}
    for place, problem in enumerate(problems):
        places.setdefault(problem.code, []).append(place)
    return [problems[place] for place in sorted(place for of_code in places.values() for place in of_code[:most])]


def _group(code: str, count: int) -> contract.ProblemGroup:
    return contract.ProblemGroup.model_construct(
        code=code, severity=KINDS[code].severity, count=count, remedy=message(f"problem_remedy.{code}")
    )
