"""What `tiers explain` tells of a firm, as values: the JSON of `tiers explain --json`, key by key."""

from typing import Annotated, Literal

from tiers.domain.explanation import Decision, State
from tiers.domain.measure import Label
from tiers.domain.targets import Rule
from tiers.report.contract.check import Refusal
from tiers.report.contract.fields import ForPeople, Frozen, Yuan
from tiers.report.contract.problems import ProblemItem
from tiers.report.contract.report import Options, Plan


class FigureTold(Frozen):
    """The cell of one figure."""

    measure: str
    column: str
    """Its heading."""
    cell: str
    """As written."""
    state: State
    unit: str | None
    unit_from: str | None
    """`cell`, `heading`, `unit line`, `option`, `targets`, or None where nobody stated any."""
    amount: Yuan | None
    """In yuan (the plan's currency); None is missing or unreadable."""


class RowPlace(Frozen):
    """Where a row stands."""

    path: str
    sheet: str | None
    row: int


class RowTold(RowPlace):
    """One row about the firm."""

    figures: tuple[FigureTold, ...]


class PlaceTold(Frozen):
    """Where the firm stands in the order of a list, from 1, and how many firms could stand there."""

    place: int
    of: int


class TierTold(Frozen):
    """One tier, and whether the firm reaches it."""

    tier: str
    measure: str | None
    rule: Rule
    limit: Yuan
    """In yuan."""
    figure: Yuan | None
    """In yuan; None where there is no usable figure."""
    reached: bool | None
    short_by: Yuan | None
    """Limit − figure, in yuan; 0 exactly on an `over` limit, not above 0 if it is reached."""
    nearest: PlaceTold | None
    """Its place among the nearest; None if it reaches the tier, in other years than the report year, or if nobody has
    decided about duplicates."""
    cushion: PlaceTold | None
    """Its place among those that may drop out; None likewise."""
    label: Annotated[Label | None, ForPeople] = None
    """For people only: what they call the measure."""


class YearTold(Frozen):
    """One year of the firm."""

    year: int | None
    reported: bool
    """Whether it is the report year."""
    rows: tuple[RowTold, ...]
    decision: Decision | None
    """What was decided about several rows: `equal` if nothing differs, else the policy; None for a lone row."""
    counted: tuple[tuple[TierTold, ...], ...]
    """Per firm that counts, its tiers: several only under `keep`, none if --where leaves it out."""


class FirmTold(Frozen):
    """Everything that the tables say of one firm."""

    name: str
    code: str | None
    years: tuple[YearTold, ...]
    without_year: tuple[RowTold, ...]
    """Rows whose year cell is not a year; they count nowhere."""
    problems: tuple[ProblemItem, ...]


class AsideTold(RowPlace):
    """A row that is not a firm."""

    text: str
    why: str


class Explanation(Frozen):
    """Where a firm's figures come from, and which limits they pass."""

    format: Literal["tiers.explain"] = "tiers.explain"
    version: Literal[1] = 1
    asked: str
    """The words by which it was asked for."""
    targets: Plan
    options: Options
    year: int | None
    """The report year."""
    firms: tuple[FirmTold, ...]
    """Several only of one name; none if only rows that were set aside hold the words."""
    set_aside: tuple[AsideTold, ...]
    """Rows that hold the words and are not firms."""
    refusals: tuple[Refusal, ...]
    """Why no report would be made, although this could be told."""
