"""Goals by group and by year, as values: keys of the JSON under `goals` and `breakdowns`.

None is “not known” or “not applicable”, never 0.
"""

from typing import Annotated, Literal

from pydantic import Field

from tiers.domain.progress import Status
from tiers.report.contract.fields import Frozen, Quotient

BaseSource = Literal["stated", "counted"]
Method = Literal["linear", "linear-from-zero", "stages", "stages-from-zero"]


class GroupChosen(Frozen):
    """One group of a breakdown."""

    by: str
    """The heading."""
    value: str


class StageGoal(Frozen):
    """A stage on the way."""

    year: int
    """The year at whose end it is due."""
    goal: int


class GroupGoal(Frozen):
    """The goal of one group in one tier, judged as that of the whole is."""

    tier: str
    goal: int
    by_year: tuple[StageGoal, ...]
    count: int | None
    at_most: int | None
    certain: bool | None
    """Whether the verdict would be the same with `at_most`; None without a measure."""
    gap: int | None
    surplus: int | None
    completion: Quotient | None
    base: int | None
    base_source: BaseSource | None
    due: Quotient | None
    """Firms."""
    due_now: int | None
    pace: Quotient | None
    difference: Quotient | None
    status: Status
    method: Method | None
    at_most_status: Annotated[Status | None, Field(exclude=True)] = None
    """For people only: what the verdict would be with `at_most`."""


class PartsReport(Frozen):
    """The goals of all groups in one tier beside the goal of the whole."""

    tier: str
    goal: int | None
    """Of the whole; None where the plan gives no number."""
    parts: int
    """Of the groups, added up."""
    groups: int
    """Groups that have a goal."""
    difference: int | None
    """Parts − goal."""
