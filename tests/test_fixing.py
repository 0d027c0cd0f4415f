"""`tiers check --fix`: what is written says the same, to everybody and without any option."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiers
from tests.engines.test_against_oracle import CERTAIN, HEADINGS, ROWS, plans, targets_of
from tests.intake.asked import plan
from tests.oracle import Plan, Row
from tiers import engines, fixing
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Table
from tiers.domain.targets import Targets
from tiers.errors import DataError
from tiers.intake.readers import from_text
from tiers.report.assess import assess
from tiers.report.contract.report import Report


def read(text: str, path: str = "data.csv", targets: Targets | None = None, **said: Any) -> Table:  # noqa: ANN401 - whatever `Reading` takes
    """Read one text table."""
    question = Question(targets or plan(), reading=Reading(**said), options=Reading(**said))
    return from_text.tables(text.encode(), path, question)[0]


def fix(*texts: str, targets: Targets | None = None, **said: Any) -> list[str]:  # noqa: ANN401 - the same
    """Fix the tables `1.csv`, `2.csv` and so on; give the lines of the new one."""
    tables = [read(text, f"{i}.csv", targets, **said) for i, text in enumerate(texts, 1)]
    content = fixing.fix(tables, Question(targets or plan(), reading=Reading(**said)), "new.csv")
    return content.decode().splitlines()


@pytest.mark.parametrize("heading", ["主营业务收入", "母公司营业收入", "营业收入占比"])
def test_a_column_that_was_not_chosen_is_quiet(heading: str) -> None:
    """The table that is written says which is meant, so that nothing is left to be told."""
    text = f"企业名称,2008年营业收入(万元),{heading}\n甲,5,1\n乙,6,2\n"
    lines = fix(text, columns={"revenue": "2008年营业收入(万元)"})
    table = read("\n".join(lines) + "\n")
    assert [column.role for column in table.columns] == ["name", "year", "revenue", None]
    assert table.problems == ()


def test_a_table_becomes_plain() -> None:
    """Amounts in the unit of the heading, whatever the cells say; names, codes and years cleaned; totals gone."""
    text = """企业名称,代码,年份,行业,营业收入（千元）
