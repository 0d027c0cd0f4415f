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
    ('over = "5亿"\n', "", "targets-one-limit", "tier[1]", 5),
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
