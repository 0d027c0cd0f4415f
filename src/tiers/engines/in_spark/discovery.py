"""Which files a table on the cluster consists of, whether their headers agree, and its first rows."""

from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from tiers.domain.row_source import TablePreview
from tiers.domain.table import Nature
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.session import Cluster
from tiers.errors import DataError

if TYPE_CHECKING:
    from tiers.engines.in_spark.session import Frame

_AT_ONCE: Final = 8
"""Files that are looked at side by side: of each, the cluster reads but the head or the foot."""

Found = Sequence[tuple[str, str]]
"""The columns of a file, each with the name of its type."""


def heading_line(cluster: Cluster, path: str, files: Sequence[str]) -> str:
    """Return the line with which every file of a text begins.

    Raises: DataError if there is none in one, or not the same in all.
    """
    if len(files) <= 1:
        return _line(_columns(cluster, path, _as_lines(cluster, path)))
    (file, first), *others = ((file, _line(found)) for file, found in _each(cluster, files, _as_lines))
    for other, line in others:
        if line != first:
            raise DataError("cluster-headings-differ", path=path, file=unquote(file), other=unquote(other))
    return first


def hold_columns(
    cluster: Cluster, path: str, files: Sequence[str], headings: Sequence[str], needed: Collection[int]
) -> None:
    """Hold every Parquet file against the columns that are needed: one that it lacks would be blank in its rows.

    Raises: DataError if a file lacks one.
    """
    for file, found in _each(cluster, files, _as_columns):
        there = {name.casefold() for name, _ in found}
        for i in needed:
            heading = headings[i]
            if heading.casefold() not in there and f"/{heading}=" not in unquote(file):
                raise DataError("cluster-columns-differ", path=path, file=unquote(file), heading=heading)


def _as_lines(cluster: Cluster, file: str) -> "Frame":
    return cluster.frame("csv", file, header="true", sep="\x01", quote="")


def _as_columns(cluster: Cluster, file: str) -> "Frame":
    return cluster.frame("parquet", file)


def _line(found: Found) -> str:
    """Return the first line of a text."""
    return "\x01".join(name for name, _ in found).removeprefix("\ufeff").removesuffix("\r")


def _columns(cluster: Cluster, path: str, frame: "Frame") -> Found:
    """Return the columns of what was opened.

    Raises: DataError if there is nothing.
    """
    if found := cluster.columns(frame, path):
        return found
    raise DataError("cluster-nothing", path=path)


def _each(
    cluster: Cluster, files: Sequence[str], opened: Callable[[Cluster, str], "Frame"]
) -> Iterator[tuple[str, Found]]:
    """Yield each file with its columns."""

    def columns(file: str) -> Found:
        """Open a file by its name; where a server takes addresses for names it finds none, so then by its address."""
        with suppress(DataError):
            return _columns(cluster, unquote(file), opened(cluster, unquote(file)))
        return _columns(cluster, unquote(file), opened(cluster, file))

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from zip(files, pool.map(columns, files), strict=True)


TABLE: Final = "spark:"
"""How the name of a table of the cluster's catalogue begins."""

_TEXTS: Final = (".csv", ".tsv", ".txt")
_PACKED: Final = (".gz", ".bz2", ".zst", ".lz4", ".deflate")
_OTHERS: Final = (".xlsx", ".xls", ".xlsb", ".ods", ".json", ".jsonl", ".ndjson", ".html", ".htm")
_FIRST: Final = 30
"""Rows under the headings that are looked at."""

ROW_NUMBER: Final = "monotonically_increasing_id()"
_PARTITION: Final = 33
"""Bits of the numbers that Spark gives rows in each of its parts."""

_WIDEST_EXACT: Final = 6
"""Decimals that every amount may have."""


