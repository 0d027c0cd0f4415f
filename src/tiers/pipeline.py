"""The whole story on one page: tables and a plan in, a report out. Prints nothing."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tiers import engines, intake
from tiers.domain.classification import Classification, Value
from tiers.domain.question import LISTED_BY_PROGRAMS, Question
from tiers.domain.reading import Reading
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.domain.targets import Targets
from tiers.errors import DataError, UsageError, nameless
from tiers.intake.files.since_source import since_of
from tiers.intake.plan.from_toml import find_plan
from tiers.report.assess import assess
from tiers.report.contract.report import Report
from tiers.report.problem_text import report_problem_message

Tables = tuple[Table, ...]


def answer(paths: Sequence[str], question: Question) -> Report:
    """Read the tables, count their firms, and judge the counts by the plan.

    Raises: DataError, EngineError, TargetsError or UsageError, as `tiers.errors` says; under `strict` also DataError
    for any problem.
    """
    with nameless(when=question.no_names):
        return _assess_strictly(_count(paths, question), question)


def with_since(question: Question, what: str | None) -> Question:
    """Put the question with what is to be compared with; nothing is, where a history is still empty.

    Raises: UsageError or DataError for what nothing can be compared with.
    """
    if what is None:
        return question
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


def _count(paths: Sequence[str], question: Question) -> Tally:
    """Count where the tables are: on a cluster if a person says so, else here."""
    if question.reading.engine == "spark":
        with engines.on_cluster(question) as cluster:
            return cluster.tally(intake.on_cluster(paths, question, cluster.look), question)
    with _open_sides(paths, question) as (tables, then):
        return engines.tally(tables, question, then)


@contextmanager
def _open_sides(paths: Sequence[str], question: Question) -> Iterator[tuple[Tables, Tables]]:
    """Read the tables, and those that are compared with, if others are."""
    large, since = engines.large(question), question.since
    then = [since.what] if since and since.kind == "table" else []
    with ExitStack() as stack:
        tables = stack.enter_context(intake.open_tables(paths, question, large))
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
def open_classification(paths: Sequence[str], question: Question) -> Iterator[tuple[Report, Classification]]:
    """Return the report and, row by row, the tier of each firm of the report year; the rows last while this is open.

    Raises: as `answer`.
    """
    engines.refuse_cluster(question)
    with (
        _open_sides(paths, question) as (tables, then),
        engines.classify(tables, question, then) as (tally, firms),
    ):
        yield _assess_strictly(tally, question), firms


def report(  # noqa: PLR0913 - as many as a report has options of its own
    *paths: str | Path,
    targets: str | Path | Targets | None = None,
    as_of: tuple[int, int] | None = None,
    top: int = LISTED_BY_PROGRAMS,
    no_names: bool = False,
    since: str | Path | None = None,
    outlook: bool = False,
    **reading: Any,  # noqa: ANN401 - whatever `Reading` takes
) -> Report:
    """Report how far each goal is, as `tiers report` does.

    `targets` is a plan, a targets file, or None to look for one as the command does; `as_of` the year and
    month at whose end the plan is judged; `since` what to compare with: a year, `previous`, a table or a saved
    report; `outlook` whether to say what is to be expected; `reading` the fields of
    `tiers.domain.reading.Reading`, which overrule the plan's own.

    Raises: TiersError, with a code and the facts.
    """
    question = _question(paths, targets, reading)._replace(as_of=as_of, top=top, no_names=no_names)
    question = with_outlook(question, wanted=outlook)
    return answer([str(path) for path in paths], with_since(question, None if since is None else str(since)))


def classify(
    *paths: str | Path,
    targets: str | Path | Targets | None = None,
    tier: str | None = None,
    **reading: Any,  # noqa: ANN401 - whatever `Reading` takes
) -> Iterator[dict[str, Value]]:
    """Yield each firm with its tier, as `tiers classify` does: column → value, in the order of the table.

    `tier` chooses the firms that count for one tier; `targets` and `reading` are those of `report`.

    Raises: TiersError, with a code and the facts.
    """
    question = _question(paths, targets, reading).about_firms(tier)
    opened = ExitStack()
    _, firms = opened.enter_context(open_classification([str(path) for path in paths], question))
    return _rows(firms, opened)


def _rows(firms: Classification, opened: ExitStack) -> Iterator[dict[str, Value]]:
    with opened:
        for row in firms.rows:
            yield dict(zip(firms.columns, row, strict=True))


def _question(
    paths: Sequence[str | Path], targets: str | Path | Targets | None, reading: Mapping[str, object]
) -> Question:
    names = [str(path) for path in paths]
    plan, path = (targets, None) if isinstance(targets, Targets) else _plan(targets, names)
    said = _parse_settings(reading, plan)
    return Question(targets=plan, path=path, reading=plan.reading.with_options(said), options=said)


def _parse_settings(settings: Mapping[str, object], plan: Targets) -> Reading:
    try:
        return Reading.model_validate(settings, context={"currency": plan.currency})
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=False)[0]
        setting = ".".join(str(part) for part in wrong["loc"])
        raise UsageError("setting-wrong", setting=setting, value=str(wrong["input"])) from None


def load_targets(path: str | Path | None = None) -> Targets:
    """Read a targets file; without a path, look for one as the command does.

    Raises: TargetsError if it is not valid.
    """
    return _plan(path, [])[0]


def _plan(targets: str | Path | None, paths: Sequence[str]) -> tuple[Targets, str | None]:
    found = find_plan(None if targets is None else str(targets), paths)
    return found.targets, found.path
