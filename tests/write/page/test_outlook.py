"""What is to be expected, in tenths and with what it rests on."""

from decimal import Decimal

import pytest

from tests.write import reports
from tests.write.outlooks import FROM_10_MILLION, outlook, outlook_goal
from tests.write.reports import drawing
from tiers.report.contract.outlook import OutlookReport
from tiers.report.contract.report import Report
from tiers.write.page.blocks import Grid, Paragraph
from tiers.write.page.outlook import chance_in_words, outlook_notes, outlook_section, outlook_sentence
from tiers.write.page.phrases import Words


def with_outlook(found: OutlookReport | None = None, **changes: object) -> Report:
    """Make the report of the design with an outlook."""
    return drawing(outlook=found or outlook(), **changes)


def draw(report: Report, lang: str = "en") -> list[list[str]]:
    """Return the table with its headings, row by row."""
    grid = next(block for block in outlook_section(report, Words(report, lang)) if isinstance(block, Grid))
    return [[column.heading for column in grid.columns], *([cell.text for cell in row] for row in grid.rows)]


def notes(report: Report, lang: str = "en") -> list[str]:
    """Return what stands below the table."""
    return [note.lead + note.text for note in outlook_notes(report, Words(report, lang))]


def test_the_table_of_the_design() -> None:
    """Under its title; a goal without a number has a pace and no chance."""
    report = with_outlook()
    assert draw(report) == [
        ["Tier", "2008", "Goal", "At own pace", "Chance"],
        ["over ¥1 bn", "0", "1", "1", "about 7 in 10"],
        ["over ¥500 m", "3", "5", "5", "over 9 in 10"],
        ["over ¥100 m", "10", "15", "13", "under 1 in 10"],
        ["output value over ¥10 m", "108", "a group", "124", ""],
    ]
    assert draw(report, "zh")[1:4] == [
        ["过10亿元", "0", "1", "1", "约七成"], ["过5亿元", "3", "5", "5", "九成以上"], ["过1亿元", "10", "15", "13", "不足一成"],
    ]  # fmt: skip
    titles = [outlook_section(report, Words(report, lang))[0] for lang in ("en", "zh")]
    assert [isinstance(title, Paragraph) and title.lead for title in titles] == [
        "Outlook for the end of 2010",
        "2010年底展望",
    ]


def test_what_it_rests_on() -> None:
    """The years, the firms of each size, their growth, the common shock, and what a chance does not say."""
    assert notes(with_outlook()) == [
        (
            "At own pace: each firm grows on as it did since 2005. Chance: each grows like firms of its size from 2005 to 2008 "
            "(from ¥50 m: 49 yearly changes, 19.4% in the middle; from ¥10 m: 245, 12.0%), all together up to 5 points a year "
            "less or more, and nobody new comes. A chance says nothing about the schedule."
        )
    ]
    assert notes(with_outlook(), "zh") == [
        (
            "按自身增速：各企业保持2005年以来的增速。把握：各企业的增速同2005至2008年规模相近的企业"
            "（5000万元以上：49个年度变化，中位19.4%；1000万元以上：245个，12.0%），整体每年至多高低5个百分点，不计新来企业。"
            "把握与是否达到序时无关。"
        )
    ]


def test_who_is_gone_or_odd_is_said() -> None:
    """And no shock where there is none; one change is one."""
    one = outlook_goal("10亿", None, "0.5", gone=2, odd=1, pairs=1)
    assert notes(with_outlook(outlook(one, shock=Decimal(0)), goals=(reports.ten(),))) == [
        (
            "Chance: each grows like firms of its size from 2005 to 2008 (from ¥50 m: 1 yearly change, 19.4% in the middle, "
            "1 over tenfold left out, 2 gone), and nobody new comes. A chance says nothing about the schedule."
        )
    ]


def test_growth_that_the_plan_states() -> None:
    """Nothing of it is from the table."""
    stated = outlook_goal(
        "10亿", 1, "0.5", source="stated", floor=None, pairs=None, odd=None, gone=None, growth=Decimal("0.12")
    )
    report = with_outlook(outlook(stated, shock=Decimal("0.025")), goals=(reports.ten(),))
    assert notes(report)[0].partition("Chance: ")[2] == (
        "each grows as the plan states (12.0% a year in the middle), all together up to 2.5 points a year less or more, "
        "and nobody new comes. A chance says nothing about the schedule."
    )


@pytest.mark.parametrize(
    ("years", "start", "window"),
    [
        (((2004, True), (2006, True), (2007, True), (2008, True)), "since 2004.", "from 2006 to 2008"),
        (((2005, False), (2007, True), (2008, True)), "since 2007.", "from 2007 to 2008"),
        (((2002, True), (2003, True), (2004, True), (2008, True)), "since 2002.", "from 2003 to 2004"),
    ],
)
def test_since_when_and_from_which_years(years: tuple[tuple[int, bool], ...], start: str, window: str) -> None:
    """The base year if it was read whole, else the earliest; changes of the five years before, one year apart."""
    found = tuple(reports.year(number, 3, 0, 0, 0, 0, complete=complete) for number, complete in years)
    (said,) = notes(with_outlook(years=found))
    assert start in said
    assert window in said


