"""The same answer in bulk: DuckDB, in this process, never holding all rows in Python.

It recognises only what is plain; all else goes through the functions that the Python engine uses.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from decimal import Decimal
from functools import partial

from tiers.domain.classification import Classification
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.run_progress import Step, report_step
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.engines.in_duckdb import cross_checks, since
from tiers.engines.in_duckdb.breakdowns import groups_of_years, tally_breakdowns, with_groups_then
from tiers.engines.in_duckdb.counting import Present, counts_of
from tiers.engines.in_duckdb.database import Database, open_database
from tiers.engines.in_duckdb.export.firm_rows import classification
from tiers.engines.in_duckdb.lift import rank
from tiers.engines.in_duckdb.outlook import History
from tiers.engines.in_duckdb.panel import panel_of
from tiers.engines.in_duckdb.since import Other
from tiers.engines.in_duckdb.tier_lists import tier_tallies
from tiers.engines.rules.expectations import hold_expectations
from tiers.engines.rules.lift import lift_tallies
from tiers.engines.rules.outlook import outlook_tally
from tiers.engines.rules.problem_order import in_order
from tiers.engines.rules.report_year import refuse_nobody, report_year_of, year_problems
from tiers.engines.rules.requirements import Requirements, requirements_of
from tiers.engines.rules.since import of_then
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.tallies import year_tallies


def tally(tables: Sequence[Table], question: Question, then: Sequence[Table] = ()) -> Tally:
    """Count the firms of the tables against the tiers of the plan; `then` are those that are compared with, if any.

    Raises: DataError where a count would be a guess; UsageError for an option that `--no-names` forbids;
    EngineError if DuckDB is not installed, or fails.
    """
    needs = requirements_of(question, tables)
    with _open_database((*tables, *then), question) as opened:
        other = _other(opened, then, question)
        return _read_and_count(opened, tables, needs, other)[0]


@contextmanager
def classify(
    tables: Sequence[Table], question: Question, then: Sequence[Table] = ()
) -> Iterator[tuple[Tally, Classification]]:
    """Count the firms, and classify each; the rows last as long as this is open.

    Raises: as `tally`.
    """
    needs = requirements_of(question, tables)
    with _open_database((*tables, *then), question) as opened:
        other = _other(opened, then, question)
        counted, present = _read_and_count(opened, tables, needs, other, has_words=True)
        yield counted, classification(present)


def _open_database(tables: Sequence[Table], question: Question) -> AbstractContextManager[Database]:
    return open_database([table.origin.path for table in tables if table.origin], question.reading.memory)


def _read_and_count(
    database: Database,
    tables: Sequence[Table],
    needs: Requirements,
    other: Other | None = None,
    *,
    has_words: bool = False,
) -> tuple[Tally, Present]:
    present, repeated, years = _read(database, tables, needs, has_words=has_words)
    counted = _make_tally(present, repeated, years)
    counted = counted._replace(since=since.compare(present, repeated, other))
    groups = with_groups_then(counted.groups, present, other.groups) if other else counted.groups
    return counted._replace(groups=groups), present


def _read(
    database: Database, tables: Sequence[Table], needs: Requirements, *, has_words: bool = False
) -> tuple[Present, cross_checks.Duplicates, tuple[Problem, ...]]:
    reading = needs.question.reading
    panel = panel_of(database, tables, needs, has_words=has_words)
    report_step(Step("counting"))
    repeated = cross_checks.duplicates(panel)
    paths = ", ".join(table.source.path for table in tables)
    year = report_year_of(panel.rows, reading.year, needs.targets.target_year, paths)
    present = Present(panel, counts_of(panel), year)
    _hold(present)
    refuse_nobody(present.sums.firms, reading, year)
    years = tuple(year_problems(panel.rows, {y or None: n for y, n in present.counts.years.items()}, year))
    return present, repeated, years


def _other(database: Database, then: Sequence[Table], question: Question) -> Other | None:
    """Read then's own tables, and make room for those of now."""
    if not then:
        return None
    present, repeated, years = _read(database, then, requirements_of(of_then(question), then))
    problems = [*(p for table in present.panel.tables for p in table.problems), *repeated.problems, *years]
    return since.keep_then(present, repeated, problems)


def _hold(present: Present) -> None:
    """Hold the whole table, before `--where`, against what was expected of it."""
    needs = present.panel.needs

    def totals() -> dict[str, Decimal]:
        sums = present.counts.of(present.year or NO_YEAR, chosen=None)
        return {measure: of.total for measure, of in zip(needs.measures, sums.measures, strict=True)}

    hold_expectations(needs, (table.found for table in present.panel.tables), totals)


def _make_tally(present: Present, repeated: cross_checks.Duplicates, years: Sequence[Problem]) -> Tally:
    panel = present.panel
    problems = [*(p for table in panel.tables for p in table.problems), *repeated.problems, *years]
    problems += [*present.by_condition.problems(), *cross_checks.seen_together(present)]
    tiers, period, whole = tier_tallies(present), panel.period(present.year), panel.whole_years(present.year)
    return Tally(
        inputs=tuple(table.found for table in panel.tables),
        period=period,
        enterprises=present.sums.firms,
        equal=repeated.equal,
        conflicting=repeated.conflicting,
        measures=present.measures,
        years=year_tallies(present.counts, present.by_condition, lambda year: panel.period(year).complete),
        tiers=tiers,
        totals=present.by_condition.totals(),
        breakdowns=tally_breakdowns(present),
        problems=in_order(problems, [table.found for table in panel.tables]),
        groups=groups_of_years(present),
        lift=lift_tallies(panel.needs, [tier.nested for tier in tiers], partial(rank, present)),
        outlook=outlook_tally(History(present, repeated.years), panel.needs, tiers, period, whole),
    )