　示例 甲厂 ,'a-1,2008年,机械,"1,200"
示例乙厂,无,2008,食品,１．５亿
合计,,2008,,151200
"""
    assert fix(text) == [
        "企业名称,代码,年份,行业,营业收入(千元)",
        "示例 甲厂,A1,2008,机械,1200",
        "示例乙厂,,2008,食品,150000",
    ]


def test_missing_and_unreadable_cells_stay_what_they_are() -> None:
    """A symbol is not 0, and what cannot be read is not thrown away."""
    assert fix("企业名称,营业收入(万元)\n甲厂,停产\n乙厂,\n丙厂,约5亿\n丁厂,0")[1:] == [
        "甲厂,停产",
        "乙厂,",
        "丙厂,约5亿",
        "丁厂,0",
    ]


def test_a_figure_of_a_row_that_cannot_be_trusted_stays_unreadable() -> None:
    """The cell alone would be an amount; a comma inside the number has torn it."""
    assert fix("企业名称,营业收入(万元)\n甲厂,1,200\n乙厂,5")[1:] == ["甲厂,?1", "乙厂,5"]


def test_what_an_unreadable_cell_can_be_at_most_stays_the_same() -> None:
    """万元 and 千元 become 元, in which 约5000 would be at most 1万元; of two rows the one that says the most is kept."""
    first = "企业名称,营业收入(万元)\n甲厂,约5000\n乙厂,约5000万元\n丁厂,约6000\n丁厂,约5000\n戊厂,5000余"
    second = "企业名称,营业收入(千元)\n丙厂,7"
    cells = [line.split(",")[1] for line in fix(first, second)[1:]]
    assert cells == ["100000000元以下", "约5000万元", "120000000元以下", "5000余", "7000"]
    assert fix("企业名称,营业收入(万元)\n甲厂,约5000\n甲厂,abc\n乙厂,5")[1:] == ["甲厂,?约5000", "乙厂,5"]


def test_a_unit_that_was_said_is_written_into_the_heading() -> None:
    """So that nobody has to say it again."""
    assert fix("企业名称,营业收入\n甲厂,1.5", unit="亿元") == ["企业名称,营业收入(亿元)", "甲厂,1.5"]


def test_years_of_headings_become_a_column() -> None:
    """One row per firm and year."""
    assert fix("企业名称,2007年营业收入(万元),2008年营业收入(万元)\n甲厂,1,2\n乙厂,3,") == [
        "企业名称,年份,营业收入(万元)",
        "甲厂,2007,1",
        "甲厂,2008,2",
        "乙厂,2007,3",
        "乙厂,2008,",
    ]


def test_a_year_that_was_said_becomes_a_column() -> None:
    """The table alone does not know it."""
    assert fix("企业名称,营业收入(万元)\n甲厂,1", year=2008) == ["企业名称,年份,营业收入(万元)", "甲厂,2008,1"]


def test_serial_numbers_are_left_out() -> None:
    """Rows that are set aside would leave gaps in them; as a breakdown they stay."""
    text = "序号,企业名称,营业收入(万元)\n1,甲厂,5\n,小计,5\n2,乙厂,6\n3,甲厂,5\n"
    assert fix(text) == ["企业名称,营业收入(万元)", "甲厂,5", "乙厂,6"]
    kept = fix(text, targets=plan(breakdown=[{"heading": ["序号"]}]))
    assert kept == ["序号,企业名称,营业收入(万元)", "1,甲厂,5", "2,乙厂,6"]


def test_several_tables_become_one() -> None:
    """Each in its unit: yuan where they differ; a column that only one has is blank in the other."""
    first = "企业名称,年份,营业收入(万元),行业\n甲厂,2007,1,机械\n"
    second = "单位名称,年份,营业收入(千元),乡镇\n甲厂,2008,20,东\n"
    assert fix(first, second) == [
        "企业名称,年份,营业收入(元),行业,乡镇",
        "甲厂,2007,10000,机械,",
        "甲厂,2008,20000,,东",
    ]


def test_columns_of_one_breakdown_are_one_column() -> None:
    """Whatever each table calls them."""
    targets = plan(breakdown=[{"heading": ["行业", "所属行业"]}])
    first, second = "企业名称,营业收入(万元),行业\n甲厂,1,机械\n", "企业名称,营业收入(万元),所属行业\n乙厂,1,食品\n"
    assert fix(first, second, targets=targets) == ["企业名称,营业收入(万元),行业", "甲厂,1,机械", "乙厂,1,食品"]


def test_a_firm_that_stands_twice_is_one_row_as_was_decided() -> None:
    """And needs no decision any more."""
    text = "企业名称,营业收入(万元)\n甲厂,1\n甲厂,2\n乙厂,5\n乙厂,5"
    assert fix(text, duplicates="sum")[1:] == ["甲厂,3", "乙厂,5"]


def test_a_figure_beside_a_blank_of_the_same_firm_is_kept() -> None:
    """And an unreadable cell beside a blank too: one firm whose figure cannot be read."""
    assert fix("企业名称,营业收入(万元)\n甲厂,\n甲厂,2\n乙厂,\n乙厂,x")[1:] == ["甲厂,2", "乙厂,x"]


@pytest.mark.parametrize(
    ("heading", "months"), [("1-9月营业收入(万元)", "1-9月"), ("本年累计营业收入(万元)", "本年累计")]
)
def test_a_part_of_a_year_stays_one(heading: str, months: str) -> None:
    """It is never scaled up."""
    assert fix(f"企业名称,年份,{heading}\n甲厂,2008,1") == [f"企业名称,年份,{months}营业收入(万元)", "甲厂,2008,1"]


def test_years_of_different_months_do_not_fit_into_one_table() -> None:
    """A heading can say one only."""
    with pytest.raises(DataError) as refusal:
        fix("企业名称,2007年营业收入(万元),2008年1-9月营业收入(万元)\n甲厂,1,2")
    assert (refusal.value.code, refusal.value.facts["years"]) == ("fix-periods", ("2007", "2008"))


def test_columns_that_were_named_get_a_heading_that_says_so() -> None:
    """And another column that could be taken for them is marked as not used."""
    text = "主体,钱(万元),营业收入(万元)\n甲厂,1,7\n"
    assert fix(text, columns={"name": "主体", "revenue": "钱(万元)"}) == [
        "企业名称,营业收入(万元),not used: 营业收入(万元)",
        "甲厂,1,7",
    ]


def test_a_measure_of_the_plan_keeps_its_own_heading() -> None:
    """By the plan's words, or by its name where it has none."""
    tax = {"tier": [{"name": "1亿", "measure": "税收", "over": "1亿"}], "measure": {"税收": {"headings": ["税收"]}}}
    assert fix("企业名称,税收(万元)\n甲厂,1", targets=plan(**tax)) == ["企业名称,税收(万元)", "甲厂,1"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@cmd", "'@cmd"),
        ("-5", "-5"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ('"a\nb"', "a b"),
        ("＝1+1", "'＝1+1"),
    ],
)
def test_text_that_could_do_something_does_nothing(cell: str, written: str) -> None:
    """In any program that opens the table; numbers stay numbers."""
    assert fix(f"企业名称,营业收入(万元),备注\n甲厂,1,{cell}")[1] == f"甲厂,1,{written}"


