"""Then and now, firm by firm, on every engine; amounts are 万元, the tiers over 10亿, 5亿 and 1亿."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiers
from tests.depth import examples
from tests.engines import on_cluster
from tests.engines.drawn import PLAN, Refusal, count_with, forms_of, plan, table, wan
from tests.engines.stored import as_parquet
from tests.engines.test_against_oracle import CERTAIN, ROWS, plans, targets_of, write
from tests.oracle import Plan, Row
from tiers.domain.question import Question
from tiers.domain.reading import Engine, Reading
from tiers.domain.since import Since, SinceTally
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.domain.targets import Targets
from tiers.engines import tally
from tiers.errors import DataError, TiersError
from tiers.report.contract.report import Report
from tiers.report.since import COUNTS
from tiers.write.to_json import to_json

PREVIOUS = Since("year", "previous")


def compare(
    drawing: str, then: str = "", since: Since = PREVIOUS, targets: Targets = PLAN, top: int = 20, **reading: object
) -> SinceTally:
    """Compare a drawing on every engine; `then` draws then's own table."""
    if then:
        since = Since("table", "then.csv")
    asked = Question(targets, reading=Reading.model_validate(reading), top=top, since=since)
    found = [
        _tally([table(drawing)], asked, [table(then, path="then.csv")] if then else [], engine)
        for engine in ("python", "duckdb")
    ]
    if not then and on_cluster.is_due([table(drawing)]):
        found.append(count_with([table(drawing)], asked, "spark"))
    if not then and "parquet" in forms_of([table(drawing)]):
        with as_parquet([table(drawing)]) as stored:
            found.append(count_with(list(stored), asked, "duckdb"))
    for other in found[1:]:
        assert other == found[0]
    if isinstance(found[0], Refusal):
        raise found[0].error
    assert found[0].since
    return found[0].since


def _tally(tables: list[Table], asked: Question, then: list[Table], engine: str) -> Tally | Refusal:
    question = asked._replace(reading=asked.reading.model_copy(update={"engine": engine}))
    try:
        return tally(tables, question, then)
    except TiersError as error:
        return Refusal(f"{error} {error.table('en')}", error)


def ways(found: SinceTally, measure: int = 0, tier: int = 2) -> dict[str, int]:
    """Return the ways of a tier that some firm went."""
    bands = found.bands[measure]
    assert bands
    return {how: count for how, count in bands.ways(tier).items() if count}


SEVEN = """
firm      code  year  revenue
甲保持厂  91A   2007  20000
甲保持厂  91A   2008  30000
乙升入厂  91B   2007  9000
乙升入厂  91B   2008  11000
丙新增厂  91C   2008  12000
丁补数厂  91D   2007  停产
丁补数厂  91D   2008  13000
戊掉出厂  91E   2007  14000
戊掉出厂  91E   2008  9000
己退出厂  91F   2007  15000
庚缺数厂  91G   2007  16000
庚缺数厂  91G   2008  约2亿
辛不变厂  91H   2007  5
辛不变厂  91H   2008  6
壬不变厂  91I   2007  -5
壬不变厂  91I   2008  0
"""
"""One firm on each of the seven ways of 1亿, and two that are below on both sides: a figure of 0 or less is a figure."""


def test_each_firm_goes_one_of_seven_ways() -> None:
    """In on both sides, or into the tier in three ways, or out of it in three: 4 + 1 + 1 + 1 − 1 − 1 − 1 = 4."""
    found = compare(SEVEN)
    assert ways(found) == dict.fromkeys(("stayed", "risen", "new", "unknown_then", "dropped", "left", "unknown_now"), 1)
    bands = found.bands[0]
    assert bands
    assert (bands.then(0, 2), bands.now(0, 2)) == (4, 4)
    assert (found.enterprises, found.both, found.by_name, found.same_name) == (8, 7, 0, 0)


def test_the_matrix_has_every_firm_in_one_cell() -> None:
    """Then from above: 10亿, 5亿, 1亿, below, without a figure, absent; now from the left."""
    found = compare(SEVEN).bands[0]
    assert found
    assert found.firms == (
        (0, 0, 0, 0, 0, 0),
        (0, 0, 0, 0, 0, 0),
        (0, 0, 1, 1, 1, 1),
        (0, 0, 1, 2, 0, 0),
        (0, 0, 1, 0, 0, 0),
        (0, 0, 1, 0, 0, 0),
    )


