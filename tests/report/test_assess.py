"""From counts to verdicts: every number of a report, worked out by hand."""

from decimal import Decimal

import pytest

from tests.engines.drawn import PLAN, count, dump, plan, table
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.targets import Targets
from tiers.engines import tally
from tiers.report.assess import assess
from tiers.report.contract.report import Goal, Report


def judge(drawing: str, targets: Targets = PLAN, *, year: int | None = None, **asked: object) -> Report:
    """Count a drawing and judge it; every value of the report must be of its type."""
    question = Question(targets, **asked)  # type: ignore[arg-type]  # the fields of a question
    report = assess(tally([table(drawing, year=year)], question), question)
    return Report.model_validate(report)


def register(year: int, *figures: int) -> str:
    """Write the rows of as many firms as there are figures (万元)."""
    return "\n".join(f"示例{i}厂  {year}  {figure}" for i, figure in enumerate(figures))


HEADINGS = "firm  year  revenue\n"
NOW = HEADINGS + register(2008, *[60_000] * 3, *[20_000] * 7, 41_280, 31_850)
"""In 2008, three of five years gone: 0 over 10亿, 3 over 5亿, 12 over 1亿."""


def numbers(goal: Goal) -> dict[str, object]:
    """Pick the numbers of a verdict."""
    names = (
        "count",
        "gap",
        "surplus",
        "completion",
        "base",
        "due",
        "due_now",
        "pace",
        "difference",
        "status",
        "method",
    )
    return {name: getattr(goal, name) for name in names}


def test_every_number_of_a_verdict_with_an_unknown_base() -> None:
    """5亿: 3 of 5, elapsed 0.6: due 3, pace (3/5)/0.6 = 1, difference 0."""
    report = judge(NOW)
    assert numbers(report.goals[1]) == {
        "count": 3, "gap": 2, "surplus": 0, "completion": Decimal("0.6"), "base": None, "due": 3, "due_now": 3,
        "pace": 1, "difference": 0, "status": "on_track", "method": "linear-from-zero",
    }  # fmt: skip
    assert numbers(report.goals[2]) == {
        "count": 12, "gap": 3, "surplus": 0, "completion": Decimal("0.8"), "base": None, "due": 9, "due_now": 9,
        "pace": Decimal("1.33333333333333"), "difference": Decimal("0.2"), "status": "on_track", "method": "linear-from-zero",
    }  # fmt: skip


def test_the_period_and_the_time_gone() -> None:
    """The end of 2008 is 36 of 60 months after the end of 2005."""
    time = judge(NOW).period
    assert (time.year, time.months, time.complete, time.as_of) == (2008, (1, 12), True, "2008-12-31")
    assert (time.elapsed, time.years_left) == (Decimal("0.6"), 2)


def test_the_base_is_counted_from_the_base_years_rows() -> None:
    """6 of 15 in 2005 and 10 in 2008: due 6 + 9 × 0.6 = 11.4, now 11; pace (4/9)/0.6 = 0.7407."""
    report = judge(HEADINGS + register(2005, *[20_000] * 6) + "\n" + register(2008, *[20_000] * 10))
    assert numbers(report.goals[2]) == {
        "count": 10, "gap": 5, "surplus": 0, "completion": Decimal("0.666666666666667"), "base": 6,
        "due": Decimal("11.4"), "due_now": 11, "pace": Decimal("0.740740740740741"),
        "difference": Decimal("-0.155555555555556"), "status": "lagging", "method": "linear",
    }  # fmt: skip
    assert report.goals[2].base_source == "counted"


def with_base(base: int) -> Targets:
    """Return the plan with a stated base of 1亿."""
    return plan(tier=[*(dump(tier) for tier in PLAN.tier[:2]), {**dump(PLAN.tier[2]), "base": base}])


def test_a_stated_base_wins_and_a_difference_is_a_warning() -> None:
    """The plan says 5, the table has 6."""
    report = judge(HEADINGS + register(2005, *[20_000] * 6) + "\n" + register(2008, *[20_000] * 10), with_base(5))
    assert (report.goals[2].base, report.goals[2].base_source) == (5, "stated")
    assert [item.code for item in report.problems.items] == ["base-differs"]


def test_a_stated_base_that_agrees_is_no_problem() -> None:
    """Both say 6."""
    report = judge(HEADINGS + register(2005, *[20_000] * 6) + "\n" + register(2008, *[20_000] * 10), with_base(6))
    assert report.problems.items == ()


def test_a_stated_base_is_unknown_for_a_part_of_the_firms() -> None:
    """It was of all firms; the goals are still judged, with a warning."""
    report = judge(NOW, with_base(6), reading=Reading(where=("year=2008",)))
    assert (report.goals[2].base, report.goals[2].goal) == (None, 15)
    assert [item.code for item in report.problems.items] == ["base-not-for-part"]


