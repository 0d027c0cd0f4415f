"""Folders that state something of the files in them."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.intake.readers.test_parquet_columns import count_files, in_every_way, refusal_of, write
from tiers.domain.row_source import InPlaceLimits
from tiers.intake.files.partition_folders import Stated, of_folders, says_the_same, stated_by_folders

FIRMS: dict[str, Any] = {"企业名称": ["示例甲厂", "示例乙厂"], "营业收入(万元)": [120_000, 51_000]}
OF_2008 = {"企业名称": ["示例甲厂", "示例乙厂"], "2008年营业收入(万元)": [120_000, 51_000]}
SUM = Decimal(1_710_000_000)
SMALL = {"企业名称": ["示例丁厂"], "营业收入(万元)": [5]}


@pytest.mark.parametrize(
    ("folders", "found"),
    [
        (("data",), ()),
        (("年份=2008",), (Stated("年份", "2008"),)),
        (("%E5%B9%B4%E4%BB%BD=2008",), (Stated("年份", "2008"),)),
        (("行业=a%3Db%2Fc",), (Stated("行业", "a=b/c"),)),
        (("年份=2008", "行业=机械"), (Stated("年份", "2008"), Stated("行业", "机械"))),
        (("a=b", "data", "年份=2008"), (Stated("年份", "2008"),)),
        (("年份=2008", "data"), ()),
        (("年份=__HIVE_DEFAULT_PARTITION__",), (Stated("年份", ""),)),
        (("年份=",), (Stated("年份", ""),)),
        (("=2008",), ()),
    ],
)
def test_what_folders_state(folders: tuple[str, ...], found: tuple[Stated, ...]) -> None:
    """Those right above the file, the outermost first."""
    assert of_folders(("/", *folders)) == found


def test_standard_input_lies_in_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever one stands; a file that is named without its folder does."""
    (tmp_path / "年份=2008").mkdir()
    monkeypatch.chdir(tmp_path / "年份=2008")
    assert (stated_by_folders("-"), stated_by_folders("a.parquet")) == ((), (Stated("年份", "2008"),))


@pytest.mark.parametrize(
    ("cell", "value", "same"), [("2008", "2008", True), ("2008年", "2008", True), ("8", "08", False)]
)
def test_a_cell_that_says_what_a_folder_says(cell: str, value: str, *, same: bool) -> None:
    """Years are compared as years."""
    assert says_the_same(cell, value) == same


@pytest.mark.one_in(15)
@pytest.mark.parametrize("folder", ["年份=2008", "year=2008", "%E5%B9%B4%E4%BB%BD=2008", "Year=2008", "年度=2008年"])
@pytest.mark.parametrize("named", ["{}/x.parquet", "{}", ".", "*/*.parquet", "**/x.parquet", "*"])
def test_a_folder_states_the_year(folder: str, named: str) -> None:
    """However the file is named: by itself, by a folder above it, or by a pattern."""
    write(FIRMS, f"{folder}/x.parquet")
    assert count_files(named.format(folder)).period.year == 2008
    assert in_every_way(named.format(folder)) == [(2, SUM, ())] * 3


def test_a_folder_for_each_year() -> None:
    """The latest is reported, and others are counted."""
    write(FIRMS, "data/年份=2007/x.parquet")
    write(FIRMS | {"营业收入(万元)": [130_000, 52_000]}, "data/年份=2008/x.parquet")
    assert in_every_way("data") == [(2, Decimal(1_820_000_000), ())] * 3
    assert in_every_way("data", year=2007) == [(2, SUM, ())] * 3


@pytest.mark.thorough
def test_folders_state_other_values_too() -> None:
    """A trade can be asked for, and one that is not stated is blank."""
    write(FIRMS, "data/年份=2008/行业=it's/x.parquet")
    write(SMALL, "data/年份=2008/行业=__HIVE_DEFAULT_PARTITION__/x.parquet")
    assert in_every_way("data") == [(3, SUM + 50_000, ())] * 3
    assert in_every_way("data", where=["行业=it's"]) == [(2, SUM, ())] * 3


def test_a_folder_of_a_part_of_the_year_is_told() -> None:
    """Nobody can say whether the figures are of that month alone."""
    write(FIRMS, "year=2008/month=06/x.parquet")
    assert in_every_way("year=2008") == [(2, SUM, ("folder-part", "time-unclear"))] * 3


def test_what_the_file_states_itself_is_not_added() -> None:
    """A column of the same heading, or figures of that year."""
    write(FIRMS | {"年份": [2008, 2008]}, "a/年份=2008/x.parquet")
    write(OF_2008, "b/年份=2008/x.parquet")
    assert in_every_way("a") == in_every_way("b") == [(2, SUM, ())] * 3


def test_a_file_that_contradicts_its_folder() -> None:
    """A year in a column, or in a heading."""
    write(FIRMS | {"年份": [2008, 2007]}, "a/年份=2008/x.parquet")
    write(OF_2008, "b/年份=2007/x.parquet")
    error = refusal_of("a")
    assert (error.code, error.facts["folder"], error.facts["value"]) == ("folder-differs", "年份=2008", "2007")
    assert refusal_of("b").code == "year-twice"


def test_a_folder_whose_year_is_none() -> None:
    """As a column of such years."""
    write(FIRMS, "年份=全部/x.parquet")
    assert refusal_of("年份=全部/x.parquet").code == "years-none"


TEXT = "企业名称,营业收入(万元)\n示例甲厂,120000\n示例乙厂,51000\n"
JSON = '{"企业名称": "示例甲厂", "营业收入(万元)": 120000}\n{"企业名称": "示例乙厂", "营业收入(万元)": 51000}\n'


@pytest.mark.parametrize(("name", "text"), [("x.csv", TEXT), ("x.jsonl", JSON)])
def test_folders_of_other_files_are_told(name: str, text: str) -> None:
    """They are not read; no word is needed where the year is said."""
    Path("年份=2007").mkdir()
    Path("年份=2007", name).write_text(text, encoding="utf-8")
    assert in_every_way("年份=2007", year=2008) == [(2, SUM, ("folder-unread",))] * 3
    assert in_every_way("年份=2007", year=2007) == [(2, SUM, ())] * 3


def test_folders_that_are_not_looked_into() -> None:
    """Hidden ones, links, which could lead in circles, and those that state nothing."""
    for folder in ("年份=2008", ".年份=2008", "年份"):
        write(FIRMS, f"data/{folder}/x.parquet")
    Path("data/年份=2007").symlink_to("../data", target_is_directory=True)
    Path("data/年份=2006").mkdir()
    assert in_every_way("data") == [(2, SUM, ())] * 3
    assert count_files("data", large=InPlaceLimits(0, 0)).enterprises == 2
