"""The rows that are no plain firms: few, brought to Python, and told of by the functions of the engine there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter

from tiers.domain import plausible
from tiers.domain.amount import Fault
from tiers.domain.problem import Problem
from tiers.domain.table import SetAside, Table
from tiers.engines.in_python.panel import problems_in, sheet_of
from tiers.engines.in_python.rows import BARE
from tiers.engines.in_python.totals import TotalRows
from tiers.engines.in_spark import plain
from tiers.engines.in_spark.kinds import BLANK
from tiers.engines.in_spark.odd_cells import Odd, limited
from tiers.engines.in_spark.sql import listed
from tiers.engines.in_spark.staging import Staged
from tiers.engines.marks import FAULTS

_ERRORS = (FAULTS[Fault.UNREADABLE], FAULTS[Fault.FOREIGN])


@dataclass(frozen=True, slots=True)
class Special:
    """What the rows are that are no plain firms."""

    set_aside: tuple[SetAside, ...] = ()
    """Rows that are not firms, in order."""
    nameless: int = 0
    """Rows with a figure and nobody's name."""
    totals: TotalRows = ()
    """Line and cells of each total of the whole table."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with rows and cells."""


def special(staged: Staged, odd: Odd, *, is_nameless: bool) -> Special:
    """Bring the rows that are to be told of.

    Raises: EngineError if there are too many; DataError if one of them is about the headings.
    """
    conditions = [*_rows(staged, odd, is_nameless=is_nameless), *_cells(staged, odd)]
    if not conditions:
        return Special(problems=staged.table.problems)
    length = "CASE WHEN ragged THEN len END" if staged.place.is_text else "CAST(NULL AS INT)"
    where = " OR ".join(f"({condition})" for condition in conditions)
    sql = f"SELECT row, {length} AS length, {listed(staged.texts)} FROM r{staged.index} WHERE {where}"
    found = [
        (row or 0, length, [cell or "" for cell in cells])
        for row, length, *cells in limited(staged, sql, "special-too-many")
    ]
    found.sort(key=itemgetter(0, 2))
    staged.place.refuse([cells for _, _, cells in found])
    return _told(staged, found)


def _told(staged: Staged, found: list[tuple[int, int | None, list[str]]]) -> Special:
    table, width = staged.table, len(staged.table.columns)
    columns = tuple(replace(column, heading="") if column in staged.serials else column for column in table.columns)
    cells = [row if length is None else [*row[:length], *["?"] * (length - width)] for _, length, row in found]
    few = Table(table.source, columns, cells, [row for row, _, _ in found], table.year, table.problems)
    sheet, others, not_years = sheet_of(few, staged.wanted.measures, staged.wanted.targets.currency)
    problems = problems_in(sheet, others, not_years)
    return Special(
        others.set_aside,
        sum(problem.code == "row-nameless" for problem in problems),
        others.totals,
        tuple(problem._replace(row=problem.row or None) for problem in problems),
    )


def _rows(staged: Staged, odd: Odd, *, is_nameless: bool) -> Iterator[str]:
    """Give the conditions of rows, names, codes and years."""
    if is_nameless or odd.any_becomes("nk", 1, *range(BLANK)):
        yield f"kind < {BLANK}"
    if "ragged" in odd.signs:
        yield "kind IS NULL AND ragged"
    if odd.any_becomes("nk", 2, True):  # noqa: FBT003 - a value in a mapping
        yield "kind IS NULL AND look"
    if odd.any_becomes("ck", 1, True):  # noqa: FBT003 - the same
        yield "kind IS NULL AND lost AND code IS NULL"
    if staged.column("year") and ("timeless" in odd.signs or odd.any_becomes("y", 0, None)):
        yield "kind IS NULL AND year IS NULL"
    if "bare" in odd.signs:
        there = " + ".join(f"CASE WHEN {plain.blank(text)} THEN 0 ELSE 1 END" for text in staged.texts)
        yield f"kind IS NULL AND code IS NULL AND {plain.blank(staged.text(staged.used[0]))} AND {there} <= {BARE}"


def _cells(staged: Staged, odd: Odd) -> Iterator[str]:
    """Give the conditions of figures."""
    for column in staged.used:
        i, word = column.index, f"m{column.index}"
        if odd.any_becomes(word, 1, *_ERRORS):
            yield f"kind IS NULL AND x{i} IN {_ERRORS}"
        amounts = (amount for amount, *_ in odd.cells.get(word, {}).values() if isinstance(amount, Decimal))
        if "implausible" in odd.signs or any(not 0 <= amount <= plausible.HUGE for amount in amounts):
            yield f"kind IS NULL AND (a{i} < 0 OR a{i} > {plausible.HUGE:f})"
