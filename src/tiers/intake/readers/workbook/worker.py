"""The process of its own in which a workbook is read: what ends it, ends nothing else.

Standard input is the workbook or page, standard output lines of JSON: an object that opens a sheet, arrays with its
rows, and at last an object that says that all is well, or what is not.
"""

import datetime as dt
import gc
import json
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from tiers.errors import DataError
from tiers.intake.files.background import BackgroundResult
from tiers.intake.readers.workbook.sheet_facts import Cells, SheetFacts
from tiers.intake.readers.workbook.zip_parts import entries_of, make_zip, parts_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Book = tuple["CalamineWorkbook", "CalamineSheet | None"]
"""A workbook, and its first sheet, if that can be read."""

_ROWS_A_LINE: Final = 500
_MANIFEST, _ENCRYPTED = "META-INF/manifest.xml", b"encryption-data"
"""The part of an `.ods` that lists the others, and what it says of one that is encrypted."""

_BYTES_A_CELL: Final = 48
"""What a cell takes at least, in the library and as a value of Python, also a blank one."""

_LONGEST_CELL: Final = 1 << 17
"""Characters that a cell may have, inclusive, as in a text; a workbook's own programs write 32,767 at most."""

_BLANK: Final = '""'
"""A blank cell in a line of JSON; nothing else looks like it but the end of a text that ends in a quotation mark."""

Rows = list[list[Any]]
"""Cells as the library gives them: text, numbers, dates, times; `""` for none."""


def main() -> None:
    """Read the workbook; the arguments are its kind, its name, and the most bytes and seconds that it may take."""
    kind, path, memory, seconds = sys.argv[1:]
    hold_to(int(memory), int(seconds))
    gc.disable()  # it would look at every row again and again, and this process ends soon
    data = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    for line in messages(data, kind, path, int(memory)):
        out.write(line.encode("utf-8", "surrogatepass"))
        out.write(b"\n")
        out.flush()


def hold_to(memory: int, seconds: int) -> None:
    """Limit this process, as far as the system can: it ends where the process takes more."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not every system has it

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def messages(data: bytes, kind: str, path: str, memory: int) -> Iterator[str]:
    """Yield the messages for one file, an error message included."""
    try:
        yield from _page(data, path) if kind == "html" else _book(data, kind, path, memory)
    except DataError as error:
        yield _json_line({"refused": error.code, "facts": _json_line(error.facts)})
    except MemoryError:
        yield _json_line({"refused": "workbook-memory", "facts": _json_line({"path": path, "megabytes": memory >> 20})})
    else:
        yield _json_line({"end": True})


def _json_line(content: object) -> str:
    """Encode a line; a value that is none of JSON's stands as people read it."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=_text)


def _page(data: bytes, path: str) -> Iterator[str]:
    from tiers.intake.readers.html_tables import tables_of  # noqa: PLC0415 - workbooks do not need it

    for place, rows in enumerate(tables_of(data.decode()), 1):
        yield _sheet_line(str(place), SheetFacts())
        yield from _row_lines(rows, path)


def _book(data: bytes, kind: str, path: str, memory: int) -> Iterator[str]:
    import python_calamine as calamine  # noqa: PLC0415 - it ends with this process

    try:
        (book, first), known = _open_and_inspect(data, kind, path)
        for place, about in enumerate(book.sheets_metadata):
            if about.typ == calamine.SheetTypeEnum.WorkSheet:
                hidden = about.visible != calamine.SheetVisibleEnum.Visible
                about_it = known[place] if place < len(known) else SheetFacts()
                yield _sheet_line(about.name, about_it, hidden=hidden)
                sheet = first if first and place == 0 else book.get_sheet_by_index(place)
                yield from _rows_and_repeats(sheet, about_it, path, memory)
    except calamine.CalamineError as error:
        raise DataError("workbook-damaged", path=path) from error


def _open_and_inspect(data: bytes, kind: str, path: str) -> tuple[Book, Sequence[SheetFacts]]:
    """Return the workbook as it came, or else one of what was rewritten, and the facts of each sheet.

    The library reads it as it came while its parts are looked at, and what looks at them is imported.
    """
    import python_calamine as calamine  # noqa: PLC0415 - it ends with this process

    failures = (calamine.CalamineError, MemoryError)
    if kind == "xls":
        ahead = BackgroundResult(lambda: _read(BytesIO(data)), failures)
        from tiers.intake.readers.workbook.biff_records import facts_of_xls  # noqa: PLC0415 - see above

        known = facts_of_xls(_stream(data, path))
        return ahead.result(), known
    entries = entries_of(data, path)
    plain = BackgroundResult(lambda: _read(BytesIO(data)), failures) if entries.is_plain else None
    from tiers.intake.readers.workbook.biff_records import facts_of_xlsb  # noqa: PLC0415 - see above
    from tiers.intake.readers.workbook.xlsx_xml import rewrite  # noqa: PLC0415 - see above

    parts = parts_of(data, path, entries.wanted)
    if _ENCRYPTED in parts.get(_MANIFEST, b""):
        raise DataError("workbook-password", path=path)
    made, found = (parts, facts_of_xlsb(parts)) if kind == "xlsb" else rewrite(parts)
    return plain.result() if plain and made == parts else _read(make_zip(made)), found