def test_the_base_of_a_plan_that_counts_by_bands_is_counted_by_bands() -> None:
    """In 2005 one firm over 10亿 and one over 1亿: the band of 1亿 holds one."""
    drawing = HEADINGS + register(2005, 120_000, 20_000) + "\n" + register(2008, 120_000, 20_000)
    goals = judge(drawing, plan(counting="banded")).goals
    assert [(goal.base, goal.count, goal.nested, goal.band) for goal in goals] == [
        (1, 1, 1, 1),
        (0, 0, 1, 0),
        (1, 1, 2, 1),
    ]


def test_as_of_changes_time_and_not_the_figures() -> None:
    """The end of June 2009 is 42 of 60 months: elapsed 0.7, 1.5 years left."""
    report = judge(NOW, as_of=(2009, 6))
    assert (report.period.year, report.period.as_of) == (2008, "2009-06-30")
    assert (report.period.elapsed, report.period.years_left, report.options.as_of) == (
        Decimal("0.7"),
        Decimal("1.5"),
        "2009-06",
    )


def test_without_a_year_there_are_counts_and_gaps_and_no_time() -> None:
    """A goal with a gap is unmet, one without is achieved."""
    report = judge("firm  revenue\n示例厂  120000")
    assert report.period.model_dump() == dict.fromkeys(["year", "months", "complete", "as_of", "elapsed", "years_left"])
    assert [(goal.gap, goal.status, goal.due, goal.method) for goal in report.goals] == [
        (0, "achieved", None, None),
        (4, "unmet", None, None),
        (14, "unmet", None, None),
    ]


def test_a_year_to_date_has_no_growth_and_no_verdict_of_failure() -> None:
    """Its end is unknown; `--as-of` says it, and then it is open."""
    drawing = "firm  year  revenue@?\n示例厂  2008  20000"
    unknown, known = judge(drawing).goals[2], judge(drawing, as_of=(2008, 9)).goals[2]
    assert (unknown.status, known.status) == ("unmet", "open")
    nearest = judge(drawing, as_of=(2008, 9)).goals[1].nearest
    assert nearest is not None
    assert (nearest[0].growth_needed, nearest[0].yearly_growth_needed) == (Decimal("1.5"), None)


def test_the_growth_of_the_nearest_is_needed_and_own() -> None:
    """400 → 500 is 25 %; in 2 years √1.25 − 1 = 11.803…%; own: 100 → 400 in 3 years is ∛4 − 1 = 58.74…%."""
    drawing = HEADINGS + register(2005, 10_000) + "\n" + register(2008, 40_000)
    nearest = judge(drawing).goals[1].nearest
    assert nearest is not None
    assert (nearest[0].figure, nearest[0].short_by) == (400_000_000, 100_000_000)
    assert nearest[0].growth_needed == Decimal("0.25")
    assert nearest[0].yearly_growth_needed == Decimal("0.118033988749895")
    assert nearest[0].own_yearly_growth == Decimal("0.587401051968199")


def test_growth_is_null_for_figures_that_are_not_above_0() -> None:
    """Nothing grows from 0 or from a loss."""
    nearest = judge(HEADINGS + register(2008, 0, -5)).goals[2].nearest
    assert nearest is not None
    assert [(firm.growth_needed, firm.yearly_growth_needed) for firm in nearest] == [(None, None), (None, None)]


def test_the_last_year_leaves_no_time_to_grow() -> None:
    """At the end of 2010 a gap is missed."""
    goal = judge(HEADINGS + register(2010, 9_000)).goals[2]
    assert goal.status == "missed"
    assert goal.nearest is not None
    assert goal.nearest[0].yearly_growth_needed is None


def test_after_the_target_year_there_is_no_verdict() -> None:
    """Figures of 2012 say nothing of 2010."""
    report = judge(HEADINGS + register(2012, 120_000))
    assert {goal.status for goal in report.goals} == {"ended"}
    assert report.goals[2].gap == 14


def test_the_margin_of_the_cushion() -> None:
    """10,160万 is 160万 above 1亿."""
    cushion = judge(HEADINGS + register(2008, 10_160)).goals[2].cushion
    assert cushion is not None
    assert (cushion[0].figure, cushion[0].margin) == (101_600_000, 1_600_000)


def test_a_verdict_that_an_unreadable_figure_could_change_is_not_certain() -> None:
    """8 of 15 with 9 due lags; with the unreadable one 9 it would be on track."""
    drawing = HEADINGS + register(2008, *[20_000] * 8) + "\n示例九厂  2008  约2.3亿"
    goal = judge(drawing).goals[2]
    assert (goal.count, goal.at_most, goal.status, goal.certain, goal.at_most_status) == (
        8,
        9,
        "lagging",
        False,
        "on_track",
    )


