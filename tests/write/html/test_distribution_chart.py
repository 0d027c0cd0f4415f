from decimal import Decimal

import pytest

from tests.write import reports
from tiers.domain.classification import Classification
from tiers.report.contract.report import Goal, Report
from tiers.write.html.distribution_chart import Spread, spread
from tiers.write.page.phrases import Words

YI = reports.YI


def firms(*figures: str | int | None, measure: str = "revenue") -> Classification:
    """Make a firm of each figure, beside one of another measure."""
    other = (Decimal(7), "usable", None, None, None)
    rows = [
        ("甲", None, 2008, *other, None if figure is None else Decimal(figure), "usable", None, None, None)
        for figure in figures
    ]
    return Classification(("output", measure), (), rows, len(rows))


def report(*goals: Goal) -> Report:
    """Make a report of these tiers, by default one of over ¥100 m."""
    return reports.drawing(goals=goals or (reports.goal("1亿", YI),))


def draw(of: Report, *figures: str | int | None, lang: str = "en") -> Spread:
    """Draw these firms."""
    found = spread(of, Words(of, lang), firms(*figures))
    assert found
    return found


def bar_texts(found: Spread) -> list[str]:
    """Return the text of every bar that holds a firm."""
    return [bar.said for bar in found.bars if bar.number]


def test_where_firms_stand() -> None:
    """Between the powers of ten and their doubles and fivefolds, by hand: the area of a bar is its number of firms.

    2 firms within log 2.5 = 0.39794 are 5.0258 a power of ten, 1 within log 2 = 0.30103 is 3.3219, or 66.10 % of it.
    """
    found = draw(report(), 30_000_000, 40_000_000, 60_000_000, 300_000_000)
    assert bar_texts(found) == ["¥20 m to ¥50 m: 2 firms", "¥50 m to ¥100 m: 1 firm", "¥200 m to ¥500 m: 1 firm"]
    assert [(bar.top, bar.height) for bar in found.bars] == [
        *(("16.00%", "84.00%"), ("44.48%", "55.52%"), ("100.00%", "0.00%"), ("58.00%", "42.00%")),
    ]
    assert [bar.number for bar in found.bars] == ["2", "1", "", "1"]
    assert [tick.text for tick in found.ticks] == ["¥20 m", "¥500 m"]
    assert found.how == "Firms by sales revenue, on a logarithmic scale; the area of a bar is their number."


@pytest.mark.parametrize(
    ("rule", "said"), [("over", "¥50 m to ¥100 m: 1 firm"), ("at_least", "¥100 m to ¥200 m: 1 firm")]
)
def test_a_firm_on_the_limit_stands_where_it_counts(rule: str, said: str) -> None:
    """Below an `over` limit, above an `at_least` one."""
    assert bar_texts(draw(report(reports.goal("1亿", YI, rule=rule)), YI)) == [said]


def test_a_limit_is_an_edge() -> None:
    """Also where it is no round number, so that no bar holds firms on both of its sides."""
    found = draw(report(reports.goal("三", 3 * YI)), 299_999_999, 300_000_001)
    assert bar_texts(found) == ["¥200 m to ¥300 m: 1 firm", "¥300 m to ¥500 m: 1 firm"]
    assert [limit.text for limit in found.limits] == ["¥300 m"]


def test_limits_of_the_usual_measure_are_said_in_rows() -> None:
    """Neighbours stand on different ones; a tier of another measure is not on this scale."""
    goals = [reports.goal(str(n), n * YI) for n in (9, 8, 7, 6)]
    found = draw(report(*goals, reports.group()), 5 * YI)
    assert [(limit.text, limit.row) for limit in found.limits] == [
        ("¥600 m", 0),
        ("¥700 m", 1),
        ("¥800 m", 2),
        ("¥900 m", 0),
    ]


def test_who_has_no_figure_above_nothing_is_counted_out() -> None:
    """A logarithm knows no 0; the page says how many."""
    found = draw(report(), 30_000_000, 0, "-5.5", None)
    assert found.how.endswith("3 firms have no figure above 0 and are not drawn.")
    assert (
        draw(report(), YI, None, lang="zh").how
        == "按销售收入排列（对数刻度），柱的面积表示企业数。1家没有大于0的数，未画出。"
    )


def test_a_wide_scale_has_few_marks() -> None:
    """From a fen to a trillion: a bar for each power of ten, and every fifth of them is named."""
    found = draw(report(), "0.01", 10**12)
    assert len(found.bars) == 16
    assert [tick.text for tick in found.ticks] == ["¥0.001", "¥100", "¥10 m", "¥1,000 bn"]
    assert bar_texts(found) == ["¥0.001 to ¥0.01: 1 firm", "¥100 bn to ¥1,000 bn: 1 firm"]


def test_everything_stands_inside() -> None:
    """From the left edge to the right one."""
    found = draw(report(), 1, 5 * YI)
    left, right = found.bars[0], found.bars[-1]
    assert left.x == "0.00%"
    assert float(right.x[:-1]) + float(right.width[:-1]) == pytest.approx(100, abs=0.02)


def test_what_is_not_drawn() -> None:
    """Nobody is to be told apart, no tier has a measure, or no firm a figure."""
    of = report()
    words = Words(of, "en")
    assert spread(of, words, None) is None
    assert spread(of, words, firms(0, None)) is None
    lost = report(reports.goal("1亿", YI, measure=None))
    assert spread(lost, Words(lost, "en"), firms(YI)) is None


def test_a_bar_beside_a_limit_is_no_needle() -> None:
    """Where a limit is nearly a round number, the bar ends at the limit alone; no figure is lost."""
    found = draw(report(reports.goal("近", 98_000_000)), 97_000_000, 99_000_000, 150_000_000)
    assert bar_texts(found) == ["¥50 m to ¥98 m: 1 firm", "¥98 m to ¥200 m: 2 firms"]


def test_one_firm_among_thousands_is_seen() -> None:
    """Its bar has a least height."""
    found = draw(report(), *[30_000_000] * 5_000, 60_000_000)
    assert [bar.height for bar in found.bars if bar.number] == ["84.00%", "0.50%"]


def test_who_stands_behind_a_bar() -> None:
    """The largest twenty by name, the others by number; nobody where nobody is to be looked at one by one."""
    found = draw(report(), *[30_000_000 + n for n in range(22)], 300_000_000)
    lists = [bar.firms for bar in found.bars if bar.firms]
    assert [(each.label, len(each.firms), each.more) for each in lists] == [
        ("¥20 m to ¥50 m: 22 firms", 20, "and 2 others"),
        ("¥200 m to ¥500 m: 1 firm", 1, ""),
    ]
    many = firms(YI)._replace(firms=20_001)
    of = report()
    drawn = spread(of, Words(of, "en"), many)
    assert drawn
    assert [bar.firms for bar in drawn.bars if bar.number] == [None]
