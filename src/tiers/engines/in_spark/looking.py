"""Names of tables on a cluster → views of their rows, with the line of each where the cluster can tell it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from tiers.domain.looked import Looked
from tiers.domain.table import Nature
from tiers.engines.in_spark.alike import heading_line, hold_columns
from tiers.engines.in_spark.cluster import Cluster
from tiers.engines.in_spark.sql import listed
from tiers.errors import DataError

TABLE: Final = "spark:"
"""How the name of a table of the cluster's catalogue begins."""

_TEXTS: Final = (".csv", ".tsv", ".txt")
_PACKED: Final = (".gz", ".bz2", ".zst", ".lz4", ".deflate")
_OTHERS: Final = (".xlsx", ".xls", ".xlsb", ".ods", ".json", ".jsonl", ".ndjson", ".html", ".htm")
_FIRST: Final = 30
"""Rows under the headings that are looked at."""

if TYPE_CHECKING:
    from tiers.engines.in_spark.cluster import Frame

ROW_NUMBER: Final = "monotonically_increasing_id()"
_PARTITION: Final = 33
"""Bits of the numbers that Spark gives rows in each of its parts."""

_WIDEST_EXACT: Final = 6
"""Decimals that every amount may have."""


@dataclass
class Looking:
    """Opens tables, one after the other."""

    cluster: Cluster
    """Where they are."""
    opened: int = 0
    """How many were."""

    def look(self, path: str) -> Looked:
        """Open a table, and look at its first rows.

        Raises: DataError if there is none, or of a format that is not read there; EngineError if the cluster fails.
        """
        number, self.opened = self.opened, self.opened + 1
        if path.startswith(TABLE):
            return self._typed(number, path, "table", path.removeprefix(TABLE))
        name = path.lower().rstrip("/")
        while name.endswith(_PACKED):
            name = name.rpartition(".")[0]
        if name.endswith(_OTHERS):
            raise DataError("cluster-format", path=path)
        if name.endswith(_TEXTS):
            return self._text(number, path)
        return self._typed(number, path, "parquet", path)

    def _text(self, number: int, path: str) -> Looked:
        """Take a text as lines: what splits them is not known yet."""
        view, frame = f"t{number}", self.cluster.frame("text", path)
        first = heading_line(self.cluster, path, self.cluster.files(frame, path))
        self.cluster.call(view, frame.toDF("line"))
        rows = self.cluster.rows(f"SELECT line FROM {view} WHERE trim(line) <> '' LIMIT {_FIRST}")
        others = (line for (raw,) in rows if (line := raw.removeprefix("\ufeff").removesuffix("\r")) != first)
        return Looked(view, "csv", (first, *others), is_numbered=self._is_in_one_part(view))

    def _typed(self, number: int, path: str, kind: str, name: str) -> Looked:
        view, merged = f"t{number}", {"mergeSchema": "true"} if kind == "parquet" else {}
        frame = self.cluster.frame(kind, name, **merged)
        columns = self.cluster.columns(frame, path)
        if not columns:
            raise DataError("cluster-nothing", path=path)
        self._number(view, frame, len(columns))
        natures = tuple(nature_of(of_type) for _, of_type in columns)
        texts = (f"coalesce(CAST(c{i} AS STRING), '')" for i in range(len(columns)))
        rows = self.cluster.rows(f"SELECT {listed(texts)} FROM {view} LIMIT {_FIRST}")
        headings = [heading for heading, _ in columns]
        alike = self._alike(path, frame, headings) if kind == "parquet" else None
        return Looked(view, kind, (), [headings, *map(list, rows)], natures=natures, alike=alike)

    def _alike(self, path: str, frame: "Frame", headings: Sequence[str]) -> Callable[[Collection[int]], None] | None:
        files = self.cluster.files(frame, path)
        return partial(hold_columns, self.cluster, path, files, headings) if len(files) > 1 else None

    def _number(self, view: str, frame: "Frame", width: int) -> None:
        """Give rows their lines, as if the headings were the first; null where the cluster cannot tell."""
        names = [f"c{i}" for i in range(width)]
        self.cluster.call(f"{view}_raw", frame.toDF(*names))
        row = f"{ROW_NUMBER} + 2" if self._is_in_one_part(f"{view}_raw") else "CAST(NULL AS BIGINT)"
        self.cluster.name(view, f"SELECT {listed(names)}, {row} AS row FROM {view}_raw")

    def _is_in_one_part(self, view: str) -> bool:
        """Say whether the cluster reads all rows in one part, so that it counts them in their order."""
        last = self.cluster.row(f"SELECT max(id) FROM (SELECT {ROW_NUMBER} AS id FROM {view})")[0]
        return last is not None and not last >> _PARTITION


def nature_of(of_type: str) -> Nature:
    """Say what the cells of a column are, by its type's name."""
    if of_type in {"string", "tinyint", "smallint", "int", "bigint"}:
        return "text" if of_type == "string" else "whole"
    if of_type.startswith("decimal("):
        return "decimal" if int(of_type.rstrip(")").rpartition(",")[2]) <= _WIDEST_EXACT else "exact"
    named: dict[str, Nature] = {"double": "double", "float": "float"}
    return named.get(of_type, "other")
