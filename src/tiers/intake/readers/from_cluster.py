"""Tables that stay on a cluster: their headings and a few rows are looked at, as those of any other table."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.row_source import TablePreview
from tiers.domain.table import ClusterRows, Column, Nature, Source, Table
from tiers.errors import DataError
from tiers.intake.build_table import table_of
from tiers.intake.files.file_format import TEXT
from tiers.intake.files.partition_folders import of_folders
from tiers.intake.headers.quoting import sample
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR, Vocabulary
from tiers.intake.layout.blocks_below import a_figure, heading_names
from tiers.intake.raw_sheet import RawSheet
from tiers.intake.readers.csv_cells import grid
from tiers.intake.readers.delimiter import separator_of

_UTF_8 = "utf-8"
_DAMAGED = "\ufffd"


def tables(paths: Sequence[str], question: Question, look: Callable[[str], TablePreview]) -> tuple[Table, ...]:
    """Understand every table that a person named, as the cluster knows it; `look` shows its first rows.

    A table there begins with its headings: lines above them are refused.

    Raises: DataError for what is not there or cannot be understood.
    """
    for i, path in enumerate(paths):
        if path in paths[:i]:
            raise DataError("file-twice", path=path, other=path)
    return tuple(_table(path, look(path), question) for path in paths)


def _table(path: str, preview: TablePreview, question: Question) -> Table:
    _refuse_folders(path, preview)
    vocabulary = Vocabulary(question)
    raw = _lines(path, preview.lines, vocabulary) if preview.lines else _columns(path, preview)
    again = partial(table_of, question=question, vocabulary=vocabulary)
    table = again(raw)
    first = raw.rows[0]
    if table.source.header_row != 1:
        raise DataError("cluster-headings", path=path, first=sample(first))
    _refuse_aside(table)
    texts: Sequence[Nature] = ["text"] * len(table.columns)
    natures = preview.natures or tuple(texts)
    refuse, heading = partial(_refuse, raw, again, table.columns), next(iter(preview.lines), None)
    names = heading_names(table.columns)
    place = ClusterRows(preview.view, natures, heading, preview.is_numbered, refuse, preview.alike, names)
    problems = (*table.problems, *_inexact(table, place))
    return table._replace(cells=(), numbers=(), problems=problems, cluster=place)


def _refuse_folders(path: str, preview: TablePreview) -> None:
    """Refuse what lies in a folder that states something which the cluster does not give as a column.

    It does so only for Parquet files, and where the folder above is named.
    """
    parts = path.rstrip("/").split("/")
    is_folder = "=" in parts[-1] and "." not in parts[-1]
    folders = tuple(parts if is_folder else parts[:-1])
    found, headings = of_folders(folders), [] if preview.lines else preview.rows[0]
    for stated in found:
        if stated.heading not in headings:
            above = "/".join(folders[: -len(found)])
            raise DataError("cluster-folder", path=path, folder=stated.folder, above=above or ".")


def _columns(path: str, preview: TablePreview) -> RawSheet:
    return RawSheet(Source(path, preview.format), preview.rows, range(1, len(preview.rows) + 1))


def _lines(path: str, lines: Sequence[str], vocabulary: Vocabulary) -> RawSheet:
    """Split the first lines of a text, which a cluster reads as UTF-8."""
    if _DAMAGED in lines[0]:
        raise DataError("cluster-encoding", path=path)
    text = "".join(f"{line}\n" for line in lines)
    separator = separator_of(text, vocabulary)
    cells = grid(text, separator, path)
    return RawSheet(Source(path, TEXT, None, _UTF_8, separator), cells.rows, cells.numbers)


def _refuse(
    raw: RawSheet, again: Callable[[RawSheet], Table], columns: Sequence[Column], rows: Sequence[list[str]]
) -> None:
    """Refuse rows that are about the headings: they are read under the first ones, and nobody knows which is last."""
    more = [*rows, a_figure(columns)]
    numbers = range(len(raw.rows) + 1, len(raw.rows) + len(more) + 1)
    _refuse_aside(again(raw._replace(rows=[*raw.rows, *more], numbers=[*raw.numbers, *numbers])))


def _refuse_aside(table: Table) -> None:
    for aside in table.set_aside:
        raise DataError("cluster-head-below", path=table.source.path, first=aside.text)


def _inexact(table: Table, place: ClusterRows) -> Iterator[Problem]:
    """Warn of the first measure whose figures are binary numbers."""
    for column in table.columns:
        if column.role not in {None, CODE, NAME, YEAR} and place.natures[column.index] in {"double", "float"}:
            yield Problem("floats-inexact", table.source.path, column=column.heading)
            return
