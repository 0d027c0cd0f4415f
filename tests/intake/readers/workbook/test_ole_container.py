import struct

import pytest

from tests.intake.asked import said_in_full
from tests.intake.workbooks import compound
from tiers.errors import DataError
from tiers.intake.readers.workbook.ole_container import CompoundFile

LONG, SHORT = b"x" * 5000, b"y" * 100
FILE = compound({"Workbook": LONG, "note": SHORT, "other": SHORT[:70]})


def test_long_and_short_streams() -> None:
    """The short ones lie in small sectors of a stream of their own."""
    found = CompoundFile(FILE, "book")
    assert {name: found.read(name) for name in found.streams} == {"Workbook": LONG, "note": SHORT, "other": SHORT[:70]}


def with_bytes(at: int, content: bytes) -> bytes:
    """Return the file with other bytes at a place."""
    return FILE[:at] + content + FILE[at + len(content) :]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (FILE[:300], "workbook-cut"),
        (FILE[:-512], "workbook-cut"),
        (with_bytes(30, b"\x05\0"), "workbook-damaged"),
        (with_bytes(48, struct.pack("<I", 999)), "workbook-damaged"),
        (with_bytes(60, struct.pack("<I", 999)), "workbook-damaged"),
        (with_bytes(68, struct.pack("<2I", 99, 1)), "workbook-cut"),
        (with_bytes(len(FILE) - 512, struct.pack("<I", 0)), None),
    ],
)
def test_containers_that_are_not_whole(data: bytes, code: str | None) -> None:
    """Cut off, or with chains that lead nowhere; a chain in a circle is met where it is read."""
    with pytest.raises(DataError) as caught:
        CompoundFile(data, "book").read("Workbook")
    assert said_in_full(caught.value).code == (code or "workbook-damaged")


def test_further_sectors_of_the_table() -> None:
    """A list that the header has no room for."""
    more = struct.pack("<I", (len(FILE) - 1024) // 512) + b"\xff" * 504 + struct.pack("<I", 0xFFFFFFFE)
    last = (len(FILE) - 512) // 512
    header = FILE[:68] + struct.pack("<2I", last, 1) + b"\xff" * (109 * 4)
    assert CompoundFile(header + FILE[512:] + more, "book").read("Workbook") == LONG


def test_a_stream_that_is_shorter_than_it_says() -> None:
    """It was cut off."""
    at = FILE.index("Workbook".encode("utf-16-le")) + 120
    with pytest.raises(DataError) as caught:
        CompoundFile(with_bytes(at, struct.pack("<I", 900_000)), "book").read("Workbook")
    assert said_in_full(caught.value).code == "workbook-cut"


def test_a_container_without_a_root() -> None:
    """It has no small sectors."""
    at = FILE.index("Root Entry".encode("utf-16-le")) + 66
    assert CompoundFile(with_bytes(at, b"\0"), "book").read("Workbook") == LONG
