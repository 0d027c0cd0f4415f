"""In which unit a column's bare numbers are: heading before option before targets file, and never guessed."""

from dataclasses import replace
from typing import Any

from tiers.domain.amount import Unit, unit
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Column
from tiers.errors import DataError
from tiers.intake.heading_text import heading_text


def with_unit(column: Column, path: str, question: Question, *, is_used: bool) -> Column:
    """Give a measure's column its unit, and where that was stated.

    Raises: DataError if a used measure's heading contradicts `--unit` or is in another currency than the plan.
    """
    stated = heading_text(column.heading).unit
    asked, where = asked_unit(question, column.role or "")
    if is_used:
        _refuse_contradiction(column, path, stated, question)
        _refuse_currency(column, path, stated or asked, question)
    if stated:
        return replace(column, unit=stated, unit_from="heading")
    return replace(column, unit=asked, unit_from=where)


def asked_unit(question: Question, measure: str) -> tuple[Unit | None, str | None]:
    """Give the unit that a person stated for a measure, and where: `option` or `targets`."""
    if words := _for(question.options, measure):
        return unit(words), "option"
    words = _for(question.reading, measure)
    return (unit(words), "targets") if words else (None, None)


def _for(reading: Reading, measure: str) -> str | None:
    return reading.units.get(measure) or reading.unit


def _refuse_contradiction(column: Column, path: str, stated: Unit | None, question: Question) -> None:
    asked, where = asked_unit(question, column.role or "")
    if stated and asked and where == "option" and stated.scale != asked.scale:
        raise DataError("unit-contradicts", path=path, heading=column.heading, unit=asked.text, stated=stated.text)


def _refuse_currency(column: Column, path: str, stated: Unit | None, question: Question) -> None:
    currency = question.targets.currency
    if stated and stated.currency not in {None, currency}:
        facts: dict[str, Any] = {"other": stated.currency, "currency": currency}
        raise DataError("currency-of-column", path=path, heading=column.heading, **facts)
