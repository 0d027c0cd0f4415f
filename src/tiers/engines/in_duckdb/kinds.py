"""Rows that are not firms, and rows with too few or too many cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from tiers.domain import cleaning
from tiers.domain.problem import Problem
from tiers.domain.row_kind import first_text, row_kind
from tiers.domain.tally import SetAside
from tiers.engines.in_duckdb.database import read_lines
from tiers.engines.in_duckdb.odd_cells import KINDS
from tiers.engines.in_duckdb.places import named, problem
from tiers.engines.in_duckdb.records import at, line
from tiers.engines.in_duckdb.staging import Staged

NAMELESS, BLANK = KINDS.index("nameless"), KINDS.index("blank")


def judge_nameless(staged: Staged) -> None:
    """Say of each row without a name what it is: all its cells are looked at."""
    database, path = staged.database, staged.database.folder / f"{staged.name}_kinds.tsv"
    rows = database.stream(f"SELECT rowid FROM {staged.name} WHERE nk IS NULL ORDER BY 1")
    positions = list(map(itemgetter(0), rows))
    if not positions:
        return
    kinds = map(_kind, [staged] * len(positions), at(staged.table, positions))
    with path.open("w", encoding="ascii", newline="") as file:
        file.writelines(f"{place}\t{kind}\n" for place, kind in zip(positions, kinds, strict=True) if kind is not None)
    read = f"SELECT place::BIGINT AS place, kind::UTINYINT AS kind FROM {read_lines(path, ['place', 'kind'])}"
    database.run(
        f"UPDATE {staged.name} SET kind = read.kind FROM ({read}) AS read WHERE {staged.name}.rowid = read.place"
    )
    path.unlink()


def _kind(staged: Staged, cells: list[str]) -> int | None:
    if not "".join(cells).strip():
        return BLANK
    if kind := row_kind(first_text(cells)):
        return KINDS.index(kind.value)
    if any(named(staged, cells)):
        return None
    has_figure = any(not cleaning.is_missing(cells[column.index]) for column in staged.used)
    return KINDS.index("nameless" if has_figure else "unnamed")


@dataclass(frozen=True, slots=True)
class OtherRows:
    """What was found beside the firms."""

    set_aside: tuple[SetAside, ...]
    """Rows that are not firms, in order."""
    totals: tuple[tuple[int, list[str]], ...]
    """Line and cells of each total of the whole table."""
    problems: tuple[Problem, ...]
    """Nameless and ragged rows."""


def others(staged: Staged) -> OtherRows:
    """List the rows that are not firms, and those with too few or too many cells."""
    found = staged.database.rows(
        f"SELECT rowid, kind, len FROM {staged.name} WHERE kind < ? OR (kind IS NULL AND len IS NOT NULL) ORDER BY 1",
        BLANK,
    )
    rows = [*zip(found, at(staged.table, map(itemgetter(0), found)), strict=True)]
    return OtherRows(
        tuple(_set_aside(staged, position, kind, cells) for (position, kind, _), cells in rows if _is_aside(kind)),
        tuple((line(staged.table, p), cells) for (p, kind, _), cells in rows if kind == KINDS.index("total")),
        tuple(_problems(staged, rows)),
    )


def _is_aside(kind: int | None) -> bool:
    return kind is not None and kind != NAMELESS


def _set_aside(staged: Staged, position: int, kind: int, cells: list[str]) -> SetAside:
    return SetAside(line(staged.table, position), _judged(staged, cells), KINDS[kind])


def _judged(staged: Staged, cells: list[str]) -> str:
    return named(staged, cells)[0] or first_text(cells)


def _problems(staged: Staged, rows: Sequence[tuple[tuple[Any, ...], list[str]]]) -> Iterator[Problem]:
    for (position, kind, length), cells in rows:
        if kind is None:
            width, name = len(staged.table.columns), _judged(staged, cells)
            yield problem(staged, "row-ragged", position, cells=length, columns=width, name=name)
        elif kind == NAMELESS:
            yield problem(staged, "row-nameless", position)
