"""What is to be expected, the same on every engine that looks at single firms."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.drawn import count_with, plan, table
from tiers.domain.outlook import GoalOutlook, OutlookTally, Pool
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.domain.targets import Targets
from tiers.engines.rules import outlook

D = Decimal
STATED = {"growth": 0.1, "spread": 0.2, "stay": 1}


def targets(*goals: int | str | None, limits: Sequence[int] = (1000, 100), **changes: object) -> Targets:
    """Make a plan from the end of 2005 to the end of 2010, with a tier for each goal; limits in 万元."""
    pairs = zip(limits, goals, strict=False)
    tiers: list[dict[str, object]] = [
        {"name": f"{limit}万", "measure": "revenue", "over": f"{limit}万"} | ({} if goal is None else {"goal": goal})
        for limit, goal in pairs
    ]
    return plan(tier=tiers, **changes)


def expect(
    drawing: str | list[Table], of: Targets, as_of: tuple[int, int] | None = None, **reading: object
) -> OutlookTally:
    """Ask every engine, which must say the same."""
    tables = [table(drawing)] if isinstance(drawing, str) else drawing
    question = Question(of, reading=Reading.model_validate(reading), as_of=as_of, outlook=True)
    found, other = (count_with(tables, question, engine) for engine in ("python", "duckdb"))
    assert other == found
    assert isinstance(found, Tally)
    assert found.outlook is not None
    return found.outlook


def last(found: OutlookTally) -> GoalOutlook:
    """Return what is said of the lowest tier."""
    return found.goals[-1]


def years(firms: int, *pairs: tuple[int, int], extra: str = "") -> str:
    """Draw firms with the same figure in each year: pairs of year and figure."""
    rows = "".join(f"示例{i}厂  9C{i}  {year}  {figure}\n" for i in range(firms) for year, figure in pairs)
    return f"firm  code  year  revenue\n{rows}{extra}"


def test_the_firms_of_their_size_say_how_they_grow() -> None:
    """30 firms of 50 grew by a tenth: one of 83 passes 100 in two years (100.43), one of 82 does not (99.22)."""
    found = last(
        expect(years(30, (2007, 50), (2008, 55), extra="甲  9D  2008  83\n乙  9E  2008  82\n"), targets(None, 1))
    )
    assert found.growth is not None
    assert found.growth.pool == Pool(D(100_000), 30, 0, 0)
    assert (found.growth.factor, found.growth.spread, found.growth.stay) == (D("1.1"), 0, 1)
    assert found.chance is not None
    assert [round(part, 4) for part in found.chance] == [D("0.6667"), 0, 1]


@pytest.mark.one_in(2)
@pytest.mark.parametrize(("firms", "reason"), [(29, "few_pairs"), (30, None)])
def test_fewer_than_30_changes_say_nothing(firms: int, reason: str | None) -> None:
    """29 are too few, 30 are enough."""
    found = last(expect(years(firms, (2007, 50), (2008, 55)), targets(None, 1)))
    assert found.reason == reason
    assert (found.chance is None) == (found.growth is None) == (reason is not None)


@pytest.mark.thorough
def test_each_measure_has_firms_of_its_own() -> None:
    """Sales grew by a tenth and output by a fifth, of the same firms in the same years."""
    rows = "".join(
        f"示例{i}厂  {year}  {sales}  {made}\n"
        for i in range(30)
        for year, sales, made in ((2007, 50, 50), (2008, 55, 60))
    )
    tiers = [{"name": measure, "measure": measure, "over": "100万", "goal": 1} for measure in ("revenue", "output")]
    found = expect(f"firm  year  revenue  output\n{rows}", plan(tier=tiers))
    assert [goal.growth and goal.growth.factor for goal in found.goals] == [D("1.1"), D("1.2")]


def test_where_larger_firms_are_too_few_the_next_lower_floor_is_taken() -> None:
    """One firm over 100 is too few for the upper tier; a firm's chance still begins at a tenth of its own limit."""
    found = expect(years(31, (2007, 50), (2008, 55), extra="甲  9D  2007  500\n甲  9D  2008  900\n"), targets(1, 1))
    for goal in found.goals:
        assert goal.growth is not None
        assert goal.growth.pool == Pool(D(100_000), 32, 0, 0)
    assert found.goals[0].chance is not None
    assert found.goals[0].chance.high > D("0.9999")


