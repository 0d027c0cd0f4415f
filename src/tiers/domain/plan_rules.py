"""What the parts of a plan must hold together: each rule finds the first place where it is broken."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import PydanticCustomError

from tiers.domain import cleaning
from tiers.domain.group_goals import broken_group_rule, goal_by_condition
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.rule_error import rule_error
from tiers.domain.stages import broken_stage_rule
from tiers.domain.total_goal import MOST_YEARS

if TYPE_CHECKING:
    from tiers.domain.measure import Measure
    from tiers.domain.targets import Targets, Tier

_MEASURE: Final = lazy_pattern(r"[\w .()-]*\w[\w .()-]*")
"""What a measure may be called: it stands before the `=` of options."""


def broken_rules(targets: "Targets") -> Iterator[PydanticCustomError | None]:
    """Ask every rule; None of one that holds."""
    yield _same_name(targets.tier)
    yield _total_like_another(targets)
    yield _growth_for_long(targets)
    yield _not_a_measure(targets.measure)
    yield _same_heading(targets)
    yield _unknown_measure(targets)
    yield _unknown_role(targets)
    yield _limits_out_of_order(targets.tier)
    yield from _stages(targets)
    yield from _groups(targets)


def _same_name(tiers: "Sequence[Tier]") -> PydanticCustomError | None:
    names = [cleaning.text(tier.name) for tier in tiers]
    return next(
        (rule_error("same-name", tier=i, about=name) for i, name in enumerate(names) if name in names[:i]), None
    )


def _total_like_another(targets: "Targets") -> PydanticCustomError | None:
    """Find a total that is called like a tier, or like a total before it."""
    tiers, totals = ([cleaning.text(name) for name in names] for names in _names(targets))
    twice = ((i, name) for i, name in enumerate(totals) if name in tiers or name in totals[:i])
    return next((rule_error("total-name-twice", total=i, about=name) for i, name in twice), None)


def _names(targets: "Targets") -> tuple[list[str], list[str]]:
    return [tier.name for tier in targets.tier], [total.name for total in targets.total]


def _growth_for_long(targets: "Targets") -> PydanticCustomError | None:
    """Find a yearly growth over more years than anybody plans for."""
    if targets.target_year - targets.base_year <= MOST_YEARS:
        return None
    growing = (i for i, total in enumerate(targets.total) if total.growth is not None)
    return next((rule_error("growth-for-long", total=i, about=MOST_YEARS) for i in growing), None)


def _not_a_measure(measures: "dict[str, Measure]") -> PydanticCustomError | None:
    """Find a measure whose name cannot be one: a role of another column, or what no option could say."""
    wrong = (name for name in measures if name in {"name", "code", "year"} or not _MEASURE.fullmatch(name))
    return next((rule_error("not-a-measure", about=name) for name in wrong), None)


def _same_heading(targets: "Targets") -> PydanticCustomError | None:
    """Find a measure with a heading that another one has: its column would be both."""
    owners: dict[str, str] = {}
    for name in targets.measures:
        for heading in targets.measure_of(name).headings:
            if owners.setdefault(cleaning.fold(heading), name) != name:
                return rule_error("same-heading", measure=name, about=heading)
    return None


def _unknown_measure(targets: "Targets") -> PydanticCustomError | None:
    known = targets.measures
    of_tiers = ({"tier": i, "about": m} for i, tier in enumerate(targets.tier) for m in tier.measure if m not in known)
    of_totals = ({"total": i, "about": t.measure} for i, t in enumerate(targets.total) if t.measure not in known)
    return next((rule_error("unknown-measure", **wrong) for wrong in (*of_tiers, *of_totals)), None)


def _unknown_role(targets: "Targets") -> PydanticCustomError | None:
    """Find a key of `[reading]` that is no measure and no role: it would silently do nothing."""
    reading, measures = targets.reading, targets.measures
    keys: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
        "units": (reading.units, measures),
        "columns": (reading.columns, ("name", "code", "year", *measures)),
        "expect_total": (reading.expect_total, measures),
    }
    wrong = ((key, name) for key, (given, known) in keys.items() for name in given if name not in known)
    return next((rule_error("unknown-role", key=key, about=name) for key, name in wrong), None)


def _limits_out_of_order(tiers: "Sequence[Tier]") -> PydanticCustomError | None:
    for i, lower in enumerate(tiers):
        for higher in (tier for tier in tiers[:i] if not lower.where and not tier.where):
            if set(lower.measure) & set(higher.measure) and lower.limit >= higher.limit:
                return rule_error("limits-order", tier=i, lower=lower.name, higher=higher.name)
    return None


def _stages(targets: "Targets") -> Iterator[PydanticCustomError | None]:
    span = (targets.base_year, targets.target_year)
    for i, tier in enumerate(targets.tier):
        yield broken_stage_rule(tier.by_year, tier.goal_count, span, tier.name, ("tier", i, "by_year"))


def _groups(targets: "Targets") -> Iterator[PydanticCustomError | None]:
    names, span = [tier.name for tier in targets.tier], (targets.base_year, targets.target_year)
    by_condition = [tier.name for tier in targets.tier if tier.where]
    for i, each in enumerate(targets.breakdown):
        yield broken_group_rule(each.group, each.heading[0], names, span, ("breakdown", i, "group"))
        yield goal_by_condition(each.group, by_condition, ("breakdown", i, "group"))
