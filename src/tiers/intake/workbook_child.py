"""The process of its own in which a workbook is read: what ends it, ends nothing else.

Standard input is the workbook, standard output lines of JSON: an object that opens a sheet, arrays with its
rows, and at last an object that says that all is well, or what is not.
"""

import datetime as dt
import gc
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from tiers.errors import DataError
from tiers.intake.compound_file import CompoundFile
from tiers.intake.merged import reaches_down
from tiers.intake.workbook_records import Cells, has_password, odd_cells_of_xls, odd_cells_of_xlsb
from tiers.intake.workbook_xml import Scaled, rewritten
from tiers.intake.workbook_zip import parts_of, zipped

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ROWS_A_LINE: Final = 2000
_MANIFEST, _ENCRYPTED = "META-INF/manifest.xml", b"encryption-data"
"""The part of an `.ods` that lists the others, and what it says of one that is encrypted."""

Rows = list[list[Any]]
"""Cells as the library gives them: text, numbers, dates, times; `""` for none."""


def main() -> None:
    """Read the workbook; the arguments are its kind, its name, and the most bytes and seconds that it may take."""
    kind, path, memory, seconds = sys.argv[1:]
    hold_to(int(memory), int(seconds))
    gc.disable()  # it would look at every row again and again, and this process ends soon
    data = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    for line in told(data, kind, path, int(memory)):
        out.write(line.encode("utf-8", "surrogatepass"))
        out.write(b"\n")
        out.flush()


def hold_to(memory: int, seconds: int) -> None:
    """Let the system end this process where it takes more, as far as the system can."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not every system has it

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def told(data: bytes, kind: str, path: str, memory: int) -> Iterator[str]:
    """Give everything that is to be said of a workbook; what cannot be read is said too.

    `memory` is the most bytes that this process may take.
    """
    try:
        yield from _read(data, kind, path)
    except DataError as error:
        yield _said({"refused": error.code, "facts": _said(error.facts)})
    except MemoryError:
        yield _said({"refused": "workbook-memory", "facts": _said({"path": path, "megabytes": memory >> 20})})
    else:
        yield _said({"end": True})


def _said(content: object) -> str:
    """Write a line; a value that is none of JSON's stands as people read it."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=_text)


def _read(data: bytes, kind: str, path: str) -> Iterator[str]:
    import python_calamine as calamine  # noqa: PLC0415 - it ends with this process

    readable, odd, scaled = _prepared(data, kind, path)
    try:
        book = calamine.load_workbook(readable)
        for place, about in enumerate(book.sheets_metadata):
            if about.typ == calamine.SheetTypeEnum.WorkSheet:
                hidden = about.visible != calamine.SheetVisibleEnum.Visible
                divided = scaled[place] if place < len(scaled) else {}
                yield _said({"sheet": about.name, "hidden": hidden, "scaled": divided})
                yield from _lines(book.get_sheet_by_index(place), odd[place] if place < len(odd) else {})
    except calamine.CalamineError as error:
        raise DataError("workbook-damaged", path=path) from error


def _prepared(data: bytes, kind: str, path: str) -> tuple[BytesIO, Sequence[Cells], Sequence[Scaled]]:
    """Make of the workbook what can be read without loss; give what else is known of the cells of each sheet."""
    if kind == "xls":
        return BytesIO(data), odd_cells_of_xls(_stream(data, path)), ()
    parts = parts_of(data, path)
    if _ENCRYPTED in parts.get(_MANIFEST, b""):
        raise DataError("workbook-password", path=path)
    if kind == "xlsb":
        return zipped(parts), odd_cells_of_xlsb(parts), ()
    parts, scaled = rewritten(parts)
    return zipped(parts), (), scaled


def _stream(data: bytes, path: str) -> bytes:
    """Give the stream of the workbook, which every `.xls` has."""
    container = CompoundFile(data, path)
    if "EncryptedPackage" in container.streams:
        raise DataError("workbook-password", path=path)
    name = next((name for name in ("Workbook", "Book") if name in container.streams), None)
    if name is None:
        raise DataError("format-unread", path=path, format="ole")
    stream = container.read(name)
    if has_password(stream):
        raise DataError("workbook-password", path=path)
    return stream


def _lines(sheet: "CalamineSheet", odd: Cells) -> Iterator[str]:
    """Give the rows of a sheet from its first, some at a time; numbers as JSON's own."""
    rows: Rows = sheet.to_python(skip_empty_area=False)
    for (row, column), text in odd.items():
        rows[row][column] = text
    _fill_down(rows, sheet.merged_cell_ranges or ())
    while rows and rows[-1].count("") == len(rows[-1]):
        rows.pop()
    for i in range(0, len(rows), _ROWS_A_LINE):
        line = _said(rows[i : i + _ROWS_A_LINE])
        may_hold_truth = "true" in line or "false" in line
        yield (
            _said([[_if_truth(cell) for cell in row] for row in rows[i : i + _ROWS_A_LINE]]) if may_hold_truth else line
        )


def _if_truth(cell: object) -> object:
    """Write true and false as a workbook shows them."""
    return str(cell).upper() if isinstance(cell, bool) else cell


def _text(value: object) -> str:
    """Write a date or a time, which is no figure."""
    return value.isoformat(" ") if isinstance(value, dt.datetime) else str(value)


def _fill_down(rows: Rows, merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Let words that are merged over several rows stand in each of them."""
    for (first, column), (last, _) in merged:
        text = rows[first][column] if first < len(rows) and column < len(rows[first]) else ""
        if isinstance(text, str) and reaches_down(text):
            for row in rows[first + 1 : last + 1]:
                row[column] = text


if __name__ == "__main__":
    main()
