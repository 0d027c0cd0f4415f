"""The definition of every count, on tables that can be checked by eye."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.engines.drawn import PLAN, codes, count, plan, table, wan
from tiers.domain.enterprise import Enterprise
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.engines import in_python, tally
from tiers.engines.in_python import firms
from tiers.errors import DataError, UsageError

FIVE = """
firm        year  revenue
示例一厂    2008  120000
示例二厂    2008  100000
示例三厂    2008  60000
示例四厂    2008  10000
示例五厂    2008  9999.9999
"""
"""In 亿: 12, 10 (on the limit), 6, 1 (on the limit), and just under 1."""


def test_nested_counts_hold_all_firms_above_a_limit_and_bands_only_the_highest() -> None:
    """Over 10亿: the first; over 5亿: three; over 1亿: three, for the fourth stands on the limit."""
    found = count(FIVE)
    assert [t.nested for t in found.tiers] == [1, 3, 3]
    assert [t.band for t in found.tiers] == [1, 2, 0]
    assert [t.on_the_limit for t in found.tiers] == [1, 0, 1]
    assert found.tiers[2].on_the_limit_firms == ("示例四厂",)
    assert found.measures[0].below == 2


def test_at_least_includes_the_limit() -> None:
    """A firm of exactly 1亿 reaches 以上1亿."""
    tiers = [{"name": "1亿", "measure": "revenue", "at_least": "1亿", "goal": 5}]
    assert count(FIVE, plan(tier=tiers)).tiers[0].nested == 4


def test_bands_below_missing_and_unreadable_make_up_all_enterprises() -> None:
    """Of six firms one is missing and one unreadable."""
    found = count(
        """
        firm        year  revenue
        示例一厂    2008  120000
        示例二厂    2008  60000
        示例三厂    2008  20000
        示例四厂    2008  5000
        示例五厂    2008  停产
        示例六厂    2008  约5亿
        """
    )
    measure = found.measures[0]
    assert (measure.usable, measure.missing, measure.unreadable, found.enterprises) == (4, 1, 1, 6)
    assert sum(t.band for t in found.tiers) + measure.below + measure.missing + measure.unreadable == 6
    assert measure.missing_as == ("停产",)
    assert codes(found) == [("amount-unreadable", 7)]


def test_totals_and_the_largest_firm_are_exact() -> None:
    """The figures add up to 299,999.9999万元."""
    found = count(FIVE).measures[0]
    assert found.total == wan("299999.9999")
    assert (found.largest, found.largest_firm) == (wan("120000"), "示例一厂")


def test_nearest_are_the_largest_below_and_cushion_the_smallest_above() -> None:
    """Ties stand in the order of identity, whatever the order of the table."""
    found = count(
        """
        firm        year  revenue
        示例丙厂    2008  40000
        示例乙厂    2008  40000
        示例甲厂    2008  49999
        示例丁厂    2008  50001
        示例戊厂    2008  70000
        """,
        top=2,
    )
    five = found.tiers[1]
    assert [firm.name for firm in five.nearest] == ["示例甲厂", "示例丙厂"]
    assert [firm.name for firm in five.cushion] == ["示例丁厂", "示例戊厂"]


def test_uplift_closes_the_gap_and_lacking_says_who_is_nowhere() -> None:
    """5 firms over 5亿 are wanted, 1 is there, 3 more exist: they lack 1 + 10,000 + 10,000 = 20,001万元; one is lacking."""
    found = count(
        """
        firm        year  revenue
        示例丙厂    2008  40000
        示例乙厂    2008  40000
        示例甲厂    2008  49999
        示例丁厂    2008  50001
        """
    )
    assert found.tiers[1].uplift == wan("20001")
    assert found.tiers[1].lacking == 1


def test_uplift_is_0_when_the_goal_is_met_and_none_without_a_number() -> None:
    """A word for a goal is never judged."""
    tiers = [
        {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 1},
        {"name": "1000万", "measure": "revenue", "over": "1000万", "goal": "一批"},
    ]
    found = count(FIVE, plan(tier=tiers))
    assert (found.tiers[0].uplift, found.tiers[0].lacking) == (0, 0)
    assert (found.tiers[1].uplift, found.tiers[1].lacking) == (None, None)


def test_banded_counting_reckons_the_gap_by_bands() -> None:
    """By bands only 2 firms are in 5亿, so 3 are lacking, and only 2 firms are below it."""
    found = count(FIVE, plan(counting="banded")).tiers[1]
    assert (found.uplift, found.lacking) == (wan("40000") + wan("40000.0001"), 1)


def test_a_tier_takes_the_first_measure_that_every_table_has() -> None:
    """Without a column of output the tier is counted by revenue; with one in every table by output."""
    tiers = [{"name": "1亿", "measure": ["output", "revenue"], "over": "1亿"}]
    with_output = "firm  year  output  revenue\n示例一厂  2008  20000  5000"
    without = "firm  year  revenue\n示例二厂  2008  30000"
    assert count(with_output, plan(tier=tiers)).tiers[0].measure == "output"
    both = count([table(with_output), table(without, path="second.csv")], plan(tier=tiers))
    assert (both.tiers[0].measure, both.tiers[0].nested) == ("revenue", 1)


def test_a_tier_without_a_measure_is_not_counted() -> None:
    """The other tier is."""
    tiers = [{"name": "5亿", "measure": "output", "over": "5亿"}, {"name": "1亿", "measure": "revenue", "over": "1亿"}]
    found = count(FIVE, plan(tier=tiers))
    assert found.tiers[0].measure is None
    assert (found.tiers[1].nested, found.years[0].nested) == (3, (None, 3))


def test_no_tier_with_a_measure_is_refused() -> None:
    """A report about nothing is none."""
    with pytest.raises(DataError, match="no column is a measure"):
        count(FIVE, plan(tier=[{"name": "5亿", "measure": "output", "over": "5亿"}]))


PANEL = """
firm        year  revenue
示例一厂    2005  20000
示例二厂    2005  0
示例三厂    2005  9000
示例一厂    2006  22000
示例二厂    2006  5000
示例一厂    2008  停产
示例二厂    2008  9000
示例三厂    2008  12000
"""


def test_years_are_counted_one_by_one_and_the_latest_is_reported() -> None:
    """2005: the first firm over 1亿; 2006: the first; 2008: the third."""
    found = count(PANEL)
    assert found.period.year == 2008
    assert [(y.year, y.enterprises, y.nested[2]) for y in found.years] == [(2005, 3, 1), (2006, 2, 1), (2008, 3, 1)]


def test_a_missing_firm_that_reached_the_tier_in_the_latest_earlier_year_could_still() -> None:
    """示例一厂 is missing in 2008 and had 2.2亿 in 2006."""
    assert [t.could_reach for t in count(PANEL).tiers] == [0, 0, 1]


def test_an_unreadable_cell_could_reach_no_tier_above_what_it_says_that_it_is_at_most() -> None:
    """约2.3亿 is at most 4.6亿; 不足5亿 is not over 5亿, and over 1亿 perhaps; abc says nothing, 8000 is over none."""
    found = count("firm  revenue\n示例一厂  约2.3亿\n示例二厂  不足5亿\n示例三厂  abc\n示例四厂  8000")
    assert [t.could_reach for t in found.tiers] == [1, 1, 3]
    assert (found.measures[0].unreadable, [p.code for p in found.problems]) == (3, ["amount-unreadable"] * 3)


def test_at_least_includes_what_a_cell_can_be_at_most() -> None:
    """不足5亿 under the rule “at least 5亿”; a firm that reached the tier before says now that it does not."""
    tiers = [{"name": "5亿", "measure": "revenue", "at_least": "5亿"}]
    now = "firm  year  revenue\n示例一厂  2006  70000\n示例一厂  2008  约2亿\n示例二厂  2008  不足5亿"
    assert count(now, plan(tier=tiers)).tiers[0].could_reach == 1


def test_rows_of_one_firm_are_at_most_what_the_largest_of_them_says_if_each_says_it() -> None:
    """The first firm is at most 4亿, of the second nothing is known, and the third has a figure."""
    found = count(
        "firm  revenue\n示例一厂  约5000\n示例一厂  约2亿\n示例二厂  约5000\n示例二厂  abc\n示例三厂  约5000\n示例三厂  9000"
    )
    assert [t.could_reach for t in found.tiers] == [1, 1, 2]


@pytest.mark.one_in(2)
@pytest.mark.parametrize("policy", ["first", "last", "largest", "sum", "keep"])
def test_what_rows_are_at_most_is_kept_whatever_is_decided_about_duplicates(policy: str) -> None:
    """Its revenue differs, so a row or a figure is chosen; of the output both rows say that it is at most 2亿."""
    tiers = [
        {"name": "1亿", "measure": "revenue", "over": "1亿"},
        {"name": "3亿", "measure": "output", "over": "3亿"},
        {"name": "1000万", "measure": "output", "over": "1000万"},
    ]
    found = count(
        "firm  revenue  output\n示例一厂  5000  约1亿\n示例一厂  6000  约1亿\n示例二厂  5  5",
        plan(tier=tiers),
        duplicates=policy,
    )
    rows = 2 if policy == "keep" else 1
    assert [t.could_reach for t in found.tiers] == [0, 0, rows]


def test_a_row_of_too_few_cells_says_nothing_of_what_it_is_at_most() -> None:
    """Its cells may have moved."""
    found = count("firm  revenue  note\n示例一厂  约5000\n示例二厂  5  _")
    assert [t.could_reach for t in found.tiers] == [1, 1, 1]


def test_a_wide_table_says_of_each_year_what_is_at_most() -> None:
    """约5000 of 2005 is none of 2008's cells."""
    drawing = "firm  revenue@2005  revenue@2008\n示例一厂  约5000  abc\n示例二厂  约7亿  约5000"
    assert [t.could_reach for t in count(drawing).tiers] == [1, 1, 1]


