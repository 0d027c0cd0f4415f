"""Which rows are firms: totals, sections and notes set aside, ragged and nameless rows reported."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Final, Literal, NamedTuple

from tiers.domain import cleaning, serial_numbers, whole_columns
from tiers.domain.lone_rows import may_number_a_list, numbers_a_list
from tiers.domain.problem import Problem
from tiers.domain.row_kind import RowKind, ends_like_a_total, first_text, may_be_set_aside, mentions_a_total
from tiers.domain.row_likeness import stated_count
from tiers.domain.row_verdict import Leading, led_rows, verdict
from tiers.domain.table import Column, SetAside, Table

_NAMELESS: Final = "nameless"
_UNNAMED: Final = "unnamed"

BARE = 2
"""A row that may be the heading of a section or a note has at most so many cells, and leaves more blank."""

Rows = Sequence[list[str]]


class FirmRows(NamedTuple):
    """The rows of one table that are about a firm; the sequences run side by side."""

    cells: Rows
    """As written, each as long as there are columns."""
    numbers: Sequence[int]
    """The line of each row."""
    names: Sequence[str | None]
    """Cleaned; None where there is only a code."""
    codes: Sequence[str | None]
    """Cleaned; None where there is only a name."""
    ragged: frozenset[int]
    """Positions of rows with too few or too many cells: their figures cannot be trusted."""


class OtherRows(NamedTuple):
    """What was found beside the firms."""

    set_aside: tuple[SetAside, ...]
    """Rows that are not firms, in order."""
    totals: tuple[tuple[int, list[str]], ...]
    """Line and cells of each total of the whole table."""
    problems: tuple[Problem, ...]
    """What was wrong with rows, names and codes."""


def separate_rows(
    table: Table, measures: Sequence[Column], leading: Leading | None = None
) -> tuple[FirmRows, OtherRows]:
    """Separate firms from all other rows; `measures` are the columns of the figures that are used.

    `leading` are the columns before the name; None: those that the headings say.

    Source: definitions, “Not a firm”.
    """
    rows, lengths = _even_out(table)
    names = _clean_column(rows, table.of_role("name"), whole_columns.names)
    codes = _clean_column(rows, table.of_role("code"), whole_columns.codes)
    leading = leading or Leading.of(table.columns)
    doubtful = sorted(
        {*may_be_set_aside(names), *led_rows(rows, leading), *_numbers_of_lists(rows, table.of_role("name"))}
    )
    judged = {i: kind for i in doubtful if (kind := _kind(rows[i], names[i], codes[i], measures, leading))}
    kinds = {i: kind for i, (kind, _) in judged.items()}
    told = (
        set_aside(table, measures, table.numbers[i], rows[i]) for i, (_, is_plain) in judged.items() if not is_plain
    )
    all_rows = FirmRows(rows, table.numbers, names, codes, frozenset(lengths))
    firms = _without(all_rows, kinds) if kinds else all_rows
    others = _others(table, rows, kinds)
    of_firms = {i: length for i, length in lengths.items() if i not in kinds}
    doubts = (
        *told,
        *_ragged_problems(table, rows, of_firms),
        *_of_names(table, firms),
        *_doubtful(table, firms, measures),
    )
    return firms, others._replace(problems=(*others.problems, *doubts))


def _numbers_of_lists(rows: Rows, named: Sequence[Column]) -> Iterator[int]:
    """Find the positions of rows whose name begins with a number of a list in one sign."""
    cells = [row[named[0].index] for row in rows] if named else []
    if may_number_a_list("\n".join(cells)):
        yield from (i for i, cell in enumerate(cells) if numbers_a_list(cell))


def _without(rows: FirmRows, kinds: Mapping[int, str]) -> FirmRows:
    kept = [i for i in range(len(rows.cells)) if i not in kinds]
    return FirmRows(
        cells=[rows.cells[i] for i in kept],
        numbers=[rows.numbers[i] for i in kept],
        names=[rows.names[i] for i in kept],
        codes=[rows.codes[i] for i in kept],
        ragged=frozenset(position for position, i in enumerate(kept) if i in rows.ragged),
    )


def _others(table: Table, rows: Rows, kinds: Mapping[int, str]) -> OtherRows:
    """Return the rows that are not firms, and those of them that are faults."""
    judged = [SetAside(table.numbers[i], _name_or_text(table, rows[i]), k) for i, k in kinds.items() if k != _NAMELESS]
    return OtherRows(
        tuple(sorted((*table.set_aside, *judged), key=lambda aside: aside.row)),
        tuple((table.numbers[i], rows[i]) for i, kind in kinds.items() if kind == RowKind.TOTAL.value),
        tuple(_at(table, "row-nameless", table.numbers[i]) for i, kind in kinds.items() if kind == _NAMELESS),
    )


def _of_names(table: Table, firms: FirmRows) -> Iterator[Problem]:
    yield from _damaged_names(table, firms)
    yield from _lost_digits(table, firms)


def _even_out(table: Table) -> tuple[Rows, dict[int, int]]:
    """Return every row as long as the headings, and the true length of those that were not.

    Blank cells beyond the headings are nothing if at least half of the rows have them: programs write them for
    formatted empty columns. In a single row they are a sign of cells that were moved.
    """
    width = len(table.columns)
    if all(len(row) == width for row in table.cells):
        return table.cells, {}
    longest = longest_row(Counter(map(len, table.cells)).items(), width)
    lengths = {
        i: len(row)
        for i, row in enumerate(table.cells)
        if len(row) < width or len(row) > longest or any(map(str.strip, row[width:]))
    }
    return [[*row[:width], *[""] * (width - len(row))] for row in table.cells], lengths


def longest_row(lengths: Iterable[tuple[int, int]], width: int) -> int:
    """Return how many cells a row may have, those beyond the headings being blank; `width` counts the headings.

    `lengths` gives each length and how many rows have it, by first appearance. The most frequent one is usual if at
    least half of the rows have it.
    """
    known = [*lengths]
    usual, count = max(known, key=itemgetter(1), default=(width, 0))
    return max(width, usual) if count * 2 >= sum(rows for _, rows in known) else width


def _clean_column(
    rows: Rows, columns: Sequence[Column], clean: Callable[[Sequence[str]], Sequence[str | None]]
) -> Sequence[str | None]:
    return clean([row[columns[0].index] for row in rows]) if columns else [None] * len(rows)


def _kind(
    row: list[str], name: str | None, code: str | None, measures: Sequence[Column], leading: Leading
) -> tuple[str, bool] | None:
    """Return what a row is that is no firm, and whether its words say so by themselves."""
    if found := verdict(row, name, code, leading):
        return found.kind.value, found.is_plain
    if name or code:
        return None
    return kind_without_name(row, measures), True


def kind_without_name(row: Sequence[str], measures: Sequence[Column]) -> Literal["nameless", "unnamed"]:
    """Return what a row is that says neither a name nor a code, nor that it is anything else."""
    has_figure = any(not cleaning.is_missing(row[column.index]) for column in measures)
    return _NAMELESS if has_figure else _UNNAMED


def without_agreeing_counts(problems: Iterable[Problem], firms: int) -> tuple[Problem, ...]:
    """Leave out the warnings of rows that say how many firms a table has, where it has so many rows of firms."""
    return tuple(
        problem
        for problem in problems
        if problem.code != "row-like-total" or stated_count(str(dict(problem.facts)["name"])) != firms
    )


def set_aside(table: Table, measures: Sequence[Column], number: int, row: list[str]) -> Problem:
    """Warn of a row that is like a total or a comparison, with its first figure."""
    there = (column for column in measures if not cleaning.is_missing(row[column.index]))
    column = next(there, None)
    heading, cell = (cleaning.text(column.heading), row[column.index]) if column else (None, "")
    facts = {"name": _name_or_text(table, row), "figure": cleaning.text(cell) or "—"}
    return _at(table, "row-like-total", number, heading, cell or None, **facts)


def _name_or_text(table: Table, row: list[str]) -> str:
    named = (cleaning.name(row[column.index]) for column in table.of_role("name"))
    return next(filter(None, named), None) or first_text(row)


def _ragged_problems(table: Table, rows: Rows, lengths: Mapping[int, int]) -> Iterator[Problem]:
    for i, length in lengths.items():
        facts: dict[str, object] = {
            "cells": length,
            "columns": len(table.columns),
            "name": _name_or_text(table, rows[i]),
        }
        yield _at(table, "row-ragged", table.numbers[i], None, None, **facts)


def _damaged_names(table: Table, firms: FirmRows) -> Iterator[Problem]:
    column = next((cleaning.text(column.heading) for column in table.of_role("name")), None)
    all_names = "\n".join(filter(None, firms.names))
    if not cleaning.is_damaged(all_names) and not mentions_a_total(all_names):
        return
    for number, name in zip(firms.numbers, firms.names, strict=True):
        if name and cleaning.is_damaged(name):
            yield _at(table, "name-damaged", number, column, name)
        if name and ends_like_a_total(name):
            yield _at(table, "name-like-total", number, column, name, name=name)


def _lost_digits(table: Table, firms: FirmRows) -> Iterator[Problem]:
    for column in table.of_role("code"):
        for i in [i for i, code in enumerate(firms.codes) if code is None]:
            cell = firms.cells[i][column.index]
            if cleaning.has_lost_digits(cell):
                heading, name = cleaning.text(column.heading), firms.names[i]
                yield _at(table, "code-lost-digits", firms.numbers[i], heading, cell, name=name)


def _at(
    table: Table, code: str, row: int, column: str | None = None, value: str | None = None, **facts: object
) -> Problem:
    return Problem(code, table.source.path, table.source.sheet, row, column, value, tuple(facts.items()))


def _doubtful(table: Table, firms: FirmRows, measures: Sequence[Column]) -> Iterator[Problem]:
    """Warn of rows that hold nothing but a name, and of serial numbers that do not follow each other."""
    for i, row in enumerate(firms.cells):
        if not firms.codes[i] and measures and not row[measures[0].index].strip() and is_bare(row, measures):
            yield _at(table, "row-only-name", firms.numbers[i], name=firms.names[i])
    for column in (
        column for column in table.columns if column.role is None and serial_numbers.is_serial(column.heading)
    ):
        cells = [row[column.index] for row in firms.cells]
        for i, expected, number in serial_numbers.breaks(cells):
            place = (firms.numbers[i], cleaning.text(column.heading), cells[i])
            yield _at(table, "serial-gap", *place, expected=expected, number=number)


def is_bare(row: Sequence[str], measures: Sequence[Column]) -> bool:
    """Whether a row has no figure, and of its many cells at most one beside the name is not blank."""
    there = sum(bool(cell.strip()) for cell in row)
    return there <= BARE and len(row) - there > BARE and not any(row[column.index].strip() for column in measures)
