"""One firm, cell by cell: where its figures come from, and which limits they pass."""

from decimal import Decimal
from typing import Literal, NamedTuple

from tiers.domain.amount import Unit
from tiers.domain.period import Period
from tiers.domain.problem import Problem
from tiers.domain.reading import Duplicates
from tiers.domain.table import SetAside, Source
from tiers.errors import TiersError

State = Literal["usable", "missing", "unreadable"]
Decision = Literal["equal"] | Duplicates


class CellFound(NamedTuple):
    """The cell of one figure."""

    measure: str
    """Which figure."""
    column: str
    """The heading, cleaned."""
    cell: str
    """As written."""
    state: State
    """What it was read as."""
    unit: Unit | None
    """The unit in which a number there is; None where nobody stated any."""
    unit_from: str | None
    """Where that was stated: `cell`, `heading`, `unit line`, `option` or `targets`."""
    amount: Decimal | None
    """In yuan (the plan's currency); None is missing or unreadable."""


class RowFound(NamedTuple):
    """One row about the firm."""

    source: Source
    """The table."""
    row: int
    """The line as a person counts."""
    cells: tuple[CellFound, ...]
    """Per measure."""


class Place(NamedTuple):
    """Where a firm stands in an order."""

    place: int
    """From 1."""
    of: int
    """How many firms stand in that order."""


class Rung(NamedTuple):
    """The firm beside the limit of one tier."""

    tier: int
    """Position in the plan, from 0."""
    measure: str | None
    """The measure that the tier uses; None where the tables have none."""
    figure: Decimal | None
    """In yuan; None where there is no usable figure."""
    reached: bool | None
    """Whether the limit is passed; None without a figure."""
    nearest: Place | None
    """Among the firms that do not reach it, largest first; None if it does, is not of the report year, or if nobody has
    decided about duplicates."""
    cushion: Place | None
    """Among the firms that reach it, smallest first; None likewise."""


class FirmYear(NamedTuple):
    """One year of the firm."""

    year: int | None
    """The calendar year; None where nothing states it."""
    rows: tuple[RowFound, ...]
    """In the order of the tables: several if it stands there more than once."""
    decision: Decision | None
    """`equal` for rows that do not differ, else the policy of duplicates; None for a lone row."""
    counts_as: tuple[tuple[Rung, ...], ...]
    """Per firm that is counted, its tiers: several only under `keep`, none if `--where` leaves it out."""


class FirmExplained(NamedTuple):
    """Everything that the tables say of one firm."""

    name: str
    """Cleaned; the code where there is no name."""
    code: str | None
    """What identifies it, or None."""
    years: tuple[FirmYear, ...]
    """In order of time."""
    without_year: tuple[RowFound, ...]
    """Rows whose year cell is not a year: they count nowhere."""
    problems: tuple[Problem, ...]
    """Those of its rows."""


class Candidate(NamedTuple):
    """A firm that may be meant."""

    name: str
    """Cleaned; the code where there is no name."""
    code: str | None
    """What identifies it, or None."""
    source: Source
    """The table in which it first stands."""
    row: int
    """The line there, as a person counts."""


class ExplainResult(NamedTuple):
    """What was found for the words of a person."""

    firms: tuple[FirmExplained, ...]
    """The firms that are meant; none if only rows that were set aside match, or nothing does."""
    others: tuple[Candidate, ...]
    """Firms of which one may be meant, where the words do not say which."""
    set_aside: tuple[tuple[Source, SetAside], ...]
    """Rows that are not firms and hold the words."""
    names: tuple[str, ...]
    """The names and codes of all firms, each once; for suggestions."""
    period: Period
    """The report year."""
    refusals: tuple[TiersError, ...]
    """Why no report would be made, although this could be told."""