@dataclass
class Discovery:
    """Opens tables, one after the other."""

    cluster: Cluster
    """Where they are."""
    opened: int = 0
    """How many were."""

    def look(self, path: str) -> TablePreview:
        """Open a table, and look at its first rows.

        Raises: DataError if there is none, or of a format that is not read there; EngineError if the cluster fails.
        """
        number, self.opened = self.opened, self.opened + 1
        if path.startswith(TABLE):
            return self._preview_typed(number, path, "table", path.removeprefix(TABLE))
        name = path.lower().rstrip("/")
        while name.endswith(_PACKED):
            name = name.rpartition(".")[0]
        if name.endswith(_OTHERS):
            raise DataError("cluster-format", path=path)
        if name.endswith(_TEXTS):
            return self._text(number, path)
        return self._preview_typed(number, path, "parquet", path)

    def _text(self, number: int, path: str) -> TablePreview:
        """Preview a text as lines: what splits them is not known yet."""
        view, frame = f"t{number}", self.cluster.frame("text", path)
        first = heading_line(self.cluster, path, self.cluster.files(frame, path))
        self.cluster.create_view_of(view, frame.toDF("line"))
        rows = self.cluster.rows(f"SELECT line FROM {view} WHERE trim(line) <> '' LIMIT {_FIRST}")
        others = (line for (raw,) in rows if (line := raw.removeprefix("\ufeff").removesuffix("\r")) != first)
        return TablePreview(view, "csv", (first, *others), is_numbered=self._is_in_one_part(view))

    def _preview_typed(self, number: int, path: str, kind: str, name: str) -> TablePreview:
        view, merged = f"t{number}", {"mergeSchema": "true"} if kind == "parquet" else {}
        frame = self.cluster.frame(kind, name, **merged)
        columns = self.cluster.columns(frame, path)
        if not columns:
            raise DataError("cluster-nothing", path=path)
        self._number(view, frame, len(columns))
        natures = tuple(nature_of(of_type) for _, of_type in columns)
        texts = (f"coalesce(CAST(c{i} AS STRING), '')" for i in range(len(columns)))
        rows = self.cluster.rows(f"SELECT {comma_list(texts)} FROM {view} LIMIT {_FIRST}")
        headings = [heading for heading, _ in columns]
        alike = self._alike(path, frame, headings) if kind == "parquet" else None
        return TablePreview(view, kind, (), [headings, *map(list, rows)], natures=natures, alike=alike)

    def _alike(self, path: str, frame: "Frame", headings: Sequence[str]) -> Callable[[Collection[int]], None] | None:
        files = self.cluster.files(frame, path)
        return partial(hold_columns, self.cluster, path, files, headings) if len(files) > 1 else None

    def _number(self, view: str, frame: "Frame", width: int) -> None:
        """Create a view of rows with their lines, as if the headings were the first; null where nobody can tell."""
        names = [f"c{i}" for i in range(width)]
        self.cluster.create_view_of(f"{view}_raw", frame.toDF(*names))
        row = f"{ROW_NUMBER} + 2" if self._is_in_one_part(f"{view}_raw") else "CAST(NULL AS BIGINT)"
        self.cluster.create_view(view, f"SELECT {comma_list(names)}, {row} AS row FROM {view}_raw")

    def _is_in_one_part(self, view: str) -> bool:
        """Whether the cluster reads all rows in one part, so that it counts them in their order."""
        last = self.cluster.row(f"SELECT max(id) FROM (SELECT {ROW_NUMBER} AS id FROM {view})")[0]
        return last is not None and not last >> _PARTITION


def nature_of(of_type: str) -> Nature:
    """Return what the cells of a column are, by its type's name."""
    if of_type in {"string", "tinyint", "smallint", "int", "bigint"}:
        return "text" if of_type == "string" else "whole"
    if of_type.startswith("decimal("):
        return "decimal" if int(of_type.rstrip(")").rpartition(",")[2]) <= _WIDEST_EXACT else "exact"
    named: dict[str, Nature] = {"double": "double", "float": "float"}
    return named.get(of_type, "other")