def test_who_has_moved_is_listed_by_way_and_figure() -> None:
    """The figure of now, or then's where there is none; who stayed is not listed, and of one way at most as many as asked."""
    firms = compare(SEVEN).moved[2]
    assert [(one.how, one.name, one.figure_then, one.figure) for one in firms] == [
        ("risen", "乙升入厂", wan("9000"), wan("11000")),
        ("new", "丙新增厂", None, wan("12000")),
        ("unknown_then", "丁补数厂", None, wan("13000")),
        ("dropped", "戊掉出厂", wan("14000"), wan("9000")),
        ("left", "己退出厂", wan("15000"), None),
        ("unknown_now", "庚缺数厂", wan("16000"), None),
    ]


def test_at_most_so_many_firms_of_a_way_are_listed_the_largest_first() -> None:
    """Ties stand by identity: 91A before 91B."""
    rows = [f"示例{name}厂  91{name}  2008  {figure}" for name, figure in (("B", 20000), ("A", 20000), ("C", 30000))]
    drawing = "\n".join(["firm  code  year  revenue", "示例老厂  91Z  2007  5", "示例老厂  91Z  2008  5", *rows])
    assert [one.code for one in compare(drawing, top=2).moved[2]] == ["91C", "91A"]
    assert [one.code for one in compare(drawing).moved[2]] == ["91C", "91A", "91B"]
    assert compare(drawing, top=0).moved[2] == ()


@pytest.mark.thorough
def test_a_firm_that_rises_two_tiers_rises_into_both() -> None:
    """From below 1亿 to over 5亿."""
    found = compare("firm  year  revenue\n示例厂  2007  5\n示例厂  2008  60000")
    assert [ways(found, tier=tier) for tier in range(3)] == [{}, {"risen": 1}, {"risen": 1}]


@pytest.mark.parametrize(("rule", "expected"), [("over", {"dropped": 1}), ("at_least", {"stayed": 1})])
def test_exactly_on_the_limit_counts_as_the_rule_says_on_both_sides(rule: str, expected: dict[str, int]) -> None:
    """2亿 then, exactly 1亿 now."""
    tiers = [{"name": "1亿", "measure": "revenue", rule: "1亿"}]
    found = compare("firm  year  revenue\n示例厂  2007  20000\n示例厂  2008  10000", targets=plan(tier=tiers))
    assert ways(found, tier=0) == expected


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("rows", "numbers", "expected"),
    [
        ("旧名厂 91A 2007 5|新名厂 91a 2008 20000", (1, 0, 0), {"risen": 1}),
        ("示例厂 91A 2007 20000|示例厂 91B 2008 20000", (0, 0, 1), {"new": 1, "left": 1}),
        ("示例厂 91A 2007 20000|示例厂 _ 2008 20000", (1, 1, 0), {"stayed": 1}),
        ("示例厂 _ 2007 20000|示例厂 91A 2008 20000", (1, 1, 0), {"stayed": 1}),
        ("示例厂 _ 2007 20000|示例厂 _ 2008 20000", (1, 1, 0), {"stayed": 1}),
        ("旧名厂 _ 2007 20000|新名厂 _ 2008 20000", (0, 0, 0), {"new": 1, "left": 1}),
        ("示例厂 91A 2007 20000|示例厂 91B 2007 5|示例厂 _ 2008 20000", (0, 0, 2), {"new": 1, "left": 1}),
        (
            "示例厂 91A 2007 20000|示例厂 91B 2007 5|示例厂 91B 2008 5|示例厂 91C 2008 20000",
            (1, 0, 1),
            {"new": 1, "left": 1},
        ),
        ("示例厂 91A 2007 20000|示例厂 91B 2007 5|示例厂 91B 2008 5|别家厂 _ 2008 7", (1, 0, 0), {"left": 1}),
    ],
)
def test_firms_are_matched_by_code_and_else_by_a_name_that_is_there_once(
    rows: str, numbers: tuple[int, int, int], expected: dict[str, int]
) -> None:
    """Renamed; another code; codes on one side or none; twins of one name; twins of whom one is left."""
    drawing = "\n".join(["firm  code  year  revenue", *(row.replace(" ", "  ") for row in rows.split("|"))])
    found = compare(drawing)
    assert ((found.both, found.by_name, found.same_name), ways(found)) == (numbers, expected)


@pytest.mark.thorough
def test_a_firm_that_was_renamed_shows_what_it_was_called() -> None:
    """The code is the same."""
    found = compare("firm  code  year  revenue\n旧名厂  91A  2007  5\n新名厂  91A  2008  20000")
    assert [(one.name, one.name_then) for one in found.moved[2]] == [("新名厂", "旧名厂")]