def test_own_growth_starts_in_the_base_year_or_else_in_the_first_year_above_0() -> None:
    """示例二厂 had 0 in 2005, so 2006 is its start."""
    found = count(PANEL).tiers[2]
    assert [(f.name, f.earlier) for f in found.nearest] == [("示例二厂", (2006, wan("5000")))]
    assert [(f.name, f.earlier) for f in found.cushion] == [("示例三厂", (2005, wan("9000")))]


def test_own_growth_prefers_the_base_year_to_an_earlier_one() -> None:
    """2004 was read too, and the plan's base year is 2005."""
    found = count("firm  year  revenue\n示例厂  2004  100\n示例厂  2005  200\n示例厂  2006  300").tiers[2]
    assert found.nearest[0].earlier == (2005, wan("200"))


def test_a_year_that_is_asked_for_is_reported() -> None:
    """2006 has two firms."""
    assert in_python.tally([table(PANEL)], Question(PLAN, reading=Reading(year=2006))).enterprises == 2


def test_a_year_that_is_not_there_is_refused() -> None:
    """The refusal says which years are."""
    with pytest.raises(DataError) as refused:
        in_python.tally([table(PANEL)], Question(PLAN, reading=Reading(year=2007)))
    assert refused.value.code == "year-missing"
    assert refused.value.facts["years"] == [2005, 2006, 2008]


