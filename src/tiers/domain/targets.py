"""The plan: tiers, limits, goals, dates and words, as data."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from tiers.domain import cleaning
from tiers.domain.condition import Conditions, malformed_condition
from tiers.domain.goal_words import number_in
from tiers.domain.group_goals import GroupGoals, broken_group_rule, goal_by_condition
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.measure import MEASURES, Label, Measure, Name
from tiers.domain.reading import Money, OneOrMore, Reading, one_or_more
from tiers.domain.rule_error import rule_error
from tiers.domain.stages import ByYear, Stage, broken_stage_rule, stages_of
from tiers.domain.total_goal import MOST_YEARS, TotalGoal

Rule = Literal["over", "at_least"]
Counting = Literal["nested", "banded"]


def _not_a_number(value: object) -> object:
    """Refuse a number in quotes or words: taken as a word, it would silently never be judged."""
    if isinstance(value, str) and cleaning.text(value).isdecimal():
        raise rule_error("goal-in-quotes", about=value)
    if isinstance(value, str) and (held := number_in(value)):
        raise rule_error("goal-not-firms") if held.firms is None else rule_error("goal-in-words", about=held.firms)
    return value


_MEASURE: Final = lazy_pattern(r"[\w .()-]*\w[\w .()-]*")
"""What a measure may be called: it stands before the `=` of options."""

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
    pace: Pace = Pace()
    """The thresholds of the verdict."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.target_year <= self.base_year:
            raise rule_error("years-order", base_year=self.base_year, target_year=self.target_year)
        checks = (
            _same_name(self.tier),
            _total_like_another(self),
            _growth_for_long(self),
            _not_a_measure(self.measure),
            _same_heading(self),
            _unknown_measure(self),
            _unknown_role(self),
            _limits_out_of_order(self.tier),
            *_stages(self),
            *_groups(self),
        )
        if problem := next(filter(None, checks), None):
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


def _same_name(tiers: tuple[Tier, ...]) -> PydanticCustomError | None:
    names = [cleaning.text(tier.name) for tier in tiers]
    return next(
        (rule_error("same-name", tier=i, about=name) for i, name in enumerate(names) if name in names[:i]), None
    )


def _total_like_another(targets: Targets) -> PydanticCustomError | None:
    """Find a total that is called like a tier, or like a total before it."""
    tiers, totals = ([cleaning.text(name) for name in names] for names in _names(targets))
    twice = ((i, name) for i, name in enumerate(totals) if name in tiers or name in totals[:i])
    return next((rule_error("total-name-twice", total=i, about=name) for i, name in twice), None)


def _names(targets: Targets) -> tuple[list[str], list[str]]:
    return [tier.name for tier in targets.tier], [total.name for total in targets.total]


def _growth_for_long(targets: Targets) -> PydanticCustomError | None:
    """Find a yearly growth over more years than anybody plans for."""
    if targets.target_year - targets.base_year <= MOST_YEARS:
        return None
    growing = (i for i, total in enumerate(targets.total) if total.growth is not None)
    return next((rule_error("growth-for-long", total=i, about=MOST_YEARS) for i in growing), None)


def _not_a_measure(measures: dict[str, Measure]) -> PydanticCustomError | None:
    """Find a measure whose name cannot be one: a role of another column, or what no option could say."""
    wrong = (name for name in measures if name in {"name", "code", "year"} or not _MEASURE.fullmatch(name))
    return next((rule_error("not-a-measure", about=name) for name in wrong), None)


def _same_heading(targets: Targets) -> PydanticCustomError | None:
    """Find a measure with a heading that another one has: its column would be both."""
    owners: dict[str, str] = {}
    for name in targets.measures:
        for heading in targets.measure_of(name).headings:
            if owners.setdefault(cleaning.fold(heading), name) != name:
                return rule_error("same-heading", measure=name, about=heading)
    return None


def _unknown_measure(targets: Targets) -> PydanticCustomError | None:
    known = targets.measures
    of_tiers = ({"tier": i, "about": m} for i, tier in enumerate(targets.tier) for m in tier.measure if m not in known)
    of_totals = ({"total": i, "about": t.measure} for i, t in enumerate(targets.total) if t.measure not in known)
    return next((rule_error("unknown-measure", **wrong) for wrong in (*of_tiers, *of_totals)), None)


def _unknown_role(targets: Targets) -> PydanticCustomError | None:
    """Find a key of `[reading]` that is no measure and no role: it would silently do nothing."""
    reading, measures = targets.reading, targets.measures
    keys: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
        "units": (reading.units, measures),
        "columns": (reading.columns, ("name", "code", "year", *measures)),
        "expect_total": (reading.expect_total, measures),
    }
    wrong = ((key, name) for key, (given, known) in keys.items() for name in given if name not in known)
    return next((rule_error("unknown-role", key=key, about=name) for key, name in wrong), None)


def _limits_out_of_order(tiers: tuple[Tier, ...]) -> PydanticCustomError | None:
    for i, lower in enumerate(tiers):
        for higher in (tier for tier in tiers[:i] if not lower.where and not tier.where):
            if set(lower.measure) & set(higher.measure) and lower.limit >= higher.limit:
                return rule_error("limits-order", tier=i, lower=lower.name, higher=higher.name)
    return None


def _stages(targets: Targets) -> Iterator[PydanticCustomError | None]:
    span = (targets.base_year, targets.target_year)
    for i, tier in enumerate(targets.tier):
        yield broken_stage_rule(tier.by_year, tier.goal_count, span, tier.name, ("tier", i, "by_year"))


def _groups(targets: Targets) -> Iterator[PydanticCustomError | None]:
    names, span = [tier.name for tier in targets.tier], (targets.base_year, targets.target_year)
    by_condition = [tier.name for tier in targets.tier if tier.where]
    for i, each in enumerate(targets.breakdown):
        yield broken_group_rule(each.group, each.heading[0], names, span, ("breakdown", i, "group"))
        yield goal_by_condition(each.group, by_condition, ("breakdown", i, "group"))
