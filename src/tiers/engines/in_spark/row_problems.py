"""Rows that need a message, fetched from the cluster: non-firms, unreadable cells, serial numbers, shifted figures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter
from typing import Final

from tiers.domain import cleaning, plausibility, serial_numbers
from tiers.domain.amount import Fault
from tiers.domain.problem import Problem
from tiers.domain.table import SetAside, Table
from tiers.engines.in_spark import expressions, titles
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.odd_cells import Odd, stream_limited
from tiers.engines.in_spark.signs import Sign
from tiers.engines.in_spark.staged_table import Staged
from tiers.engines.rows.row_kinds import BARE
from tiers.engines.rows.sheet import problems_in, sheet_of
from tiers.engines.rows.stated_totals import TotalRows
from tiers.engines.rules import shifted_cells
from tiers.engines.sql.codes import FAULTS, NO_AMOUNT, RowCode

_MOST: Final = 100_000
"""Rows whose numbers may cross the wire, where they do not simply follow the rows."""


def gaps(staged: Staged) -> Iterator[Problem]:
    """Warn of serial numbers that do not follow each other."""
    for column in staged.serials:
        number, firms = staged.text(column), f"FROM r{staged.index} WHERE kind IS NULL"
        plain = f"try_cast(CASE WHEN {number} RLIKE '^[0-9]{{1,9}}$' THEN {number} END AS BIGINT)"
        rows, numbered, ordered, least, most = staged.cluster.row(
            f"SELECT count(*), count({plain}), count(row), min({plain} - row), max({plain} - row) {firms}"
        )
        follows = numbered == rows and least == most
        if ordered == rows and not follows and rows <= _MOST:
            found = sorted(staged.cluster.rows(f"SELECT row, coalesce({number}, '') {firms}"))
            cells = [cell for _, cell in found]
            source, heading = staged.table.source, cleaning.text(column.heading)
            for i, expected, got in serial_numbers.breaks(cells):
                facts = (("expected", expected), ("number", got))
                yield Problem("serial-gap", source.path, source.sheet, found[i][0], heading, cells[i], facts)


def moved_figures(staged: Staged, odd: Odd) -> Iterator[Problem]:
    """Warn of numbers where none belongs, as `engines.rules.shifted_cells` does."""
    missing = FAULTS[Fault.MISSING]
    is_lacking = " OR ".join(f"coalesce(x{column.index} = {missing}, FALSE)" for column in staged.used_columns)
    may_lack = Sign.FIGURELESS in odd.signs or any(
        odd.any_becomes(f"m{column.index}", 1, missing) for column in staged.used_columns
    )
    lacking = _first(staged, is_lacking) if may_lack else []
    return shifted_cells.shifted_figures(
        staged.table, staged.used_columns, shifted_cells.Rows(lacking, _first(staged, f"NOT ({is_lacking})"))
    )


def _first(staged: Staged, condition: str) -> list[shifted_cells.Row]:
    """Fetch the first rows of firms that meet a condition; where rows have no order, the first by their cells."""
    texts = comma_list(f"coalesce({text}, '')" for text in staged.texts)
    places = comma_list(str(place) for place in range(1, len(staged.texts) + 2))
    rows = staged.cluster.rows(
        f"SELECT row, {texts} FROM r{staged.index} WHERE kind IS NULL AND NOT ragged AND ({condition})"
        f" ORDER BY {places} LIMIT {shifted_cells.MOST}"
    )
    return [shifted_cells.Row(row or None, cells) for row, *cells in rows]


@dataclass(frozen=True, slots=True)
class IrregularRows:
    """What the rows are that are no plain firms."""

    set_aside: tuple[SetAside, ...] = ()
    """Rows that are not firms, in order."""
    nameless: int = 0
    """Rows with a figure and nobody's name."""
    totals: TotalRows = ()
    """Line and cells of each total of the whole table."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with rows and cells."""


