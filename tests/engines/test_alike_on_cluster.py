"""Several files under one name on a cluster: one table, or a refusal that says which file is another."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import tiers
from tests.engines import on_cluster
from tests.engines.drawn import PLAN
from tiers.errors import DataError
from tiers.report.contract.report import Report

NAME, CODE, TRADE, REVENUE, OUTPUT = "企业名称", "统一社会信用代码", "行业", "营业收入(万元)", "总产值(万元)"
FIRST = {
    NAME: ["示例一厂", "示例二厂"],
    CODE: ["A1", "A2"],
    TRADE: ["机械", None],
    REVENUE: [120000, None],
    OUTPUT: [5, 6],
}
SECOND = {
    NAME: ["示例三厂", "示例四厂"],
    CODE: ["A3", "A4"],
    TRADE: ["机械", "食品"],
    REVENUE: [60000, 7],
    OUTPUT: [5, 6],
}


def report_on(path: Path | str, **reading: Any) -> Report:  # noqa: ANN401 - whatever `Reading` takes
    """Report on what the cluster finds."""
    return tiers.report(path, targets=PLAN, engine="spark", remote=on_cluster.remote(), by=(TRADE,), **reading)


def columns(path: Path, cells: Mapping[str, Any]) -> None:
    """Write columns where the cluster finds them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(dict(cells)), path)


def without(cells: Mapping[str, Any], *headings: str) -> dict[str, Any]:
    """Leave columns out."""
    return {heading: values for heading, values in cells.items() if heading not in headings}


@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    "second",
    [SECOND, without(SECOND, OUTPUT), {**SECOND, "备注": ["甲", "乙"]}, dict(reversed(SECOND.items()))],
    ids=["alike", "lacks what nobody asks for", "has more", "in another order"],
)
def test_files_that_have_what_is_needed_are_one_table(tmp_path: Path, second: dict[str, Any]) -> None:
    """Whatever stands first, and with names that are no plain ASCII; what is blank in the first stays missing."""
    columns(tmp_path / "年 份" / "甲 1.parquet", FIRST)
    columns(tmp_path / "年 份" / "乙.parquet", second)
    found = report_on(tmp_path / "年 份")
    assert (found.enterprises, found.measures[0].missing, found.measures[0].total) == (4, 1, 1_800_070_000)
    assert [(group.value, group.enterprises) for group in found.breakdowns[0].groups] == [
        ("机械", 2),
        ("食品", 1),
        (None, 1),
    ]


@pytest.mark.one_in(9)
@pytest.mark.parametrize("lacking", [NAME, CODE, TRADE, REVENUE])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_file_that_lacks_a_column_is_refused(tmp_path: Path, lacking: str, *, is_first: bool) -> None:
    """Its firms would have no name, no code, no trade, or no figure, and nobody would be told."""
    cells = (without(FIRST, lacking), SECOND) if is_first else (FIRST, without(SECOND, lacking))
    for name, some in zip(("a.parquet", "b.parquet"), cells, strict=True):
        columns(tmp_path / name, some)
    with pytest.raises(DataError) as refused:
        report_on(tmp_path / "*.parquet")
    facts = refused.value.facts
    assert (refused.value.code, facts["heading"]) == ("cluster-columns-differ", lacking)
    assert str(facts["file"]).endswith("a.parquet" if is_first else "b.parquet")


def test_a_file_that_lacks_a_condition_is_refused(tmp_path: Path) -> None:
    """Its firms would not meet it."""
    columns(tmp_path / "a.parquet", {**FIRST, "园区": ["甲区", "甲区"]})
    columns(tmp_path / "b.parquet", SECOND)
    with pytest.raises(DataError) as refused:
        report_on(tmp_path, where=("园区=甲区",))
    assert (refused.value.code, refused.value.facts["heading"]) == ("cluster-columns-differ", "园区")


def test_a_file_whose_column_has_another_unit_is_refused(tmp_path: Path) -> None:
    """The table has two columns for the figure, of which each file has one."""
    columns(tmp_path / "a.parquet", FIRST)
    columns(tmp_path / "b.parquet", {**without(SECOND, REVENUE), "营业收入(亿元)": [6, 1]})
    with pytest.raises(DataError) as refused:
        report_on(tmp_path)
    assert refused.value.code == "measure-unclear"


