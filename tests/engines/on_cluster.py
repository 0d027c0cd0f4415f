"""A Spark Connect server for the tests, and drawn tables as it sees them."""

import csv
import os
from collections.abc import Sequence
from functools import cache
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

from tests.depth import is_thorough
from tiers.domain.question import Question
from tiers.domain.table import ClusterRows, Nature, Table
from tiers.domain.tally import Tally
from tiers.engines import in_spark
from tiers.engines.in_spark.discovery import Discovery

REMOTE = "SPARK_TEST_REMOTE"
"""The variable that names a server; without it there is one in this process."""

_EVERY = 3 if is_thorough() else 12
"""Where the server is in this process, so many drawn tables share one run on it; `make spark` runs all."""

_FOLDER = TemporaryDirectory(prefix="drawn-")
_NUMBERS = count()


@cache
def remote() -> str:
    """Return the address of a server."""
    return os.environ.get(REMOTE) or f"sc://localhost:{_start_server()}"


@cache
def _start_server() -> int:
    """Start a server in this process, and return its port."""
    os.environ.setdefault("RUST_LOG", "off")
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer()
    server.start()
    _SERVERS.append(server)
    port: int = server.listening_address[1]
    return port


_SERVERS: list[object] = []
"""Kept until the process ends."""


def is_due(tables: Sequence[Table]) -> bool:
    """Whether drawn tables are counted on the cluster too: what it cannot hold, never."""
    cells = "".join(chain.from_iterable(chain.from_iterable(table.cells for table in tables)))
    written = cells.encode("utf-8", "surrogatepass")
    can_be_held = not any("\ud800" <= char <= "\udfff" for char in cells)
    return can_be_held and (bool(os.environ.get(REMOTE)) or crc32(written) % _EVERY == 0)


def tally(tables: Sequence[Table], question: Question) -> Tally:
    """Count drawn tables on the cluster."""
    with in_spark.cluster_at(remote()) as opened:
        looking = Discovery(opened)
        return in_spark.tally(opened, [_write_table(table, looking) for table in tables], question)


def _write_table(table: Table, looking: Discovery) -> Table:
    """Write a drawn table where the cluster finds it: as text if its rows differ in length, else in columns."""
    width, is_text = len(table.columns), any(len(row) != len(table.columns) for row in table.cells)
    path = Path(_FOLDER.name) / f"{next(_NUMBERS)}.{'csv' if is_text else 'parquet'}"
    headings = [f"heading {column.index}" for column in table.columns]
    if is_text:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([headings, *table.cells])
    else:
        write_parquet(path, headings, table.cells)
    looked = looking.look(str(path))
    natures: Sequence[Nature] = ["text"] * width
    heading = next(iter(looked.lines), None)
    place = ClusterRows(looked.view, tuple(natures), heading, looked.is_numbered, lambda _: None)
    return table._replace(cells=(), numbers=(), cluster=place)


def write_parquet(path: Path, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write cells as columns of text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({h: pa.array([row[i] for row in rows], pa.string()) for i, h in enumerate(headings)}), path)
