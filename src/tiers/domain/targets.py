"""The plan: tiers, limits, goals, dates and words, as data."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from tiers.domain import cleaning
from tiers.domain.condition import Conditions, malformed_condition
from tiers.domain.goal_words import number_in
from tiers.domain.group_goals import GroupGoals
from tiers.domain.measure import MEASURES, Label, Measure, Name
from tiers.domain.outlook import Growth
from tiers.domain.plan_rules import broken_rules
from tiers.domain.reading import Money, OneOrMore, Reading, one_or_more
from tiers.domain.rule_error import rule_error
from tiers.domain.stages import ByYear, Stage, stages_of
from tiers.domain.total_goal import TotalGoal

Rule = Literal["over", "at_least"]
Counting = Literal["nested", "banded"]


def _not_a_number(value: object) -> object:
    """Refuse a number in quotes or words: taken as a word, it would silently never be judged."""
    if isinstance(value, str) and cleaning.text(value).isdecimal():
        raise rule_error("goal-in-quotes", about=value)
    if isinstance(value, str) and (held := number_in(value)):
        raise rule_error("goal-not-firms") if held.firms is None else rule_error("goal-in-words", about=held.firms)
    return value


Word = Annotated[Name, BeforeValidator(_not_a_number)]


class Tier(BaseModel):
    """A limit, and how many firms are to pass it."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    name: Name
    """What the plan calls it, such as `10亿`; unlike every other tier's name."""
    name_en: Name | None = None
    """The same in English; None: the name as it is."""
    measure: OneOrMore = Field(default=(), min_length=1)
    """Measures in order of preference: the first that every input has is used for all; none only without a limit."""
    over: Money | None = Field(default=None, gt=0)
    """The limit in yuan, exclusive (过, 超过); None where `at_least` is given, or there is no limit."""
    at_least: Money | None = Field(default=None, gt=0)
    """The limit in yuan, inclusive (以上, 达到); None where `over` is given, or there is no limit."""
    where: Conditions = ()
    """Only firms that meet these are counted, and the tier stands outside the ladder; without any, all are."""
    goal: Annotated[int, Field(ge=0)] | Word | None = None
    """Firms that the tier should hold by the end of the target year, or the plan's own word, or None."""
    goal_en: Name | None = None
    """The plan's own word in English; None where there is none."""
    base: int | None = Field(default=None, ge=0)
    """The count of firms at the end of the base year as the plan states it; None: not stated."""
    by_year: ByYear = {}
    """Stages on the way, where the plan states some: year → firms that there should be at its end."""

    @model_validator(mode="after")
    def _limit_or_condition(self) -> Self:
        if wrong := malformed_condition(self.where):
            raise rule_error("where-form", about=wrong, of=self.name)
        if None not in {self.over, self.at_least}:
            raise rule_error("one-limit")
        if self.where and self.has_limit != bool(self.measure):
            raise rule_error("half-a-limit")
        if not self.where and not self.has_limit:
            raise rule_error("no-limit", about=self.name)
        if not self.where and not self.measure:
            raise rule_error("no-measure")
        return self

    @model_validator(mode="after")
    def _same_in_english(self) -> Self:
        held = number_in(self.goal_en or "") if self.goal_count is None else None
        if held and held.firms is not None:
            raise rule_error("goal-in-english", about=held.firms)
        return self

    @property
    def rule(self) -> Rule:
        """`over` excludes the limit, `at_least` includes it."""
        return "at_least" if self.over is None else "over"

    @property
    def has_limit(self) -> bool:
        """Whether a figure has to pass a limit; a tier without one counts whoever meets its condition."""
        return self.over is not None or self.at_least is not None

    @property
    def limit(self) -> Decimal:
        """The limit in yuan (the plan's currency), exact; 0 where there is none."""
        return self.at_least or self.over or Decimal(0)

    @property
    def goal_count(self) -> int | None:
        """The goal in whole firms; None where the plan gives no number."""
        return self.goal if isinstance(self.goal, int) else None

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages on the way, in order of time."""
        return stages_of(self.by_year)

    @property
    def goal_text(self) -> str | None:
        """The plan's own word in place of a number, or None."""
        return self.goal if isinstance(self.goal, str) else None


class Breakdown(BaseModel):
    """A heading by whose values the firms are grouped."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    heading: Annotated[tuple[Name, ...], BeforeValidator(one_or_more)] = Field(min_length=1)
    """Headings that mean the same; the first that a table has is taken."""
    values: tuple[Name, ...] = Field(default=(), strict=False)
    """The plan's values, shown first, in this order, also where no firm has them."""
    group: tuple[GroupGoals, ...] = Field(default=(), strict=False)
    """Goals of groups, in the plan's order."""


