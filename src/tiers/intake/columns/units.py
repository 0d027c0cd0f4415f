"""In which unit a column's bare numbers are, and never guessed: heading, unit line, option, targets file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from tiers.domain import cleaning
from tiers.domain.amount import Unit, unit
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Column, Source
from tiers.errors import DataError
from tiers.intake.columns.header_context import Above
from tiers.intake.headers.header_parser import heading_text


def with_unit(column: Column, path: str, question: Question, above: Above, is_used: bool) -> Column:  # noqa: FBT001 - a fact, and no switch
    """Return a measure's column with its unit, and where that was stated.

    Raises: DataError if what the table states for a used measure contradicts itself or `--unit`, or is in
    another currency than the plan.
    """
    stated, asked = _stated_unit(column, path, above, is_used=is_used), asked_unit(question, column.role or "")
    if is_used:
        _refuse_contradiction(column, path, stated, asked)
        _refuse_currency(column, path, (stated or asked)[0], question)
    found, where = stated or asked
    return replace(column, unit=found, unit_from=where)


def _stated_unit(column: Column, path: str, above: Above, *, is_used: bool) -> tuple[Unit, str] | None:
    """Return the unit that the table states: the heading's before that of the line above it."""
    if of_heading := heading_text(column.heading).unit:
        return of_heading, "heading"
    if above.unit_line is None:
        return None
    if len(above.unit_line.units) > 1 and is_used:
        words = tuple(one.text for one in above.unit_line.units)
        raise DataError("unit-line-unclear", path=path, heading=column.heading, units=words)
    return above.unit_line.units[0], "unit line"


def unit_problems(columns: Sequence[Column], source: Source, above: Above) -> Iterator[Problem]:
    """Warn where a heading states another unit than the line above the table: the heading counts."""
    for column in columns:
        line = above.unit_line.units if above.unit_line else ()
        if column.unit and line and column.unit_from == "heading" and column.unit.scale not in {u.scale for u in line}:
            facts = (("unit", column.unit.text), ("other", line[0].text))
            place = (source.path, source.sheet, source.header_row, cleaning.text(column.heading))
            yield Problem("unit-differs", *place, None, facts)


def asked_unit(question: Question, measure: str) -> tuple[Unit | None, str | None]:
    """Return the unit that a person stated for a measure, and where: `option` or `targets`."""
    if words := _for(question.options, measure):
        return unit(words), "option"
    words = _for(question.reading, measure)
    return (unit(words), "targets") if words else (None, None)


def _for(reading: Reading, measure: str) -> str | None:
    return reading.units.get(measure) or reading.unit


def _refuse_contradiction(
    column: Column, path: str, stated: tuple[Unit, str] | None, asked: tuple[Unit | None, str | None]
) -> None:
    """Refuse a unit of the command line that differs from the table's; that of the plan is for tables without one."""
    if stated and asked[0] and asked[1] == "option" and stated[0].scale != asked[0].scale:
        code = "unit-contradicts" if stated[1] == "heading" else "unit-contradicts-line"
        raise DataError(code, path=path, heading=column.heading, unit=asked[0].text, stated=stated[0].text)


def _refuse_currency(column: Column, path: str, stated: Unit | None, question: Question) -> None:
    currency = question.targets.currency
    if stated and stated.currency not in {None, currency}:
        facts: dict[str, Any] = {"other": stated.currency, "currency": currency}
        raise DataError("currency-of-column", path=path, heading=column.heading, **facts)