@pytest.mark.one_in(6)
@pytest.mark.parametrize(
    ("later", "pool"),
    [
        ("甲  9D  2008  500", Pool(D(100_000), 31, 0, 0)),
        ("甲  9D  2008  501", Pool(D(100_000), 30, 1, 0)),
        ("甲  9D  2008  5", Pool(D(100_000), 31, 0, 0)),
        ("甲  9D  2008  4.99", Pool(D(100_000), 30, 1, 0)),
        ("甲  9D  2008  _", Pool(D(100_000), 30, 0, 1)),
        ("甲  9D  2008  0", Pool(D(100_000), 30, 0, 1)),
        ("甲  9D  2008  -7", Pool(D(100_000), 30, 0, 1)),
        ("甲  9D  2008  约50", Pool(D(100_000), 30, 0, 0)),
        ("甲  9E  2008  50", Pool(D(100_000), 30, 0, 1)),
        ("乙  9D  2008  50", Pool(D(100_000), 31, 0, 0)),
        ("甲  _  2008  50", Pool(D(100_000), 31, 0, 0)),
        ("乙  _  2008  50", Pool(D(100_000), 30, 0, 1)),
        ("甲  _  2008  50\n甲  9F  2008  50", Pool(D(100_000), 30, 0, 1)),
    ],
)
def test_what_becomes_of_a_firm(later: str, pool: Pool) -> None:
    """Tenfold is a change, more is odd; missing, 0, below 0 and absent are gone; of an unreadable one nothing is known.

    A firm is the same by its code, else by a name that is there once and has no other code.
    """
    drawing = years(30, (2007, 50), (2008, 55), extra=f"甲  9D  2007  50\n{later}\n")
    found = last(expect(drawing, targets(None, 1)))
    assert found.growth is not None
    assert found.growth.pool == pool


@pytest.mark.thorough
def test_only_successive_years_of_the_last_five_are_looked_at() -> None:
    """2002 is too long ago, and from 2004 to 2006 there is no single year."""
    drawing = years(10, (2002, 50), (2003, 60), (2004, 70), (2006, 80), (2007, 90), (2008, 99))
    assert last(expect(drawing, targets(None, 1))).growth.pool == Pool(D(100_000), 30, 0, 0)  # type: ignore[union-attr]


@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("goal", "drawing", "as_of", "reason"),
    [
        ("一批", years(1, (2008, 50)), None, "no_goal"),
        (1, "firm  year  revenue\n甲  2008  _", None, "not_assessable"),
        (1, years(1, (2008, 50)), (2010, 12), "over"),
        (1, years(1, (2008, 50)), (2011, 6), "over"),
        (1, "firm  revenue@?\n甲  50", None, "part_year"),
        (1, years(1, (2008, 50)), (2009, 6), "years"),
        (1, "firm  revenue\n甲  50", None, "years"),
        (1, years(1, (2008, 50)), None, "few_pairs"),
    ],
)
def test_why_nothing_is_said(goal: int | str, drawing: str, as_of: tuple[int, int] | None, reason: str) -> None:
    """The first that holds; stated growth changes none but the last."""
    found = last(expect(drawing, targets(None, goal), as_of))
    assert (found.reason, found.chance, found.growth) == (reason, None, None)
    stated = last(expect(drawing, targets(None, goal, outlook=STATED), as_of))
    assert stated.reason == (None if reason == "few_pairs" else reason)


@pytest.mark.thorough
def test_a_plan_of_more_than_a_hundred_years_is_too_far_off() -> None:
    """Exactly a hundred are not."""
    for target, reason in ((2108, None), (2109, "years")):
        of = targets(None, 1, outlook=STATED, target_year=target)
        assert last(expect(years(1, (2008, 50)), of)).reason == reason


def test_a_shock_that_leaves_nothing_says_nothing() -> None:
    """Firms that shrink by 60 %, and 40 points more."""
    shrinking = {"growth": -0.6, "spread": 0.1, "stay": 1, "shock": 0.4}
    assert last(expect(years(1, (2008, 50)), targets(None, 1, outlook=shrinking))).reason == "shock"


def test_what_the_plan_states_wins_over_the_table() -> None:
    """By hand: 10 % a year, spread 0.2, firms of 100 and 50, over 110 in a year: 0.4037, 0.5078, 0.6075, mean 0.5063."""
    drawing = years(30, (2008, 1), (2009, 2), extra="甲  9D  2009  100\n乙  9E  2009  50\n")
    found = last(expect(drawing, targets(1, limits=(110,), outlook=STATED)))
    assert found.growth is not None
    assert found.growth.pool is None
    assert found.chance is not None
    assert [f"{part:.4f}" for part in found.chance] == ["0.5063", "0.4037", "0.6075"]


