"""One table: its rows told apart, its years, its units, and what was wrong with its cells."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from tiers.domain import plausibility
from tiers.domain.amount import Fault
from tiers.domain.period import Period
from tiers.domain.problem import Problem
from tiers.domain.table import Column, SetAside
from tiers.domain.tally import InputTally, StatedTotal
from tiers.engines.in_duckdb.load.loading import load
from tiers.engines.in_duckdb.missing_unit import refuse_without_unit
from tiers.engines.in_duckdb.odd_cells import clean
from tiers.engines.in_duckdb.row_kinds import OtherRows, judge_aside, judge_doubtful, others, settle_lengths
from tiers.engines.in_duckdb.row_problems import Place, doubtful, problems_at
from tiers.engines.in_duckdb.staged_table import Staged
from tiers.engines.rows.figures import ERRORS
from tiers.engines.rows.row_kinds import without_agreeing_counts
from tiers.engines.rows.stated_totals import compare_totals
from tiers.engines.rules.year_columns import View, periods, views
from tiers.engines.sql.codes import FAULTS, NO_AMOUNT, RowCode
from tiers.engines.sql.odd_cells import missing_symbols
from tiers.engines.sql.sums import sheet_of_sums

_CODES = {FAULTS[fault]: code for fault, code in ERRORS.items()}


@dataclass(frozen=True, slots=True)
class TableRead:
    """What one table holds."""

    staged: Staged
    """Its rows, in the database."""
    views: tuple[View, ...]
    """One per year that the headings state, else one."""
    found: InputTally
    """How it was understood."""
    periods: Mapping[int | None, Period]
    """The period of each year's figures."""
    missing_as: Mapping[str, tuple[str, ...]]
    """Measure → the symbols that stand for a missing figure."""
    problems: tuple[Problem, ...]
    """In no order."""


def read_table(wanted: Staged) -> TableRead:
    """Load one table and read it.

    Raises: DataError if a bare number stands in it whose unit nobody stated; EngineError if it cannot be loaded.
    """
    staged = load(wanted)
    clean(staged)
    judge_doubtful(staged)
    beside = others(staged, _settle_rows(staged))
    staged.forget("look", "led", *(() if staged.scanned else ("beyond",)), *(() if staged.with_odd else ("odd",)))
    years = _years(staged)
    refuse_without_unit(staged, years)
    seen = views(staged.table, staged.needs.measures)
    totals = _totals(staged, beside)
    own = (place for column in staged.used_columns for place in _cells(staged, column))
    places = [*_rows(staged), *own]
    return TableRead(
        staged,
        seen,
        _input_tally(staged, beside, tuple(stated for stated, _ in totals), sum(years.values())),
        periods(seen, [*years]),
        _missing(staged),
        (
            *staged.table.problems,
            *without_agreeing_counts(beside.problems, sum(years.values())),
            *problems_at(staged, places),
            *doubtful(staged),
            *(problem for _, problem in totals if problem),
        ),
    )


def _settle_rows(staged: Staged) -> tuple[SetAside, ...]:
    aside = judge_aside(staged)
    settle_lengths(staged)
    return aside


def _input_tally(staged: Staged, beside: OtherRows, totals: tuple[StatedTotal, ...], firms: int) -> InputTally:
    table, name = staged.table, staged.name
    columns = tuple(column for column in table.columns if column.role)
    blank = staged.database.row(f"SELECT count(*) FROM {name} WHERE kind = {RowCode.BLANK}")[0]
    rows = staged.rows - blank + (0 if table.origin else len(table.set_aside))
    return InputTally(table.source, columns, rows, firms, beside.set_aside, totals)


def _years(staged: Staged) -> Counter[int | None]:
    """Count the rows of firms per year that their cell states, else the table's."""
    year = "y" if staged.column("year") else "?::SMALLINT"
    known = () if staged.column("year") else (staged.table.year,)
    rows = staged.database.rows(f"SELECT {year}, count(*) FROM {staged.name} WHERE kind IS NULL GROUP BY 1", *known)
    return Counter(dict(cast("list[tuple[int | None, int]]", rows)))


def _totals(staged: Staged, beside: OtherRows) -> list[tuple[StatedTotal, Problem | None]]:
    """Compare the table's own totals with its rows, added up per year beforehand."""
    if not beside.totals:
        return []
    sums = ", ".join(f"sum(m{c.index}) FILTER (len IS NULL)" for c in staged.used_columns)
    year = "y" if staged.column("year") else "NULL"
    rows = staged.database.rows(f"SELECT {year}, {sums} FROM {staged.name} WHERE kind IS NULL GROUP BY 1")
    return [*compare_totals(sheet_of_sums(staged, rows), beside.totals, staged.needs.targets.currency)]


def _missing(staged: Staged) -> dict[str, tuple[str, ...]]:
    return {column.role or "": _symbols(staged, column) for column in staged.used_columns}


def _symbols(staged: Staged, column: Column) -> tuple[str, ...]:
    odd = staged.odd(f"m{column.index}")
    if f"m{column.index}" not in staged.with_odd:
        return ()
    rows = staged.database.rows(
        f"SELECT {odd} FROM {staged.name} WHERE kind IS NULL AND f{column.index} = ? AND {odd} IS NOT NULL"
        " GROUP BY 1 ORDER BY min(rowid)",
        FAULTS[Fault.MISSING],
    )
    return missing_symbols(staged.as_written(cell) for (cell,) in rows)


def _rows(staged: Staged) -> Iterator[Place]:
    """Find what is odd about the names, codes and years of firms."""
    name, code, year = (staged.column(role) for role in ("name", "code", "year"))
    if name:
        yield from (Place("name-damaged", position, name) for position in _rows_with_mark(staged, "nk", "map.damaged"))
        yield from (
            Place("name-like-total", position, name) for position in _rows_with_mark(staged, "nk", "map.like_total")
        )
    if code:
        lost = _rows_with_mark(staged, "ck", "map.lost AND t.ck IS NULL")
        yield from (Place("code-lost-digits", position, code) for position in lost)
    if year:
        rows = staged.database.rows(f"SELECT rowid FROM {staged.name} WHERE kind IS NULL AND y IS NULL")
        yield from (Place("year-unreadable", position, year) for (position,) in rows)


def _rows_with_mark(staged: Staged, word: str, condition: str) -> Iterator[int]:
    """Return the rows of firms whose odd cell has a mark in its mapping."""
    if word not in staged.with_odd:
        return iter(())
    rows = staged.database.rows(
        f"SELECT t.rowid FROM {staged.name} AS t JOIN {staged.name}_{word} AS map ON t.{staged.odd(word)} = map.cell"
        f" WHERE t.kind IS NULL AND {condition}"
    )
    return (position for (position,) in rows)


def _cells(staged: Staged, column: Column) -> Iterator[Place]:
    """Find the cells that are no amounts, and the amounts that deserve a look."""
    i, currency = column.index, staged.needs.targets.currency
    rows = staged.database.rows(
        f"SELECT rowid, f{i}, m{i} FROM {staged.name} WHERE kind IS NULL AND len IS NULL"
        f" AND (f{i} IN {NO_AMOUNT} OR m{i} < 0 OR m{i} > ?)",
        plausibility.HUGE,
    )
    for position, fault, amount in rows:
        if fault:
            yield Place(_CODES[fault], position, column)
        else:
            code = "amount-negative" if amount < 0 else "amount-huge"
            yield Place(code, position, column, (("amount", amount), ("currency", currency)))
