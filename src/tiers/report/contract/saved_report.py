"""What a comparison needs of a saved report, of whatever version wrote it."""

from pydantic import BaseModel, ConfigDict

from tiers.domain.progress import Status
from tiers.domain.targets import Counting, Rule, Targets
from tiers.report.contract.fields import Yuan


class _Part(BaseModel):
    """A part of a saved report: keys that are not asked for may be anything."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class SavedPlan(_Part):
    """The plan that it was judged by."""

    base_year: int
    target_year: int
    currency: str
    counting: Counting

    def is_like(self, plan: Targets) -> bool:
        """Whether goals are judged over the same years, and by the same way of counting."""
        mine, other = ((of.base_year, of.target_year, of.counting) for of in (self, plan))
        return mine == other


class SavedOptions(_Part):
    """What was said then."""

    where: tuple[str, ...]


class SavedPeriod(_Part):
    """Then."""

    year: int | None
    months: tuple[int, int] | None
    complete: bool | None
    as_of: str | None


class SavedStage(_Part):
    """A stage on the way."""

    year: int
    goal: int


class SavedGoal(_Part):
    """A tier then."""

    tier: str
    measure: str | None
    rule: Rule | None
    limit: Yuan | None
    where: tuple[str, ...] = ()
    nested: int | None
    goal: int | None
    base: int | None
    status: Status
    by_year: tuple[SavedStage, ...] = ()
    """Stages on the way, where the plan had some."""


class SavedTotal(_Part):
    """A total then."""

    name: str
    measure: str | None
    where: tuple[str, ...]
    goal: Yuan | None
    growth: Yuan | None
    base: Yuan | None
    total: Yuan | None
    status: Status


class SavedGroupGoal(_Part):
    """The goal of a group in a tier then."""

    tier: str
    goal: int
    base: int | None
    by_year: tuple[SavedStage, ...] = ()
    status: Status


class SavedCount(_Part):
    """The nested count of a tier then."""

    tier: str
    count: int | None


class SavedGroup(_Part):
    """A group then."""

    value: str | None
    enterprises: int | None
    counts: tuple[SavedCount, ...] | None
    goals: tuple[SavedGroupGoal, ...] | None = ()


class SavedBreakdown(_Part):
    """The firms by one heading then."""

    by: str
    groups: tuple[SavedGroup, ...]


class SavedProblems(_Part):
    """How many problems there were."""

    errors: int
    warnings: int


class SavedReport(_Part):
    """What a comparison needs of a saved report."""

    targets: SavedPlan
    options: SavedOptions
    period: SavedPeriod
    enterprises: int
    goals: tuple[SavedGoal, ...]
    totals: tuple[SavedTotal, ...] = ()
    breakdowns: tuple[SavedBreakdown, ...] = ()
    problems: SavedProblems
