"""Rows that are not firms, and rows with too few or too many cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from tiers.domain import cleaning
from tiers.domain.problem import Problem
from tiers.domain.row_kind import first_text, row_kind
from tiers.domain.tally import SetAside
from tiers.engines.in_duckdb.places import Place, placed
from tiers.engines.in_duckdb.records import at
from tiers.engines.in_duckdb.staging import KINDS, Staged

NAMELESS, BLANK = KINDS.index("nameless"), KINDS.index("blank")


def judge_nameless(staged: Staged) -> None:
    """Say of each row without a name what it is: all its cells are looked at."""
    database, path = staged.database, staged.database.folder / f"{staged.name}_kinds.tsv"
    codes = dict[int, str | None]()
    count = 0

    def positions() -> Iterator[int]:
        for position, code in database.stream(f"SELECT rowid, code FROM {staged.name} WHERE name IS NULL ORDER BY 1"):
            codes[position] = code
            yield position

    with path.open("w", encoding="ascii", newline="") as file:
        for position, _, cells in at(staged.table, positions()):
            kind = _kind(staged, cells, codes.pop(position))
            if kind is not None:
                file.write(f"{position}\t{kind}\n")
                count += 1
    if count:
        source = (
            f"read_csv('{path}', columns = {{'at': 'BIGINT', 'kind': 'UTINYINT'}}, delim = '\t', auto_detect = false)"
        )
        tables = f"{source} AS read WHERE {staged.name}.rowid = read.at"
        database.run(f"UPDATE {staged.name} SET kind = read.kind FROM {tables}")
    path.unlink()


def _kind(staged: Staged, cells: list[str], code: str | None) -> int | None:
    if not "".join(cells).strip():
        return BLANK
    if kind := row_kind(first_text(cells)):
        return KINDS.index(kind.value)
    if code:
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
        f"SELECT rowid, name, kind, len FROM {staged.name}"
        " WHERE kind < ? OR (kind IS NULL AND len IS NOT NULL) ORDER BY 1",
        BLANK,
    )
    rows = {position: (name, kind, length) for position, name, kind, length in found}
    set_aside, totals, problems = [], [], []
    for position, line, cells in at(staged.table, rows):
        name, kind, length = rows[position]
        judged = name or first_text(cells)
        if kind is None:
            facts = (("cells", length), ("columns", len(staged.table.columns)), ("name", judged))
            problems.append(placed(staged, Place("row-ragged", position, facts=facts), line))
        elif kind == NAMELESS:
            problems.append(placed(staged, Place("row-nameless", position), line))
        else:
            set_aside.append(SetAside(line, judged, KINDS[kind]))
            totals += [(line, cells)] if KINDS[kind] == "total" else []
    return OtherRows(tuple(set_aside), tuple(totals), tuple(problems))