def test_at_most_three_firms_with_another_code_are_named() -> None:
    """By name; all four are counted."""
    rows = [f"示例{n}厂  91{n}{year}  {year}  5" for n in (4, 2, 1, 3) for year in (2007, 2008)]
    found = compare("\n".join(["firm  code  year  revenue", *rows]))
    assert (found.same_name, found.same_names) == (4, ("示例1厂", "示例2厂", "示例3厂"))


def test_where_chooses_each_sides_own_rows() -> None:
    """One firm has left the trade, another has come to it."""
    drawing = """
    firm      trade  year  revenue
    示例一厂  机械   2007  20000
    示例一厂  食品   2008  20000
    示例二厂  食品   2007  20000
    示例二厂  机械   2008  20000
    示例三厂  机械   2007  20000
    示例三厂  机械   2008  20000
    """
    assert ways(compare(drawing, where=("trade=机械",))) == {"stayed": 1, "new": 1, "left": 1}


@pytest.mark.thorough
def test_duplicates_are_merged_before_firms_are_matched() -> None:
    """Of the codeless row and the coded one is made one firm; with --duplicates keep nobody could say which one moved."""
    drawing = "firm  code  year  revenue\n示例厂  91A  2007  5\n示例厂  91A  2008  8000\n示例厂  91A  2008  20000"
    assert ways(compare(drawing, duplicates="largest")) == {"risen": 1}
    with pytest.raises(DataError) as refused:
        compare(drawing, duplicates="keep")
    assert (refused.value.code, refused.value.facts["count"]) == ("since-duplicates-kept", 1)
    other = drawing + "\n示例厂  91A  2005  5\n示例厂  91A  2005  6"
    with pytest.raises(DataError):
        compare(other, duplicates="keep")
    assert compare(other.replace("8000", "20000"), duplicates="keep").both == 1


@pytest.mark.one_in(2)
@pytest.mark.parametrize(
    ("since", "code"),
    [
        (Since("year", "2004", 2004), "since-unknown"),
        (Since("nothing", "then.csv"), "since-unknown"),
        (Since("year", "2008", 2008), "since-not-before"),
        (Since("year", "2009", 2009), "since-not-before"),
    ],
)
def test_what_is_no_earlier_year_is_refused(since: Since, code: str) -> None:
    """2009 is after the report year, which was asked for."""
    with pytest.raises(DataError) as refused:
        compare("firm  year  revenue\n示例厂  2007  5\n示例厂  2008  5\n示例厂  2009  5", since=since, year=2008)
    assert refused.value.code == code


@pytest.mark.parametrize("drawing", ["firm  year  revenue\n示例厂  2008  5", "firm  revenue\n示例厂  5"])
def test_the_previous_year_has_to_be_there(drawing: str) -> None:
    """One year alone, or none at all."""
    with pytest.raises(DataError) as refused:
        compare(drawing)
    assert refused.value.code == "since-no-earlier"


def test_a_part_of_a_year_is_not_compared_with_a_whole_one() -> None:
    """Who has not passed a limit by September may by December."""
    with pytest.raises(DataError) as refused:
        compare("firm  revenue@2007  revenue@?\n示例厂  5  6", since=Since("year", "2007", 2007))
    assert refused.value.code in {"since-periods", "since-not-before", "year-of-column"}


def test_a_table_of_then_is_read_by_itself() -> None:
    """It lacks the output, so of that nothing can be compared; its problems are counted and not told."""
    tiers = [
        {"name": "1亿", "measure": "revenue", "over": "1亿"},
        {"name": "1000万", "measure": "output", "over": "1000万"},
    ]
    now = "firm  code  year  revenue  output\n示例一厂  91A  2008  20000  5\n示例二厂  91B  2008  5  5000"
    then = "firm  code  year  revenue\n示例一厂  91A  2007  9000\n示例二厂  91B  2007  abc\n示例三厂  91C  2007  -5"
    found = compare(now, then, targets=plan(tier=tiers))
    assert (ways(found, tier=0), found.bands[1], found.same_measure) == ({"risen": 1}, None, (True, False))
    assert (found.errors, found.warnings, found.enterprises, found.both) == (1, 1, 3, 2)
    assert [one.figure_then for one in found.moved[0]] == [wan("9000")]
    assert found.moved[1] == ()