def test_three_firms_cannot_meet_a_goal_of_fifteen() -> None:
    """Nobody new comes."""
    found = last(expect(years(3, (2008, 90)), targets(None, 15, outlook=STATED)))
    assert found.chance is not None
    assert [*found.chance] == [0, 0, 0]


@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("firms", "stated", "reason"),
    [(30, False, None), (31, False, "many"), (30, True, None), (31, True, "many")],
)
def test_too_many_firms_are_not_looked_at_one_by_one(
    firms: int, stated: object, reason: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In any of the years; where growth is stated, in the report year alone."""
    monkeypatch.setattr(outlook, "MOST_FIRMS", 30)
    of = targets(None, 1, outlook=STATED) if stated else targets(None, 1)
    assert last(expect(years(firms, (2007, 50), (2008, 55)), of)).reason == reason
    fewer_now = years(firms, (2007, 50)) + "".join(f"示例{i}厂  9C{i}  2008  55\n" for i in range(30))
    assert last(expect(fewer_now, of)).reason == (None if stated else reason)


@pytest.mark.thorough
def test_a_floor_below_which_there_are_too_many_is_not_gone_down_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too few over the own floor, too many over the next: nothing is said of this tier, and of the other neither."""
    monkeypatch.setattr(outlook, "MOST_FIRMS", 30)
    found = expect(years(31, (2007, 50), (2008, 55)), targets(1, 1))
    assert [goal.reason for goal in found.goals] == ["many", "many"]


@pytest.mark.thorough
def test_the_own_floor_is_looked_at_where_a_lower_one_is_too_crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """30 firms over 100 are enough."""
    monkeypatch.setattr(outlook, "MOST_FIRMS", 30)
    rows = "".join(
        f"大{i}厂  9D{i}  {year}  {figure}\n" for i in range(30) for year, figure in ((2007, 500), (2008, 600))
    )
    found = expect(years(1, (2007, 50), (2008, 55), extra=rows), targets(1, 1))
    assert [goal.reason for goal in found.goals] == [None, "many"]


@pytest.mark.thorough
def test_kept_duplicates_go_on_as_nobody_knows_which() -> None:
    """Only where rows with different figures were kept, in one of the years."""
    twice = years(30, (2007, 50), (2008, 55), extra="甲  9D  2007  50\n甲  9D  2007  60\n")
    assert last(expect(twice, targets(None, 1), duplicates="keep")).reason == "duplicates_kept"
    assert last(expect(years(30, (2007, 50), (2008, 55)), targets(None, 1), duplicates="keep")).reason is None


def test_by_bands_a_firm_that_rises_higher_leaves_its_band() -> None:
    """No spread and a growth of a half: in two years 600 becomes 1350, and 60 becomes 135."""
    of = targets(1, 1, counting="banded", outlook={"growth": 0.5, "spread": 0, "stay": 1})
    high, low = expect("firm  year  revenue\n甲  2008  600\n乙  2008  60\n丙  2007  60\n乙  2007  40\n", of).goals
    assert high.chance is not None
    assert low.chance is not None
    assert (high.chance.mean, low.chance.mean) == (1, 1)
    assert (high.own_pace, low.own_pace) == (0, 2)
    nested = expect("firm  year  revenue\n甲  2008  600\n甲  2007  300\n", targets(1, 1)).goals
    banded = expect("firm  year  revenue\n甲  2008  600\n甲  2007  300\n", targets(1, 1, counting="banded")).goals
    assert [goal.own_pace for goal in nested] == [1, 1]
    assert [goal.own_pace for goal in banded] == [1, 0]


def test_a_condition_leaves_the_rows_of_each_year_that_meet_it() -> None:
    """A firm that no longer meets it has left the part."""
    rows = "".join(
        f"示例{i}厂  {year}  {'食品' if i == 0 and year == 2008 else '机械'}  50\n"
        for i in range(31)
        for year in (2007, 2008)
    )
    found = last(expect(f"firm  year  行业  revenue\n{rows}", targets(None, 1), where=("行业=机械",)))
    assert found.growth is not None
    assert found.growth.pool == Pool(D(100_000), 30, 0, 1)


OWN = """
firm  code  year  revenue
甲    9A    2005  50
甲    9A    2007  20
甲    9A    2008  80
乙    9B    2006  50
乙    9B    2007  200
乙    9B    2008  70
丙    9C    2005  0
丙    9C    2007  70
丙    9C    2008  90
丁    9D    2005  _
丁    9D    2008  150
戊    9E    2005  400
戊    9E    2008  150
己    9F    2007  10
己    9F    2008  0
庚    9G    2007  90
庚    9G    2008  -4
"""


def test_at_own_pace() -> None:
    """From the base year, else from the earliest with a figure above 0; without one, or with a figure of 0, it stands still.

    甲 80 · (80 ÷ 50)^(2/3) = 109.4; 乙 70 · 70 ÷ 50 = 98; 丙 90 · (90 ÷ 70)² = 148.8; 丁 stays at 150; 戊 150 · (150 ÷ 400)^(2/3) = 78.
    """
    assert [goal.own_pace for goal in expect(OWN, targets(1, 15)).goals] == [0, 3]
    assert last(expect(OWN, targets(None, None))).own_pace == 3


def test_the_own_pace_of_a_tier_by_a_condition() -> None:
    """Of the firms that meet it now, whatever they were: 甲 109.4 and 丙 148.8, not 丁, who stays at 150 and no longer does."""
    rows = "甲 2005 食品 50\n甲 2008 机械 80\n丙 2007 机械 70\n丙 2008 机械 90\n丁 2005 机械 150\n丁 2008 食品 150\n"
    drawing = "firm year 行业 revenue\n" + rows
    tier = {"name": "百万", "measure": "revenue", "over": "100万", "goal": 3}
    part = tier | {"name": "机械百万", "where": ["行业=机械"]}
    found = expect(drawing.replace(" ", "  "), plan(tier=[tier, part]))
    assert [goal.own_pace for goal in found.goals] == [3, 2]


@pytest.mark.one_in(2)
@pytest.mark.parametrize(("rule", "expected"), [("over", 0), ("at_least", 1)])
def test_exactly_on_the_limit_is_decided_exactly(rule: str, expected: int) -> None:
    """100 to 121 in two years is 146.41 in two more."""
    tier = {"name": "档", "measure": "revenue", rule: "146.41万", "goal": 1}
    found = expect("firm  year  revenue\n甲  2006  100\n甲  2008  121\n", plan(tier=[tier]))
    assert last(found).own_pace == expected


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("drawing", "as_of"),
    [
        (years(2, (2008, 150)), None),
        (years(2, (2007, 150), (2008, 150)), (2010, 12)),
        ("firm  revenue@2007  revenue@?\n甲  150  150", None),
    ],
)
def test_no_own_pace(drawing: str, as_of: tuple[int, int] | None) -> None:
    """Without an earlier whole year, without time left, and in a part of a year."""
    assert last(expect(drawing, targets(None, 1), as_of)).own_pace is None


