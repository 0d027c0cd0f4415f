import pytest

from tests.intake.asked import said_in_full
from tiers.errors import TargetsError
from tiers.intake.plan.from_toml import plan

PLAN = """version = 1
base_year = 2005
target_year = 2010

[[tier]]
name = "5亿"
measure = "revenue"
over = "5亿"
goal = 5

[[tier]]
name = "1亿"
measure = ["output", "revenue"]
at_least = "1亿"
goal = "一批"
"""


def refusal(text: str) -> TargetsError:
    """Return the refusal of a plan."""
    with pytest.raises(TargetsError) as caught:
        plan(text.encode(), "targets.toml")
    return said_in_full(caught.value)


FAULTS = [
    ("goal = 5", "gaol = 5", "targets-key-unknown", "tier[1].gaol", 9),
    ("version = 1", "version = 1\nfoo = 1", "targets-key-unknown", "foo", 2),
    ("version = 1", "version = 2", "targets-not-one-of", "version", 1),
    ("version = 1\n", "", "targets-key-missing", "version", 1),
    ('name = "5亿"\n', "", "targets-key-missing", "tier[1].name", 5),
    ("base_year = 2005", 'base_year = "2005"', "targets-not-whole", "base_year", 2),
    ("base_year = 2005", "base_year = 2005.5", "targets-not-whole", "base_year", 2),
    ("base_year = 2005", "base_year = 5", "targets-too-small", "base_year", 2),
    ("base_year = 2005", "base_year = 20050", "targets-too-large", "base_year", 2),
    ("base_year = 2005", "base_year = 2010", "targets-years-order", "target_year", 3),
    ("goal = 5", "goal = -1", "targets-not-a-goal", "tier[1].goal", 9),
    ("goal = 5", "goal = 1.5", "targets-not-a-goal", "tier[1].goal", 9),
    ("goal = 5", "goal = inf", "targets-not-a-goal", "tier[1].goal", 9),
    ("goal = 5", "goal = true", "targets-not-a-goal", "tier[1].goal", 9),
    ("goal = 5", 'goal = "5"', "targets-goal-in-quotes", "tier[1].goal", 9),
    ("goal = 5", f'goal = "{"9" * 5000}"', "targets-goal-in-quotes", "tier[1].goal", 9),
    ("goal = 5", 'goal = "5家以上"', "targets-goal-in-words", "tier[1].goal", 9),
    ("goal = 5", 'goal = "增长10%"', "targets-goal-not-firms", "tier[1].goal", 9),
    ('goal = "一批"', 'goal = "一批"\ngoal_en = "5 or more"', "targets-goal-in-english", "tier[2].goal_en", 16),
    ("goal = 5", 'goal = " "', "targets-not-a-name", "tier[1].goal", 9),
    ("goal = 5", "base = -1", "targets-too-small", "tier[1].base", 9),
    ('over = "5亿"', "over = nan", "targets-not-an-amount", "tier[1].over", 8),
    ('over = "5亿"', 'over = "5"', "targets-not-an-amount", "tier[1].over", 8),
    ('over = "5亿"', 'over = "5亿美元"', "targets-not-an-amount", "tier[1].over", 8),
    ('over = "5亿"', "over = 0", "targets-not-above", "tier[1].over", 8),
    ('over = "5亿"\n', "", "tier-without-limit", "tier[1]", 5),
    ('over = "5亿"', 'over = "5亿"\nat_least = "5亿"', "targets-one-limit", "tier[1]", 5),
    ('measure = "revenue"\n', "", "targets-key-missing", "tier[1].measure", 5),
    ('over = "5亿"', 'where = "行业=机械"', "targets-half-a-limit", "tier[1]", 5),
    ('measure = "revenue"', 'where = "行业=机械"', "targets-half-a-limit", "tier[1]", 5),
    ('over = "5亿"', 'over = "5亿"\nwhere = "机械"', "where-form", "tier[1].where", 9),
    ('over = "5亿"', 'over = "5亿"\nwhere = ["行业=机械", "行业="]', "where-form", "tier[1].where", 9),
    ('over = "5亿"', 'over = "5亿"\nwhere = ["=机械"]', "where-form", "tier[1].where", 9),
    ('over = "5亿"', 'over = "5亿"\nwhere = ["行业=\\u3000"]', "where-form", "tier[1].where", 9),
    ('over = "5亿"', 'over = "5亿"\nwhere = [1]', "targets-not-text", "tier[1].where[1]", 9),
    ('over = "5亿"', 'over = "5亿"\nwhere = 1', "targets-not-a-list", "tier[1].where", 9),
    ('over = "5亿"', 'over = "5亿"\nname_en = ""', "targets-not-a-name", "tier[1].name_en", 9),
    ('over = "5亿"', 'over = "1亿"', "targets-limits-order", "tier[2].at_least", 14),
    ('at_least = "1亿"', 'over = "9亿"', "targets-limits-order", "tier[2].over", 14),
    ('name = "1亿"', 'name = "5亿"', "targets-same-name", "tier[2].name", 12),
    ('name = "1亿"', 'name = "a\\u001bb"', "targets-not-a-name", "tier[2].name", 12),
    ('name = "1亿"', "name = 1", "targets-not-text", "tier[2].name", 12),
    ('measure = "revenue"', 'measure = "profit"', "targets-measure-unknown", "tier[1].measure", 7),
    ('measure = "revenue"', "measure = []", "targets-none", "tier[1].measure", 7),
    ('measure = "revenue"', "measure = 1", "targets-not-a-list", "tier[1].measure", 7),
    ("version = 1", 'version = 1\ncurrency = "yuan"', "targets-not-a-currency", "currency", 2),
    ("version = 1", 'version = 1\ncounting = "both"', "targets-not-one-of", "counting", 2),
    ("version = 1", "version = 1\npace = 1", "targets-not-a-table", "pace", 2),
    ("version = 1", "version = 1\nmeasure = 1", "targets-not-a-table", "measure", 2),
    ("version = 1", "version = 1\nreading = {strict = 1}", "targets-not-yes-or-no", "reading.strict", 2),
]