def _read(data: BytesIO) -> Book:
    """Read a workbook and its first sheet."""
    import python_calamine as calamine  # noqa: PLC0415 - it ends with this process

    book = calamine.load_workbook(data)
    with suppress(calamine.CalamineError):
        return book, book.get_sheet_by_index(0)
    return book, None


def _stream(data: bytes, path: str) -> bytes:
    """Return the stream of the workbook, which every `.xls` has."""
    from tiers.intake.readers.workbook.biff_records import has_password  # noqa: PLC0415 - as where it is called
    from tiers.intake.readers.workbook.ole_container import CompoundFile  # noqa: PLC0415 - as where it is called

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


def _sheet_line(name: str, known: SheetFacts, *, hidden: bool = False) -> str:
    rows = [*known.hidden_rows]
    divided = {"scaled": dict(known.scaled), "said": dict(known.said)}
    return _json_line({"sheet": name, "hidden": hidden, **divided, "hidden_rows": rows})


def _rows_and_repeats(sheet: "CalamineSheet", known: SheetFacts, path: str, memory: int) -> Iterator[str]:
    """Yield the rows of a sheet, and then what stands there twice, if anything does."""
    rows = _rows(sheet, known.odd, memory)
    filled = yield from _row_lines(rows, path)
    is_as_read = not isinstance(rows, list)  # else words that are merged over several rows stand in each
    if twice := _twice(known, filled if is_as_read else None):
        yield _json_line({"twice": twice})


def _twice(known: SheetFacts, filled: int | None) -> str:
    """Return what stands twice in a sheet; `filled`: how many cells of it were read that are not blank."""
    if not known.xml or (filled is not None and filled == known.filled):
        return known.twice
    from tiers.intake.readers.workbook.repeated_cells import twice_in_xml  # noqa: PLC0415 - few sheets need it

    return twice_in_xml(known.xml)


def _rows(sheet: "CalamineSheet", odd: Cells, memory: int) -> Iterable[list[Any]]:
    """Return the rows of a sheet from its first; one by one where each stands for itself.

    Raises: MemoryError where the library itself would end the process.
    """
    if (sheet.total_height + 1) * (sheet.total_width + 1) * _BYTES_A_CELL > memory:
        raise MemoryError
    tall = [(first, last) for first, last in sheet.merged_cell_ranges or () if first[0] < last[0]]
    if not odd and not tall and sheet.start and sheet.start[1] == 0:
        return sheet.iter_rows()
    rows: Rows = sheet.to_python(skip_empty_area=False)
    for (row, column), text in odd.items():
        rows[row][column] = text
    _fill_down(rows, tall)
    return rows


def _row_lines(rows: Iterable[list[Any]], path: str) -> Generator[str, None, int]:
    """Yield rows, some at a time, without blank ones at the end; numbers as JSON's own.

    Returns: how many cells are not blank, or fewer, where one ends in a quotation mark.

    Raises: DataError for a cell that is longer than any real one.
    """
    there, first, held, cells, blanks = iter(rows), 1, list[list[Any]](), 0, 0
    while some := list(islice(there, _ROWS_A_LINE)):
        cells += sum(map(len, some))
        end = len(some)
        while end and some[end - 1].count("") == len(some[end - 1]):
            end -= 1
        if end:
            line = _line(held + some[:end], first, path)
            blanks += line.count(_BLANK)
            yield line
            first, held = first + len(held) + end, []
        held += some[end:]
    return cells - blanks - sum(map(len, held))


def _line(rows: Rows, first: int, path: str) -> str:
    """Write rows, of which the first stands in that row of its sheet."""
    line = _json_line(rows)
    if "true" in line or "false" in line:
        line = _json_line([[_if_truth(cell) for cell in row] for row in rows])
    if len(line) > _LONGEST_CELL * 10:
        _refuse_long(rows, first, path)
    return line


def _refuse_long(rows: Rows, first: int, path: str) -> None:
    """Refuse what would take long to understand, and is no cell."""
    for number, row in enumerate(rows, first):
        if any(isinstance(cell, str) and len(cell) > _LONGEST_CELL for cell in row):
            raise DataError("cell-too-long", path=path, row=number)


def _if_truth(cell: object) -> object:
    """Write true and false as a workbook shows them."""
    return str(cell).upper() if isinstance(cell, bool) else cell


def _text(value: object) -> str:
    """Write a date or a time, which is no figure."""
    return value.isoformat(" ") if isinstance(value, dt.datetime) else str(value)


def _fill_down(rows: Rows, merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Copy words that are merged over several rows into each of them."""
    from tiers.intake.readers.merged_cells import reaches_down  # noqa: PLC0415 - few sheets need it

    for (first, column), (last, _) in merged:
        text = rows[first][column] if first < len(rows) and column < len(rows[first]) else ""
        if isinstance(text, str) and reaches_down(text):
            for row in rows[first + 1 : last + 1]:
                row[column] = text


if __name__ == "__main__":
    main()
