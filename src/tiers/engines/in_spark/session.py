"""The session on a Spark Connect server: its address, and failures in words."""

import os
import re
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tiers.errors import DataError, EngineError, UsageError

if TYPE_CHECKING:
    from pyspark.sql.connect.session import SparkSession
    from pyspark.sql.dataframe import DataFrame

    Frame = DataFrame

_FORM: Final = re.compile(r"(sc://(?:\[[0-9a-fA-F:]+\]|[\w.-]+)(?::\d{1,5})?)(/(?:;[^;\s]*)*)?", re.ASCII)
_ELSEWHERE: Final = "SPARK_REMOTE"
"""The variable in which programs for Spark look for a server."""


class Address(NamedTuple):
    """A server."""

    url: str
    """With everything that was said behind its port, such as a token."""
    shown: str
    """Without that: what may be told."""


def address_of(remote: str | None) -> Address:
    """Read the address that a person named, else that of `SPARK_REMOTE`.

    Raises: EngineError if there is none; UsageError if it is none.
    """
    url = remote or os.environ.get(_ELSEWHERE)
    if not url:
        raise EngineError("remote-none")
    match = _FORM.fullmatch(url)
    if match is None:
        raise UsageError("remote-wrong")
    return Address(url, match[1])


ANSWERS_WITHIN: Final = 30
"""Seconds in which a server has to take a session."""

_MILLISECONDS: Final = 1000
_PING: Final = 20 * _MILLISECONDS
"""How long a silent connection is trusted, and how long it may take to answer."""

_CONNECT: Final = 5 * _MILLISECONDS
"""How long it may take to connect once more."""

_LONGEST_REASON: Final = 200
"""Characters of what a cluster says that are passed on."""

_DETAILS: Final = re.compile(r'details = "(.*)"')
_UNLIKE: Final = re.compile(r"merg(?:e|ing) schema")
"""What a cluster says of files whose columns are of different types."""