GROUP = """
[[breakdown]]
heading = "园区"
[[breakdown.group]]
value = "甲园"
goal = { "5亿" = 3 }
base = { "5亿" = 1 }
[[breakdown.group]]
value = "乙园"
goal = { "1亿" = 2 }
[breakdown.group.by_year]
"1亿" = { 2008 = 1 }
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "key", "line"),
    [
        ("goal = 5", "goal = 5\nby_year = { 2010 = 4 }", "by-year-outside", "tier[1].by_year.2010", 10),
        ("goal = 5", "goal = 5\n[tier.by_year]\n2006 = 3\n2005 = 2", "by-year-outside", "tier[1].by_year.2005", 12),
        ("goal = 5", "goal = 5\nby_year = { 2008 = 6 }", "by-year-falls", "tier[1].by_year.2008", 10),
        ('goal = "一批"', 'goal = "一批"\nby_year = { 2008 = 6 }', "by-year-word", "tier[2].by_year", 16),
        ("goal = 5", "by_year = { 2008 = 6 }", "by-year-word", "tier[1].by_year", 9),
        ("goal = 5", "goal = 5\nby_year = 6", "targets-not-a-table", "tier[1].by_year", 10),
        ("goal = 5", "goal = 5\nby_year = { 2008 = 1.5 }", "targets-not-whole", "tier[1].by_year.2008", 10),
        ("goal = 5", "goal = 5\nby_year = { 2008 = true }", "targets-not-whole", "tier[1].by_year.2008", 10),
        ("goal = 5", "goal = 5\nby_year = { 2008 = -1 }", "targets-too-small", "tier[1].by_year.2008", 10),
        ('value = "乙园"', 'value = "甲园 "', "group-twice", "breakdown[1].group[2].value", 24),
        ('value = "乙园"\n', "", "targets-key-missing", "breakdown[1].group[2].value", 23),
        ('value = "乙园"', 'value = " "', "targets-not-a-name", "breakdown[1].group[2].value", 24),
        ('value = "乙园"', "value = 1", "targets-not-text", "breakdown[1].group[2].value", 24),
        ('value = "乙园"', 'value = "乙园"\ngoals = 1', "targets-key-unknown", "breakdown[1].group[2].goals", 25),
        ('goal = { "1亿" = 2 }', 'goal = { "2亿" = 2 }', "group-tier-unknown", "breakdown[1].group[2].goal.2亿", 25),
        ('goal = { "1亿" = 2 }', 'goal = { "1亿" = "2" }', "targets-not-whole", "breakdown[1].group[2].goal.1亿", 25),
        ('goal = { "1亿" = 2 }', "goal = 2", "targets-not-a-table", "breakdown[1].group[2].goal", 25),
        ("2008 = 1", "2008 = 3", "by-year-falls", "breakdown[1].group[2].by_year.1亿.2008", 27),
        ('"1亿" = { 2008', '"5亿" = { 2008', "by-year-word", "breakdown[1].group[2].by_year.5亿", 27),
        ('base = { "5亿"', 'base = { "1亿"', "group-base-without-goal", "breakdown[1].group[1].base.1亿", 22),
    ],
)
def test_faults_of_stages_and_groups(old: str, new: str, code: str, key: str, line: int) -> None:
    """Groups counted from 1 within their breakdown."""
    text = PLAN + GROUP
    assert plan(text.encode(), "targets.toml").breakdown[0].group[1].of_tier("1亿")
    error = refusal(text.replace(old, new, 1))
    assert (error.code, error.facts["key"], error.facts["row"]) == (code, key, line)


TOTALS = """
[[total]]
name = "收入"
measure = "revenue"
goal = "100亿"

