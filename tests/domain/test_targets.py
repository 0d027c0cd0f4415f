from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from tiers.domain.amount import Unit
from tiers.domain.measure import MEASURES, Label
from tiers.domain.outlook import Growth
from tiers.domain.targets import Breakdown, Outlook, Pace, Targets

PLAN: dict[str, Any] = {
    "version": 1,
    "title": "示例区“十一五”企业梯队目标",
    "base_year": 2005,
    "target_year": 2010,
    "tier": [
        {"name": "10亿", "measure": "revenue", "over": "10亿", "goal": 1, "base": 0},
        {"name": "1亿", "measure": "revenue", "at_least": 100_000_000, "goal": 15},
        {"name": "1000万", "measure": ["output", "revenue"], "over": "1000万", "goal": "一批"},
    ],
    "breakdown": [{"heading": ["行业", "所属行业"], "values": ["机械", "食品"]}, {"heading": "园区"}],
    "measure": {
        "tax": {"headings": ["税收"], "label": {"zh": "税收", "en": "tax"}},
        "output": {"headings": ["总产出"]},
        "jobs": {},
    },
    "reading": {"unit": "万元", "columns": {"tax": "税收"}, "by": "行业"},
    "pace": {"on_track": 0.9, "lagging": 0.5},
}


def plan(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - a file may say anything
    """Return the plan above with other values under some keys; `tier__over` is a key of the first tier."""
    changed = deepcopy(PLAN)
    for key, value in changes.items():
        place, _, inner = key.rpartition("__")
        (changed["tier"][0] if place == "tier" else changed[place] if place else changed)[inner] = value
    return changed


def without(key: str) -> dict[str, Any]:
    """Return the plan above without a key; `tier__over` is a key of the first tier."""
    changed = deepcopy(PLAN)
    place, _, inner = key.rpartition("__")
    del (changed["tier"][0] if place else changed)[inner]
    return changed


def test_what_a_plan_says() -> None:
    """Every word of the file arrives as a value, limits in exact yuan."""
    targets = Targets.model_validate(PLAN)
    first, second, third = targets.tier
    assert (first.rule, first.limit, first.goal_count, first.goal_text, first.base) == ("over", 10**9, 1, None, 0)
    assert (second.rule, second.limit, second.measure, second.base) == ("at_least", 10**8, ("revenue",), None)
    assert (third.measure, third.goal_count, third.goal_text) == (("output", "revenue"), None, "一批")
    assert targets.breakdown == (
        Breakdown(heading=("行业", "所属行业"), values=("机械", "食品")),
        Breakdown(heading=("园区",)),
    )
    assert (targets.reading.unit, targets.reading.by, targets.counting, targets.currency) == (
        Unit("万元", Decimal(10_000), None),
        ("行业",),
        "nested",
        "CNY",
    )
    assert targets.pace == Pace(on_track=Decimal("0.9"), lagging=Decimal("0.5"))


def test_the_measures_of_a_plan() -> None:
    """The built-in ones keep their words beside the plan's; a further one without words is called by its name."""
    targets = Targets.model_validate(PLAN)
    assert targets.measures == ("revenue", "output", "tax", "jobs")
    assert targets.measure_of("tax").label == Label(zh="税收", en="tax")
    assert targets.measure_of("jobs").label == Label(zh="jobs", en="jobs")
    assert targets.measure_of("output").headings == (*MEASURES["output"].headings, "总产出")
    assert targets.measure_of("output").label == Label(zh="产值", en="output value")
    assert targets.measure_of("revenue") == MEASURES["revenue"]
    assert targets.label_of("jobs") == Label(zh="jobs", en="jobs")


def test_the_outlook_of_a_plan() -> None:
    """The shock alone may be stated; all three of the growth make one, at their limits too."""
    assert Targets.model_validate(plan()).outlook == Outlook()
    alone = Targets.model_validate(plan(outlook={"shock": 0})).outlook
    assert (alone.shock, alone.as_growth) == (0, None)
    whole = Targets.model_validate(plan(outlook={"growth": Decimal("0.12"), "spread": 0, "stay": 0})).outlook
    assert whole.as_growth == Growth(Decimal("1.12"), Decimal(0), Decimal(0), None)
    assert whole.shock == Decimal("0.05")


def test_the_pace_of_a_plan_that_says_none() -> None:
    """0.95 and 0.60, as Eurostat and Statistics Canada have them."""
    assert Targets.model_validate(without("pace")).pace == Pace(on_track=Decimal("0.95"), lagging=Decimal("0.60"))


ACCEPTED: list[dict[str, Any]] = [
    plan(title="示例区　梯队目标"),
    plan(title="private use \ue000"),
    plan(tier__goal=0),
    plan(tier__goal="一批"),
    plan(tier__goal="一批以上"),
    plan(tier__over=Decimal("1000000000.50")),
    plan(tier__over=1e9),
    plan(tier__over="1,000,000,000元"),
    plan(counting="banded"),
    plan(target_year=2006),
    plan(pace={"on_track": 1, "lagging": 0}),
    plan(pace={"on_track": Decimal("0.6")}),
    without("tier__goal"),
    without("tier__base"),
    without("title"),
]


@pytest.mark.parametrize("data", ACCEPTED)
def test_accepted(data: dict[str, Any]) -> None:
    """What is unusual, but says clearly what is meant."""
    assert isinstance(Targets.model_validate(data), Targets)


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    # case: the plan, and what the error names
    "no version": (without("version"), "version"),
    "another version": (plan(version=2), "version"),
    "a version in quotes": (plan(version="1"), "version"),
    "no tiers": (plan(tier=[]), "tier"),
    "tiers that are no list": (plan(tier="10亿"), "tier"),
    "no years": (without("target_year"), "target_year"),
    "a year in quotes": (plan(base_year="2005"), "base_year"),
    "a year that is a yes": (plan(base_year=True), "base_year"),
    "a year of five digits": (plan(target_year=20100), "target_year"),
    "target year before base year": (plan(base_year=2011), "years-order:2011:2010"),
    "target year is base year": (plan(base_year=2010), "years-order:2010:2010"),
    "unknown key": (plan(goals=[]), "goals"),
    "a typo in goal": (plan(tier__gaol=1), "gaol"),
    "a typo in reading": (plan(reading__units_={}), "units_"),
    "a typo in pace": (plan(pace__ontrack=0.9), "ontrack"),
    "a typo in a measure": (plan(measure__tax={"heading": ["税收"]}), "heading"),
    "goal -1": (plan(tier__goal=-1), "goal"),
    "half a firm": (plan(tier__goal=1.5), "goal"),
    "a goal that is a yes": (plan(tier__goal=True), "goal"),
    "a goal in quotes": (plan(tier__goal="5"), "goal-in-quotes:5"),
    "a goal in wide quotes": (plan(tier__goal=" ５ "), "goal-in-quotes: ５ "),
    "a blank goal": (plan(tier__goal=" "), "not-a-name"),
    "base -1": (plan(tier__base=-1), "base"),
    "no limit": (without("tier__over"), "no-limit"),
    "no measure at all": (without("tier__measure"), "no-measure"),
    "two limits": (plan(tier__at_least="10亿"), "one-limit"),
    "a limit of 0": (plan(tier__over=0), "over"),
    "a limit below 0": (plan(tier__over="-10亿"), "over"),
    "a limit without a unit": (plan(tier__over="10"), "not-an-amount:10"),
    "a limit that is no amount": (plan(tier__over="约10亿"), "not-an-amount:约10亿"),
    "a limit in another currency": (plan(tier__over="$10亿"), "not-an-amount:$10亿"),
    "a limit of inf": (plan(tier__over=float("inf")), "not-an-amount:inf"),
    "a limit of nan": (plan(tier__over=float("nan")), "not-an-amount:nan"),
    "a limit that is a yes": (plan(tier__over=True), "not-an-amount:True"),
    "a limit that is a list": (plan(tier__over=["10亿"]), "not-an-amount"),
    "limits out of order": (plan(tier__over="5000万"), "limits-order:1:1亿:10亿"),
    "limits that are equal": (plan(tier__over="1亿"), "limits-order:1:1亿:10亿"),
    "limits out of order for a second choice": (
        plan(tier__measure=["tax", "output"], tier__over="900万"),
        "limits-order:2:1000万:10亿",
    ),
    "two tiers of one name": (plan(tier__name="1亿"), "same-name:1:1亿"),
    "two tiers of one name, once spaced": (plan(tier__name=" 1亿 "), "same-name:1:1亿"),
    "a blank name": (plan(tier__name="  "), "not-a-name"),
    "a name with a line break": (plan(tier__name="10\n亿"), "not-a-name"),
    "a name with an escape": (plan(tier__name="\x1b[31m10亿"), "not-a-name"),
    "a name that turns the text": (plan(title="目标\u202e"), "not-a-name"),
    "a name with half a character": (plan(title="\ud800"), "not-a-name"),
    "a name with a line separator": (plan(source="a\u2028b"), "not-a-name"),
    "a name that is a number": (plan(tier__name=10), "name"),
    "no measure": (plan(tier__measure=[]), "measure"),
    "an unknown measure": (plan(tier__measure="profit"), "unknown-measure:0:profit"),
    "a measure that is a number": (plan(tier__measure=1), "measure"),
    "an unknown counting": (plan(counting="both"), "counting"),
    "a currency that is no code": (plan(currency="元"), "currency"),
    "a unit that is none": (plan(reading__unit="吨"), "not-a-unit:吨"),
    "the unit of an unknown measure": (plan(reading__units={"profit": "万元"}), "unknown-role:units:profit"),
    "the column of an unknown role": (plan(reading__columns={"profit": "利润"}), "unknown-role:columns:profit"),
    "the total of an unknown measure": (
        plan(reading__expect_total={"profit": "1亿"}),
        "unknown-role:expect_total:profit",
    ),
    "a measure named like a role": (plan(measure={"year": {}}), "not-a-measure:year"),
    "a measure that no option could name": (plan(measure={"a=b": {}}), "not-a-measure:a=b"),
    "a heading of two measures": (plan(measure={"tax": {"headings": ["營業收入"]}}), "same-heading:tax:營業收入"),
    "thresholds out of order": (plan(pace={"on_track": 0.5, "lagging": 0.6}), "pace-order"),
    "a threshold of 0": (plan(pace={"on_track": 0, "lagging": 0}), "on_track"),
    "a threshold above 1": (plan(pace={"on_track": 1.01}), "on_track"),
    "a threshold below 0": (plan(pace={"lagging": -0.1}), "lagging"),
    "a threshold of nan": (plan(pace={"on_track": float("nan")}), "on_track"),
    "growth alone": (plan(outlook={"growth": 0.1}), "outlook-three"),
    "growth and spread without stay": (plan(outlook={"growth": 0.1, "spread": 0.2}), "outlook-three"),
    "growth in percent": (plan(outlook={"growth": 12, "spread": 0.2, "stay": 1}), "growth"),
    "growth that leaves nothing": (plan(outlook={"growth": -1, "spread": 0.2, "stay": 1}), "growth"),
    "a spread below 0": (plan(outlook={"growth": 0.1, "spread": -0.1, "stay": 1}), "spread"),
    "more firms that stay than there are": (plan(outlook={"growth": 0.1, "spread": 0.1, "stay": 1.01}), "stay"),
    "a shock in percent": (plan(outlook={"shock": 5}), "shock"),
    "a shock below 0": (plan(outlook={"shock": -0.01}), "shock"),
    "a typo in the outlook": (plan(outlook={"grwth": 0.1}), "grwth"),
    "a breakdown without a heading": (plan(breakdown=[{"values": ["机械"]}]), "heading"),
    "a breakdown with a blank value": (plan(breakdown=[{"heading": "行业", "values": [""]}]), "not-a-name"),
}