def test_a_tier_that_then_judges_by_another_measure_is_not_compared() -> None:
    """Output is preferred, and only then's table has it."""
    tiers = [{"name": "1亿", "measure": ["output", "revenue"], "over": "1亿"}]
    now, then = "firm  year  revenue\n示例厂  2008  20000", "firm  year  revenue  output\n示例厂  2007  5  20000"
    found = compare(now, then, targets=plan(tier=tiers))
    assert (found.same_measure, found.bands) == ((False,), (None,))


def test_tables_of_then_without_codes_are_matched_by_name() -> None:
    """And a conflict on either side is refused under --duplicates keep."""
    now = "firm  code  year  revenue\n示例一厂  91A  2008  20000\n示例二厂  91B  2008  5"
    then = "firm  year  revenue\n示例一厂  2007  5\n示例二厂  2007  5"
    assert compare(now, then).by_name == 2
    with pytest.raises(DataError):
        compare(now, then + "\n示例二厂  2007  6", duplicates="keep")


def test_nobody_was_there_then_whom_a_condition_asks_for() -> None:
    """Nothing then has a usable figure."""
    drawing = "firm  trade  year  revenue\n示例厂  食品  2007  5\n示例厂  机械  2008  20000"
    found = compare(drawing, where=("trade=机械",))
    assert (found.enterprises, ways(found)) == (0, {"new": 1})
    assert found.bands[0]
    assert not found.bands[0].is_comparable


def test_large_texts_of_then_and_now_stay_in_their_files(tmp_path: Path) -> None:
    """With a condition, whose words are a list in the database, and a file of rows that are too short."""
    lines = [f"示例{i}厂,91{i},{'机械' if i % 3 else '食品'},{{year}},{i * 20}" for i in range(900)]
    for year in (2007, 2008):
        rows = "\n".join(["企业名称,代码,行业,年份,营业收入(万元)", *lines, "示例短厂,,,,", "示例短厂,"]).format(
            year=year
        )
        (tmp_path / f"{year}.csv").write_text(rows.replace("示例899厂", f"示例{year}厂") + "\n", encoding="utf-8")
    reports = [
        to_json(
            tiers.report(
                tmp_path / "2008.csv", targets=PLAN, since=tmp_path / "2007.csv", where=("行业=机械",), engine=engine
            )
        )
        for engine in ("python", "duckdb")
    ]
    assert reports[0] == reports[1]
    assert '"how": "risen"' not in reports[0]
    assert '"enterprises": 600' in reports[0].partition('"since"')[2]


