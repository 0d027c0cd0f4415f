from tests.write import reports
from tiers.report.contract.groups import StageGoal
from tiers.report.contract.report import Report
from tiers.write.html.trend_chart import Course, Point, courses
from tiers.write.page.phrases import Words


def draw(report: Report, lang: str = "en") -> list[Course]:
    """Draw the courses of a report."""
    return courses(report, Words(report, lang))


def test_the_counts_against_the_straight_line() -> None:
    """From the base year to the target year; the highest number stands below the room for its text."""
    report = reports.drawing(
        goals=(reports.goal("5亿", 5 * reports.YI, goal=42, base=0, count=21),),
        years=(reports.year(2006, 1, 0, tiers=["5亿"]), reports.year(2008, 1, 21, tiers=["5亿"])),
    )
    (course,) = draw(report)
    assert course == Course(
        label="over ¥500 m",
        said="Over ¥500 m: 0 in 2006, 21 in 2008; the goal is 42 at the end of 2010",
        path="20.00,100.00 60.00,58.00",
        line="0.00,100.00 100.00,16.00",
        points=[
            Point("20.00%", "100.00%", "92.00%", "0", "middle", "0 in 2006"),
            Point("60.00%", "58.00%", "50.00%", "21", "middle", "21 in 2008"),
        ],
        goal=Point("100.00%", "16.00%", "8.00%", "42", "end", "goal 42 at the end of 2010"),
        years=(2005, 2010),
    )


def test_the_line_goes_over_the_stages_of_the_plan() -> None:
    """By hand: 42 at the end stands at 16, so a stage of 21 in 2008 stands at 58, after three of five years."""
    stages = (StageGoal(year=2008, goal=21),)
    report = reports.drawing(
        goals=(reports.goal("5亿", 5 * reports.YI, goal=42, base=0, count=21, by_year=stages),),
        years=(reports.year(2008, 1, 21, tiers=["5亿"]),),
    )
    (course,) = draw(report)
    assert course.line == "0.00,100.00 60.00,58.00 100.00,16.00"


def test_years_outside_the_plan() -> None:
    """The scale reaches as far as the figures."""
    report = reports.drawing(
        goals=(reports.ten(),), years=(reports.year(2004, 1, 2, 0, 0, 0), reports.year(2012, 1, 1, 0, 0, 0))
    )
    (course,) = draw(report)
    assert course.years == (2004, 2012)
    assert [point.anchor for point in course.points] == ["start", "end"]


def test_what_is_not_drawn() -> None:
    """A tier without a number, one that no year could count, and goals that are not meant for nested counts."""
    years = (reports.year(2008, 300, 0, None, 1, 108),)
    report = reports.drawing(goals=(reports.ten(), reports.five(), reports.group()), years=years)
    assert [course.label for course in draw(report)] == ["over ¥1 bn"]
    assert not draw(reports.drawing(years=()))
    assert not draw(reports.everything())


def test_a_goal_of_nothing() -> None:
    """Its line lies on the ground."""
    report = reports.drawing(
        goals=(reports.ten().model_copy(update={"goal": 0}),), years=(reports.year(2008, 1, 0, 0, 0, 0),)
    )
    (course,) = draw(report, "zh")
    assert course.line == "0.00,100.00 100.00,100.00"
    assert course.said == "过10亿元：2008年0家；目标为2010年底0家"