@pytest.mark.parametrize(("data", "names"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(data: dict[str, Any], names: str) -> None:
    """Every mistake is an error that names its key: nothing becomes a default in silence."""
    with pytest.raises(ValidationError) as caught:
        Targets.model_validate(data)
    said = [
        (".".join(map(str, error["loc"])), ":".join([error["type"], *map(str, error.get("ctx", {}).values())]))
        for error in caught.value.errors()
    ]
    assert any(names in place or names in message for place, message in said), said


@pytest.mark.parametrize("key", ["goal", "name", "over"])
def test_a_plan_cannot_be_changed(key: str) -> None:
    """Values are frozen: what was validated is what is judged by."""
    tier = Targets.model_validate(PLAN).tier[0]
    with pytest.raises(ValidationError, match="frozen"):
        setattr(tier, key, getattr(tier, key))


def test_tiers_of_different_measures_may_stand_in_any_order() -> None:
    """Limits must fall only among tiers that share a measure."""
    tiers = [{"name": "a", "measure": "output", "over": "1亿"}, {"name": "b", "measure": "revenue", "over": "10亿"}]
    assert len(Targets.model_validate(plan(tier=tiers)).tier) == 2


def test_a_limit_in_the_currency_of_the_plan() -> None:
    """The reader of a plan tells which currency its signs must be."""
    data = plan(currency="TWD", tier__over="NT$10亿")
    assert Targets.model_validate(data, context={"currency": "TWD"}).tier[0].limit == 10**9
    with pytest.raises(ValidationError, match="not-an-amount"):
        Targets.model_validate(data)