@pytest.mark.one_in(2)
@pytest.mark.parametrize(
    "revenue",
    [
        pa.array(["60000", "7"]),
        pa.array([60000.5, 7]),
        pa.array([60000, 7], pa.int32()),
        pa.array([Decimal("60000.5"), Decimal(7)], pa.decimal128(18, 2)),
    ],
    ids=str,
)
def test_files_with_a_column_of_other_types_are_refused(tmp_path: Path, revenue: pa.Array) -> None:
    """Text, binary numbers, narrower integers and decimals beside integers."""
    columns(tmp_path / "a.parquet", FIRST)
    columns(tmp_path / "b.parquet", {**SECOND, REVENUE: revenue})
    with pytest.raises(DataError) as refused:
        report_on(tmp_path)
    assert refused.value.code == "cluster-types-differ"


@pytest.mark.thorough
def test_what_folders_are_named_after_is_a_column_of_all_files(tmp_path: Path) -> None:
    """The trade of the second is not known, and no file has it inside; the first lacks a figure."""
    columns(tmp_path / f"{TRADE}=机械" / "a.parquet", without(FIRST, TRADE))
    columns(tmp_path / f"{TRADE}=__HIVE_DEFAULT_PARTITION__" / "b.parquet", without(SECOND, TRADE))
    assert report_on(tmp_path).enterprises == 4


def test_a_file_that_cannot_be_opened_by_itself_is_refused(tmp_path: Path) -> None:
    """Its name is a pattern to the cluster, so that nobody can say what it has."""
    columns(tmp_path / "a.parquet", FIRST)
    columns(tmp_path / "b[1].parquet", without(SECOND, REVENUE))
    with pytest.raises(DataError) as refused:
        report_on(tmp_path)
    assert refused.value.code in {"cluster-nothing", "cluster-unreadable"}


LINES = f"{NAME},{CODE},{TRADE},{REVENUE}\n"
ROWS = "示例一厂,A1,机械,120000\n"


def write(path: Path, *texts: str) -> Path:
    """Write texts where the cluster finds them, and name them."""
    for i, text in enumerate(texts):
        (path / f"{i}.csv").write_text(text, encoding="utf-8", newline="")
    return path / "*.csv"


def test_texts_that_begin_alike_are_one_table(tmp_path: Path) -> None:
    """Also with a byte-order mark, and lines that end in CRLF."""
    second = "\ufeff" + (LINES + "示例二厂,A2,食品,60000\n").replace("\n", "\r\n")
    assert report_on(write(tmp_path, LINES + ROWS, second)).enterprises == 2


@pytest.mark.one_in(7)
@pytest.mark.parametrize(
    "second",
    [
        f"{NAME},{CODE},{TRADE},营业收入(亿元)\n示例二厂,A2,食品,6\n",
        f"{CODE},{NAME},{TRADE},{REVENUE}\nA2,示例二厂,食品,6\n",
        f"{NAME},{CODE},{REVENUE}\n示例二厂,A2,6\n",
        f"{NAME},{CODE},{TRADE},\n示例二厂,A2,食品,6\n",
        f"{NAME};{CODE};{TRADE};{REVENUE}\n示例二厂;A2;食品;6\n",
        LINES.replace("\n", ",备注\n") + "示例二厂,A2,食品,6,\n",
        "示例二厂,A2,食品,6\n",
    ],
    ids=["another unit", "another order", "a column less", "a blank heading", "another separator", "one more", "none"],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_texts_whose_headings_differ_are_refused(tmp_path: Path, second: str, *, is_first: bool) -> None:
    """Whichever is read first; the sentence names both."""
    path = write(tmp_path, *((second, LINES + ROWS) if is_first else (LINES + ROWS, second)))
    with pytest.raises(DataError) as refused:
        report_on(path)
    assert refused.value.code == "cluster-headings-differ"
    assert {str(refused.value.facts[key])[-5:] for key in ("file", "other")} == {"0.csv", "1.csv"}


def test_a_text_without_a_line_is_refused(tmp_path: Path) -> None:
    """Nobody can say what it should have held."""
    with pytest.raises(DataError) as refused:
        report_on(write(tmp_path, LINES + ROWS, ""))
    assert refused.value.code == "cluster-nothing"
