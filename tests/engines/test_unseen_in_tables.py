"""Tables in which machines have left what nobody sees, and numbers that a null made out of codes and years."""

import json
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import tiers
from tests.engines import on_cluster
from tests.engines.everywhere import codes, counts, everywhere, rows_of, set_aside
from tiers.errors import DataError
from tiers.report.contract.report import Report


def test_a_total_is_a_total_and_a_firm_stands_once(tmp_path: Path) -> None:
    """甲 and 乙 are over 5亿, 丙 is not; each stands twice, once with signs, and so does the total."""
    rows = rows_of(
        "企业名称,2008年营业收入(万元)\n示例甲厂,60000\n示例甲厂\u200b,60000\n\ufeff示例乙厂,51000\n示例乙\u00ad厂,5\u200b1000\n"
        "示例丙厂\ufe0f,900\n示\u200d例丙厂,9\u206000\u2800\n合计\u200b,111900\n\u3164合\x07计\u034f,111900"
    )
    found = everywhere(tmp_path, rows)
    assert counts(found) == (3, [0, 2, 2, 2], "111900")
    assert set_aside(found) == [("合计", "total"), ("合计", "total")]
    assert {goal.nearest[0].name for goal in found.goals[:1] if goal.nearest} == {"示例甲厂"}


def test_codes_years_groups_conditions_and_headings(tmp_path: Path) -> None:
    """One firm in two years by its code; the group, the condition and the headings have signs."""
    rows = rows_of(
        "企业\u200b名称,统一社会\ufeff信用代码,年\u2060份,行业\u200b,营业收入(\u200b万元)\n"
        "示例甲厂,91430502MA0000\u200b0001,2007,机械\u200b,120000\n示例甲厂,91430502MA00000001\ufeff,\ufeff2008,\u200b机械,130000\n"
        "示例乙厂,91430502MA00000002,2008\u200b年,食品,51000"
    )
    found = everywhere(tmp_path, rows, where=["行业=机\u200d械"], by=["行业"])
    assert (found.enterprises, found.period.year) == (1, 2008)
    assert [group.value for group in found.breakdowns[0].groups if group.enterprises] == ["机械"]
    assert [year.enterprises for year in found.years] == [1, 1]


@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize("engine", ["python", "duckdb"])
def test_files_that_were_joined(tmp_path: Path, quote: str, engine: str) -> None:
    """Each began with a byte-order mark; the heading of the second is no firm, its first firm is one."""
    heading = f"\ufeff{quote}企业名称{quote},年份,营业收入(万元)\r\n"
    rows = f"{quote}示例甲厂{quote},2007,120000\r\n{heading}{quote}示例甲厂{quote},2008,130000\r\n\ufeff{quote}示例乙厂{quote},2008,900\r\n"
    path = tmp_path / "data.csv"
    path.write_text(heading + rows, encoding="utf-8", newline="")
    found = tiers.report(path, targets="builtin", engine=engine)  # type: ignore[arg-type] # the name of an engine
    assert (counts(found), codes(found)) == ((2, [1, 1, 1, 1], "130900"), [])
    assert [why for _, why in set_aside(found)] == ["heading"]


@pytest.mark.parametrize("mark", ["", "\ufeff", "\u200b", " "])
@pytest.mark.parametrize("second", ["2007年营业收入(万元)", "2008年营业收入(元)"])
@pytest.mark.parametrize("engine", ["python", "duckdb"])
def test_files_that_were_joined_and_differ(tmp_path: Path, mark: str, second: str, engine: str) -> None:
    """The second is of another year, or in another unit: refused, whatever nobody sees stands before its heading."""
    path = tmp_path / "data.csv"
    path.write_text(
        f"企业名称,2008年营业收入(万元)\n示例甲厂,120000\n{mark}企业名称,{second}\n示例乙厂,51000\n", encoding="utf-8"
    )
    with pytest.raises(DataError) as refused:
        tiers.report(path, targets="builtin", engine=engine)  # type: ignore[arg-type] # the name of an engine
    assert refused.value.code == "tables-two"


