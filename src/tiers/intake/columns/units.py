"""In which unit a column's bare numbers are, and never guessed: heading, unit line, option, targets file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from tiers.domain import cleaning
from tiers.domain.amount import Unit
from tiers.domain.classification import FROM
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Column, Source
from tiers.errors import DataError
from tiers.intake.columns.own_columns import ONE
from tiers.intake.headers.header_parser import heading_text
from tiers.intake.layout.header_context import Above, Headings


def with_unit(column: Column, headings: Headings, is_used: bool) -> Column:  # noqa: FBT001 - a fact, and no switch
    """Return a measure's column with its unit, and where that was stated.

    Raises: DataError if what the table states for a used measure contradicts itself or `--unit`, or is in
    another currency than the plan.
    """
    path, question, above = headings.path, headings.question, headings.above
    own = (ONE, FROM) if column.index in headings.own else None
    stated = _stated_unit(column, path, above, question, is_used) or own
    asked = asked_unit(question, column.role or "")
    if is_used:
        _refuse_contradiction(column, path, stated, asked)
        _refuse_currency(column, path, _currency(above, (stated or asked)[0]), question)
    found, where = stated or asked
    unclear = "" if stated else _unclear(column, above)
    return replace(column, unit=found, unit_from=where, unclear_unit=unclear)


def _stated_unit(
    column: Column,
    path: str,
    above: Above,
    question: Question,
    is_used: bool,  # noqa: FBT001 - a fact, and no switch
) -> tuple[Unit, str] | None:
    """Return the unit that the table states: the heading's before that of the line above it; None if it is unclear."""
    of_heading = heading_text(column.heading)
    if of_heading.unit:
        return of_heading.unit, "heading"
    if above.unit_line is None or not above.unit_line.units or of_heading.unclear:
        return None
    units = above.unit_line.units
    if len(units) > 1 and is_used:
        asked, where = asked_unit(question, column.role or "")
        if asked and where == "option" and asked.scale in {unit.scale for unit in units}:
            return asked, "option"
        raise DataError("unit-line-unclear", path=path, heading=column.heading, units=tuple(one.text for one in units))
    return units[0], "unit line"


def _unclear(column: Column, above: Above) -> str:
    """Return the words about the unit that are not understood: those of the heading, else of the lines above."""
    return heading_text(column.heading).unclear or (above.unit_line.unclear if above.unit_line else "")


def _currency(above: Above, stated: Unit | None) -> str | None:
    """Return the currency of a column's figures, by its unit or the lines above; None where nobody names one."""
    return (stated.currency if stated else None) or (above.unit_line.currency if above.unit_line else None)


def unit_problems(columns: Sequence[Column], source: Source, above: Above) -> Iterator[Problem]:
    """Warn where a heading states another unit than the line above, or the plan's stands for unclear words."""
    for column in columns:
        if column.unit and column.unit_from == "targets" and column.unclear_unit:
            words = (("words", column.unclear_unit), ("unit", column.unit.text))
            place = (source.path, source.sheet, source.header_row, cleaning.text(column.heading))
            yield Problem("unit-not-understood", *place, None, words)
        line = above.unit_line.units if above.unit_line else ()
        if column.unit and line and column.unit_from == "heading" and column.unit.scale not in {u.scale for u in line}:
            facts = (("unit", column.unit.text), ("other", line[0].text))
            place = (source.path, source.sheet, source.header_row, cleaning.text(column.heading))
            yield Problem("unit-differs", *place, None, facts)


def asked_unit(question: Question, measure: str) -> tuple[Unit | None, str | None]:
    """Return the unit that a person stated for a measure, and where: `option` or `targets`."""
    if found := _for(question.options, measure):
        return found, "option"
    found = _for(question.reading, measure)
    return (found, "targets") if found else (None, None)


def _for(reading: Reading, measure: str) -> Unit | None:
    return reading.units.get(measure) or reading.unit


def _refuse_contradiction(
    column: Column, path: str, stated: tuple[Unit, str] | None, asked: tuple[Unit | None, str | None]
) -> None:
    """Refuse a unit of the command line that differs from the table's; that of the plan is for tables without one."""
    if stated and asked[0] and asked[1] == "option" and stated[0].scale != asked[0].scale:
        code = "unit-contradicts-line" if stated[1] == "unit line" else "unit-contradicts"
        raise DataError(code, path=path, heading=column.heading, unit=asked[0].text, stated=stated[0].text)


def _refuse_currency(column: Column, path: str, stated: str | None, question: Question) -> None:
    currency = question.targets.currency
    if stated not in {None, currency}:
        facts: dict[str, Any] = {"other": stated, "currency": currency}
        raise DataError("currency-of-column", path=path, heading=column.heading, **facts)
