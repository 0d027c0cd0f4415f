"""Counts, sums, nearest firms and problems: the value that an engine gives to the report."""

from decimal import Decimal
from typing import NamedTuple

from tiers.domain.group_tally import GroupsOfYears
from tiers.domain.lift import LiftTally
from tiers.domain.outlook import OutlookTally
from tiers.domain.period import Period
from tiers.domain.problem import Problem
from tiers.domain.since import SinceTally
from tiers.domain.table import Column, SetAside, Source


class StatedTotal(NamedTuple):
    """A total of the whole table as the table states it, and as it was added up."""

    row: int
    """The row as a person counts."""
    measure: str
    """Which figure."""
    stated: Decimal
    """What the table says, in yuan."""
    added: Decimal
    """What its firms add up to, in yuan."""


class InputTally(NamedTuple):
    """What was found in one input."""

    source: Source
    """Where the table comes from."""
    columns: tuple[Column, ...]
    """The columns that have a role, in order."""
    rows: int
    """Rows under the headings that are not blank."""
    firm_rows: int
    """Rows of firms, before duplicates are merged."""
    set_aside: tuple[SetAside, ...]
    """Rows that are not firms, in order."""
    totals: tuple[StatedTotal, ...]
    """The table's own totals, in order."""


class MeasureTally(NamedTuple):
    """The figures of one measure in the report year."""

    measure: str
    """Which figure."""
    usable: int
    """Firms with an amount."""
    missing: int
    """Firms whose cell is blank or a missing symbol."""
    unreadable: int
    """Firms whose cell is something else."""
    total: Decimal
    """All amounts added up, in yuan."""
    largest: Decimal | None
    """The largest amount in yuan; None without any."""
    largest_firm: str | None
    """The name of the firm that has it; the first by identity if several do."""
    below: int
    """Usable firms that reach no tier of the measure."""
    missing_as: tuple[str, ...]
    """The symbols that stand for a missing figure, without the blank, in order of appearance."""


class Standing(NamedTuple):
    """A firm beside a limit."""

    name: str
    """Cleaned."""
    code: str | None
    """What identifies it, or None."""
    figure: Decimal
    """In yuan."""
    earlier: tuple[int, Decimal] | None
    """The earlier complete year, and its figure in yuan, that the firm's own growth is reckoned from."""


class TierTally(NamedTuple):
    """The firms of one tier; `measure` None means that no input has any of its measures."""

    measure: str | None
    """The measure that every input has, the first in the tier's order of preference."""
    nested: int = 0
    """Firms that reach the tier."""
    band: int = 0
    """Firms for which it is the highest tier of the measure that they reach."""
    usable: int = 0
    """Firms with an amount of the measure."""
    could_reach: int = 0
    """Firms whose figure is unreadable and could reach it, or missing while they did in the latest earlier year."""
    unreadable_could_reach: int = 0
    """Those of them whose figure is unreadable."""
    on_the_limit: int = 0
    """Firms whose figure equals the limit exactly."""
    on_the_limit_firms: tuple[str, ...] = ()
    """Their names, by identity, at most 100."""
    nearest: tuple[Standing, ...] = ()
    """Firms that do not reach it, largest first, ties by identity; at most as many as were asked for."""
    cushion: tuple[Standing, ...] = ()
    """Firms that reach it, smallest first, ties by identity; at most as many as were asked for."""
    uplift: Decimal | None = None
    """What the first min(gap, n) nearest firms are short by, added up, in yuan; None without a numbered goal."""
    lacking: int | None = None
    """Firms of the gap that would have to come from nowhere; None without a numbered goal."""
    meeting: int | None = None
    """Firms that meet the tier's condition; None for a tier of the ladder, and where nothing says who meets it."""


class TotalTally(NamedTuple):
    """What the firms of one total have together; `measure` None means that not every input has it."""

    measure: str | None
    """Which figure."""
    enterprises: int | None = None
    """Firms that meet the conditions; None where nothing says who does."""
    usable: int = 0
    """Those with an amount."""
    unreadable: int = 0
    """Those whose cell is something else than an amount, and no missing symbol."""
    total: Decimal = Decimal(0)
    """All amounts added up, in yuan."""
    years: tuple[tuple[int, Decimal], ...] = ()
    """Each whole year in which a firm has an amount, and the amounts of that year added up, in order of time."""


class YearTally(NamedTuple):
    """One year that was read."""

    year: int
    """The calendar year."""
    complete: bool
    """Whether the figures are of the whole year."""
    enterprises: int
    """Identities with a row in the year."""
    nested: tuple[int | None, ...]
    """Per tier, firms that reach it; None where its measure has no usable figure in the year, or nothing says who
    meets its condition."""
    band: tuple[int | None, ...]
    """Per tier, firms for which it is the highest; None likewise."""


class GroupTally(NamedTuple):
    """The firms of one value of a breakdown, in the report year."""

    value: str | None
    """The value, cleaned; None where it is blank."""
    enterprises: int
    """Firms."""
    nested: tuple[int | None, ...]
    """Per tier, firms that reach it; None where the tier has no measure."""
    totals: tuple[Decimal, ...]
    """Per used measure, the amounts added up, in yuan."""
    usable: tuple[int, ...]
    """Per used measure, firms with an amount."""
    largest: str | None
    """The firm with the largest figure of the first used measure; None without any."""


class Tally(NamedTuple):
    """Everything that a report needs to know of the rows."""

    inputs: tuple[InputTally, ...]
    """In the order in which they were given."""
    period: Period
    """The report year and its months; a year of None is unknown."""
    enterprises: int
    """Identities with a row in the report year."""
    equal: int
    """Firms that stand more than once in a year with nothing that differs, counted per year."""
    conflicting: int
    """Firms that stand more than once in a year with different figures, counted per year."""
    measures: tuple[MeasureTally, ...]
    """The measures that the tiers use, in order of the tiers."""
    years: tuple[YearTally, ...]
    """In order of time; empty where no year is known."""
    tiers: tuple[TierTally, ...]
    """In order of the plan."""
    totals: tuple[TotalTally, ...]
    """In order of the plan."""
    breakdowns: tuple[tuple[str, tuple[GroupTally, ...]], ...]
    """Heading → groups: the plan's values first, others by appearance, blank last."""
    problems: tuple[Problem, ...]
    """In order of input, row, column and code."""
    groups: tuple[GroupsOfYears | None, ...] = ()
    """Per breakdown, what the goals of its groups are judged by; None where they have none. Blank: nobody asked."""
    lift: tuple[LiftTally, ...] | None = ()
    """Per measure with a goal that is a number, the cheapest way to meet all its goals; None: it takes too many."""
    outlook: OutlookTally | None = None
    """What is to be expected of each goal; None where nobody asked."""
    since: SinceTally | None = None
    """How the firms have moved since then; None where nobody asked, or a saved report is compared."""
