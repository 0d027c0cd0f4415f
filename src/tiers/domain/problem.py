"""A cell or row that could not be used, or deserves a look: bad rows are values, not exceptions."""

from types import MappingProxyType
from typing import Final, Literal, NamedTuple

Severity = Literal["error", "warning"]


class Kind(NamedTuple):
    """What a code of problem means for the count."""

    severity: Severity
    """An error: a figure or row did not count. A warning: it did, but deserves a look."""
    place: Literal["cell", "row", "column", "table", "firm"]
    """What the problem is about."""


KINDS: Final = MappingProxyType(
    {
        "amount-unreadable": Kind("error", "cell"),
        "amount-decimals": Kind("error", "cell"),
        "currency-foreign": Kind("error", "cell"),
        "year-unreadable": Kind("error", "cell"),
        "row-nameless": Kind("error", "row"),
        "row-ragged": Kind("error", "row"),
        "amount-negative": Kind("warning", "cell"),
        "amount-huge": Kind("warning", "cell"),
        "code-check": Kind("warning", "cell"),
        "code-form": Kind("warning", "cell"),
        "code-inner-check": Kind("warning", "cell"),
        "code-lost-digits": Kind("warning", "cell"),
        "code-rounded": Kind("warning", "cell"),
        "name-beside": Kind("warning", "column"),
        "name-damaged": Kind("warning", "cell"),
        "name-like-total": Kind("warning", "firm"),
        "figure-like-total": Kind("warning", "firm"),
        "figure-moved": Kind("warning", "cell"),
        "duplicate-equal": Kind("warning", "firm"),
        "duplicate-conflict": Kind("warning", "firm"),
        "duplicate-undecided": Kind("error", "firm"),
        "growth-tenfold": Kind("warning", "firm"),
        "floats-inexact": Kind("warning", "column"),
        "folder-part": Kind("warning", "table"),
        "folder-unread": Kind("warning", "table"),
        "format-scaled": Kind("warning", "column"),
        "rows-hidden": Kind("warning", "row"),
        "sheets-hidden": Kind("warning", "table"),
        "text-nul": Kind("warning", "table"),
        "text-ctrl-z": Kind("warning", "table"),
        "text-cut-off": Kind("warning", "table"),
        "unit-differs": Kind("warning", "column"),
        "unit-not-understood": Kind("warning", "column"),
        "total-differs": Kind("warning", "row"),
        "heading-odd": Kind("warning", "column"),
        "headings-ragged": Kind("warning", "row"),
        "measure-beside": Kind("warning", "column"),
        "measure-mentioned": Kind("warning", "column"),
        "time-unclear": Kind("warning", "table"),
        "row-only-name": Kind("warning", "row"),
        "row-like-total": Kind("warning", "row"),
        "serial-gap": Kind("warning", "row"),
        "year-elsewhere": Kind("warning", "column"),
        "year-not-stated": Kind("warning", "table"),
        "year-small": Kind("warning", "table"),
        "year-fewer-firms": Kind("warning", "table"),
        "since-same-name": Kind("warning", "table"),
        "base-differs": Kind("warning", "table"),
        "base-not-for-part": Kind("warning", "table"),
        "goals-not-for-part": Kind("warning", "table"),
        "total-base-differs": Kind("warning", "table"),
        "where-not-in-table": Kind("warning", "table"),
        "where-empty": Kind("warning", "table"),
        "group-empty": Kind("warning", "table"),
        "groups-not-in-table": Kind("warning", "table"),
        "parts-below": Kind("warning", "table"),
        "register-limit": Kind("warning", "table"),
    },
)
"""Every code, with its effect on the count; `docs/problems.md` is made from it."""


class Problem(NamedTuple):
    """One problem, at its place."""

    code: str
    """A key of `KINDS`."""
    path: str | None = None
    """The file as it was named; None where the problem is not of one file."""
    sheet: str | None = None
    """The workbook's sheet, or None."""
    row: int | None = None
    """The row as a person counts: the file's first line is 1."""
    column: str | None = None
    """The heading, as written."""
    value: str | None = None
    """The cell, as written."""
    facts: tuple[tuple[str, object], ...] = ()
    """What the sentence needs besides: names, counts, exact amounts in yuan."""

    @property
    def severity(self) -> Severity:
        """Whether a figure or row did not count (error), or only deserves a look (warning)."""
        return KINDS[self.code].severity
