import csv
import io

from tests.write import firms, reports
from tiers.domain.classification import Classification
from tiers.write.firms_to_csv import firms_to_csv


def whole_file(found: Classification) -> str:
    """Return the whole file."""
    return b"".join(firms_to_csv(reports.drawing(), found)).decode()


def test_a_row_per_firm_with_exact_numbers() -> None:
    """UTF-8 without a mark, CRLF, blanks where nothing is known, 0 where nothing is lacking but more."""
    assert whole_file(firms.drawing()) == (
        "name,code,year,revenue,revenue_state,revenue_tier,revenue_next,revenue_short_by,"
        "output,output_state,output_tier,output_next,output_short_by,行业\r\n"
        "示例机械厂 060,91999900EX00006000,2008,742145678.9,usable,5亿,10亿,257854321.1,800000000,usable,1000万,,,机械\r\n"
        "示例食品厂 082,,2008,,unreadable,,,,10000000,usable,,1000万,0,\r\n"
        "示例羽绒厂 279,,2008,,missing,,,,,missing,,,,羽绒\r\n"
    )


def test_text_is_never_a_formula_and_numbers_stay_numbers() -> None:
    """An apostrophe before what a spreadsheet would reckon; controls as escapes; as many cells in every row."""
    rows = list(csv.reader(io.StringIO(whole_file(firms.hostile()), newline="")))
    assert [row[0] for row in rows[1:]] == [
        "'=cmd|'/c calc'!A1",
        "'@SUM(A1)",
        "'＋1",
        "'\\x09=1",
        "<r><t>x</t></r>",
        'a,"b"',
        "a\\x1b[31m\\u202eb\\ufffe",
        "甲|`乙`",
        "\\ud800",
    ]
    assert {tuple(row[2:5]) for row in rows[1:]} == {("2008", "-5.5", "usable")}
    assert {len(row) for row in rows} == {9}
    assert rows[0][-1] == reports.HARMLESS


def test_a_long_table_comes_in_parts() -> None:
    """4,500 rows: the headings, twice 2,000, and 500; nothing is lost between them."""
    rows = [(str(n), None, 2008) for n in range(4_500)]
    parts = list(firms_to_csv(reports.drawing(), Classification((), (), rows, len(rows))))
    assert [part.count(b"\r\n") for part in parts] == [1, 2_000, 2_000, 500]
    assert b"".join(parts).split(b"\r\n")[1:-1] == [f"{n},,2008".encode() for n in range(4_500)]
