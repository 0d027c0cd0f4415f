"""A plan → `targets.toml`."""

import itertools
import re
import tomllib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.domain.amount import Unit
from tiers.domain.goal_words import number_in
from tiers.domain.group_goals import GroupGoals
from tiers.domain.measure import Label, Measure
from tiers.domain.reading import Reading
from tiers.domain.targets import Breakdown, Outlook, Pace, Targets, Tier
from tiers.domain.total_goal import TotalGoal
from tiers.intake.plan.from_toml import find_plan, plan
from tiers.write.to_toml import amount_text, to_toml

SMALLEST = Targets(
    version=1,
    base_year=2025,
    target_year=2030,
    tier=(Tier(name="甲", measure=("revenue",), at_least=Decimal("0.000001")),),
)


def read(text: str) -> Targets:
    """Read a plan as the product does."""
    return plan(text.encode(), "targets.toml")


def test_the_built_in_plan_reads_back_equal() -> None:
    """And is what the definitions say."""
    built_in = find_plan("builtin", []).targets
    assert read(to_toml(built_in)) == built_in
    assert [(tier.name, tier.measure, tier.rule, tier.limit, tier.goal) for tier in built_in.tier] == [
        ("10亿", ("revenue",), "over", 1_000_000_000, 1),
        ("5亿", ("revenue",), "over", 500_000_000, 5),
        ("1亿", ("revenue",), "over", 100_000_000, 15),
        ("1000万", ("output", "revenue"), "over", 10_000_000, "一批"),
    ]
    assert built_in.reading == Reading()
    assert (built_in.measure, built_in.pace) == ({}, Pace())


def settings_of(text: str) -> list[tuple[str, str]]:
    """Return each setting, in force or not, with the line above it."""
    lines = text.splitlines()
    setting = re.compile(r"(# )?[a-z_]+ = ")
    return [(above, line) for above, line in itertools.pairwise(lines) if setting.match(line)]


@pytest.mark.parametrize("chosen", [find_plan("builtin", []).targets, SMALLEST], ids=["built in", "smallest"])
def test_every_setting_stands_under_its_explanation(chosen: Targets) -> None:
    """In English and in Chinese, on one line."""
    found = settings_of(to_toml(chosen))
    assert len(found) > 20
    assert [line for above, line in found if not re.fullmatch(r"# [\x00-\x7f]+ · .*[\u4e00-\u9fff].*", above)] == []


def test_what_is_left_open_can_be_filled_in() -> None:
    """With the marks taken away, every example is a valid setting."""
    examples = re.sub(r"^# (?=\[|[a-z_]+ = )", "", to_toml(SMALLEST), flags=re.MULTILINE)
    filled = read(examples.replace('where = ["行业=机械"]\n', "", 1))  # groups have no goals in a tier by a condition
    assert (filled.tier[0].goal, filled.tier[0].base) == (5, 0)
    assert read(to_toml(SMALLEST).replace("# where", "where", 1)).tier[0].where == ("行业=机械",)
    assert filled.tier[0].by_year == {"2028": 3}
    tier = filled.tier[0].name
    group = GroupGoals(value="机械", goal={tier: 6}, base={tier: 3}, by_year={tier: {"2028": 4}})
    assert filled.total == (TotalGoal(name="销售收入", measure="revenue", goal=Decimal(10**10)),)
    assert filled.breakdown == (Breakdown(heading=("行业", "所属行业"), values=("机械", "食品"), group=(group,)),)
    assert filled.measure == {"tax": Measure(headings=("税收总额", "实缴税金"), label=Label(zh="税收", en="taxes"))}
    assert filled.pace == Pace()
    assert filled.outlook == Outlook(growth=Decimal("0.12"), spread=Decimal("0.08"), stay=Decimal("0.99"))
    assert filled.reading == Reading(
        year=2008,
        unit=Unit("万元", Decimal(10**4), None),
        units={"output": Unit("千元", Decimal(1000), None)},
        columns={"revenue": "主营业务收入"},
        encoding="gb18030",
        header_row=1,
        where=("行业=机械",),
        by=("行业",),
        duplicates="largest",
        expect_rows=300,
        expect_total={"revenue": Decimal(6696000000)},
        strict=True,
    )


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("1000000000", "10亿"),
        ("120000000", "1.2亿"),
        ("10000000", "1000万"),
        ("100000001", "10000.0001万"),
        ("12345", "1.2345万"),
        ("12345.6", "12345.6元"),
        ("12345.67", "12345.67元"),
        ("9999", "9999元"),
        ("0.000001", "0.000001元"),
        ("0", "0元"),
        ("-5", "-5元"),
    ],
)
def test_an_amount_is_written_exactly(amount: str, expected: str) -> None:
    """In the largest unit that takes at most four decimals."""
    assert amount_text(Decimal(amount)) == expected


