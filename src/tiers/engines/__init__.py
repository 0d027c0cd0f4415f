"""Table + targets → Tally: one meaning, several machines."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from tiers.domain.question import Question
from tiers.domain.row_source import InPlaceLimits, TablePreview
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.engines.rules.similar_values import suggest_values
from tiers.errors import EngineError

if TYPE_CHECKING:
    from tiers.domain.check_result import CheckResult
    from tiers.domain.classification import Classification
    from tiers.domain.explanation import ExplainResult
    from tiers.domain.fixed_table import Fingerprint, FixedTable

LARGE: Final = InPlaceLimits(size=2_000_000, rows=20_000)
"""From which size on counting in bulk is faster; measured, see docs/performance.md."""

ALWAYS: Final = InPlaceLimits(0, 0)
"""The size of whatever is to be counted in bulk."""


def large(question: Question) -> InPlaceLimits | None:
    """Return the size from which rows may stay in their files; None for never."""
    return {"auto": LARGE, "duckdb": ALWAYS}.get(question.reading.engine)


class Engine(Protocol):
    """What counts tables whose rows are here; a module whose functions are these is one."""

    def tally(self, tables: Sequence[Table], question: Question, then: Sequence[Table] = ()) -> Tally:
        """Count the firms of the tables against the tiers of the plan; `then` are those that are compared with, if any.

        Raises: DataError where a count would be a guess; UsageError for an option that `--no-names` forbids.
        """

    def classify(
        self, tables: Sequence[Table], question: Question, then: Sequence[Table] = ()
    ) -> AbstractContextManager["tuple[Tally, Classification]"]:
        """Count, and place each firm in its tier; the rows last as long as this is open.

        Raises: as `tally`.
        """


def engine_for(tables: Sequence[Table], question: Question) -> Engine:
    """Return the engine that was asked for; by itself, the one in bulk where the rows have stayed in a file."""
    if question.reading.engine == "duckdb" or any(table.origin for table in tables):
        from tiers.engines import in_duckdb  # noqa: PLC0415 - each engine is imported when it runs

        return in_duckdb
    from tiers.engines import in_python  # noqa: PLC0415 - the same

    return in_python


def tally(tables: Sequence[Table], question: Question, then: Sequence[Table] = ()) -> Tally:
    """Count with the engine that was asked for; by itself, in bulk where the rows have stayed in a file.

    `then` are the tables that are compared with, where they are others.

    Raises: EngineError if it is not there; otherwise as the engine does.
    """
    with suggest_values(tables, question):
        return engine_for((*tables, *then), question).tally(tables, question, then)


class ClusterEngine(NamedTuple):
    """An engine that reads tables by name instead of receiving rows."""

    look: Callable[[str], TablePreview]
    """Shows the first rows of a table.

    Raises: DataError if it is not there; EngineError if the cluster fails.
    """
    tally: Callable[[Sequence[Table], Question], Tally]
    """Counts the firms of tables that were looked at."""


@contextmanager
def on_cluster(question: Question) -> Iterator[ClusterEngine]:
    """Open a session on the cluster that a person named.

    Raises: EngineError if nobody named one, the client is not installed, or it does not answer; UsageError for
    what is no address.
    """
    from tiers.engines import in_spark  # noqa: PLC0415 - each engine is imported when it runs

    with in_spark.cluster_at(question.reading.remote) as cluster:
        yield ClusterEngine(in_spark.Discovery(cluster).look, partial(in_spark.tally, cluster))


@contextmanager
def classify(
    tables: Sequence[Table], question: Question, then: Sequence[Table] = ()
) -> Iterator["tuple[Tally, Classification]"]:
    """Count, as `tally`, and classify each firm; the rows last as long as this is open.

    Raises: EngineError if the engine is not there; otherwise as the engine does.
    """
    refuse_cluster(question)
    engine = engine_for((*tables, *then), question)
    with suggest_values(tables, question), engine.classify(tables, question, then) as found:
        yield found


def check(tables: Sequence[Table], question: Question) -> "CheckResult":
    """Describe how tables were understood and what is wrong with them, also where a report would be refused.

    Raises: UsageError for an option that `--no-names` forbids.
    """
    from tiers.engines.in_python import checking  # noqa: PLC0415 - the same

    return checking.check(tables, question)


def explain(tables: Sequence[Table], question: Question, words: str) -> "ExplainResult":
    """Find the firms that a person means, and say where their figures come from.

    Raises: DataError where no figure could be told.
    """
    from tiers.engines.in_python import explaining  # noqa: PLC0415 - the same

    return explaining.explain(tables, question, words)


def fix(tables: Sequence[Table], question: Question) -> "tuple[FixedTable, Fingerprint]":
    """Return the tables as one table, one row per firm and year, and the counts that it must reproduce.

    Raises: DataError where a report would be refused.
    """
    from tiers.engines.in_python import fixing  # noqa: PLC0415 - the same

    return fixing.fix(tables, question)


def fingerprint(tables: Sequence[Table], question: Question) -> "Fingerprint":
    """Return what a table has to hold that was written down.

    Raises: DataError where a report would be refused.
    """
    from tiers.engines.in_python import fixing  # noqa: PLC0415 - the same

    return fixing.fingerprint(tables, question)


def refuse_cluster(question: Question) -> None:
    """Refuse what a cluster is not asked yet.

    Raises: EngineError.
    """
    if question.reading.engine == "spark":
        raise EngineError("engine-only-counts", engine="spark")
