"""Problems as values: the JSON under `problems` of a report."""

from typing import Annotated, Any, Literal

from tiers.report.contract.fields import ForPeople, Frozen, ProblemCounts


class ProblemItem(Frozen):
    """One problem, at its place; the message is one English sentence."""

    code: str
    severity: Literal["error", "warning"]
    message: str
    path: str | None
    sheet: str | None
    row: int | None
    column: str | None
    value: str | None
    facts: Annotated[tuple[tuple[str, Any], ...] | None, ForPeople] = None
    """For people only: what the sentence needs in another language."""


class ProblemList(ProblemCounts):
    """All problems: errors + warnings = listed + omitted."""

    items: tuple[ProblemItem, ...]
    """At most 100, in order of input, row, column and code."""