def test_a_table_without_years_is_counted_for_an_unknown_year() -> None:
    """Gaps need no year."""
    found = count("firm  revenue\n示例厂  200000")
    assert (found.period.year, found.years, found.tiers[0].nested) == (None, (), 1)


def test_a_table_without_years_takes_the_one_that_was_stated() -> None:
    """`--year 2022` on a table that says none."""
    found = in_python.tally(
        [table("firm  revenue\n示例厂  200000", year=2022)], Question(PLAN, reading=Reading(year=2022))
    )
    assert (found.period.year, found.years[0].year) == (2022, 2022)


def test_a_wide_table_gives_every_firm_a_row_in_each_year() -> None:
    """Two years in the headings; a blank is missing."""
    found = count("firm  revenue@2005  revenue@2008\n示例一厂  20000  _\n示例二厂  3000  30000")
    assert [(y.year, y.enterprises, y.nested[2]) for y in found.years] == [(2005, 2, 1), (2008, 2, 1)]
    assert found.tiers[2].could_reach == 1


def test_a_wide_table_counts_a_measure_without_a_year_for_the_only_year() -> None:
    """Output says no year, and the headings state only 2008."""
    tiers = [
        {"name": "1亿", "measure": "revenue", "over": "1亿"},
        {"name": "1000万", "measure": "output", "over": "1000万"},
    ]
    found = count("firm  revenue@2008  output\n示例厂  20000  2000", plan(tier=tiers))
    assert [t.nested for t in found.tiers] == [1, 1]


def test_a_heading_without_a_year_beside_several_years_is_refused() -> None:
    """Nobody says which year it is of."""
    tiers = [
        {"name": "1亿", "measure": "revenue", "over": "1亿"},
        {"name": "1000万", "measure": "output", "over": "1000万"},
    ]
    with pytest.raises(DataError) as refused:
        count("firm  revenue@2007  revenue@2008  output\n示例厂  1  2  3", plan(tier=tiers))
    assert refused.value.code == "year-of-column"


