"""Several files under one name: they are one table only if they have the same headings."""

from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from tiers.engines.in_spark.cluster import Cluster
from tiers.errors import DataError

if TYPE_CHECKING:
    from tiers.engines.in_spark.cluster import Frame

_AT_ONCE: Final = 8
"""Files that are looked at side by side: of each, the cluster reads but the head or the foot."""

Found = Sequence[tuple[str, str]]
"""The columns of a file, each with the name of its type."""


def heading_line(cluster: Cluster, path: str, files: Sequence[str]) -> str:
    """Give the line with which every file of a text begins.

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
    """Put together the first line of a text."""
    return "\x01".join(name for name, _ in found).removeprefix("\ufeff").removesuffix("\r")


def _columns(cluster: Cluster, path: str, frame: "Frame") -> Found:
    """Give the columns of what was opened.

    Raises: DataError if there is nothing.
    """
    if found := cluster.columns(frame, path):
        return found
    raise DataError("cluster-nothing", path=path)


def _each(
    cluster: Cluster, files: Sequence[str], opened: Callable[[Cluster, str], "Frame"]
) -> Iterator[tuple[str, Found]]:
    """Give each file with its columns."""

    def columns(file: str) -> Found:
        """Open a file by its name; where a server takes addresses for names it finds none, so then by its address."""
        with suppress(DataError):
            return _columns(cluster, unquote(file), opened(cluster, unquote(file)))
        return _columns(cluster, unquote(file), opened(cluster, file))

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from zip(files, pool.map(columns, files), strict=True)