def test_of_rows_that_are_kept_apart_the_first_says_what_was() -> None:
    """A firm that stands twice in an earlier year, and twice now: each row goes on from the first of then."""
    rows = "甲  2007  50\n甲  2007  500\n甲  2008  80\n甲  2008  90\n"
    assert last(expect(f"firm  year  revenue\n{rows}", targets(None, 1), duplicates="keep")).own_pace == 2


def test_nobody_asks_nothing_is_said() -> None:
    """No engine looks at the years for it."""
    found = count_with([table(years(2, (2008, 150)))], Question(targets(None, 1)), "duckdb")
    assert isinstance(found, Tally)
    assert found.outlook is None


NAMES = st.sampled_from(("甲", "乙", "丙", "丁"))
CODES = st.sampled_from(("_", "_", "9A", "9B"))
CELLS = st.sampled_from(("_", "0", "-1", "约50", "9", "30", "45", "100", "120", "101.5", "1000", "4000"))
DRAWN = st.lists(
    st.tuples(NAMES, CODES, st.sampled_from(("2005", "2006", "2007", "2008")), CELLS), min_size=1, max_size=14
)


@pytest.mark.thorough
@given(DRAWN, st.sampled_from(("keep", "largest")), st.sampled_from(("nested", "banded")), st.booleans())
def test_drawn_panels(rows: list[tuple[str, ...]], duplicates: str, counting: str, stated: bool) -> None:  # noqa: FBT001 - drawn
    """Both engines say the same of any panel, from one change on."""
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(outlook, "FEWEST_PAIRS", 1)
    drawing = "firm  code  year  revenue\n" + "\n".join("  ".join(row) for row in rows)
    of = targets(1, 2, counting=counting, outlook=STATED if stated else {})
    asked = Question(of, reading=Reading.model_validate({"duplicates": duplicates, "year": None}), outlook=True)
    found, other = (count_with([table(drawing)], asked, engine) for engine in ("python", "duckdb"))
    monkeypatch.undo()
    assert found == other
