"""What a comparison needs of a saved report, of whatever version wrote it."""

from pydantic import BaseModel, ConfigDict

from tiers.domain.progress import Status
from tiers.domain.targets import Counting, Rule
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
    problems: SavedProblems
