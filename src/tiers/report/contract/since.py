"""What has changed, as values: the JSON under `since`.

None is “not known” or “not applicable”, never 0.
"""

from typing import Literal

from tiers.domain.progress import Status
from tiers.domain.since import How, Verdict
from tiers.report.contract.fields import Frozen, StatedPeriod, Yuan

Kind = Literal["year", "table", "report"]


class SincePeriod(StatedPeriod):
    """Then."""


class SinceFirms(Frozen):
    """Firms of both sides."""

    both: int
    new: int
    left: int
    by_name: int
    """Firms of both sides that were matched by their names."""
    same_name: int
    """Firms that left while one with another code came under their name."""


class MovedFirm(Frozen):
    """A firm that has moved into a tier, or out of it."""

    how: How
    name: str
    code: str | None
    name_then: str | None
    """What it was called then, where that is another name."""
    figure_then: Yuan | None
    figure: Yuan | None


class SinceGoal(Frozen):
    """One tier: closing = opening + risen + new + unknown_then − dropped − left − unknown_now, by nested counts."""

    tier: str
    by: str | None
    """The heading of a group's goal; None for the whole."""
    value: str | None
    """The group."""
    comparable: bool
    opening: int | None
    risen: int | None
    new: int | None
    unknown_then: int | None
    dropped: int | None
    left: int | None
    unknown_now: int | None
    closing: int | None
    net: int | None
    stayed: int | None
    status: Status | None
    """How the goal stood then; None where the saved report does not have it."""
    verdict: Verdict | None
    firms: tuple[MovedFirm, ...] | None
    """At most `--top` per way; None where nobody is named, or a saved report is compared."""


class Band(Frozen):
    """A row or column of the matrix."""

    band: Literal["tier", "below", "no_figure", "absent"]
    tier: str | None


class Matrix(Frozen):
    """Then across now, by one measure: each firm is in one cell."""

    measure: str
    bands: tuple[Band, ...]
    firms: tuple[tuple[int, ...], ...]
    """Per band of then, and there per band of now."""


class SinceProblems(Frozen):
    """Problems of then's own tables, or of the saved report."""

    errors: int
    warnings: int


class SinceReport(Frozen):
    """What has changed since then."""

    kind: Kind
    path: str | None
    """The table or saved report, as it was named; None for a year of the same tables."""
    period: SincePeriod
    comparable: bool
    """Whether the two periods can be compared."""
    enterprises: int | None
    firms: SinceFirms | None
    """None for a saved report."""
    goals: tuple[SinceGoal, ...]
    matrix: tuple[Matrix, ...] | None
    """None for a saved report, and where it would tell of fewer than 3 firms."""
    problems: SinceProblems