def test_years_in_headings_and_in_a_column_are_refused() -> None:
    """They could contradict each other."""
    with pytest.raises(DataError) as refused:
        count("firm  year  revenue@2008\n示例厂  2007  1")
    assert refused.value.code == "year-twice"


def test_a_year_to_date_is_not_a_whole_year() -> None:
    """It has no month, so its end is unknown."""
    found = count("firm  year  revenue@?\n示例厂  2008  1")
    assert (found.period.year, found.period.complete, found.period.end) == (2008, False, None)


def test_a_row_whose_year_is_not_one_is_an_error_and_in_no_year() -> None:
    """11108 is a month of the Republic of China's calendar."""
    found = count("firm  year  revenue\n示例一厂  2008  1\n示例二厂  11108  2")
    assert (found.enterprises, found.inputs[0].firm_rows, codes(found)) == (1, 2, [("year-unreadable", 3)])


def test_a_table_of_which_no_row_has_a_year_is_refused() -> None:
    """Nothing could be reported."""
    with pytest.raises(DataError) as refused:
        count("firm  year  revenue\n示例一厂  11108  2")
    assert refused.value.code == "years-none"


def test_a_table_of_totals_alone_is_refused() -> None:
    """A 合计 row is not a firm."""
    with pytest.raises(DataError) as refused:
        count("firm  revenue\n合计  2")
    assert refused.value.code == "firms-none"


def test_tables_of_which_one_states_no_year_are_refused() -> None:
    """A panel needs a year for each."""
    with pytest.raises(DataError) as refused:
        count([table("firm  year  revenue\n示例厂  2008  1"), table("firm  revenue\n示例厂  1", path="second.csv")])
    assert (refused.value.code, refused.value.facts["path"]) == ("year-of-table-unknown", "second.csv")


def test_several_tables_are_one_panel() -> None:
    """One file per year; a firm's growth runs across them."""
    found = count(
        [table("firm  revenue\n示例厂  100", year=2005), table("firm  revenue\n示例厂  200", path="b.csv", year=2008)]
    )
    assert [y.year for y in found.years] == [2005, 2008]
    assert found.tiers[2].nearest[0].earlier == (2005, wan("100"))


def test_a_small_latest_year_is_passed_over_with_a_warning() -> None:
    """2009 has 1 row and 2008 has 11: under a tenth."""
    rows = "\n".join(f"示例{i}厂  2008  {i}" for i in range(11))
    found = count(f"firm  year  revenue\n{rows}\n示例0厂  2009  5")
    assert found.period.year == 2008
    assert codes(found) == [("year-small", None)]


def test_a_year_with_far_fewer_firms_than_the_year_before_is_warned_about() -> None:
    """3 of 4 firms are under 80 %."""
    found = count(
        "firm  year  revenue\n" + "\n".join(f"示例{i}厂  {y}  5" for y, n in ((2007, 4), (2008, 3)) for i in range(n))
    )
    assert codes(found) == [("year-fewer-firms", None)]
    assert dict(found.problems[0].facts) == {"year": 2008, "count": 3, "earlier": 2007, "before": 4}


BY = """
firm        year  industry  revenue
示例一厂    2008  食品      20000
示例二厂    2008  机械      30000
示例三厂    2008  _         40000
示例四厂    2008  其他      500
示例五厂    2008  机械      停产
"""


def test_a_breakdown_shows_the_plans_values_first_and_blank_last() -> None:
    """化工 is in the plan and has no firm."""
    found = count(BY, plan(breakdown=[{"heading": ["行业", "industry"], "values": ["机械", "化工"]}]))
    heading, groups = found.breakdowns[0]
    assert heading == "industry"
    assert [(g.value, g.enterprises, g.nested, g.totals, g.usable, g.largest) for g in groups] == [
        ("机械", 2, (0, 0, 1), (wan("30000"),), (1,), "示例二厂"),
        ("化工", 0, (0, 0, 0), (0,), (0,), None),
        ("食品", 1, (0, 0, 1), (wan("20000"),), (1,), "示例一厂"),
        ("其他", 1, (0, 0, 0), (wan("500"),), (1,), "示例四厂"),
        (None, 1, (0, 0, 1), (wan("40000"),), (1,), "示例三厂"),
    ]


def test_a_breakdown_of_the_plan_that_no_table_has_is_left_out() -> None:
    """The plan may know more than the table."""
    assert count(BY, plan(breakdown=[{"heading": "所在园区"}])).breakdowns == ()