SINCE_ROWS = st.lists(ROWS, max_size=12)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that every example is written to."""
    return tmp_path_factory.mktemp("since")


def _report_on(path: Path, drawn: Plan, engine: Engine, since: str | Path) -> Report | str:
    try:
        return tiers.report(
            path,
            targets=targets_of(drawn),
            top=drawn.top,
            duplicates=drawn.duplicates,
            engine=engine,
            since=since,
        )
    except TiersError as error:
        return f"{error.code}: {error}"


@settings(max_examples=examples(25))
@given(rows=SINCE_ROWS, others=SINCE_ROWS, drawn=plans(), is_table=st.booleans())
def test_every_engine_compares_alike_and_the_identity_holds(
    folder: Path,
    rows: list[Row],
    others: list[Row],
    drawn: Plan,
    is_table: bool,  # noqa: FBT001 - drawn
) -> None:
    """Closing is opening and what came without what went; rows and columns of the matrix are the bands of both sides."""
    path, then = folder / "now.csv", folder / "then.csv"
    write([CERTAIN, *rows], path)
    write([CERTAIN, *others], then)
    since = then if is_table else "previous"
    found = [_report_on(path, drawn, "python", since), _report_on(path, drawn, "duckdb", since)]
    said = [to_json(one) if isinstance(one, Report) else one for one in found]
    assert said[0] == said[1]
    if isinstance(found[0], Report):
        _hold(found[0])


FIGURE_OR_ABSENT = st.none() | st.sampled_from(
    ["5", "9999.99", "10000", "10000.01", "60000", "停产", "约2亿", "abc", "-3"]
)
FIRMS = st.lists(
    st.tuples(
        FIGURE_OR_ABSENT,
        FIGURE_OR_ABSENT,
        st.booleans(),
        st.booleans(),
        st.sampled_from(["", "", "改名", "同名"]),
        st.sampled_from(["", "", "同名"]),
    ),
    min_size=1,
    max_size=14,
)
"""Firms: figure then and now, whether each side has the code, what is odd about the name now, and about that then."""


def _panel(firms: list[tuple[str | None, str | None, bool, bool, str, str]]) -> list[list[str]]:
    rows = [["示例首厂", "91FIRST", year, "20000"] for year in ("2007", "2008")]
    for i, (then, now, coded_then, coded_now, odd_now, odd_then) in enumerate(firms):
        for year, figure, coded, odd in (("2007", then, coded_then, odd_then), ("2008", now, coded_now, odd_now)):
            name = "示例同名厂" if odd == "同名" else f"示例{i}{odd}厂"
            if figure is not None:
                rows.append([name, f"91a{i}" if coded or odd else "", year, figure])
    return rows


def _since_of(rows: list[list[str]], path: Path, engine: Engine) -> str:
    lines = [",".join(row) for row in [["企业名称", "代码", "年份", "营业收入(万元)"], *rows]]
    path.write_text("\n".join(lines), encoding="utf-8")
    report = tiers.report(path, targets=PLAN, since="previous", engine=engine)
    _hold(report)
    assert report.since
    return to_json(report.since)


@settings(max_examples=examples(25))
@given(firms=FIRMS, order=st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_the_case_of_codes_nor_the_engine_changes_anything(
    folder: Path, firms: list[tuple[str | None, str | None, bool, bool, str, str]], order: Random
) -> None:
    """Firms of which codes are lacking on a side, that were renamed, or share a name with others."""
    rows, path = _panel(firms), folder / "panel.csv"
    found = _since_of(rows, path, "python")
    assert _since_of(rows, path, "duckdb") == found
    order.shuffle(rows)
    assert _since_of([[name, code.upper(), *rest] for name, code, *rest in rows], path, "python") == found


def _hold(report: Report) -> None:
    since = report.since
    assert since
    assert since.firms
    assert since.firms.both + since.firms.left == since.enterprises
    assert since.firms.both + since.firms.new == report.enterprises
    for one, goal in zip(since.goals, report.goals, strict=True):
        if not one.comparable:
            assert [getattr(one, key) for key in COUNTS] == [None] * len(COUNTS)
            continue
        came = (one.risen or 0) + (one.new or 0) + (one.unknown_then or 0)
        went = (one.dropped or 0) + (one.left or 0) + (one.unknown_now or 0)
        assert one.closing == goal.nested == (one.opening or 0) + came - went
        assert (one.opening, one.net) == ((one.stayed or 0) + went, came - went)
        counts = Counter(firm.how for firm in one.firms or ())
        assert all(counts[how] <= (getattr(one, how) or 0) for how in counts)
    for matrix, measure in zip(since.matrix or (), report.measures, strict=False):
        if matrix.measure == measure.measure:
            columns = [sum(column) for column in zip(*matrix.firms, strict=True)]
            assert columns[-3:-1] == [measure.below, measure.missing + measure.unreadable]
            assert sum(map(sum, matrix.firms[:-1])) == since.enterprises


OPPOSITE = {"risen": "dropped", "new": "left", "unknown_then": "unknown_now", "stayed": "stayed"}


@settings(max_examples=examples(20))
@given(rows=SINCE_ROWS, others=SINCE_ROWS, drawn=plans())
def test_then_and_now_exchanged_exchange_the_ways(
    folder: Path, rows: list[Row], others: list[Row], drawn: Plan
) -> None:
    """Two tables of one year: what rises one way drops the other; a table since itself has not moved."""
    alike = [[row for row in each if "2008" in row.year] for each in (rows, others)]
    path, then = folder / "now.csv", folder / "then.csv"
    write([CERTAIN, *alike[0]], path)
    write([CERTAIN, *alike[1]], then)
    forth, back = (_report_on(*sides[:1], drawn, "python", sides[1]) for sides in ((path, then), (then, path)))
    if not isinstance(forth, Report) or not isinstance(back, Report):
        return
    assert forth.since
    assert back.since
    for one, other in zip(forth.since.goals, back.since.goals, strict=True):
        for how, opposite in OPPOSITE.items():
            assert (getattr(one, how), getattr(one, opposite)) == (getattr(other, opposite), getattr(other, how))
    itself = _report_on(path, drawn, "python", path)
    assert isinstance(itself, Report)
    assert itself.since
    assert {goal.verdict for goal in itself.since.goals} <= {"same", None}
    assert all(not goal.firms and goal.net in {0, None} for goal in itself.since.goals)
