"""What words of a unit mean, in every format and engine: the right figures, or a refusal, and never others in silence."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

import tiers
from tests.engines import on_cluster
from tests.intake.asked import said_in_full
from tests.intake.workbooks import xlsx
from tiers.errors import DataError

ENGINES = ("python", "duckdb")
FIRMS = (("示例甲厂", "120000"), ("示例乙厂", "51000"))
"""Two invented firms, whose figures are 171,000 together: 1.71 billion in 万元."""

WAN = Decimal(1_710_000_000)

Rows = Sequence[Sequence[str]]


def as_csv(rows: Rows) -> tuple[str, bytes]:
    """Write rows as a text."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return "table.csv", text.getvalue().encode()


def as_xlsx(rows: Rows) -> tuple[str, bytes]:
    """Write rows as a workbook, figures as numbers."""
    cells = [tuple(float(cell) if cell.isdecimal() else cell or None for cell in row) for row in rows]
    return "table.xlsx", xlsx(("企业", cells))


def as_json(rows: Rows) -> tuple[str, bytes]:
    """Write the last rows as records, under the keys of the headings."""
    keys, *firms = rows
    return "table.json", json.dumps([dict(zip(keys, row, strict=True)) for row in firms], ensure_ascii=False).encode()


def as_parquet(rows: Rows) -> tuple[str, bytes]:
    """Write the last rows as Parquet, under columns of those names."""
    keys, *firms = rows
    names = ", ".join(f'unnest(?::VARCHAR[]) AS "{key}"' for key in keys)
    duckdb.execute(
        f"COPY (SELECT {names}) TO 'made.parquet' (FORMAT parquet)", [[*each] for each in zip(*firms, strict=True)]
    )
    return "table.parquet", Path("made.parquet").read_bytes()


def total(made: tuple[str, bytes], engine: str, **said: object) -> Decimal | str:
    """Add up the revenue of a table; give the code of a refusal."""
    name, data = made
    Path(name).write_bytes(data)
    try:
        found = tiers.report(name, engine=engine, year=2008, **said)  # type: ignore[arg-type] # options of `Reading`
    except DataError as error:
        return said_in_full(error).code
    (revenue,) = (measure for measure in found.measures if measure.measure == "revenue")
    return revenue.total or Decimal(0)


HEADINGS = [
    # a heading, what both firms have in yuan or why the table is refused
    ("营业收入（人民币 万元）", WAN),
    ("营业收入RMB（万元）", WAN),
    ("营业收入(十万元)", WAN * 10),
    ("营业收入十万元", WAN * 10),
    ("营业收入(千元/人民币)", WAN / 10),
    ("营业收入 10 thousand yuan", WAN),
    ("营业收入(10^4 yuan)", WAN),
    ("Revenue (RMB 10,000)", WAN),
    ("Revenue RMB '000", WAN / 10),
    ("Revenue (RMB millions)", WAN * 100),
    ("Revenue (in millions)", WAN * 100),
    ("Revenue (CNY)", WAN / 10_000),
    ("revenue hundred million yuan", WAN * 10_000),
    ("营业收入(元,不含税)", WAN / 10_000),
    ("营业收入（元）（万元）", "measure-missing"),
    ("营业收入（RMB mio）", "unit-unclear"),
    ("Revenue (lakhs)", "unit-unclear"),
    ("营业收入1万元", "unit-unclear"),
    ("Revenue (USD millions)", "currency-of-column"),
    ("revenue ($M)", "currency-of-column"),
    ("Sales ($bn)", "currency-of-column"),
    ("Revenue (thousands of dollars)", "currency-of-column"),
]