_OPTIONS: Final = (
    ("grpc.keepalive_time_ms", _PING),
    ("grpc.keepalive_timeout_ms", _PING),
    ("grpc.min_reconnect_backoff_ms", _CONNECT),
    ("grpc.max_receive_message_length", 128 << 20),
)
_SETTINGS: Final = (
    ("spark.sql.ansi.enabled", "true"),
    ("spark.sql.parser.escapedStringLiterals", "false"),
    ("spark.sql.session.timeZone", "UTC"),
)
"""What makes a sum that overflows an error, and a literal mean the same everywhere."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A session, and where it is."""

    session: "SparkSession"
    """Its own: names that are made in it are seen by nobody else."""
    address: Address
    """The server."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return all rows of an answer that is small.

        Raises: EngineError if the cluster fails.
        """
        with failures(self.address):
            return [tuple(row) for row in self.session.sql(sql).collect()]

    def row(self, sql: str) -> tuple[Any, ...]:
        """Return the only row of an answer.

        Raises: EngineError if the cluster fails.
        """
        return self.rows(sql)[0]

    def stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of an answer that may be large, some at a time.

        Raises: EngineError if the cluster fails.
        """
        with failures(self.address):
            yield from map(tuple, self.session.sql(sql).toLocalIterator())

    def create_view(self, name: str, sql: str, *values: object) -> None:
        """Create a view of a query, under which others can ask about its answer; nothing is computed.

        Raises: EngineError if the cluster fails.
        """
        with failures(self.address):
            self.session.sql(sql, args=list(values) or None).createOrReplaceTempView(name)

    def upload(self, view: str, columns: str, rows: Sequence[Sequence[object]]) -> None:
        """Send some rows, and give them a name.

        Raises: EngineError if the cluster fails.
        """
        with failures(self.address):
            self.session.createDataFrame([tuple(row) for row in rows], columns).createOrReplaceTempView(view)

    def columns(self, frame: "Frame", path: str) -> list[tuple[str, str]]:
        """Return the columns of what was opened, each with the name of its type; none if there is nothing.

        Raises: DataError if the cluster cannot read it.
        """
        with failures(self.address), _reading(path):
            return [(column.name, column.dataType.simpleString()) for column in frame.schema.fields]

    def files(self, frame: "Frame", path: str) -> list[str]:
        """Return the addresses of the files that were opened, in order.

        Raises: DataError if the cluster cannot read them.
        """
        with failures(self.address), _reading(path):
            return sorted(frame.inputFiles())

    def create_view_of(self, name: str, frame: "Frame") -> None:
        """Create a view of what was opened.

        Raises: EngineError if the cluster fails.
        """
        with failures(self.address):
            frame.createOrReplaceTempView(name)

    def frame(self, kind: str, name: str, **options: str) -> "Frame":
        """Open what the cluster has: a `table` by its name, or files by their path, as `parquet`, `text` or `csv`."""
        with failures(self.address):
            if kind == "table":
                return self.session.read.table(name)
            return self.session.read.options(**options).format(kind).load(name)


@contextmanager
def open_session(address: Address) -> Iterator[Cluster]:
    """Open a session on a server, for as long as it is needed.

    Raises: EngineError if the client is not installed, or the server does not answer within a time limit.
    """
    warnings.filterwarnings("ignore", module=r"pyspark\.")  # what its threads say after the session was left
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the client about its own libraries: nobody here can mend them
        session = _session(address)
        try:
            yield Cluster(session, address)
        finally:
            with suppress(Exception):  # a server that is gone keeps nothing
                session.stop()


def _session(address: Address) -> "SparkSession":
    try:
        with _with_main_file():
            import grpc  # noqa: PLC0415 - heavy, and only a cluster needs it
            from pyspark.sql.connect.client import DefaultChannelBuilder  # noqa: PLC0415 - the same
            from pyspark.sql.connect.client.retries import DefaultPolicy  # noqa: PLC0415 - the same
            from pyspark.sql.connect.session import SparkSession  # noqa: PLC0415 - the same
    except ImportError as error:
        raise EngineError("engine-not-installed", engine="spark", package="'pyspark-client>=4.0'") from error
    with failures(address):
        builder = DefaultChannelBuilder(address.url, list(_OPTIONS))
        channel = builder.toChannel()
        try:
            grpc.channel_ready_future(channel).result(timeout=ANSWERS_WITHIN)
        except grpc.FutureTimeoutError as error:
            raise EngineError("remote-silent", remote=address.shown, seconds=ANSWERS_WITHIN) from error
        finally:
            channel.close()
        session = SparkSession.builder.channelBuilder(builder).create()
        session.client.set_retry_policies([DefaultPolicy(max_retries=3, max_backoff=2000)])
        for key, value in _SETTINGS:
            session.conf.set(key, value)
        return session


@contextmanager
def _with_main_file() -> Iterator[None]:
    """Set `__main__.__file__` while pyspark is imported.

    Without one, as under `python -c`, the client takes it for its own tests, and ends the process.
    """
    main = sys.modules["__main__"]
    if hasattr(main, "__file__"):
        yield
        return
    main.__file__ = ""
    try:
        yield
    finally:
        del main.__file__


def reason_of(error: Exception) -> str:
    """Return in one line what a cluster says: what it means, without its stack and the state of the connection."""
    said = str(error).split("JVM stacktrace")[0]
    details = _DETAILS.search(said)
    return " ".join((details[1] if details else said).split())[:_LONGEST_REASON]


def is_gone(error: Exception) -> bool:
    """Whether a server cannot be reached any more, rather than refused."""
    from grpc import RpcError, StatusCode  # noqa: PLC0415 - it is loaded by now

    status = getattr(error, "getGrpcStatusCode", lambda: None)()
    return isinstance(error, RpcError) or status in {StatusCode.UNAVAILABLE, StatusCode.DEADLINE_EXCEEDED}


@contextmanager
def _reading(path: str) -> Iterator[None]:
    """Raise failures within as ones of the table that a person named."""
    from pyspark.errors import AnalysisException, PySparkException  # noqa: PLC0415 - it is loaded by now

    try:
        yield
    except PySparkException as error:
        reason = reason_of(error)
        if _UNLIKE.search(reason):
            raise DataError("cluster-types-differ", path=path, reason=reason) from error
        if isinstance(error, AnalysisException):
            raise DataError("cluster-unreadable", path=path, reason=reason) from error
        raise


@contextmanager
def failures(address: Address) -> Iterator[None]:
    """Turn a failure of the cluster into one that a person can meet: one line, and nothing of its stack.

    Raises: EngineError; DataError for text that is no UTF-8, of which a real Spark takes any bytes.
    """
    from grpc import RpcError  # noqa: PLC0415 - it is loaded by now
    from pyspark.errors import PySparkException  # noqa: PLC0415 - the same

    try:
        yield
    except UnicodeDecodeError as error:
        raise DataError("cluster-bytes", remote=address.shown) from error
    except (PySparkException, RpcError) as error:
        if is_gone(error):
            raise EngineError("remote-gone", remote=address.shown) from error
        raise EngineError("spark-failed", remote=address.shown, reason=reason_of(error)) from error
