import struct

import pytest

from tests.intake.workbooks import OTHER, bin_record, record, stream
from tiers.intake.workbook_records import odd_cells_of_xls, odd_cells_of_xlsb


@pytest.mark.parametrize("cut", [1, 3, 5, 30])
def test_a_stream_that_is_cut_off(cut: int) -> None:
    """What is whole is looked at."""
    error = record(0x0205, struct.pack("<3H2B", 1, 1, 0, 0x2A, 1))
    data = stream(("表", OTHER), odd=[error, record(0x0203, bytes(40))])
    assert odd_cells_of_xls(data[:-cut]) == ({(1, 1): "#N/A"},)


def test_a_sheet_that_is_not_there() -> None:
    """The workbook names it, and it begins nowhere."""
    assert odd_cells_of_xls(record(0x0085, struct.pack("<I", 999) + b"xxxx")) == ({},)
    assert odd_cells_of_xls(b"") == ()


@pytest.mark.parametrize("part", [b"", b"\x9c\x01\x00", b"\xff\xff\xff\xff\xff\xff", bin_record(156, b"x")])
def test_parts_of_an_xlsb_that_say_nothing(part: bytes) -> None:
    """No sheet, or one without cells."""
    assert set(map(len, odd_cells_of_xlsb({"xl/workbook.bin": part}))) <= {0}