def test_a_breakdown_that_was_asked_for_replaces_the_plans_and_keeps_its_values() -> None:
    """`--by industry` where the plan knows industry under another heading too."""
    targets = plan(breakdown=[{"heading": ["行业", "industry"], "values": ["机械"]}, {"heading": "year"}])
    found = count(BY, targets, by=["industry"])
    assert [heading for heading, _ in found.breakdowns] == ["industry"]
    assert found.breakdowns[0][1][0].value == "机械"


def test_a_breakdown_in_one_of_two_tables_leaves_the_others_blank() -> None:
    """The second table has no such heading."""
    second = table("firm  year  revenue\n示例六厂  2008  5", path="second.csv")
    found = count([table(BY), second], by=["industry"])
    assert found.breakdowns[0][1][-1].enterprises == 2


@pytest.mark.parametrize(
    ("reading", "code"), [({"by": ["park"]}, "by-unknown"), ({"where": ["park=A"]}, "where-unknown")]
)
def test_a_heading_that_no_table_has_is_refused(reading: dict[str, Any], code: str) -> None:
    """The refusal lists the headings."""
    with pytest.raises(DataError) as refused:
        count(BY, **reading)
    assert (refused.value.code, refused.value.facts["headings"]) == (code, ["firm", "year", "industry", "revenue"])


@pytest.mark.parametrize(
    ("reading", "near"),
    [({"by": ["industri"]}, ("industry",)), ({"where": ["yaer=2008"]}, ("year",)), ({"by": ["园区"]}, ())],
)
def test_a_heading_that_was_perhaps_meant_is_named(reading: dict[str, Any], near: tuple[str, ...]) -> None:
    """If one is spelled much like it."""
    with pytest.raises(DataError) as refused:
        count(BY, **reading)
    assert (refused.value.facts["near"], refused.value.facts["hinted"]) == (near, len(near))


@pytest.mark.parametrize("reading", [{"by": ["firm"]}, {"where": ["firm=示例一厂"]}])
def test_names_are_no_breakdown_and_no_condition_of_a_report_to_pass_on(reading: dict[str, Any]) -> None:
    """`--no-names` with `--by` or `--where` on the name would tell who it is."""
    with pytest.raises(UsageError):
        tally([table(BY)], Question(PLAN, reading=Reading.model_validate(reading), no_names=True))


def test_conditions_on_one_heading_are_or_and_on_two_are_and() -> None:
    """机械 or 食品 in 2008; the total of the table stays whole."""
    found = count(BY, where=["industry=机械", "industry=食品", "year=2008"])
    assert found.enterprises == 3
    assert found.inputs[0].firm_rows == 5


def test_a_condition_that_leaves_nobody_is_refused() -> None:
    """An empty report would say that all goals are missed."""
    with pytest.raises(DataError) as refused:
        count(BY, where=["industry=造纸"])
    assert refused.value.code == "where-nobody"


def test_expected_rows_and_totals_that_hold_change_nothing() -> None:
    """5 rows, 90,500万元."""
    assert count(BY, expect_rows=5, expect_total={"revenue": "90500万元"}).enterprises == 5


@pytest.mark.parametrize(
    ("reading", "code"),
    [
        ({"expect_rows": 4}, "expect-rows"),
        ({"expect_total": {"revenue": "90500.0001万元"}}, "expect-total"),
        ({"expect_total": {"output": "1万元"}}, "expect-measure"),
    ],
)
def test_expectations_that_fail_are_refused(reading: dict[str, Any], code: str) -> None:
    """Exactly, to the last digit."""
    with pytest.raises(DataError) as refused:
        count(BY, **reading)
    assert refused.value.code == code


def test_the_figures_are_loaded_into_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ordinary tables go through `Enterprise`, firm by firm."""
    loaded: list[type] = []

    def note_kind(kind: type) -> TypeAdapter[Any]:
        loaded.append(kind)
        return TypeAdapter(kind)

    monkeypatch.setattr(firms, "TypeAdapter", note_kind)
    count(FIVE)
    assert loaded == [list[Enterprise]]


def test_figures_that_a_float_cannot_tell_apart_are_told_apart() -> None:
    """They differ in the twenty-first digit, and the larger stands first in the table."""
    found = count(
        """
        firm        year  revenue
        示例高厂    2008  10000000000000.000002元
        示例低厂    2008  10000000000000.000001元
        """
    )
    assert [standing.name for standing in found.tiers[2].cushion] == ["示例低厂", "示例高厂"]
    assert found.measures[0].largest_firm == "示例高厂"