def test_a_lone_measure_needs_no_brackets() -> None:
    """As a person would write it."""
    text = to_toml(SMALLEST)
    assert '\nmeasure = "revenue"\n' in text
    assert '\nat_least = "0.000001元"\n' in text


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=9).filter(
    str.strip
)
names = words.filter(lambda word: not word.strip().isdecimal())
goal_words = names.filter(lambda word: number_in(word) is None)
amounts = st.decimals(Decimal("0.000001"), Decimal(10) ** 17, places=6)
measures = st.sampled_from(["revenue", "output"])
units = st.sampled_from(["元", "万元", "million", "亿"])

conditions = st.just(()) | st.tuples(words.map(lambda word: f"行业={word}"))
without_limit = st.builds(
    Tier, name=st.just("乙"), where=conditions.filter(bool), goal=st.none() | st.integers(0, 10**6)
)
growths = st.decimals("0.000001", 1, places=6)
totals = st.builds(
    TotalGoal,
    name=st.just("丙"),
    name_en=st.none() | names,
    measure=measures,
    goal=amounts,
    base=st.none() | amounts,
    where=conditions,
) | st.builds(TotalGoal, name=st.just("丙"), measure=measures, growth=growths, base=st.none() | amounts)
tiers = st.builds(
    Tier,
    name=st.just("甲"),
    name_en=st.none() | names,
    measure=st.lists(measures, min_size=1, max_size=2, unique=True).map(tuple),
    over=amounts,
    where=conditions,
    goal=st.none() | st.integers(0, 10**6) | goal_words,
    goal_en=st.none() | goal_words,
    base=st.none() | st.integers(0, 10**6),
)
readings = st.builds(
    Reading,
    year=st.none() | st.integers(1000, 9999),
    unit=st.none() | units,
    units=st.dictionaries(measures, units),
    columns=st.dictionaries(st.sampled_from(["name", "code", "year", "revenue"]), words),
    encoding=st.none() | words,
    sheet=st.none() | words | st.integers(1, 9),
    header_row=st.none() | st.integers(1, 99),
    where=st.lists(words.map(lambda word: f"行业={word}")).map(tuple),
    by=st.none() | st.lists(words).map(tuple),
    duplicates=st.sampled_from(["stop", "keep", "sum"]),
    expect_rows=st.none() | st.integers(0, 999),
    expect_total=st.dictionaries(measures, amounts),
    strict=st.booleans(),
    engine=st.sampled_from(["auto", "python", "spark"]),
    remote=st.none() | words,
    memory=st.none() | st.sampled_from(["256MB", "4GB", "1.5 TiB"]),
)
shares = st.decimals(0, 1, places=3)
outlooks = st.builds(Outlook, shock=shares) | st.builds(
    Outlook, growth=shares, spread=shares, stay=shares, shock=shares
)
paces = st.builds(Pace, on_track=st.decimals("0.5", 1, places=3), lagging=st.decimals(0, "0.5", places=3))
labels = st.none() | st.builds(Label, zh=words, en=words)
headings = words.map(lambda word: f"x{word}")
plans = st.builds(
    Targets,
    version=st.just(1),
    title=st.none() | names,
    title_en=st.none() | names,
    source=st.none() | names,
    issuer=st.none() | names,
    issuer_en=st.none() | names,
    base_year=st.integers(1999, 2000),
    target_year=st.integers(2001, 2099),
    currency=st.sampled_from(["CNY", "TWD"]),
    counting=st.sampled_from(["nested", "banded"]),
    tier=tiers.map(lambda tier: (tier,)) | st.tuples(tiers, without_limit),
    total=st.just(()) | st.tuples(totals),
    breakdown=st.lists(
        st.builds(Breakdown, heading=st.lists(words, min_size=1).map(tuple), values=st.lists(names).map(tuple)),
        max_size=2,
    ).map(tuple),
    measure=st.dictionaries(st.sampled_from(["tax", "税收"]), st.builds(Measure, label=labels), max_size=2)
    | st.builds(Measure, headings=st.lists(headings).map(tuple), label=labels).map(lambda measure: {"output": measure}),
    reading=readings,
    pace=paces,
    outlook=outlooks,
)


@given(plans)
def test_every_plan_reads_back_equal(chosen: Targets) -> None:
    """Whatever it says, in whatever words, to the last digit."""
    text = to_toml(chosen)
    assert read(text) == chosen
    assert tomllib.loads(text)["version"] == 1
