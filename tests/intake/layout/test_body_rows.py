import pytest

from tests.intake.asked import read, refusal
from tiers.domain.table import Table

HEAD = "序号,企业名称,行业,2006年营业收入\n"


def aside(table: Table) -> list[tuple[int, str, str]]:
    """Return what was set aside."""
    return [(row.row, row.text, row.why) for row in table.set_aside]


@pytest.mark.parametrize(
    "row",
    [
        "甲,乙,丙,1",
        "1,2,3,4",
        "(1),(2),(3),(4)",
        ",甲,乙,1",
        ",填写全称,,",
        ",,,保留两位小数",
        ",文本,文本,数值",
        ",例：某某厂,,",
        ",同营业执照一致,按目录填,",
    ],
)
def test_a_row_about_the_headings(row: str) -> None:
    """It numbers the columns, or says how to fill them in."""
    table = read(f"{HEAD}{row}\n1,示例厂,机械,5\n")
    assert [(line, why) for line, _, why in aside(table)] == [(2, "instruction")]
    assert table.cells == [["1", "示例厂", "机械", "5"]]


@pytest.mark.parametrize(
    "row",
    ["1,示例厂,机械,5", "1,甲,机械,5", "1,甲,,5", "1,填写全称,,5", "1,2,3,5", ",甲,,", "1,-,填写,", "1,例如厂,机械,-5"],
)
def test_a_first_row_that_is_a_firm(row: str) -> None:
    """A figure stands in it, or nothing of a form."""
    assert read(f"{HEAD}{row}\n2,示例厂,机械,5\n").cells[0] == row.split(",")


def test_four_rows_about_the_headings() -> None:
    """Only three are looked at; the fourth is left to be judged as any row."""
    table = read(HEAD + ",填写全称,,\n" * 4 + "1,示例厂,机械,5\n")
    assert ([row for row, _, _ in aside(table)], len(table.cells)) == ([2, 3, 4], 2)


def test_pages_repeat_title_and_headings() -> None:
    """Each repetition is set aside."""
    above = "2006年企业,,,\n单位：万元,,,\n"
    table = read(f"{above}{HEAD}1,示例厂,机械,5\n{above}{HEAD}2,示例二厂,食品,6\n")
    assert aside(table) == [
        (5, "2006年企业", "heading"),
        (6, "单位:万元", "heading"),
        (7, "序号 | 企业名称 | 行业 | 2006年营业收入", "heading"),
    ]
    assert len(table.cells) == 2


@pytest.mark.parametrize(
    "row", ["企业名称,产值,行业,备注", "单位名称,序号,行业,收入", "企业名称,序号,行业,营业收入(千元)"]
)
def test_a_second_table_below(row: str) -> None:
    """Its columns may mean something else."""
    error = refusal(f"{HEAD}1,示例厂,机械,5\n{row}\n2,示例二厂,食品,6\n")
    assert (error.code, error.facts["row"]) == ("tables-two", 3)


@pytest.mark.parametrize("row", ["单位:千元,,,", ",,计量单位：千元,", ",（千元）,,", ",千元,,"])
def test_another_unit_below(row: str) -> None:
    """From there on the figures would be in it: said as above a table, or as the only word of a row."""
    error = refusal(f"单位:万元\n{HEAD}1,示例厂,机械,5\n{row}\n2,示例二厂,食品,6\n")
    assert (error.code, error.facts["row"]) == ("unit-line-below", 4)


@pytest.mark.parametrize("row", [",计量单位：万元,,", ",(万元),,", ",万 元,,"])
def test_the_same_unit_below(row: str) -> None:
    """It is no firm."""
    table = read(f"单位:万元\n{HEAD}1,示例厂,机械,5\n{row}\n2,示例二厂,食品,6\n")
    assert ([cells[1] for cells in table.cells], table.set_aside[0].row) == (["示例厂", "示例二厂"], 4)


@pytest.mark.parametrize("row", ["某单位,示例二厂,食品,", "单位:万元,,,", ",企业,,", ",万元,食品,", "x"])
def test_rows_below_that_only_look_like_one(row: str) -> None:
    """A word of the headings, or the same unit again."""
    assert len(read(f"单位:万元\n{HEAD}1,示例厂,机械,5\n{row}\n").cells) in {1, 2}
