"""One clean table as a file in GBK, and damage that only bytes can have: half characters, other signs, figures of machines."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.damage import FIRMS, IN_ONE_ROW, as_csv, clean, firms

FINE = "999999999999"
"""Decimals that binary arithmetic leaves: thirteen digits too many."""


class DamagedFile(NamedTuple):
    """One file with one damage."""

    what: str
    """What was done, and where."""
    data: bytes
    """The whole file."""


def clean_file(encoding: str) -> bytes:
    """Write the clean table in an encoding, without its total, which would betray much."""
    return as_csv(clean(IN_ONE_ROW, has_total=False)).encode(encoding)


def damaged_files(encoding: str) -> Iterator[DamagedFile]:
    """Damage every character beyond ASCII, put the euro of Windows at every place, and more decimals on every figure."""
    yield from _bytes_lost(clean_file(encoding), encoding)
    yield from _bytes_put(clean_file(encoding), encoding)
    yield from _figures(encoding)


def _bytes_lost(data: bytes, encoding: str) -> Iterator[DamagedFile]:
    for i, byte in enumerate(data):
        if byte >= 0x80:
            yield DamagedFile(f"{encoding}: byte {i} lost", data[:i] + data[i + 1 :])


def _bytes_put(data: bytes, encoding: str) -> Iterator[DamagedFile]:
    for i in range(len(data)):
        for byte in (b"\x80", b"\xff", b"\xb3"):
            yield DamagedFile(f"{encoding}: {byte!r} before byte {i}", data[:i] + byte + data[i:])


def _figures(encoding: str) -> Iterator[DamagedFile]:
    rows = clean(IN_ONE_ROW, has_total=False)
    first = next(i for i, row in enumerate(rows) if row == next(firms()))
    for i in range(first, first + FIRMS):
        for place in (4, 5):
            cell = rows[i][place].replace(",", "").partition(".")[0]
            changed = [*rows[i][:place], f"{int(cell) - 1}.{FINE}", *rows[i][place + 1 :]]
            text = as_csv([*rows[:i], changed, *rows[i + 1 :]])
            yield DamagedFile(f"{encoding}: line {i + 1}, cell {place + 1} is {changed[place]}", text.encode(encoding))
