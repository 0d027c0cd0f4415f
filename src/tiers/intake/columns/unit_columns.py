"""Columns that state the unit or the currency of each row: obeyed where all rows say the same, else refused."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tiers.domain.amount import Unit
from tiers.domain.table import Column
from tiers.domain.unit_column import (
    CURRENCIES,
    FROM,
    UNITS,
    Said,
    fold_unit_heading,
    leaves_out,
    refusal,
    said_by,
    without_own_unit,
)
from tiers.domain.unit_parts import is_quantity
from tiers.errors import DataError
from tiers.intake.columns import ambiguity_errors, explanations
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR
from tiers.intake.layout.header_context import Headings
from tiers.wording import Message

Rows = Sequence[Sequence[str]]


def apply_unit_columns(found: tuple[Column, ...], rows: Rows, headings: Headings) -> tuple[Column, ...]:
    """Return the columns once more: measures with the unit that another column states for each row.

    Raises: DataError if that says several things, is not understood, contradicts what else states a unit, or is in
    another currency than the plan.
    """
    columns = _without_unit_as_name(found, rows, headings)
    for column in [
        each for each in columns if each.role is None and fold_unit_heading(each.heading) in UNITS | CURRENCIES
    ]:
        said = said_by(_cells(rows, column), fold_unit_heading(column.heading))
        columns = [replace(each, unit_from=FROM) if each is column else each for each in columns]
        if said and not said.unit and _may_be_asked(columns, said, headings):
            columns = [*_asked_for(columns, column, said.words[0], headings)]
        elif said:
            _refuse_several(columns, column, said, rows, headings)
            columns = [*_with_stated_unit(columns, column, said, headings)]
    return tuple(columns)


def _may_be_asked(columns: Sequence[Column], said: Said, headings: Headings) -> bool:
    """Whether a column says the same everywhere, and nothing else states the unit of the figures that are used."""
    units = (each.unit_from for each in columns if each.role in headings.used_measures)
    return len(said.words) == 1 and {*units} <= {None, "option", "targets"}


def _asked_for(columns: Sequence[Column], stating: Column, words: str, headings: Headings) -> Iterator[Column]:
    """Return the columns with the words that are not understood, so that a person is asked what they mean."""
    for column in columns:
        is_measure = column.role not in {None, NAME, CODE, YEAR} and _is_about(stating, column.role, headings)
        is_about = column.index == stating.index or is_measure
        yield replace(column, unclear_unit=words) if is_about else column


def _cells(rows: Rows, column: Column) -> list[str]:
    return [row[column.index] for row in rows if column.index < len(row)]


def _without_unit_as_name(found: Sequence[Column], rows: Rows, headings: Headings) -> list[Column]:
    """Take the name from a column 单位 that holds units and no organisations.

    Raises: DataError if no other column says which firm a row is about.
    """
    columns = list(found)
    for i, column in enumerate(columns):
        if column.role == NAME and fold_unit_heading(column.heading) in UNITS and _are_units(_cells(rows, column)):
            if not any(each.role == CODE for each in columns):
                raise ambiguity_errors.no_name(headings)
            columns[i] = Column(column.index, column.heading, why=(Message("choice.unknown", {}),))
    return columns


def _are_units(cells: Sequence[str]) -> bool:
    words = {cell.strip() for cell in cells if cell.strip()}
    return bool(words) and all(said_by([word], "单位") or is_quantity(word) for word in words)


def _refuse_several(columns: Sequence[Column], column: Column, said: Said, rows: Rows, headings: Headings) -> None:
    if said.unit is None:
        raise refusal(headings.path, column.heading, said.words)
    figures = [each.index for each in without_own_unit((c for c in columns if c.role in headings.used_measures), said)]
    names = [each.index for each in columns if each.role in {NAME, CODE}]
    blank = (row for row in rows if not _at(row, column.index) and any(_is_figure(_at(row, i)) for i in figures))
    if leaves_out(next(filter(None, (_at(row, i) for i in names)), "") for row in blank):
        raise refusal(headings.path, column.heading, said.words, is_blank=True)


def _at(row: Sequence[str], index: int) -> str:
    return row[index].strip() if index < len(row) else ""


def _is_figure(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _with_stated_unit(columns: Sequence[Column], stating: Column, said: Said, headings: Headings) -> Iterator[Column]:
    """Yield the columns, measures with the unit that one states; that one keeps it, to be held against all rows."""
    unit = said.unit
    for column in columns:
        if column.index == stating.index:
            yield replace(column, unit=unit)
        elif unit and column.role not in {None, NAME, CODE, YEAR} and _is_about(stating, column.role, headings):
            yield _with(column, unit, stating, said, headings)
        else:
            yield column


def _is_about(stating: Column, measure: str | None, headings: Headings) -> bool:
    """Return whether a column of units may be one of a measure: it names none, or this one."""
    known = headings.vocabulary
    named = {each for each in known.of_measure if known.mentions(stating.heading, each)}
    return not named or measure in named


def _with(column: Column, unit: Unit, stating: Column, said: Said, headings: Headings) -> Column:
    is_used, currency = column.role in headings.used_measures, headings.question.targets.currency
    if is_used and unit.currency not in {None, currency}:
        raise DataError(
            "currency-of-column", path=headings.path, heading=column.heading, other=unit.currency, currency=currency
        )
    if not said.is_scale:
        return column
    stated = None if column.unit_from == "targets" else column.unit
    if stated and stated.scale != unit.scale:
        if not is_used:
            return column
        facts = {"heading": column.heading, "stated": stated.text, "stating": stating.heading, "unit": unit.text}
        raise DataError("unit-column-differs", path=headings.path, **facts)
    if stated:
        return column
    why = (*(each for each in column.why if each.key not in explanations.OF_UNITS), _why(unit, stating))
    return replace(column, unit=unit, unit_from=FROM, unclear_unit="", why=why)


def _why(unit: Unit, stating: Column) -> Message:
    return Message("choice.unit-from-column", {"unit": unit.text, "heading": stating.heading})
