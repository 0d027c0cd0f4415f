import struct

import pytest

from tests.intake.workbooks import OTHER, bin_record, record, stream
from tiers.intake.workbook_records import known_of_xls, known_of_xlsb
from tiers.intake.workbook_sheet import Known


@pytest.mark.parametrize("cut", [1, 3, 5, 30])
def test_a_stream_that_is_cut_off(cut: int) -> None:
    """What is whole is looked at."""
    error = record(0x0205, struct.pack("<3H2B", 1, 1, 0, 0x2A, 1))
    data = stream(("表", OTHER), odd=[error, record(0x0203, bytes(40))])
    assert [known.odd for known in known_of_xls(data[:-cut])] == [{(1, 1): "#N/A"}]


def test_records_that_are_too_short() -> None:
    """They say nothing; and nothing after the end of a sheet is of it."""
    end = record(0x000A, b"")
    odd = [record(0x0205, b"xx"), record(0x0208, b"xx"), end, record(0x0205, struct.pack("<3H2B", 1, 1, 0, 0x2A, 1))]
    assert known_of_xls(stream(("表", OTHER), odd=odd)) == (Known({}, hidden_rows=[]),)


def test_a_sheet_that_is_not_there() -> None:
    """The workbook names it, and it begins nowhere."""
    assert known_of_xls(record(0x0085, struct.pack("<I", 999) + b"xxxx")) == (Known(),)
    assert known_of_xls(b"") == ()


@pytest.mark.parametrize("part", [b"", b"\x9c\x01\x00", b"\xff\xff\xff\xff\xff\xff", bin_record(156, b"x")])
def test_parts_of_an_xlsb_that_say_nothing(part: bytes) -> None:
    """No sheet, or one without cells."""
    assert not any(known.odd for known in known_of_xlsb({"xl/workbook.bin": part}))
