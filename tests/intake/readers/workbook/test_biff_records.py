import struct
import subprocess

import pytest

from tests.intake import workbooks
from tests.intake.asked import question
from tests.intake.workbooks import OTHER, Rows, bin_record, compound, pack, parts, record, stream, wide, xlsb
from tiers.domain.table import Table
from tiers.intake.readers import from_workbook
from tiers.intake.readers.workbook.biff_records import facts_of_xls, facts_of_xlsb
from tiers.intake.readers.workbook.sheet_facts import SheetFacts, letters


@pytest.mark.parametrize("cut", [1, 3, 5, 30])
def test_a_stream_that_is_cut_off(cut: int) -> None:
    """What is whole is looked at."""
    error = record(0x0205, struct.pack("<3H2B", 1, 1, 0, 0x2A, 1))
    data = stream(("表", OTHER), odd=[error, record(0x0203, bytes(40))])
    assert [known.odd for known in facts_of_xls(data[:-cut])] == [{(1, 1): "#N/A"}]


def test_records_that_are_too_short() -> None:
    """They say nothing; and nothing after the end of a sheet is of it."""
    end = record(0x000A, b"")
    odd = [record(0x0205, b"xx"), record(0x0208, b"xx"), end, record(0x0205, struct.pack("<3H2B", 1, 1, 0, 0x2A, 1))]
    assert facts_of_xls(stream(("表", OTHER), odd=odd)) == (SheetFacts({}, hidden_rows=[]),)


def test_a_sheet_that_is_not_there() -> None:
    """The workbook names it, and it begins nowhere."""
    assert facts_of_xls(record(0x0085, struct.pack("<I", 999) + b"xxxx")) == (SheetFacts(),)
    assert facts_of_xls(b"") == ()


@pytest.mark.parametrize("part", [b"", b"\x9c\x01\x00", b"\xff\xff\xff\xff\xff\xff", bin_record(156, b"x")])
def test_parts_of_an_xlsb_that_say_nothing(part: bytes) -> None:
    """No sheet, or one without cells."""
    assert not any(known.odd for known in facts_of_xlsb({"xl/workbook.bin": part}))


HEADINGS: Rows = (("企业名称", "2006年收入（元）"), ("甲", None))
DIVIDED, PLAIN = "0!.0,", "0.00"


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each workbook here, where it can be seen what was run."""
    monkeypatch.setattr(subprocess, "Popen", workbooks.Here)


def read(data: bytes) -> Table:
    """Read the table of a workbook."""
    return from_workbook.tables(data, "book", question())[0]


def warnings_of(table: Table) -> list[tuple[str, str | None, dict[str, object]]]:
    """Return code, column and facts of each problem."""
    return [(problem.code, problem.column, dict(problem.facts)) for problem in table.problems]


SAID = [("format-scaled", "2006年收入（元）", {"cell": "B2"})]


def formats(*codes: str, is_wide: bool = False) -> list[bytes]:
    """Make the records of the styles of an `.xls`: the plain one, and one for each format."""
    made = [record(0x00E0, struct.pack("<2H16x", 0, 0))]
    for number, code in enumerate(codes, 164):
        text = code.encode("utf-16-le" if is_wide else "latin-1")
        made.append(record(0x041E, struct.pack("<2HB", number, len(code), is_wide) + text))
        made.append(record(0x00E0, struct.pack("<2H16x", 0, number)))
    return made


NUMBER = record(0x0203, struct.pack("<3Hd", 1, 1, 1, 5.0))
NUMBERS = {
    "a number": NUMBER,
    "a short one": record(0x027E, struct.pack("<3HI", 1, 1, 1, 5 << 2 | 2)),
    "several short ones": record(0x00BD, struct.pack("<2HHIHIH", 1, 0, 0, 5 << 2 | 2, 1, 5 << 2 | 2, 1)),
    "a formula": record(0x0006, struct.pack("<3Hd2HI", 1, 1, 1, 5.0, 0, 0, 0)),
}


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("is_wide", [False, True])
def test_a_number_of_an_xls_that_is_shown_divided(name: str, *, is_wide: bool) -> None:
    """Whatever record holds it, and whether its format is written in one byte a letter or two."""
    (known,) = facts_of_xls(stream(("表", HEADINGS), odd=[NUMBERS[name]], more=formats(DIVIDED, is_wide=is_wide)))
    assert known.scaled == {"B": "B2"}


def test_it_is_warned_about() -> None:
    """And not of numbers that are shown as they are, nor where the texts of a workbook are not Unicode."""
    data = stream(("表", HEADINGS), odd=[NUMBER], more=formats(DIVIDED))
    assert warnings_of(read(compound({"Workbook": data}))) == SAID
    assert warnings_of(read(compound({"Workbook": stream(("表", HEADINGS), odd=[NUMBER], more=formats(PLAIN))}))) == []
    assert facts_of_xls(data.replace(b"\0\x06\x05", b"\0\x05\x05", 1))[0].scaled == {}


@pytest.mark.parametrize(("code", "style", "said"), [(DIVIDED, 1, SAID), (DIVIDED, 0, []), (PLAIN, 1, [])])
def test_numbers_of_an_xlsb(code: str, style: int, said: list[object]) -> None:
    """By the styles of its cells; those of named styles are others."""
    plain, other = struct.pack("<2H12x", 0xFFFF, 0), struct.pack("<2H12x", 0, 164)
    made = bin_record(278) + bin_record(615, struct.pack("<I", 1)) + bin_record(44, struct.pack("<H", 164) + wide(code))
    made += bin_record(616) + bin_record(626, struct.pack("<I", 1)) + bin_record(47, other) + bin_record(627)
    made += bin_record(617, struct.pack("<I", 2)) + bin_record(47, plain) + bin_record(47, other) + bin_record(618)
    book = xlsb(("表", (HEADINGS[0], ("甲", 5.0))))
    sheet = parts(book)["xl/worksheets/sheet1.bin"]
    number = struct.pack("<2Id", 1, 0, 5.0)
    assert number in sheet
    styled = sheet.replace(number, struct.pack("<2Id", 1, style, 5.0))
    odd = pack({**parts(book), "xl/worksheets/sheet1.bin": styled, "xl/styles.bin": made + bin_record(279)})
    assert warnings_of(read(odd)) == said


def test_letters() -> None:
    """As a workbook names its columns."""
    assert [letters(index) for index in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