@pytest.mark.one_in(8)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("written", [as_csv, as_xlsx, as_json, as_parquet])
@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_a_unit_in_a_heading(
    heading: str, expected: Decimal | str, written: Callable[[Rows], tuple[str, bytes]], engine: str
) -> None:
    """A heading of a text or a workbook, a key of JSON, the name of a column of Parquet."""
    assert total(written([("企业名称", heading), *FIRMS]), engine) == expected


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("主营 RMB millions", WAN * 100),
        ("主营 RMB mio", "unit-unclear"),
        ("RMB million 主营", "unit-unclear"),
        ("主营十万元", WAN * 10),
        ("主营（元）（万元）", "unit-unclear"),
        ("人均主营（元/人）", "unit-unclear"),
        ("主营万比索元", "unit-unclear"),
    ],
)
def test_a_heading_that_a_person_names(heading: str, expected: Decimal | str, engine: str) -> None:
    """It is read as any other, and a line above does not answer for what it says and nobody understands."""
    made = as_csv([("单位：亿元", ""), ("企业名称", heading), *FIRMS])
    assert total(made, engine, columns={"revenue": heading}) == expected


LINES = [
    (["单位：人民币 （万元）"], WAN),
    (["单位：人民币", "（万元）"], WAN),
    (["Unit: RMB 10,000"], WAN),
    (["单位：万元、人"], WAN),
    (["金额单位：万元 数量单位：吨"], WAN),
    (["单位：亿元、%"], WAN * 10_000),
    (["单位:百万"], WAN * 100),
    (["单位：十万元"], WAN * 10),
    (["(RMB'000)"], WAN / 10),
    (["In RMB mn unless otherwise stated"], WAN * 100),
    (["万元人民币"], WAN),
    (["单位：元 （万元）"], "unit-unclear"),
    (["单位：RMB mio"], "unit-unclear"),
    (["Unit: lakhs"], "unit-unclear"),
    (["单位：元", "（万元）"], "unit-line-unclear"),
    (["单位：元、万元"], "unit-line-unclear"),
    (["单位：元/人"], "unit-unknown"),
    (["币种：人民币"], "unit-unknown"),
    (["币种：美元", "单位：万元"], "currency-of-column"),
    (["单位：万美元"], "currency-of-column"),
]


@pytest.mark.one_in(8)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("written", [as_csv, as_xlsx])
@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_unit_line(
    line: list[str], expected: Decimal | str, written: Callable[[Rows], tuple[str, bytes]], engine: str
) -> None:
    """In one cell or in several."""
    assert total(written([line, ("企业名称", "营业收入"), *FIRMS]), engine) == expected


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ({"单位": "人民币 （万元）"}, WAN),
        ({"unit": "RMB 10,000"}, WAN),
        ({"currency": "CNY", "unit": "万元"}, WAN),
        ({"currency": "USD", "unit": "million"}, "currency-of-column"),
        ({"unit": "yuan", "scale": "10000"}, "unit-unclear"),
        ({"unit": "yuan", "scale": "1"}, WAN / 10_000),
        ({"unit": "RMB mio"}, "unit-unclear"),
        ({"单位": "某区统计局"}, "unit-unknown"),
        ({}, "unit-unknown"),
    ],
)
def test_keys_beside_an_array(beside: dict[str, str], expected: Decimal | str) -> None:
    """As lines above a table."""
    records = [{"企业名称": name, "营业收入": int(figure)} for name, figure in FIRMS]
    made = "table.json", json.dumps({**beside, "data": records}, ensure_ascii=False).encode()
    assert {total(made, engine) for engine in ENGINES} == {expected}