def fetch_irregular_rows(staged: Staged, odd: Odd, *, is_nameless: bool) -> IrregularRows:
    """Fetch rows that need a message: non-firms and unreadable cells.

    Raises: EngineError if there are too many; DataError if one of them is about the headings.
    """
    conditions = [*_rows(staged, odd, is_nameless=is_nameless), *_cells(staged, odd)]
    if not conditions:
        return IrregularRows(problems=staged.table.problems)
    length = "CASE WHEN ragged THEN len END" if staged.place.is_text else "CAST(NULL AS INT)"
    where = " OR ".join(f"({condition})" for condition in conditions)
    sql = f"SELECT row, {length} AS length, {comma_list(staged.texts)} FROM r{staged.index} WHERE {where}"
    found = [
        (row or 0, length, [cell or "" for cell in cells])
        for row, length, *cells in stream_limited(staged, sql, "special-too-many")
    ]
    found.sort(key=itemgetter(0, 2))
    staged.place.refuse([cells for _, _, cells in found])
    return _irregular_rows(staged, found)


def _irregular_rows(staged: Staged, found: list[tuple[int, int | None, list[str]]]) -> IrregularRows:
    table, width = staged.table, len(staged.table.columns)
    columns = tuple(replace(column, heading="") if column in staged.serials else column for column in table.columns)
    cells = [row if length is None else [*row[:length], *["?"] * (length - width)] for _, length, row in found]
    few = Table(table.source, columns, cells, [row for row, _, _ in found], table.year, table.problems)
    sheet, others, not_years = sheet_of(
        few, staged.needs.measures, staged.needs.targets.currency, leading=staged.leading
    )
    problems = problems_in(sheet, others, not_years)
    return IrregularRows(
        others.set_aside,
        sum(problem.code == "row-nameless" for problem in problems),
        others.totals,
        tuple(problem._replace(row=problem.row or None) for problem in problems),
    )


def _rows(staged: Staged, odd: Odd, *, is_nameless: bool) -> Iterator[str]:
    """Yield the conditions of rows, names, codes and years."""
    if is_nameless or odd.any_becomes("nk", 1, *range(RowCode.BLANK)):
        yield f"kind < {RowCode.BLANK}"
    if Sign.RAGGED in odd.signs:
        yield "kind IS NULL AND ragged"
    if odd.any_becomes("nk", 2, True):  # noqa: FBT003 - a value in a mapping
        yield "kind IS NULL AND look"
    if odd.any_becomes("ck", 1, True):  # noqa: FBT003 - the same
        yield "kind IS NULL AND lost AND code IS NULL"
    if staged.column("year") and (Sign.TIMELESS in odd.signs or odd.any_becomes("y", 0, None)):
        yield "kind IS NULL AND year IS NULL"
    if Sign.BARE in odd.signs:
        named = expressions.blank(staged.text(staged.used_columns[0]))
        there = " + ".join(f"CASE WHEN {expressions.blank(text)} THEN 0 ELSE 1 END" for text in staged.texts)
        yield f"kind IS NULL AND code IS NULL AND {named} AND {there} <= {BARE}"
    yield from (
        f"kind IS NULL AND {titles.CONDITIONS[sign](staged)}" for sign in titles.CONDITIONS if sign in odd.signs
    )


def _cells(staged: Staged, odd: Odd) -> Iterator[str]:
    """Yield the conditions of figures."""
    for column in staged.used_columns:
        i, word = column.index, f"m{column.index}"
        if odd.any_becomes(word, 1, *NO_AMOUNT):
            yield f"kind IS NULL AND x{i} IN {NO_AMOUNT}"
        amounts = (amount for amount, *_ in odd.cells.get(word, {}).values() if isinstance(amount, Decimal))
        if Sign.IMPLAUSIBLE in odd.signs or any(not 0 <= amount <= plausibility.HUGE for amount in amounts):
            yield f"kind IS NULL AND (a{i} < 0 OR a{i} > {plausibility.HUGE:f})"
