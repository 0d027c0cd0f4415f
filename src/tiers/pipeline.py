"""The whole story on one page: tables and a plan in, a report out. Prints nothing."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from tiers import engines, intake
from tiers.domain.classification import Classification
from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.errors import DataError, UsageError, nameless
from tiers.intake.files.given_tables import Data
from tiers.report.assess import assess
from tiers.report.contract.report import Report
from tiers.report.problem_text import report_problem_message

Tables = tuple[Table, ...]


def answer(data: Sequence[Data], question: Question) -> Report:
    """Read the tables, count their firms, and judge the counts by the plan.

    Raises: DataError, EngineError, TargetsError or UsageError, as `tiers.errors` says; under `strict` also DataError
    for any problem.
    """
    with nameless(when=question.no_names):
        return _assess_strictly(_count(data, question), question)


def with_since(question: Question, what: str | None) -> Question:
    """Put the question with what is to be compared with; nothing is, where a history is still empty.

    Raises: UsageError or DataError for what nothing can be compared with.
    """
    if what is None:
        return question
    from tiers.intake.files.since_source import since_of  # noqa: PLC0415 - most runs compare with nothing

    since = since_of(what)
    if since is not None and since.kind == "table" and question.reading.engine == "spark":
        raise UsageError("since-table-on-cluster", what=what)
    return question._replace(since=since)


def with_outlook(question: Question, *, wanted: bool) -> Question:
    """Put the question whether it is to be said what is to be expected.

    Raises: UsageError where a cluster is asked, which does not look at single firms.
    """
    if wanted and question.reading.engine == "spark":
        raise UsageError("outlook-on-cluster")
    return question._replace(outlook=wanted)


def _count(data: Sequence[Data], question: Question) -> Tally:
    """Count where the tables are: on a cluster if a person says so, else here."""
    if question.reading.engine == "spark":
        with engines.on_cluster(question) as cluster:
            return cluster.tally(intake.on_cluster(data, question, cluster.look), question)
    with _open_sides(data, question) as (tables, then):
        return engines.tally(tables, question, then)


@contextmanager
def _open_sides(data: Sequence[Data], question: Question) -> Iterator[tuple[Tables, Tables]]:
    """Read the tables, and those that are compared with, if others are."""
    large, since = engines.large(question), question.since
    then = [since.what] if since and since.kind == "table" else []
    with ExitStack() as stack:
        tables = stack.enter_context(intake.open_tables(data, question, large))
        yield tables, stack.enter_context(intake.open_tables(then, question, large)) if then else ()


def _assess_strictly(tally: Tally, question: Question) -> Report:
    report = assess(tally, question)
    if question.reading.strict and report.problems.items:
        raise _too_strict(report)
    return report


def _too_strict(report: Report) -> DataError:
    problems, first = report.problems, report.problems.items[0]
    place = "".join(f"{part}:" for part in (first.path, first.row) if part is not None)
    lead = f"{place} " if place else ""
    return DataError(
        "strict", count=problems.errors + problems.warnings, place=lead, first=report_problem_message(first, report)
    )


@contextmanager
def open_classification(data: Sequence[Data], question: Question) -> Iterator[tuple[Report, Classification]]:
    """Return the report and, row by row, the tier of each firm of the report year; the rows last while this is open.

    Raises: as `answer`.
    """
    engines.refuse_cluster(question)
    with (
        _open_sides(data, question) as (tables, then),
        engines.classify(tables, question, then) as (tally, firms),
    ):
        yield _assess_strictly(tally, question), firms
