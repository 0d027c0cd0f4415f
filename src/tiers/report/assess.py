"""Tally + targets → Report: goals, gaps, status and problems."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from tiers.domain import cleaning
from tiers.domain.period import Clock, Period, last_day
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Column
from tiers.domain.tally import GroupTally, InputTally, MeasureTally, Tally, YearTally
from tiers.domain.targets import Targets
from tiers.report.contract import inputs
from tiers.report.contract import report as contract
from tiers.report.contract.groups import GroupChosen
from tiers.report.contract.outlook import OutlookReport
from tiers.report.contract.problems import ProblemItem, ProblemList
from tiers.report.contract.since import SinceReport
from tiers.report.contract.totals import TotalReport
from tiers.report.goals import Judge, base_differences
from tiers.report.lift import lift_report
from tiers.report.rounding import plain, quotient
from tiers.report.suppress import suppress_names
from tiers.wording import problem_message, problem_text

_MONTHS = 12
MOST_LISTED = 100
"""Problems, and rows set aside per input, that a report lists."""


def assess(tally: Tally, question: Question) -> contract.Report:
    """Judge the counts by the plan.

    The values are right by their types, so they are not validated again: that would take longer than the counting.
    """
    targets, clock = question.targets, question.clock(tally.period)
    judge, totals = Judge(tally, question, clock), _totals(tally, question, clock)
    goals = tuple(judge.goal(index) for index in range(len(targets.tier)))
    breakdowns = _breakdowns(tally, judge)
    since, since_problems = _since(tally, question, goals, totals, breakdowns)
    problems = (*tally.problems, *plan_problems(tally, question), *since_problems)
    report = contract.Report.model_construct(
        targets=plan_in_force(question),
        options=command_line_options(question),
        period=_time(tally.period, clock),
        inputs=tuple(input_report(one) for one in tally.inputs),
        enterprises=tally.enterprises,
        duplicates=contract.DuplicatesFound.model_construct(
            policy=question.reading.duplicates, equal=tally.equal, conflicting=tally.conflicting
        ),
        measures=tuple(measure_report(one, targets) for one in tally.measures),
        years=tuple(_year(one, targets) for one in tally.years),
        goals=goals,
        totals=totals,
        breakdowns=breakdowns,
        since=since,
        outlook=_outlook(tally, question),
        lift=lift_report(tally, question, clock),
        problems=_problems(problems, no_names=question.no_names),
    )
    return suppress_names(report) if question.no_names else report


def _totals(tally: Tally, question: Question, clock: Clock) -> tuple[TotalReport, ...]:
    if not question.targets.total:
        return ()
    from tiers.report.totals import TotalJudge  # noqa: PLC0415 - most plans have none

    judge = TotalJudge(tally, question, clock)
    return tuple(judge.total(index) for index in range(len(question.targets.total)))


def _outlook(tally: Tally, question: Question) -> OutlookReport | None:
    if tally.outlook is None:
        return None
    from tiers.report.outlook import outlook_report  # noqa: PLC0415 - most reports do not look ahead

    return outlook_report(tally.outlook, question)


def _since(
    tally: Tally,
    question: Question,
    goals: Sequence[contract.Goal],
    totals: Sequence[TotalReport],
    breakdowns: Sequence[contract.BreakdownReport],
) -> tuple[SinceReport | None, Sequence[Problem]]:
    """Compare then and now, where that was asked for; also what is to be warned of.

    Raises: DataError for a saved report that lacks something, or is about something else.
    """
    if question.since is None:
        return None, ()
    from tiers.report.group_since import with_groups_since  # noqa: PLC0415 - most reports compare nothing
    from tiers.report.since import since_problems, since_report  # noqa: PLC0415 - the same
    from tiers.report.since_saved import saved_of, since_saved  # noqa: PLC0415 - the same

    saved = saved_of(question)
    now = (tally, question, goals, totals)
    compared = since_saved(saved, *now) if saved else tally.since and since_report(tally.since, *now)
    return compared and with_groups_since(compared, saved, tally, question, breakdowns), [*since_problems(tally)]


_AS_STATED: Final = (
    "title", "title_en", "source", "issuer", "issuer_en", "base_year", "target_year", "currency", "counting",
)  # fmt: skip
"""What a report states of its plan as the plan does."""


def plan_in_force(question: Question) -> contract.Plan:
    """Return the plan of a question, as the report states it."""
    targets, group = question.targets, question.group
    return contract.Plan.model_construct(
        **{key: getattr(targets, key) for key in _AS_STATED},
        path=question.path,
        group=group and GroupChosen.model_construct(by=group.by, value=group.value),
    )


def command_line_options(question: Question) -> contract.Options:
    """Return the options of the command line, as the report states them."""
    as_of, said = question.as_of, question.options
    units = [f"{measure}={unit.text}" for measure, unit in said.units.items()]
    return contract.Options.model_construct(
        year=said.year,
        as_of=f"{as_of[0]:04}-{as_of[1]:02}" if as_of else None,
        unit=",".join([*([said.unit.text] if said.unit else []), *units]) or None,
        where=said.where,
        duplicates=said.duplicates,
        no_names=question.no_names,
    )


def _time(period: Period, clock: Clock) -> contract.Time:
    left = clock.months_left
    return contract.Time.model_construct(
        year=period.year,
        months=period.months if period.year is not None else None,
        complete=period.complete if period.year is not None else None,
        as_of=last_day(clock.as_of) if clock.as_of else None,
        elapsed=quotient(clock.elapsed),
        years_left=None if left is None else quotient(Fraction(left, _MONTHS)),
    )


def input_report(tally: InputTally, most: int | None = MOST_LISTED) -> inputs.Input:
    """Describe how a table was understood; at most so many of the rows set aside are listed, None is all."""
    source = tally.source
    return inputs.Input.model_construct(
        path=source.path,
        sheet=source.sheet,
        format=source.format,
        encoding=source.encoding,
        separator=source.separator,
        header_row=source.header_row,
        rows=tally.rows,
        firm_rows=tally.firm_rows,
        columns=tuple(inputs.ColumnFound.model_construct(**dict(column_report(each))) for each in tally.columns),
        set_aside=tuple(
            inputs.Aside.model_construct(row=a.row, text=a.text, why=a.why) for a in tally.set_aside[:most]
        ),
        totals=tuple(
            inputs.StatedTotal.model_construct(
                row=t.row, measure=t.measure, stated=plain(t.stated), added=plain(t.added)
            )
            for t in tally.totals
        ),
    )


def column_report(column: Column) -> inputs.ColumnRead:
    """Describe how a column was understood; only figures have a period and a unit: other columns may state those."""
    is_figure = column.role not in {None, "name", "code", "year"}
    period, unit = (column.period, column.unit) if is_figure else (None, None)
    return inputs.ColumnRead.model_construct(
        role=column.role,
        heading=cleaning.text(column.heading),
        year=period.year if period else None,
        months=period.months if period else None,
        unit=unit.text if unit else None,
        unit_from=column.unit_from if is_figure else None,
        reasons=column.why,
    )


def measure_report(tally: MeasureTally, targets: Targets) -> contract.MeasureReport:
    """Count the usable, missing and unreadable figures of a measure; amounts in yuan."""
    return contract.MeasureReport.model_construct(
        measure=tally.measure,
        label=targets.label_of(tally.measure),
        usable=tally.usable,
        missing=tally.missing,
        unreadable=tally.unreadable,
        total=plain(tally.total),
        largest=None if tally.largest is None else plain(tally.largest),
        below=tally.below,
        largest_firm=tally.largest_firm,
        missing_as=tally.missing_as,
    )


def _counts(targets: Targets, counts: Sequence[int | None]) -> tuple[contract.TierCount, ...]:
    pairs = zip(targets.tier, counts, strict=True)
    return tuple(contract.TierCount.model_construct(tier=tier.name, count=count) for tier, count in pairs)


def _year(tally: YearTally, targets: Targets) -> contract.YearReport:
    return contract.YearReport.model_construct(
        year=tally.year,
        complete=tally.complete,
        enterprises=tally.enterprises,
        counts=_counts(targets, tally.nested),
    )


def _breakdowns(tally: Tally, judge: Judge) -> tuple[contract.BreakdownReport, ...]:
    targets = judge.question.targets
    found = tuple(_breakdown(by, groups, tally, targets) for by, groups in tally.breakdowns)
    if not any(each.group for each in targets.breakdown):
        return found
    from tiers.report.group_goals import with_group_goals  # noqa: PLC0415 - most plans have none

    return with_group_goals(found, judge)


def _breakdown(by: str, groups: Sequence[GroupTally], tally: Tally, targets: Targets) -> contract.BreakdownReport:
    measures = [one.measure for one in tally.measures]
    return contract.BreakdownReport.model_construct(
        by=by, groups=tuple(_group(group, measures, targets) for group in groups)
    )


def _group(group: GroupTally, measures: Sequence[str], targets: Targets) -> contract.Group:
    totals = zip(measures, group.totals, group.usable, strict=True)
    return contract.Group.model_construct(
        value=group.value,
        enterprises=group.enterprises,
        counts=_counts(targets, group.nested),
        totals=tuple(
            contract.GroupTotal.model_construct(measure=m, total=plain(total), usable=usable)
            for m, total, usable in totals
        ),
        largest=group.largest,
    )


def plan_problems(tally: Tally, question: Question) -> Iterator[Problem]:
    """Yield problems where the plan's own base counts and the table do not agree, or do not apply."""
    if any(each.group for each in question.targets.breakdown):
        from tiers.report.group_goals import group_problems  # noqa: PLC0415 - most plans have none

        yield from group_problems(tally, question)
    tiers, totals = question.targets.tier, question.targets.total
    is_part = bool(question.reading.where) and question.group is None
    if is_part and (totals or any(tier.goal_count is not None for tier in tiers)):
        stated = any(base is not None for base in (*(t.base for t in tiers), *(t.base for t in totals)))
        yield Problem("base-not-for-part" if stated else "goals-not-for-part")
    for tier, base in base_differences(tally, question):
        year = question.targets.base_year
        facts = (("tier", tier.name), ("year", year), ("stated", base.stated), ("counted", base.counted))
        yield Problem("base-differs", facts=facts)
    if totals:
        from tiers.report.totals import total_problems  # noqa: PLC0415 - most plans have none

        yield from total_problems(tally, question)


def _problems(problems: Sequence[Problem], *, no_names: bool) -> ProblemList:
    errors = sum(problem.severity == "error" for problem in problems)
    listed = problems[:MOST_LISTED]
    return ProblemList.model_construct(
        errors=errors,
        warnings=len(problems) - errors,
        omitted=len(problems) - len(listed),
        items=tuple(problem_item(problem, no_names=no_names) for problem in listed),
    )


def problem_item(problem: Problem, *, no_names: bool) -> ProblemItem:
    """Return a problem as the report lists it; without names it shows no cell and no firm."""
    facts = {"row": problem.row, "column": problem.column, "value": problem.value, **dict(problem.facts)}
    return ProblemItem.model_construct(
        code=problem.code,
        severity=problem.severity,
        message=problem_text(problem.code, "en", names=not no_names, **facts),
        path=problem.path,
        sheet=problem.sheet,
        row=problem.row,
        column=problem.column,
        value=None if no_names else problem.value,
        facts=tuple(_facts_without_names(problem.code, facts) if no_names else facts.items()),
    )


def _facts_without_names(code: str, facts: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield the facts that the sentence without names needs."""
    needed = problem_message(code, names=False).needs()
    return ((name, fact) for name, fact in facts.items() if name in needed)
