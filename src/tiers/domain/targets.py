"""The plan: tiers, limits, goals, dates and words, as data."""

import re
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from tiers.domain import cleaning
from tiers.domain.goal_words import number_in
from tiers.domain.measure import MEASURES, Label, Measure, Name
from tiers.domain.outlook import Growth
from tiers.domain.reading import Money, OneOrMore, Reading, one_or_more
from tiers.domain.rule_error import rule_error

Rule = Literal["over", "at_least"]
Counting = Literal["nested", "banded"]


def _not_a_number(value: object) -> object:
    """Refuse a number in quotes or words: taken as a word, it would silently never be judged."""
    if isinstance(value, str) and cleaning.text(value).isdecimal():
        raise rule_error("goal-in-quotes", about=value)
    if isinstance(value, str) and (held := number_in(value)):
        raise rule_error("goal-not-firms") if held.firms is None else rule_error("goal-in-words", about=held.firms)
    return value


_MEASURE: Final = re.compile(r"[\w .()-]*\w[\w .()-]*")
"""What a measure may be called: it stands before the `=` of options."""

Word = Annotated[Name, BeforeValidator(_not_a_number)]


class Tier(BaseModel):
    """A limit, and how many firms are to pass it."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    name: Name
    """What the plan calls it, such as `10亿`; unlike every other tier's name."""
    measure: OneOrMore = Field(min_length=1)
    """Measures in order of preference: the first that every input has is used for all of them."""
    over: Money | None = Field(default=None, gt=0)
    """The limit in yuan, exclusive (过, 超过); None where `at_least` is given."""
    at_least: Money | None = Field(default=None, gt=0)
    """The limit in yuan, inclusive (以上, 达到); None where `over` is given."""
    goal: Annotated[int, Field(ge=0)] | Word | None = None
    """Firms that the tier should hold by the end of the target year, or the plan's own word, or None."""
    goal_en: Name | None = None
    """The plan's own word in English; None where there is none."""
    base: int | None = Field(default=None, ge=0)
    """The count of firms at the end of the base year as the plan states it; None: not stated."""

    @model_validator(mode="after")
    def _one_limit(self) -> Self:
        if (self.over is None) == (self.at_least is None):
            raise rule_error("one-limit")
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
    def limit(self) -> Decimal:
        """The limit in yuan (the plan's currency), exact."""
        return self.at_least or self.over or Decimal(0)

    @property
    def goal_count(self) -> int | None:
        """The goal in whole firms; None where the plan gives no number."""
        return self.goal if isinstance(self.goal, int) else None

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
    breakdown: tuple[Breakdown, ...] = Field(default=(), strict=False)
    """Shown whenever the table has the heading."""
    measure: dict[str, Measure] = {}
    """More headings and words for measures, and further measures."""
    reading: Reading = Reading()
    """What a person would otherwise type every month."""
    pace: Pace = Pace()
    """The thresholds of the verdict."""
    outlook: Outlook = Outlook()
    """What `--outlook` reckons with."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.target_year <= self.base_year:
            raise rule_error("years-order", base_year=self.base_year, target_year=self.target_year)
        checks = (
            _same_name(self.tier),
            _not_a_measure(self.measure),
            _same_heading(self),
            _unknown_measure(self),
            _unknown_role(self),
            _limits_out_of_order(self.tier),
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


def _same_name(tiers: tuple[Tier, ...]) -> PydanticCustomError | None:
    names = [cleaning.text(tier.name) for tier in tiers]
    return next(
        (rule_error("same-name", tier=i, about=name) for i, name in enumerate(names) if name in names[:i]), None
    )


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
    wrong = ((i, m) for i, tier in enumerate(targets.tier) for m in tier.measure if m not in targets.measures)
    return next((rule_error("unknown-measure", tier=i, about=m) for i, m in wrong), None)


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
        for higher in tiers[:i]:
            if set(lower.measure) & set(higher.measure) and lower.limit >= higher.limit:
                return rule_error("limits-order", tier=i, lower=lower.name, higher=higher.name)
    return None