COLUMNS = [
    # heading of the measure, of the column, its cells, what is right
    ("营业收入", "计量单位", ("万元", "万元"), WAN),
    ("营业收入", "单位", ("人民币万元", "人民币万元"), WAN),
    ("营业收入", "Unit", ("RMB'000", "RMB'000"), WAN / 10),
    ("营业收入", "计量单位", ("万元", "元"), "unit-column-mixed"),
    ("营业收入", "计量单位", ("万元", ""), "unit-column-mixed"),
    ("营业收入", "计量单位", ("万元", "吨"), "unit-column-mixed"),
    ("营业收入", "计量单位", ("RMB mio", "RMB mio"), "unit-unclear"),
    ("营业收入(万元)", "计量单位", ("RMB mio", "RMB mio"), "unit-column-mixed"),
    ("营业收入(万元)", "计量单位", ("万元", "万元"), WAN),
    ("营业收入(万元)", "计量单位", ("万元", ""), WAN),
    ("营业收入(万元)", "计量单位", ("", "万元"), WAN),
    ("营业收入(万元)", "单位", ("人民币万元", ""), WAN),
    ("营业收入（万元）", "营业收入单位", ("", "10k yuan"), WAN),
    ("营业收入(万元)", "计量单位", ("元", ""), "unit-column-differs"),
    ("营业收入(万元)", "币种", ("人民币", ""), "unit-column-mixed"),
    ("营业收入(万元)", "币种", ("", "CNY"), "unit-column-mixed"),
    ("营业收入", "营业收入单位", ("万元", "万元"), WAN),
    ("营业收入(万元)", "营业收入单位", ("万元", "元"), "unit-column-mixed"),
    ("营业收入(万元)", "revenue_unit", ("元", "元"), "unit-column-differs"),
    ("营业收入(万元)", "工业总产值单位", ("元", "元"), WAN),
    ("营业收入(万元)", "主管单位", ("示例市元件局", "示例市统计局"), WAN),
    ("营业收入(万元)", "计量单位", ("元", "元"), "unit-column-differs"),
    ("营业收入(万元)", "计量单位", ("吨", "台"), WAN),
    ("营业收入(万元)", "计量单位", ("元/吨", "元/台"), WAN),
    ("营业收入(万元)", "单位", ("万安县甲局", "亿利乙公司"), WAN),
    ("营业收入(万元)", "币种", ("人民币", "CNY"), WAN),
    ("营业收入(万元)", "币种", ("156", "156"), WAN),
    ("营业收入(万元)", "币种", ("人民币", "美元"), "unit-column-mixed"),
    ("营业收入(万元)", "currency", ("USD", "USD"), "currency-of-column"),
    ("营业收入(万元)", "currency", ("XDR", "XDR"), "unit-column-mixed"),
    ("营业收入", "币种", ("人民币元", "人民币元"), "unit-unknown"),
    ("营业收入", "币种", ("人民币万元", "人民币万元"), WAN),
]


@pytest.mark.one_in(32)
@pytest.mark.parametrize("engine", [*ENGINES, "spark"])
@pytest.mark.parametrize("written", [as_csv, as_parquet])
@pytest.mark.parametrize(("measure", "heading", "cells", "expected"), COLUMNS)
def test_a_column_of_units(
    measure: str,
    heading: str,
    cells: tuple[str, str],
    expected: Decimal | str,
    written: Callable[[Rows], tuple[str, bytes]],
    engine: str,
) -> None:
    """All rows say the same, which is obeyed; else the table is refused. Goods and organisations are neither."""
    rows = [(*firm, cell) for firm, cell in zip(FIRMS, cells, strict=True)]
    where = {"remote": on_cluster.remote()} if engine == "spark" else {}
    assert total(written([("企业名称", measure, heading), *rows]), engine, **where) == expected


@pytest.mark.one_in(12)
@pytest.mark.parametrize("engine", [*ENGINES, "spark"])
@pytest.mark.parametrize("written", [as_csv, as_parquet])
@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [
        ("万元", "万元", WAN),
        ("元", "万元", "unit-column-mixed"),
        ("", "万元", "unit-column-mixed"),
        ("元", "吨", "unit-column-mixed"),
    ],
)
def test_a_column_of_units_that_changes_far_below(
    last: str, first: str, expected: Decimal | str, written: Callable[[Rows], tuple[str, bytes]], engine: str
) -> None:
    """Where only the first rows are looked at before a database or a cluster counts."""
    heading = "营业收入(万元)" if first == "吨" else "营业收入"
    filling = [(f"示例空厂 {i:05}，没有数据的企业，名称很长", "0", first) for i in range(20_000)]
    rows = [("企业名称", heading, "计量单位"), (*FIRMS[0], first), *filling, (*FIRMS[1], last), ("合计", "171000", "")]
    where = {"remote": on_cluster.remote()} if engine == "spark" else {}
    assert total(written(rows), engine, **where) == expected