def test_a_column_that_holds_nothing_and_is_called_nothing_is_left_out() -> None:
    """A program wrote it for the looks; with a heading or a cell it stays."""
    assert fix("企业名称,,营业收入(万元),,空\n甲厂,,1,x,") == ["企业名称,营业收入(万元),,空", "甲厂,1,x,"]


def test_two_columns_of_one_heading_stay_two() -> None:
    """If nobody uses them."""
    assert fix("企业名称,备注,营业收入(万元),备注\n甲厂,a,1,b") == ["企业名称,备注,营业收入(万元),备注", "甲厂,a,1,b"]


def test_a_table_that_would_not_be_reported_is_not_written() -> None:
    """A firm stands twice with different figures, and nobody has decided."""
    with pytest.raises(DataError) as refusal:
        fix("企业名称,营业收入(万元)\n甲厂,1\n甲厂,2")
    assert refusal.value.code == "duplicates-conflict"


def test_a_table_that_would_say_something_else_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the reason: here a writer that forgets the rows."""
    monkeypatch.setattr("tiers.write.to_fixed_csv.to_fixed_csv", lambda _: "企业名称,营业收入(万元)\n甲厂,1\n".encode())
    with pytest.raises(DataError) as refusal:
        fix("企业名称,营业收入(万元)\n甲厂,1\n乙厂,2")
    assert refusal.value.code == "fix-differs"


def figures_of(report: Report) -> object:
    """Return what a report states of the firms, but for where they stand in the file."""
    goals = [goal.model_dump(exclude={"nearest", "cushion", "on_the_limit_firms"}) for goal in report.goals]
    figures = [sorted(firm.figure for firm in goal.nearest or ()) for goal in report.goals]
    measures = [measure.model_dump(exclude={"label"}) for measure in report.measures]
    groups = [(g.value, g.enterprises, [c.count for c in g.counts or ()]) for b in report.breakdowns for g in b.groups]
    return report.period, report.enterprises, goals, figures, measures, groups, report.years


@settings(max_examples=settings().max_examples * 2)
@given(rows=st.lists(ROWS, max_size=10), drawn=plans())
def test_a_report_on_what_was_written_says_the_same(rows: list[Row], drawn: Plan) -> None:
    """Random tables under random plans and policies: same firms, figures, counts and verdicts."""
    lines = [",".join(f'"{cell}"' for cell in vars(row).values()) for row in [CERTAIN, *rows]]
    targets = targets_of(drawn)
    table = read("\n".join([",".join(HEADINGS), *lines, ""]), targets=targets)
    asked = Question(targets, reading=Reading(year=drawn.year, duplicates=drawn.duplicates), top=drawn.top)
    try:
        before = assess(engines.tally([table], asked), asked)
    except DataError as refusal:
        with pytest.raises(DataError) as again:
            fixing.fix([table], asked, "new.csv")
        assert again.value.code == refusal.code  # noqa: PT017 - which refusal is the point
        return
    plain = Question(targets, reading=Reading(year=drawn.year, duplicates=_policy(drawn)), top=drawn.top)
    new = from_text.tables(fixing.fix([table], asked, "new.csv"), "new.csv", plain)
    assert figures_of(assess(engines.tally(new, plain), plain)) == figures_of(before)


def _policy(drawn: Plan) -> Any:  # noqa: ANN401 - a policy
    """Return what has to be said about duplicates still: under `keep` they stay several rows."""
    return "keep" if drawn.duplicates == "keep" else "stop"


def test_the_invented_register_says_the_same_when_it_is_fixed(example: Path, tmp_path: Path) -> None:
    """All its years, groups and firms."""
    asked = tiers.report(example, targets="builtin")
    question = Question(plan())
    table = from_text.tables(example.read_bytes(), "data.csv", question)[0]
    new = tmp_path / "new.csv"
    new.write_bytes(fixing.fix([table], question, "new.csv"))
    assert figures_of(tiers.report(new, targets="builtin")) == figures_of(asked)
