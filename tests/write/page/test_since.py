"""What people are told of what has changed."""

import pytest

from tests.write import changes, reports
from tests.write.changes import moved_firm, since, since_goal
from tiers.report.contract.report import Report
from tiers.write.page.blocks import Grid, Paragraph, Section
from tiers.write.page.phrases import Words
from tiers.write.page.since import brief, matrices
from tiers.write.page.since import since as drawn


def section(report: Report, lang: str = "en", top: int | None = None, *, verbose: bool = False) -> Section:
    """Return the blocks."""
    return drawn(report, Words(report, lang), top, verbose=verbose)


def grids(blocks: Section) -> list[list[list[str]]]:
    """Return every table with its headings, row by row."""
    found = [block for block in blocks if isinstance(block, Grid)]
    return [[[c.heading for c in g.columns], *([cell.text for cell in row] for row in g.rows)] for g in found]


def paragraphs(blocks: Section) -> list[str]:
    """Return the paragraphs."""
    return [block.lead + block.text for block in blocks if isinstance(block, Paragraph)]


def test_nothing_is_shown_where_nothing_was_compared() -> None:
    """As without the option."""
    report = reports.drawing()
    assert (section(report), matrices(report, Words(report, "en")), brief(report, Words(report, "en"))) == ((), (), "")


def test_the_identity_of_every_tier() -> None:
    """What went has a minus; where nothing is known stands a dash; without a figure is what came less what went."""
    goals = (
        since_goal("10亿", 0, 0, 0, 0, 0, 0, 0, 0),
        since_goal("5亿", 9, 1, 2, 3, 4, 1, 1, 3),
        since_goal("1亿", 0, 0, 0, 0, 0, 0, 0, 0, **dict.fromkeys(("opening", "risen", "new", "unknown_then", "dropped", "left", "unknown_now", "closing", "net", "stayed"))),
    )  # fmt: skip
    table = grids(section(reports.drawing(since=since(goals=goals))))[0]
    assert table == [
        ["Tier", "2007", "Risen", "New", "Dropped", "Left", "No figure", "2008", "Net"],
        ["over ¥1 bn", "0", "0", "0", "0", "0", "0", "0", "0"],
        ["over ¥500 m", "9", "+1", "+2", "-4", "-1", "+2", "9", "0"],
        ["over ¥100 m", "—", "—", "—", "—", "—", "—", "—", "—"],
    ]


def test_figures_that_are_missing_have_a_column_only_where_there_are_some() -> None:
    """On one of the two sides."""
    goals = (since_goal("5亿", 2, 1, 0, 0, 0, 0, 0, 2),)
    assert "No figure" not in grids(section(reports.drawing(since=since(goals=goals))))[0][0]


def test_words_say_how_many_firms_there_are_and_which_goals_stand_otherwise() -> None:
    """Better, then worse; of then nobody says “yet”."""
    assert paragraphs(section(changes.moved())) == [
        "Since the end of 2007",
        "Firms: 278 in both years, 21 new in the table, 1 has left.",
        "Better: over ¥500 m, off track then, on track now.",
        "Worse: over ¥1 bn, not due then, off track now.",
    ]
    assert paragraphs(section(changes.moved(), "zh")) == [
        "与2007年底相比",
        "企业：两年均有278家，新入表21家，退出1家。",
        "变好：5亿元档由明显落后变为达到序时。",
        "变差：10亿元档由尚未到期变为明显落后。",
    ]


@pytest.mark.parametrize(
    ("period", "title", "heads", "firms"),
    [
        ((2008, (1, 11), "2008-11-30"), "Since the end of November 2008", ["November", "December"], "in both tables"),
        ((2008, (1, 12), "2008-12-31"), "Since the end of 2008", ["Then", "Now"], "in both tables"),
        ((2006, (1, 12), "2006-12-31"), "Since the end of 2006", ["2006", "2008"], "in both years"),
    ],
)
def test_the_sides_are_called_by_year_or_month(
    period: tuple[int, tuple[int, int], str], title: str, heads: list[str], firms: str
) -> None:
    """A corrected table of the same month is only then and now."""
    year, months, as_of = period
    facts = {"year": year, "months": months, "complete": months == (1, 12), "as_of": as_of}
    matched = {"both": 1, "new": 0, "left": 0, "by_name": 1, "same_name": 0}
    blocks = section(reports.drawing(since=since(period=facts, firms=matched, kind="table", path="then.csv")))
    new = "none new in the table" if "years" in firms else "none new"
    matched_by = "1 of them was matched by its name."
    assert paragraphs(blocks)[:2] == [title, f"Firms: 1 {firms}, {new}, none has left. {matched_by}"]
    assert [grids(blocks)[0][0][place] for place in (1, -2)] == heads


def test_who_moved_is_listed_by_tier_and_way() -> None:
    """The tiers with a number; an old name beside the new one."""
    assert grids(section(changes.moved()))[1] == [
        ["", "2007", "2008"],
        ["Risen to over ¥500 m", "", ""],
        ["示例食品厂 012 (then 示例老食品厂)", "¥460.2 m", "¥583.4 m"],
        ["Risen to over ¥100 m", "", ""],
        ["示例食品厂 250", "¥99.8 m", "¥124.7 m"],
        ["示例羽绒厂 279", "¥99.3 m", "¥101.6 m"],
        ["New in the table, over ¥100 m", "", ""],
        ["示例新厂 300", "—", "¥150.0 m"],
        ["Over ¥100 m then, left the table", "", ""],
        ["示例旧厂 001", "¥120.0 m", "—"],
        ["Over ¥100 m then, no figure now", "", ""],
        ["示例食品厂 082", "¥178.9 m", "—"],
    ]