def test_a_total_has_no_unit_of_its_own() -> None:
    """A blank beside it is none of a firm."""
    rows = [("企业名称", "营业收入", "单位"), *((*firm, "万元") for firm in FIRMS), ("合计", "171000", "")]
    assert {total(as_csv(rows), engine) for engine in ENGINES} == {WAN}


def test_a_measure_that_no_tier_uses() -> None:
    """A column of units that says another than its heading concerns nobody."""
    rows = [("企业名称", "营业收入", "税收（元）", "单位"), *((*firm, "5", "万元") for firm in FIRMS)]
    plan = "version = 1\nbase_year = 2005\ntarget_year = 2010\n[measure.tax]\nheadings = ['税收']\n[[tier]]\nname = 'a'\nmeasure = 'revenue'\nover = '1亿'\n"
    Path("plan.toml").write_text(plan, encoding="utf-8")
    assert total(as_csv(rows), "python", targets="plan.toml") == WAN


def test_the_plan_says_what_is_not_understood() -> None:
    """Its unit counts, and a warning says so."""
    name, data = as_csv([("单位：RMB mio", ""), ("企业名称", "营业收入"), *FIRMS])
    Path(name).write_bytes(data)
    plan = "version = 1\nbase_year = 2005\ntarget_year = 2010\n[reading]\nunit = '万元'\n[[tier]]\nname = 'a'\nmeasure = 'revenue'\nover = '1亿'\n"
    Path("plan.toml").write_text(plan, encoding="utf-8")
    found = tiers.report(name, targets="plan.toml", year=2008)
    assert [(item.code, item.column) for item in found.problems.items] == [("unit-not-understood", "营业收入")]
    assert found.measures[0].total == WAN


def test_a_name_that_holds_units() -> None:
    """单位 is an organisation only where organisations stand."""
    rows = [
        ("统一社会信用代码", "营业收入", "单位"),
        ("91430502MA00000001", "120000", "万元"),
        ("91430502MA00000002", "51000", "万元"),
    ]
    assert {total(as_csv(rows), engine) for engine in ENGINES} == {WAN}
    assert total(as_csv([("单位", "营业收入"), ("万元", "120000")]), "python") == "name-missing"


def test_a_person_says_what_is_not_understood() -> None:
    """The table of choices is answered by --unit, also with a column that says it."""
    made = as_csv([("单位：RMB mio", ""), ("企业名称", "营业收入"), *FIRMS])
    assert total(made, "python", unit="百万元") == WAN * 100
    column = as_csv([("企业名称", "营业收入", "单位"), *((*firm, "RMB mio") for firm in FIRMS)])
    assert {total(column, engine, unit="百万元") for engine in ENGINES} == {WAN * 100}
    two = as_csv([("单位：元、万元", ""), ("企业名称", "营业收入"), *FIRMS])
    assert total(two, "python", unit="万元") == WAN
    assert total(two, "python", unit="千元") == "unit-line-unclear"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("under", "expected"),
    [
        ("万元", WAN),
        ("RMB'000", WAN / 10),
        ("(RMB mn)", WAN * 100),
        ("$m", "currency-of-column"),
        ("（人民币 万元）", WAN),
    ],
)
def test_a_row_of_units_under_the_headings(under: str, expected: Decimal | str, engine: str) -> None:
    """It belongs to the headings."""
    assert total(as_csv([("企业名称", "营业收入"), ("", under), *FIRMS]), engine) == expected
