"""Why a column was taken for what it is."""

from collections.abc import Mapping
from typing import Final

from tiers.domain.table import Column
from tiers.intake.columns.periods import ColumnTime
from tiers.intake.headers.lookalikes import look_alike
from tiers.intake.layout.header_context import Above, Headings
from tiers.wording import Message

_UNIT: Final[Mapping[str, str]] = {
    "heading": "choice.unit-from-heading",
    "unit line": "choice.unit-from-unit-line",
    "option": "choice.unit-from-option",
    "targets": "choice.unit-from-targets",
    "classify": "choice.unit-from-classify",
}
OF_UNITS: Final = frozenset(_UNIT.values())
"""The reasons that say where a unit was stated."""

OF_TIERS: Final = Message("choice.look-alike", {"seems": Message("choice.tier", {})})
"""The reason of a column in which this program says what it made of a figure."""

_TIME: Final[Mapping[str, str]] = {
    "title": "choice.time-from-title",
    "sheet-name": "choice.time-from-sheet-name",
    "file-name": "choice.time-from-file-name",
}


def for_no_role(headings: Headings, heading: str) -> tuple[Message, ...]:
    """Explain why a column has no role: it only seems to be a measure, is asked for by its heading, or is not known."""
    if not heading:
        return (Message("choice.no-heading", {}),)
    if any(headings.vocabulary.mentions(heading, measure) for measure in headings.used_measures):
        return (Message("choice.look-alike", {"seems": Message(look_alike(heading), {})}),)
    if headings.vocabulary.knows(heading):
        return (Message("choice.grouped", {}),)
    return (Message("choice.unknown", {}),)


def for_measure(column: Column, time: ColumnTime, above: Above) -> tuple[Message, ...]:
    """Add to a measure's reason where its unit and its time were stated."""
    reasons = [*column.why]
    if column.unit and column.unit_from:
        line = above.unit_line.text if above.unit_line else ""
        reasons.append(Message(_UNIT[column.unit_from], {"unit": column.unit.text, "line": line}))
    if time.stated:
        reasons.append(Message(_TIME[time.stated.place], {"text": time.stated.text}))
    elif time.span != "none":
        reasons.append(Message("choice.time-from-heading", {}))
    return tuple(reasons)
