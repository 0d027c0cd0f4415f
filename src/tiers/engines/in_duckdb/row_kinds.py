"""Rows that are not firms, and rows with too few or too many cells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, repeat
from operator import attrgetter, itemgetter
from typing import Any, Final

from tiers.domain.problem import Problem
from tiers.domain.row_kind import first_text
from tiers.domain.row_verdict import verdict
from tiers.domain.table import SetAside
from tiers.engines.in_duckdb import expressions
from tiers.engines.in_duckdb.database import read_lines
from tiers.engines.in_duckdb.row_problems import problem
from tiers.engines.in_duckdb.source_rows import at, line
from tiers.engines.in_duckdb.staged_table import Staged
from tiers.engines.rows.row_kinds import longest_row, set_aside
from tiers.engines.sql.codes import RowCode
from tiers.engines.sql.row_kinds import clean_identity, kind_by_all_cells

_AT_ONCE: Final = 10_000
"""Rows that are judged together."""


def judge_doubtful(staged: Staged) -> None:
    """Return what each row is that has no name, or whose name does not tell: all its cells are looked at."""
    positions = _positions(staged, f"nk IS NULL OR kind = {RowCode.DOUBTFUL} OR led")
    kinds = map(kind_by_all_cells, repeat(staged), at(staged.table, positions))
    _write(staged, zip(positions, kinds, strict=True))


def judge_aside(staged: Staged) -> tuple[SetAside, ...]:
    """Find the rows that are about the headings; intake has done so for all rows that it holds.

    Raises: DataError if a second table begins among them, or another unit or another time is stated.
    """
    table, origin = staged.table, staged.table.origin
    if origin is None:
        return table.set_aside
    known = max([*(aside.row for aside in table.set_aside), origin.skip])
    may_be = f"(look OR nk IN ({hashes}))" if (hashes := _hashes(staged, origin.headings)) else "look"
    positions = iter(_positions(staged, f"{may_be} AND rowid >= {known - origin.skip}"))
    found = list(table.set_aside)
    while some := [*islice(positions, _AT_ONCE)]:
        found += origin.aside([*zip(map(origin.line, some), origin.at(some), strict=True)])
    _write(staged, ((aside.row - origin.skip - 1, RowCode.ASIDE) for aside in found))
    return tuple(found)


def _hashes(staged: Staged, words: Sequence[str]) -> str:
    """Write the hashes of words, by which names are known; nothing where there are no names."""
    if not staged.column("name") or not words:
        return ""
    sql = f"SELECT {expressions.word_hash('word')} FROM (SELECT unnest(?::VARCHAR[]) AS word)"
    return ", ".join(str(number) for (number,) in staged.database.rows(sql, [*words]))


def _positions(staged: Staged, condition: str) -> list[int]:
    rows = staged.database.stream(f"SELECT rowid FROM {staged.name} WHERE {condition} ORDER BY 1")
    return list(map(itemgetter(0), rows))


def _write(staged: Staged, kinds: Iterable[tuple[int, int | None]]) -> None:
    """Write down what some rows are."""
    lines = (f"{place}\t{'' if kind is None else kind}\n" for place, kind in kinds)
    first = next(lines, None)
    if first is None:
        return
    path = staged.database.folder / f"{staged.name}_kinds.tsv"
    with path.open("w", encoding="ascii", newline="") as file:
        file.writelines(chain([first], lines))
    read = (
        f"SELECT place::BIGINT AS place, nullif(kind, '')::UTINYINT AS kind FROM {read_lines(path, ['place', 'kind'])}"
    )
    staged.database.run(
        f"UPDATE {staged.name} SET kind = read.kind FROM ({read}) AS read WHERE {staged.name}.rowid = read.place"
    )
    path.unlink()


def settle_lengths(staged: Staged) -> None:
    """Leave the length only of rows that have too few or too many cells.

    Blank cells beyond the headings are nothing if at least half of the rows have them.
    """
    if staged.scanned:
        return
    database, name, width = staged.database, staged.name, len(staged.table.columns)
    rows = f"FROM {name} WHERE kind IS NULL OR kind < {RowCode.BLANK}"
    lengths = database.rows(f"SELECT len, count(*) {rows} GROUP BY len ORDER BY min(rowid)")
    longest = longest_row(lengths, width)
    database.run(f"UPDATE {name} SET len = NULL WHERE len BETWEEN {width} AND {longest} AND NOT beyond")


@dataclass(frozen=True, slots=True)
class OtherRows:
    """What was found beside the firms."""

    set_aside: tuple[SetAside, ...]
    """Rows that are not firms, in order."""
    totals: tuple[tuple[int, list[str]], ...]
    """Line and cells of each total of the whole table."""
    problems: tuple[Problem, ...]
    """Nameless and ragged rows."""


def others(staged: Staged, aside: Sequence[SetAside]) -> OtherRows:
    """List the rows that are not firms, and those with too few or too many cells."""
    found = staged.database.rows(
        f"SELECT rowid, kind, len FROM {staged.name} WHERE kind < {RowCode.BLANK} OR (kind IS NULL AND len IS NOT NULL)"
        " ORDER BY 1",
    )
    rows = [*zip(found, at(staged.table, map(itemgetter(0), found)), strict=True)]
    judged = [_set_aside(staged, position, kind, cells) for (position, kind, _), cells in rows if _is_aside(kind)]
    return OtherRows(
        tuple(sorted((*aside, *judged), key=attrgetter("row"))),
        tuple((line(staged.table, p), cells) for (p, kind, _), cells in rows if kind == RowCode.TOTAL),
        tuple(_problems(staged, rows)),
    )


def _is_aside(kind: int | None) -> bool:
    return kind is not None and kind != RowCode.NAMELESS


def _set_aside(staged: Staged, position: int, kind: int, cells: list[str]) -> SetAside:
    return SetAside(line(staged.table, position), _name_or_text(staged, cells), RowCode(kind).word)


def _name_or_text(staged: Staged, cells: list[str]) -> str:
    return clean_identity(staged, cells)[0] or first_text(cells)


def _problems(staged: Staged, rows: Sequence[tuple[tuple[Any, ...], list[str]]]) -> Iterator[Problem]:
    for (position, kind, length), cells in rows:
        if kind is None:
            width, name = len(staged.table.columns), _name_or_text(staged, cells)
            yield problem(staged, "row-ragged", position, cells=length, columns=width, name=name)
        elif kind == RowCode.NAMELESS:
            yield problem(staged, "row-nameless", position)
        elif (found := verdict(cells, *clean_identity(staged, cells), staged.leading)) and not found.is_plain:
            yield set_aside(staged.table, staged.used_columns, line(staged.table, position), cells)