REASONS = {
    "not_assessable": "the table has no figures for it",
    "over": "no time is left",
    "part_year": "the figures are of a part of a year",
    "years": "the years left are no whole number",
    "shock": "firms shrink so fast that nothing would be left of them",
}


@pytest.mark.parametrize("reason", REASONS)
def test_where_nothing_is_known_the_reason_stands_alone(reason: str) -> None:
    """Without a table, once for all goals."""
    report = with_outlook(outlook(*(outlook_goal(tier, None, reason=reason) for tier in ("10亿", "5亿")), outlook_goal("1000万", None)),
                          goals=(reports.ten(), reports.five(), reports.group()))  # fmt: skip
    assert notes(report) == [f"No chance is said: {REASONS[reason]}."]
    assert len(outlook_section(report, Words(report, "en"))) == 2


def test_where_some_goals_have_a_chance_the_others_are_named() -> None:
    """Each reason once; own paces stand in the table all the same."""
    silent = (
        outlook_goal("5亿", 5, reason="many"),
        outlook_goal("1亿", 13, reason="few_pairs"),
        outlook_goal("1000万", 124),
    )
    report = with_outlook(outlook(outlook_goal("10亿", 1, "0.7392"), *silent))
    assert [row[3:] for row in draw(report)[1:]] == [["1", "about 7 in 10"], ["5", "—"], ["13", "—"], ["124", ""]]
    assert notes(report)[1:] == [
        "No chance is said for over ¥500 m: more than 20,000 firms are of that size, too many to look at one by one.",
        (
            "No chance is said for over ¥100 m: fewer than 30 yearly changes of such firms are known; read earlier years too, "
            "or state growth, spread and stay under [outlook]."
        ),
    ]
    assert notes(report, "zh")[1] == "5亿元档不作把握判断：该规模企业超过20000家，无法逐家测算。"


def test_own_paces_stand_without_any_chance() -> None:
    """They need no firms of the same size."""
    report = with_outlook(outlook(outlook_goal("10亿", 1, reason="few_pairs")), goals=(reports.ten(),))
    assert draw(report)[1] == ["over ¥1 bn", "0", "1", "1", "—"]
    assert notes(report)[0] == "At own pace: each firm grows on as it did since 2005."


def test_nobody_asked() -> None:
    """Nothing is shown."""
    report = drawing()
    assert outlook_section(report, Words(report, "en")) == ()
    assert outlook_sentence(report, reports.ten(), Words(report, "en")) == ""


@pytest.mark.parametrize(
    ("chance", "en", "zh"),
    [
        ("0", "under 1 in 10", "不足一成"), ("0.0999", "under 1 in 10", "不足一成"), ("0.1", "about 1 in 10", "约一成"),
        ("0.15", "about 2 in 10", "约二成"), ("0.25", "about 2 in 10", "约二成"), ("0.2501", "about 3 in 10", "约三成"),
        ("0.35", "about 4 in 10", "约四成"), ("0.9", "about 9 in 10", "约九成"), ("0.9001", "over 9 in 10", "九成以上"),
        ("1", "over 9 in 10", "九成以上"),
    ],
)  # fmt: skip
def test_a_chance_in_tenths(chance: str, en: str, zh: str) -> None:
    """Half-even; never under one, nor over nine of them."""
    report = drawing()
    assert [chance_in_words(Decimal(chance), Words(report, lang)) for lang in ("en", "zh")] == [en, zh]


@pytest.mark.parametrize(
    ("own_pace", "chance", "en", "zh"),
    [
        (
            13,
            "0.0563",
            "At own pace 13 by the end of 2010, chance under 1 in 10.",
            "按自身增速2010年底13家，把握不足一成。",
        ),
        (13, None, "At own pace 13 by the end of 2010.", "按自身增速2010年底13家。"),
        (None, "0.5", "By the end of 2010, chance about 5 in 10.", "2010年底把握约五成。"),
        (None, None, "", ""),
    ],
)
def test_the_sentence_of_the_notice(own_pace: int | None, chance: str | None, en: str, zh: str) -> None:
    """Only of a goal with a gap."""
    report = with_outlook(
        outlook(outlook_goal("1亿", own_pace, chance, **({} if chance else {"reason": "years"}))),
        goals=(reports.one(),),
    )
    assert [outlook_sentence(report, reports.one(), Words(report, lang)) for lang in ("en", "zh")] == [en, zh]
    met = reports.one().model_copy(update={"gap": 0})
    assert outlook_sentence(report, met, Words(report, "en")) == ""


def test_pools_of_the_same_firms_are_said_once() -> None:
    """A floor that was gone down to."""
    goals = (outlook_goal("10亿", 1, "0.5", **FROM_10_MILLION), outlook_goal("5亿", 1, "0.5", **FROM_10_MILLION))
    assert notes(with_outlook(outlook(*goals), goals=(reports.ten(), reports.five())))[0].count("¥10 m") == 1
