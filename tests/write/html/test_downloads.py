import base64

import pytest

from tests.write import hostile, reports
from tests.write.golden import REPORTS
from tiers.write.html.downloads import downloads
from tiers.write.page.phrases import Words
from tiers.write.to_csv import to_csv

PREFIX = "data:text/csv;charset=utf-8;base64,"


def test_every_table_that_has_rows_is_a_file() -> None:
    """With a name in the language of the page."""
    report = reports.drawing()
    names = ["goals", "nearest", "cushion", "breakdown", "years", "problems"]
    assert [file.name for file in downloads(report, Words(report, "en"))] == [f"{name}.csv" for name in names]
    assert [file.name for file in downloads(report, Words(report, "zh"))] == [
        *("目标.csv", "后备企业.csv", "易掉档企业.csv", "分组.csv", "历年.csv", "问题.csv"),
    ]


@pytest.mark.parametrize("name", [*REPORTS, "hostile"])
def test_a_file_is_the_csv_of_the_report(name: str) -> None:
    """Byte by byte, formulas made harmless, after the mark by which spreadsheets know UTF-8."""
    report = {**REPORTS, "hostile": hostile.hostile}[name]()
    for file in downloads(report, Words(report, "en")):
        content = base64.b64decode(file.href.removeprefix(PREFIX), validate=True)
        assert content == b"\xef\xbb\xbf" + b"".join(to_csv(report, file.name.removesuffix(".csv")))


def test_a_report_that_is_passed_on_holds_no_firms() -> None:
    """Their tables have no rows, so they are no files, and no name stands in the others."""
    report = reports.no_names()
    files = downloads(report, Words(report, "en"))
    assert not {file.name for file in files} & {"nearest.csv", "cushion.csv", "lift.csv", "moved.csv"}
    assert not [file for file in files if "示例" in base64.b64decode(file.href.removeprefix(PREFIX)).decode()]