def test_more_is_listed_where_more_is_to_be_said() -> None:
    """Also the tier without a number."""
    rows = grids(section(changes.moved(), verbose=True))[1]
    assert rows[-2:] == [
        ["Output value over ¥10 m then, dropped out", "", ""],
        ["示例小厂 007", "¥10.4 m", "¥9.6 m"],
    ]


@pytest.mark.parametrize(("top", "shown", "more"), [(None, 5, "2 more"), (3, 3, "4 more"), (9, 7, None), (0, 0, None)])
def test_at_most_five_firms_of_a_way_are_shown(top: int | None, shown: int, more: str | None) -> None:
    """Unless somebody says how many; how many more there are is told."""
    firms = tuple(moved_firm("unknown_then", f"厂{n}", None, "200000000") for n in range(7))
    goals = (since_goal("1亿", 0, 0, 0, 7, 0, 0, 0, 0, firms=firms),)
    found = grids(section(reports.drawing(since=since(goals=goals)), top=top))
    rows = found[1][2:] if len(found) > 1 else []
    assert len([row for row in rows if row[0].startswith("厂")]) == shown
    assert [row[0] for row in rows if row[0].endswith("more")] == ([more] if more else [])


def test_a_saved_report_shows_counts_and_how_goals_stood() -> None:
    """A tier that it did not have has dashes."""
    blocks = section(changes.saved())
    assert grids(blocks) == [
        [
            ["Tier", "November", "December", "Net", "Status then", "Status now"],
            ["over ¥1 bn", "0", "0", "0", "not due yet", "off track"],
            ["over ¥500 m", "2", "3", "+1", "off track", "on track"],
            ["over ¥100 m", "9", "10", "+1", "lagging", "lagging"],
            ["output value over ¥10 m", "—", "—", "—", "—", "no number"],
        ]
    ]
    assert paragraphs(blocks)[0] == "Since the end of November 2008"


def test_of_other_months_nothing_is_said_but_that() -> None:
    """A report whose month nobody stated is called the one that was saved."""
    period = {"year": 2007, "months": None, "complete": False, "as_of": None}
    report = reports.drawing(since=since(kind="report", comparable=False, period=period, firms=None, matrix=None))
    assert paragraphs(section(report)) == [
        "Since the report that was saved",
        "The saved report is of other months; nothing is compared.",
    ]
    assert brief(report, Words(report, "en")) == ""


def test_the_problems_of_thens_own_table_are_counted() -> None:
    """And where they are told."""
    report = reports.drawing(since=since(kind="table", path="then.csv", problems={"errors": 1, "warnings": 0}))
    assert paragraphs(section(report))[-1] == (
        "! The table of then has 1 error and no warnings; tiers check lists them."
    )


def test_the_matrix_stands_where_there_is_room() -> None:
    """Then from above, now from the left."""
    report = changes.moved()
    blocks: Section = tuple(block for pair in matrices(report, Words(report, "en")) for block in (pair[0], pair[1]))
    assert paragraphs(blocks) == ["Firms by output value, then across now"]
    assert grids(blocks) == [
        [
            ["Then ↓  now →", "output value over ¥10 m", "below", "no figure", "not in the table"],
            ["output value over ¥10 m", "94", "1", "0", "0"],
            ["below", "3", "180", "1", "0"],
            ["no figure", "0", "0", "0", "0"],
            ["not in the table", "11", "10", "0", "0"],
        ]
    ]


@pytest.mark.parametrize(
    ("ways", "en", "zh"),
    [
        ((2, 3, 0, 0, 0, 0, 0, 2), "over ¥100 m 3 more (3 risen).", "过1亿元净增3家（升入3家）。"),
        ((5, 0, 1, 1, 3, 1, 0, 1), "over ¥100 m 2 fewer (1 new, 1 without a figure then, 3 dropped, 1 left).",
         "过1亿元净减2家（新增1家，补数1家，掉出3家，退出1家）。"),
        ((5, 1, 0, 0, 0, 0, 1, 4), "over ¥100 m as many (1 risen, 1 without a figure now).",
         "过1亿元净增0家（升入1家，缺数1家）。"),
    ],
)  # fmt: skip
def test_the_notice_says_it_in_one_sentence(ways: tuple[int, ...], en: str, zh: str) -> None:
    """Of tiers with a number into which a firm came or out of which one went."""
    goals = (
        since_goal("5亿", 2, 0, 0, 0, 0, 0, 0, 2),
        since_goal("1亿", *ways),
        since_goal("1000万", 0, 9, 0, 0, 0, 0, 0, 0),
    )
    report = reports.drawing(since=since(goals=goals))
    assert brief(report, Words(report, "en")) == f"Since the end of 2007: {en}"
    assert brief(report, Words(report, "zh")) == f"与2007年底相比：{zh}"


def test_the_notice_says_that_nothing_has_changed() -> None:
    """And of a saved report only how many more there are."""
    report = reports.drawing(since=since(goals=(since_goal("5亿", 2, 0, 0, 0, 0, 0, 0, 2),)))
    assert brief(report, Words(report, "en")) == "Since the end of 2007, no tier has changed."
    assert brief(changes.saved(), Words(changes.saved(), "en")) == (
        "Since the end of November 2008: over ¥500 m 1 more; over ¥100 m 1 more."
    )
