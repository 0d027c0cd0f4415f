"""The report as values: the JSON of `tiers report --json`, key by key.

None is “not known” or “not applicable”, never 0. Fields marked *for people only* stay out of the JSON.
"""

from typing import Annotated, Literal

from pydantic import Field

from tiers.domain.measure import Label
from tiers.domain.progress import Status
from tiers.domain.targets import Counting, Rule
from tiers.report.contract.fields import ForPeople, Frozen, Quotient, StatedPeriod, YearFound, Yuan
from tiers.report.contract.groups import BaseSource, GroupChosen, GroupGoal, Method, PartsReport, StageGoal
from tiers.report.contract.inputs import Input
from tiers.report.contract.lift import Lift
from tiers.report.contract.outlook import OutlookReport
from tiers.report.contract.problems import ProblemList
from tiers.report.contract.since import SinceReport
from tiers.report.contract.totals import TotalReport


class Plan(Frozen):
    """The plan in force."""

    title: str | None
    source: str | None
    issuer: str | None = None
    """Who issues the report; None: not stated."""
    path: str | None
    """The targets file; None for the built-in plan."""
    base_year: int
    target_year: int
    currency: str
    counting: Counting
    group: GroupChosen | None = None
    """The group whose goals these are, where `--where` reads that group alone; None: the goals of the whole."""
    title_en: Annotated[str | None, ForPeople] = None
    """For people only: the title in English."""
    issuer_en: Annotated[str | None, ForPeople] = None
    """For people only: the issuer in English."""


class Options(Frozen):
    """What was said on the command line."""

    year: int | None
    as_of: str | None
    """`2007-06`: judged at the end of that month."""
    unit: str | None
    where: tuple[str, ...]
    duplicates: str
    no_names: bool


class Time(StatedPeriod):
    """The period of the figures, and how much of the plan's time is gone."""

    elapsed: Quotient | None
    """Share of the plan's time, 0 to 1."""
    years_left: Quotient | None
    """Months to the end of the target year ÷ 12."""


class DuplicatesFound(Frozen):
    """Firms that stand more than once in a year, and what was decided."""

    policy: str
    equal: int
    conflicting: int


class MeasureReport(Frozen):
    """One measure in the report year: usable + missing + unreadable = enterprises."""

    measure: str
    label: Label
    usable: int
    missing: int
    unreadable: int
    total: Yuan | None
    largest: Yuan | None
    below: int
    """Usable firms that reach no tier of the measure."""
    largest_firm: Annotated[str | None, ForPeople] = None
    """For people only: who has the largest figure."""
    missing_as: Annotated[tuple[str, ...], Field(exclude=True)] = ()
    """For people only: the symbols that stand for a missing figure."""


class TierCount(Frozen):
    """The nested count of one tier; None where it cannot be counted."""

    tier: str
    count: int | None


class YearReport(YearFound):
    """One year that was read."""

    counts: tuple[TierCount, ...]


class NearestFirm(Frozen):
    """A firm that does not reach the tier."""

    name: str
    code: str | None
    figure: Yuan
    short_by: Yuan
    """Limit − figure, in yuan; 0 exactly on an `over` limit."""
    growth_needed: Quotient | None
    yearly_growth_needed: Quotient | None
    own_yearly_growth: Quotient | None
    own_since: Annotated[int | None, ForPeople] = None
    """For people only: the year since which its own growth is reckoned."""


class CushionFirm(Frozen):
    """A firm that reaches the tier by little; the margin is figure − limit."""

    name: str
    code: str | None
    figure: Yuan
    margin: Yuan


class Goal(Frozen):
    """One tier: its count, its goal, and the verdict with every number it was made from."""

    tier: str
    measure: str | None
    preferred: bool | None
    """Whether the measure is the plan's first; None without one."""
    rule: Rule | None
    """None without a limit."""
    limit: Yuan | None
    """None where every firm that meets the conditions counts."""
    where: tuple[str, ...] = ()
    """Only firms that meet these are counted, and the tier stands outside the ladder; empty: all firms."""
    count: int | None
    nested: int | None
    band: int | None
    """None also for a tier by a condition."""
    at_most: int | None
    certain: bool | None
    """Whether the verdict would be the same with `at_most`; None without a measure."""
    on_the_limit: int | None
    on_the_limit_firms: tuple[str, ...] | None
    goal: int | None
    goal_text: str | None
    by_year: tuple[StageGoal, ...] = ()
    """Stages on the way, in order of time."""
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
    rate: Quotient | None
    """Firms a year so far; None with an unknown base, in a part of a year, and with no time gone or left."""
    rate_needed: Quotient | None
    """Firms a year from now on that close the gap; None likewise."""
    times: Quotient | None
    """`rate_needed` ÷ `rate`; None also where nothing came so far, or there is no gap."""
    status: Status
    method: Method | None
    """None where nothing is due: no number, no measure, no year."""
    uplift: Yuan | None
    lacking: int | None
    nearest: tuple[NearestFirm, ...] | None
    cushion: tuple[CushionFirm, ...] | None
    goal_en: Annotated[str | None, ForPeople] = None
    """For people only: the plan's own word in English."""
    name_en: Annotated[str | None, ForPeople] = None
    """For people only: the tier's name in English."""
    at_most_status: Annotated[Status | None, Field(exclude=True)] = None
    """For people only: what the verdict would be with `at_most`."""
    could_reach: Annotated[int | None, Field(exclude=True)] = None
    """For people only: firms that could yet reach it, `at_most` − `count`."""
    unreadable_could_reach: Annotated[int | None, Field(exclude=True)] = None
    """For people only: those of them whose figure is unreadable."""
    meeting: Annotated[int | None, Field(exclude=True)] = None
    """For people only: firms that meet the conditions; None without any, or where nothing says who meets them."""


class GroupTotal(Frozen):
    """The total of one measure in a group, in yuan; None where it would tell of a single firm."""

    measure: str
    total: Yuan | None
    usable: Annotated[int, Field(exclude=True)] = 0
    """For people only: firms with an amount."""


class Group(Frozen):
    """The firms of one value of a breakdown; a value of None is blank."""

    value: str | None
    enterprises: int | None
    counts: tuple[TierCount, ...] | None
    totals: tuple[GroupTotal, ...] | None
    largest: str | None
    goals: tuple[GroupGoal, ...] | None = ()
    """Tiers in which the group has a goal, in the plan's order; None where they are not judged, or kept back."""


class BreakdownReport(Frozen):
    """The firms of the report year, by one heading."""

    by: str
    groups: tuple[Group, ...]
    """Empty where the plan has goals for groups and no table has the heading."""
    parts: tuple[PartsReport, ...] = ()
    """Tiers in which groups have goals, in the plan's order."""


class Report(Frozen):
    """Where a district stands against its goals."""

    format: Literal["tiers.report"] = "tiers.report"
    version: Literal[1] = 1
    targets: Plan
    options: Options
    period: Time
    inputs: tuple[Input, ...]
    enterprises: int
    duplicates: DuplicatesFound
    measures: tuple[MeasureReport, ...]
    years: tuple[YearReport, ...]
    goals: tuple[Goal, ...]
    totals: tuple[TotalReport, ...] = ()
    breakdowns: tuple[BreakdownReport, ...]
    since: SinceReport | None = None
    """What has changed; None without `--since`, and where there was nothing to compare with yet."""
    lift: tuple[Lift, ...] | None
    """Per measure, the cheapest way to meet all its goals at once; None where it would take too many firms."""
    outlook: OutlookReport | None
    """What is to be expected of each goal; None without `--outlook`."""
    problems: ProblemList
