import csv
import io
from decimal import Decimal

import pytest

from tests.write import hostile, reports
from tiers.report.contract.report import Goal, Report
from tiers.report.contract.totals import TotalReport
from tiers.write import TABLES
from tiers.write.listings import LISTINGS
from tiers.write.to_csv import to_csv


def rows(table: str, report: Report) -> list[dict[str, str]]:
    """Read a table back as another program does."""
    text = b"".join(to_csv(report, table)).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_per_goal() -> None:
    """Exact numbers without a unit, an empty cell for what is not known, and the nearest firms by name."""
    five = rows("goals", reports.drawing())[1]
    assert (five["year"], five["as_of"], five["tier"], five["limit"]) == ("2008", "2008-12-31", "5亿", "500000000")
    assert (five["count"], five["goal"], five["goal_text"], five["completion"]) == ("3", "5", "", "0.6")
    assert (five["preferred"], five["certain"]) == ("true", "true")
    assert five["nearest"] == "示例化工厂 175; 示例造纸厂 207; 示例食品厂 011; 示例食品厂 012"
    assert rows("goals", reports.drawing())[2]["certain"] == "false"


def test_the_columns_of_the_json() -> None:
    """What both have is called alike and holds the same number."""
    keys = rows("goals", reports.drawing())[0].keys()
    people = {"goal_en", "name_en", "at_most_status", "could_reach", "unreadable_could_reach", "meeting"}
    assert set(Goal.model_fields) - people <= set(keys)
    totals = {column.key for column in LISTINGS["totals"](reports.drawing()).columns}
    assert set(TotalReport.model_fields) - {"name_en"} <= totals


def test_a_negative_figure_is_a_number_and_a_name_is_text() -> None:
    """A name like a formula has an apostrophe before it; the number has none."""
    firm = rows("nearest", hostile.hostile())[-1]
    assert Decimal(firm["figure"]) == Decimal("-5.5")
    assert firm["code"] == "'=cmd|'/c calc'!A1"
    assert firm["name"] == r"一行\x0a二行\x0d\x0a\x09三行\u2028四行"


def test_lines_end_as_rfc_4180_says() -> None:
    """With CR and LF; in UTF-8 without a byte-order mark; a quotation mark is doubled."""
    content = b"".join(to_csv(hostile.hostile(), "cushion"))
    assert content.startswith(b"year,tier,measure,rank,name,code,figure,margin\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 1 + len(hostile.NAMES)
    assert b'"<script>alert(1)</script>""&amp;\'"' in content


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_every_column(table: str) -> None:
    """Also if a heading or a cell holds commas, quotation marks or line ends."""
    report = reports.drawing(goals=(reports.goal('a,"b\n', 5),), years=(reports.year(2008, 3, 1, tiers=['a,"b\n']),))
    for each in (report, hostile.hostile(), reports.no_names(), reports.awkward()):
        read = rows(table, each)
        assert all(None not in row and None not in row.values() for row in read)
        assert len(read) == len(list(LISTINGS[table](each).rows))


def test_a_table_without_rows_has_its_headings() -> None:
    """A program finds its columns all the same."""
    assert b"".join(to_csv(reports.drawing(years=()), "years")).startswith(b"year,complete,enterprises,")


def test_what_has_more_rows_than_are_written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes in parts, and nothing is lost between them."""
    whole = b"".join(to_csv(reports.drawing(), "nearest"))
    monkeypatch.setattr("tiers.write.to_csv._AT_ONCE", 2)
    parts = list(to_csv(reports.drawing(), "nearest"))
    assert [part.count(b"\r\n") for part in parts] == [1, 2, 2, 2, 2, 2, 1]
    assert b"".join(parts) == whole