def test_codes_that_a_null_made_numbers(tmp_path: Path) -> None:
    """430500000001234 stands as a number of two kinds, and in one row not at all: two firms."""
    rows = rows_of(
        "法人代码,企业名称,年份,营业收入(万元)\n430500000001234.0,示例甲厂,2008.0,120000\n430500000001234.,示例甲厂,2008,120000\n"
        ",示例乙厂,2008.0,51000"
    )
    found = everywhere(tmp_path, rows)
    assert (counts(found), codes(found)) == ((2, [1, 2, 2, 2], "171000"), ["duplicate-equal"])


def report_with(path: Path, engine: str) -> Report:
    """Report on a file with one engine."""
    where = {"remote": on_cluster.remote()} if engine == "spark" else {}
    return tiers.report(path, targets="builtin", engine=engine, **where)  # type: ignore[arg-type]


@pytest.mark.one_in(3)
@pytest.mark.parametrize("engine", ["python", "duckdb", "spark"])
def test_columns_of_binary_numbers(tmp_path: Path, engine: str) -> None:
    """Codes and years of a Parquet file, each with a null: the row without a year is told of, and does not count."""
    columns = {
        "企业名称": ["示例甲厂", "示例甲厂", "示例乙厂", "示例丙厂"],
        "法人代码": pa.array([430500000001230.0, 430500000001230.0, None, 430500000001236.0]),
        "年份": pa.array([2007.0, 2008.0, 2008.0, None]),
        "营业收入(万元)": pa.array(
            [Decimal(120000), Decimal(130000), Decimal(51000), Decimal(5)], pa.decimal128(12, 0)
        ),
    }
    path = tmp_path / "data.parquet"
    pq.write_table(pa.table(columns), path)
    found = report_with(path, engine)
    assert (counts(found), codes(found)) == ((2, [1, 2, 2, 2], "181000"), ["year-unreadable"])
    assert [year.enterprises for year in found.years] == [1, 2]


@pytest.mark.parametrize("engine", ["python", "duckdb"])
@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_numbers_in_json(tmp_path: Path, ending: str, engine: str) -> None:
    """And a name with a control that a text could not hold."""
    firms = [
        {"企业名称": "示例甲厂", "法人代码": 430500000001234.0, "年份": 2008.0, "营业收入(万元)": 120000},
        {"企业名称": "示例\x00甲\x1f厂", "法人代码": "430500000001234", "年份": 2008, "营业收入(万元)": 120000},
        {"企业名称": "示例乙厂", "法人代码": None, "年份": 2008.0, "营业收入(万元)": 51000},
    ]
    lines = [json.dumps(firm, ensure_ascii=False) for firm in firms]
    path = tmp_path / f"data.{ending}"
    path.write_text("\n".join(lines) if ending == "jsonl" else f"[{','.join(lines)}]", encoding="utf-8")
    found = report_with(path, engine)
    assert (counts(found), codes(found)) == ((2, [1, 2, 2, 2], "171000"), ["duplicate-equal"])


@pytest.mark.thorough
def test_years_in_headings_that_are_numbers(tmp_path: Path) -> None:
    """As a table that was turned has them."""
    rows = rows_of("企业名称,营业收入(万元) 2007.0,营业收入(万元) 2008.0\n示例甲厂,90000,120000\n示例乙厂,40000,51000")
    found = everywhere(tmp_path, rows)
    assert (counts(found), codes(found)) == ((2, [1, 2, 2, 2], "171000"), [])
    assert [year.year for year in found.years] == [2007, 2008]


@pytest.mark.thorough
def test_a_figure_that_may_hide_a_sign_is_told_of(tmp_path: Path) -> None:
    """A soft hyphen, and digits turned round."""
    found = everywhere(
        tmp_path, rows_of("企业名称,2008年营业收入(万元)\n示例甲厂,\u00ad5\n示例乙厂,\u202e00021\n示例丙厂,51000")
    )
    assert (counts(found), codes(found)) == ((3, [0, 1, 1, 1], "51000"), ["amount-unreadable"] * 2)
