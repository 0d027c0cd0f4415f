"""Random Parquet files of every type, reported by both engines: the reports are equal to the byte."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiers
from tiers.domain.targets import Targets
from tiers.errors import TiersError
from tiers.write.to_json import to_json

Drawn = dict[str, st.SearchStrategy[object]]
"""Type → values of a column."""

HEADINGS = ("企业名称", "代码", "年份", "行业", "营业收入{}", "工业总产值（万元）")

PLAN = Targets.model_validate(
    {
        "version": 1,
        "base_year": 2005,
        "target_year": 2010,
        "tier": [
            {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 2},
            {"name": "5千万", "measure": "revenue", "at_least": "5000万", "goal": 4},
            {"name": "1000万", "measure": "output", "over": "1000万"},
        ],
        "breakdown": [{"heading": ["行业"]}],
    },
)

NAMES = st.sampled_from(
    ["示例一厂", "示例二厂", "示例三厂", "示例四厂", "合计", "", "\0示例", "示例\t厂\n", " ", "营业收入", None]
)
INTEGERS = [0, 1, 5000, 10000, 12345, -5, 2**31, 10**8, 10**9, 10**10, 10**14, 10**15, 10**18, 10**30, 2008, None]
FIGURES: Drawn = {
    "TINYINT": st.sampled_from([0, 1, -5, 127, None]),
    "USMALLINT": st.sampled_from([0, 2008, 65535, None]),
    "INTEGER": st.sampled_from([0, 1, 5000, 10000, 12345, -5, 2**31 - 1, None]),
    "BIGINT": st.sampled_from([n for n in INTEGERS if n is None or n < 2**63]),
    "HUGEINT": st.sampled_from(INTEGERS),
    "UHUGEINT": st.sampled_from([n for n in INTEGERS if n is None or n >= 0]),
    "DECIMAL(18,2)": st.none() | st.decimals(Decimal(-(10**15)), Decimal(10**15), places=2),
    "DECIMAL(9,6)": st.none() | st.decimals(0, 999, places=6),
    "DECIMAL(38,6)": st.none() | st.decimals(-(10**18), 10**19, places=6),
    "DECIMAL(38,9)": st.none()
    | st.sampled_from([Decimal("1.000000001"), Decimal("12.000000000"), Decimal("5000.0001")]),
    "DOUBLE": st.none()
    | st.floats()
    | st.sampled_from([0.1, 0.5, 12000.0, -0.0, 1e15, 1e11, 99999999999.9999, 5000.00001, 1e300, 123456.789, 10**10])
    | st.decimals(0, 10**9, places=4).map(float),
    "FLOAT": st.none() | st.floats(width=32),
    "VARCHAR": st.sampled_from(["12000", "1.2亿", "—", "", "约5", "５０００", " 7 ", None]),
    "DATE": st.sampled_from([date(2008, 1, 1), None]),
    "TIMESTAMP": st.sampled_from([datetime(2008, 1, 1, 12), None]),  # noqa: DTZ001 - of no zone
    "BOOLEAN": st.sampled_from([True, False, None]),
    "BLOB": st.sampled_from([b"12000", b"\xff", None]),
    "INTEGER[]": st.sampled_from([[1, 2], [], None]),
    "STRUCT(a INTEGER)": st.sampled_from([{"a": 1}, None]),
    "MAP(VARCHAR, INTEGER)": st.sampled_from([{"a": 1}, None]),
    "UUID": st.sampled_from(["7a3b1f60-0000-4000-8000-00000000000a", None]),
    "ENUM('12000', '停产')": st.sampled_from(["12000", "停产", None]),
    "INTERVAL": st.sampled_from(["3 days", None]),
}
YEARS: Drawn = {
    "BIGINT": st.sampled_from([2005, 2007, 2008, 2008, 999, 3000, -2008, 11108, None]),
    "USMALLINT": st.sampled_from([2005, 2007, 2008, None]),
    "INTEGER": st.just(2008),
    "VARCHAR": st.sampled_from(["2008", "2008年", "98", "", None]),
    "DOUBLE": st.sampled_from([2008.0, None]),
}
CODES: Drawn = {
    "VARCHAR": st.sampled_from(["A1", "a-2", "9.14305E+17", "", None]),
    "BIGINT": st.sampled_from([712345678, 5, None]),
    "DOUBLE": st.sampled_from([9.14305e17, None]),
}
TRADES: Drawn = {
    "VARCHAR": st.sampled_from(["机械", " 机械", "", "食\n品", None]),
    "INTEGER": st.sampled_from([13, 26, None]),
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[str], list[tuple[object, ...]]]:
    """Draw headings, types and rows."""
    kinds: list[tuple[str, st.SearchStrategy[object]]] = [("VARCHAR", NAMES)]
    kinds += [draw(st.sampled_from([*each.items()])) for each in (CODES, YEARS, TRADES, FIGURES, FIGURES)]
    headings = [heading.format(draw(st.sampled_from(["（万元）", "（元）", "（亿元）", ""]))) for heading in HEADINGS]
    rows = draw(st.lists(st.tuples(*(values for _, values in kinds)), min_size=1, max_size=9))
    return headings, [kind for kind, _ in kinds], [("示例厂", *rows[0][1:]), *rows]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one file that every example is written to."""
    return tmp_path_factory.mktemp("typed") / "data.parquet"


def write_parquet(path: Path, headings: list[str], types: list[str], rows: list[tuple[object, ...]]) -> None:
    """Write a Parquet file."""
    with duckdb.connect() as made:
        columns = ", ".join(f'"{heading}" {kind}' for heading, kind in zip(headings, types, strict=True))
        made.execute(f"CREATE TABLE drawn ({columns})")
        for row in rows:
            made.table("drawn").insert([*row])
        made.execute(f"COPY drawn TO '{path}' (FORMAT parquet)")


def report_with(path: Path, engine: str) -> str:
    """Report with one engine: the JSON, or the refusal."""
    try:
        return to_json(tiers.report(path, targets=PLAN, duplicates="keep", engine=engine))  # type: ignore[arg-type] # the name of an engine
    except TiersError as error:
        return f"{error.code}: {error} {error.table('en')}"


@settings(max_examples=settings().max_examples // 2)
@given(drawn=tables())
def test_every_type_means_the_same_in_bulk(
    path: Path, drawn: tuple[list[str], list[str], list[tuple[object, ...]]]
) -> None:
    """Whatever the types of the code, the year, the breakdown and the figures, and whether a unit is stated."""
    write_parquet(path, *drawn)
    assert report_with(path, "duckdb") == report_with(path, "python")