[[total]]
name = "产值"
measure = "output"
growth = 0.15
base = "44.18亿"
where = "规上=是"
"""
"""The line of the first is 18."""

FAULTS_OF_TOTALS = [
    ("growth = 0.15", "growth = 0", "targets-not-a-growth", "total[2].growth", 25),
    ("growth = 0.15", "growth = -0.05", "targets-not-a-growth", "total[2].growth", 25),
    ("growth = 0.15", "growth = 15", "targets-not-a-growth", "total[2].growth", 25),
    ("growth = 0.15", "growth = 1.000001", "targets-not-a-growth", "total[2].growth", 25),
    ("growth = 0.15", "growth = 0.1234567", "targets-not-a-growth", "total[2].growth", 25),
    ("growth = 0.15", "growth = inf", "targets-not-a-growth", "total[2].growth", 25),
    ("growth = 0.15", "growth = nan", "targets-not-a-growth", "total[2].growth", 25),
    ("growth = 0.15", "growth = true", "targets-not-a-growth", "total[2].growth", 25),
    ("growth = 0.15", 'growth = "15%"', "targets-not-a-growth", "total[2].growth", 25),
    ("growth = 0.15", "", "total-one-of", "total[2]", 22),
    ("growth = 0.15", "growth = 0.15\ngoal = 5", "total-one-of", "total[2]", 22),
    ('goal = "100亿"', "goal = 0", "targets-not-above", "total[1].goal", 20),
    ('goal = "100亿"', 'goal = "-1亿"', "targets-not-above", "total[1].goal", 20),
    ('goal = "100亿"', 'goal = "100亿以上"', "targets-not-an-amount", "total[1].goal", 20),
    ('goal = "100亿"', 'goal = "100"', "targets-not-an-amount", "total[1].goal", 20),
    ('base = "44.18亿"', "base = 0", "targets-not-above", "total[2].base", 26),
    ('name = "产值"', 'name = "5亿"', "total-name-twice", "total[2].name", 23),
    ('name = "产值"', 'name = "收 入"', None, None, None),
    ('name = "产值"', 'name = "收入 "', "total-name-twice", "total[2].name", 23),
    ('name = "产值"', 'nmae = "产值"', "targets-key-unknown", "total[2].nmae", 23),
    ('measure = "output"', 'measure = "profit"', "targets-measure-unknown", "total[2].measure", 24),
    ('measure = "output"', 'measure = ["output"]', "targets-not-text", "total[2].measure", 24),
    ('where = "规上=是"', 'where = "规上"', "where-form", "total[2].where", 27),
]


@pytest.mark.parametrize(("old", "new", "code", "key", "line"), FAULTS_OF_TOTALS)
def test_each_fault_of_a_total(old: str, new: str, code: str | None, key: str | None, line: int | None) -> None:
    """Its sentence, key and line; a name with a space inside is another name."""
    text = (PLAN + TOTALS).replace(old, new, 1)
    if code is None:
        assert plan(text.encode(), "targets.toml").total[1].name == "收 入"
        return
    error = refusal(text)
    assert (error.code, error.facts["key"], error.facts["row"]) == (code, key, line)


def test_a_growth_needs_a_plan_that_is_not_endless() -> None:
    """A hundred years are enough; a stated goal may be as far away as anybody likes."""
    text = PLAN + TOTALS
    hundred = plan(text.replace("target_year = 2010", "target_year = 2105").encode(), "targets.toml")
    assert hundred.target_year == 2105
    error = refusal(text.replace("target_year = 2010", "target_year = 2106"))
    assert (error.code, error.facts["key"], error.facts["row"]) == ("targets-growth-for-long", "total[2].growth", 25)
    stated = text.replace("target_year = 2010", "target_year = 9999").replace("growth = 0.15", "goal = 1")
    assert plan(stated.encode(), "targets.toml").target_year == 9999


def test_the_plan_of_these_tests_is_valid() -> None:
    """So that each case below has one fault only."""
    assert [tier.limit for tier in plan(PLAN.encode(), "targets.toml").tier] == [5 * 10**8, 10**8]


@pytest.mark.parametrize(("old", "new", "code", "key", "line"), FAULTS)
def test_each_fault_has_its_sentence_key_and_line(old: str, new: str, code: str, key: str, line: int) -> None:
    """Tiers and lines counted from 1."""
    error = refusal(PLAN.replace(old, new, 1))
    assert (error.code, error.facts["key"], error.facts["row"]) == (code, key, line)


@pytest.mark.parametrize(
    ("more", "code", "key"),
    [
        ("[reading]\nunit = '斤'", "targets-not-a-unit", "reading.unit"),
        ("[reading]\nwhere = ['行业']", "targets-not-a-condition", "reading.where[1]"),
        ("[reading]\nunits = { profit = '元' }", "targets-role-unknown", "reading.units.profit"),
        ("[reading]\nexpect_total = { revenue = 'x' }", "targets-not-an-amount", "reading.expect_total.revenue"),
        ("[reading]\nyaer = 2006", "targets-key-unknown", "reading.yaer"),
        ("[pace]\nlagging = 0.99", "targets-pace-order", "pace"),
        ("[pace]\non_track = 1.5", "targets-too-large", "pace.on_track"),
        ("[pace]\non_track = nan", "targets-value", "pace.on_track"),
        ("[outlook]\ngrowth = 0.1", "outlook-three", "outlook"),
        ("[outlook]\nshock = 5", "targets-too-large", "outlook.shock"),
        ("[outlook]\nsock = 0.05", "targets-key-unknown", "outlook.sock"),
        ("[measure.tax]\nlabel = { zh = '税', en = 1 }", "targets-not-text", "measure.tax.label.en"),
        ("[measure.tax]\nlabel = { zh = '税', de = 'x' }", "targets-key-unknown", "measure.tax.label.de"),
        ("[measure.tax]\nlabel = { zh = '税' }", "targets-key-missing", "measure.tax.label.en"),
        ("[measure.name]\nheadings = ['x']", "targets-not-a-measure", "measure.name"),
        ("[measure.'a=b']\nheadings = ['x']", "targets-not-a-measure", "measure.a=b"),
        ("[measure.'a:b']\nheadings = ['x']", "targets-not-a-measure", "measure.a:b"),
        ("[measure.output]\nheadings = ['營業收入']", "targets-same-heading", "measure.output"),
        ("[measure.output]\nheadings = ['']", "targets-not-a-name", "measure.output.headings[1]"),
        ("[[breakdown]]\nheading = ['']", "targets-not-a-name", "breakdown[1].heading[1]"),
        ("[[breakdown]]\nheading = '行业'\nvalues = [1]", "targets-not-text", "breakdown[1].values[1]"),
        ("[unknown.table]\nx = 1", "targets-key-unknown", "unknown"),
    ],
)
def test_faults_of_further_tables(more: str, code: str, key: str) -> None:
    """The line is below those of the tiers."""
    error = refusal(f"{PLAN}\n{more}\n")
    assert (error.code, error.facts["key"]) == (code, key)
    assert error.facts["row"] in {17, 18, 19}


@pytest.mark.parametrize(
    ("old", "new", "about"),
    [
        ("base_year = 2005", "base_year = 2010", "2010:2010"),
        ('over = "5亿"', 'over = "1亿"', "1亿:5亿"),
        ('name = "1亿"', 'name = "5亿"', "5亿"),
        ('measure = "revenue"', 'measure = "a:b"', "a:b"),
        ('measure = ["output", "revenue"]', 'measure = ["output", "revenue", "x"]', "x"),
        ('over = "5亿"', 'over = "约5亿"', "约5亿"),
        ('name = "5亿"', 'name = ""', ""),
    ],
)
def test_what_a_broken_rule_is_about(old: str, new: str, about: str) -> None:
    """It is said as it stands in the plan, also with a colon in it."""
    assert refusal(PLAN.replace(old, new, 1)).facts["about"] == about


def test_did_you_mean() -> None:
    """A known key that is spelled much the same; else what may stand there."""
    assert refusal(PLAN.replace("goal = 5", "gaol = 5")).facts["near"] == ("goal",)
    assert "on_track, lagging" in refusal(f"{PLAN}[pace]\nzzz = 1\n").remedy("en")


def test_an_unknown_key_is_said_before_what_is_missing_for_it() -> None:
    """`nmae` is why `name` is missing."""
    assert refusal(PLAN.replace('name = "5亿"', 'nmae = "5亿"')).code == "targets-key-unknown"


def test_a_long_value_is_cut() -> None:
    """A sentence has an end."""
    assert len(str(refusal(PLAN.replace("goal = 5", f"goal = {'9' * 100}.5")).facts["value"])) == 61


@pytest.mark.parametrize(
    "line", ['goal = "５"', 'goal = "5家以上"', 'goal = "不少于五家"', 'goal = "一批"\ngoal_en = "at least five"']
)
def test_a_goal_in_words_is_refused_with_the_goal_that_is_meant(line: str) -> None:
    """In both languages, and as it is to be typed."""
    error = refusal(PLAN.replace("goal = 5", line, 1))
    assert ["goal = 5" in error.remedy(lang) for lang in ("en", "zh")] == [True, True]


@pytest.mark.parametrize("goal", ['goal = "一批"\ngoal_en = "a group"', 'goal = 5\ngoal_en = "at least five"'])
def test_words_that_say_what_is_judged(goal: str) -> None:
    """Words without a number, and English words beside a goal that is a number."""
    assert plan(PLAN.replace("goal = 5", goal, 1).encode(), "targets.toml").tier[0].goal_en is not None