def test_a_verdict_that_nothing_could_change_is_certain() -> None:
    """7 or 8 of 15 with 9 due lags either way: 7/15 ÷ 0.6 = 0.78."""
    drawing = HEADINGS + register(2008, *[20_000] * 7) + "\n示例九厂  2008  约2.3亿"
    assert judge(drawing).goals[2].certain


def test_a_tier_of_which_every_figure_is_unreadable_is_not_assessable_and_not_certain() -> None:
    """If they could be read it would be another verdict."""
    goal = judge(HEADINGS + "示例一厂  2008  约2.3亿").goals[2]
    assert (goal.status, goal.certain, goal.gap) == ("not_assessable", False, 15)


def test_a_tier_of_which_every_figure_is_missing_is_not_assessable() -> None:
    """There is nothing to count."""
    goal = judge(HEADINGS + "示例一厂  2008  停产").goals[2]
    assert (goal.status, goal.certain) == ("not_assessable", True)


WORDS = plan(
    tier=[
        {"name": "10亿", "measure": "output", "over": "10亿", "goal": 1},
        {"name": "1亿", "measure": ["output", "revenue"], "over": "1亿", "goal": "一批", "goal_en": "a group"},
        {"name": "5000万", "measure": "profit", "over": "5000万"},
    ],
    measure={"profit": {"headings": ["利润"]}},
)


def test_a_tier_without_a_measure_is_null_and_one_without_a_number_is_not_judged() -> None:
    """The first is not assessable, the second and third have no number."""
    goals = judge(NOW, WORDS).goals
    assert [(g.measure, g.preferred, g.status, g.count, g.certain, g.goal, g.goal_text) for g in goals] == [
        (None, None, "not_assessable", None, None, 1, None),
        ("revenue", False, "no_goal", 12, True, None, "一批"),
        (None, None, "no_goal", None, None, None, None),
    ]
    assert (goals[1].gap, goals[1].completion, goals[1].due, goals[1].uplift, goals[1].lacking) == (None,) * 5
    assert goals[0].limit == 1_000_000_000


def test_measures_carry_their_labels_in_both_languages() -> None:
    """The built-in words, or the name itself."""
    measure = judge(NOW).measures[0]
    assert (measure.label.zh, measure.label.en) == ("销售收入", "sales revenue")
    assert WORDS.label_of("profit").en == "profit"


def test_the_inputs_say_how_they_were_understood() -> None:
    """A heading's year is shown for figures alone."""
    found = judge("firm  revenue@2008\n示例厂  5").inputs[0]
    assert [(c.role, c.heading, c.year, c.months, c.unit, c.unit_from) for c in found.columns] == [
        ("name", "firm", None, None, None, None),
        ("revenue", "revenue@2008", 2008, (1, 12), "万元", "heading"),
    ]
    assert (found.path, found.rows, found.firm_rows) == ("drawn.csv", 1, 1)


def test_the_options_are_what_was_said_on_the_command_line() -> None:
    """Not what the plan's reading section says."""
    said = Reading.model_validate({"unit": "万元", "units": {"output": "元"}, "year": 2008, "where": ("year=2008",)})
    options = judge(NOW, options=said).options
    assert options.model_dump() == {
        "year": 2008, "as_of": None, "unit": "万元,output=元", "where": ("year=2008",), "duplicates": "stop", "no_names": False,
    }  # fmt: skip


def test_at_most_100_problems_are_listed_and_the_rest_counted() -> None:
    """103 unreadable figures and one negative one."""
    rows = "\n".join(f"示例{i}厂  2008  约{i}" for i in range(103))
    problems = judge(f"{HEADINGS}{rows}\n示例负厂  2008  -1").problems
    assert (problems.errors, problems.warnings, problems.omitted, len(problems.items)) == (103, 1, 4, 100)
    assert problems.items[0].message == "“约0” is not an amount, so this figure of 示例0厂 does not count."


def test_what_was_set_aside_and_the_tables_own_total_are_reported() -> None:
    """The total agrees."""
    found = judge("firm  year  revenue\n示例厂  2008  5\n合计  _  5").inputs[0]
    assert [(a.row, a.text, a.why) for a in found.set_aside] == [(3, "合计", "total")]
    assert [(t.row, t.measure, t.stated, t.added) for t in found.totals] == [(3, "revenue", 50_000, 50_000)]


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_rows_does_not_matter(order: int) -> None:
    """But for the order of the table itself."""
    lines = NOW.splitlines()
    turned = "\n".join([lines[0], *lines[1:][::order]])
    assert judge(turned).goals == judge(NOW).goals


def test_duplicates_say_what_was_decided_and_for_how_many() -> None:
    """One firm twice."""
    found = count("firm  year  revenue\n示例厂  2008  5\n示例厂  2008  6", duplicates="sum")
    report = assess(found, Question(PLAN, reading=Reading(duplicates="sum")))
    assert report.duplicates.model_dump() == {"policy": "sum", "equal": 0, "conflicting": 1}