class Pace(BaseModel):
    """The thresholds of the verdict.

    Source: Eurostat and Statistics Canada, progress measures of the sustainable development goals.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    on_track: Decimal = Field(default=Decimal("0.95"), gt=0, le=1, strict=False)
    """Pace from which a goal is on track, inclusive."""
    lagging: Decimal = Field(default=Decimal("0.60"), ge=0, le=1, strict=False)
    """Pace from which a goal is only lagging, inclusive."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.lagging > self.on_track:
            raise rule_error("pace-order")
        return self


class Outlook(BaseModel):
    """What `--outlook` reckons with; growth, spread and stay go together, and win over what the table shows."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    growth: Decimal | None = Field(default=None, gt=-1, le=1, strict=False)
    """What the firm in the middle grows in a year, 0.12 is 12 %; None: as the table shows."""
    spread: Decimal | None = Field(default=None, ge=0, le=1, strict=False)
    """Mean distance of the logarithms of the firms' growth from that of the middle one; None likewise."""
    stay: Decimal | None = Field(default=None, ge=0, le=1, strict=False)
    """Share of the firms that are there a year later; None likewise."""
    shock: Decimal = Field(default=Decimal("0.05"), ge=0, le=1, strict=False)
    """What all firms together may grow less or more a year."""

    @model_validator(mode="after")
    def _three_together(self) -> Self:
        if len({self.growth is None, self.spread is None, self.stay is None}) > 1:
            raise rule_error("outlook-three")
        return self

    @property
    def as_growth(self) -> Growth | None:
        """How firms grow as the plan states; None where it does not."""
        if self.growth is None or self.spread is None or self.stay is None:
            return None
        return Growth(1 + self.growth, self.spread, self.stay, None)


class Targets(BaseModel):
    """A plan: what is to be reached by when."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    version: Literal[1]
    """The version of this file's form."""
    title: Name | None = None
    """What the plan is called; None where it has no title."""
    title_en: Name | None = None
    """The title in English; None: the title as it is."""
    source: Name | None = None
    """Where the plan was published."""
    issuer: Name | None = None
    """Who issues the reports; None: not stated."""
    issuer_en: Name | None = None
    """The issuer in English; None: the issuer as it is."""
    base_year: int = Field(ge=1000, le=9999)
    """The last year before the plan; the plan runs from its end."""
    target_year: int = Field(ge=1000, le=9999)
    """The year at whose end the goals are due."""
    currency: str = Field(default="CNY", pattern=r"^[A-Z]{3}$")
    """ISO 4217 code of all amounts."""
    counting: Counting = "nested"
    """Whether goals are judged by nested or by band counts."""
    tier: tuple[Tier, ...] = Field(min_length=1, strict=False)
    """From high to low."""
    total: tuple[TotalGoal, ...] = Field(default=(), strict=False)
    """What firms should have together."""
    breakdown: tuple[Breakdown, ...] = Field(default=(), strict=False)
    """Shown whenever the table has the heading."""
    measure: dict[str, Measure] = {}
    """More headings and words for measures, and further measures."""
    reading: Reading = Reading()
    """What a person would otherwise type every month."""
    pace: Pace = Pace.model_construct()
    """The thresholds of the verdict."""
    outlook: Outlook = Outlook.model_construct()
    """What `--outlook` reckons with."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.target_year <= self.base_year:
            raise rule_error("years-order", base_year=self.base_year, target_year=self.target_year)
        if problem := next(filter(None, broken_rules(self)), None):
            raise problem
        return self

    def measure_of(self, name: str) -> Measure:
        """Return a measure with all its words: the built-in ones, and those of the plan."""
        own, built_in = self.measure.get(name, Measure()), MEASURES.get(name, Measure(label=Label(zh=name, en=name)))
        return Measure(headings=built_in.headings + own.headings, label=own.label or built_in.label)

    def label_of(self, name: str) -> Label:
        """Return the label of a measure, its name if nothing else is known."""
        return self.measure_of(name).label or Label(zh=name, en=name)

    @property
    def measures(self) -> tuple[str, ...]:
        """The names of all measures that a tier may use: the built-in ones, and those of the plan."""
        return tuple(dict.fromkeys((*MEASURES, *self.measure)))

    @property
    def wanted_measures(self) -> tuple[str, ...]:
        """The names of the measures that tiers and totals are about; all where they are about none."""
        of_tiers = (name for tier in self.tier for name in tier.measure)
        return tuple(dict.fromkeys((*of_tiers, *(total.measure for total in self.total)))) or self.measures

    def counts_nested(self, tier: Tier) -> bool:
        """Whether a tier's goal is judged by all firms that reach it: one by a condition has no band."""
        return self.counting == "nested" or bool(tier.where)
