"""Workbooks of every kind, made as small as they can be: a sheet is a name and its rows of texts, numbers and blanks."""

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any, Self

import xlsxwriter

from tiers.intake.readers.workbook import worker

Cell = str | float | None
Rows = Sequence[Sequence[Cell]]
Sheets = Sequence[tuple[str, Rows]]

ROWS: Rows = (
    ("2006年规模以上工业企业主要指标",),
    (None, None, None, "单位：万元"),
    ("序号", "企业名称", "工业总产值", "主营业务收入"),
    (1, "示例机械厂", 100, 90),
    (2, "示例食品厂", 200.5, 180),
    (None, "合 计", 300.5, 270),
)
"""Two firms with 2.7 million yuan of revenue in 2006."""

OTHER: Rows = (("企业名称", "2006年营业收入（万元）"), ("示例造纸厂", 7))
"""Another firm."""


def filled_cells(rows: Rows) -> Iterator[tuple[int, int, str | float]]:
    """Yield row, column and content of every cell that is not blank."""
    for i, row in enumerate(rows):
        yield from ((i, j, cell) for j, cell in enumerate(row) if cell is not None)


def xlsx(
    *sheets: tuple[str, Rows], hidden: Sequence[str] = (), formats: Mapping[str, Sequence[int]] | None = None
) -> bytes:
    """Make an `.xlsx`; `formats` gives number formats, and the columns that have them."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    columns = {j: book.add_format({"num_format": code}) for code, places in (formats or {}).items() for j in places}
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for i, j, cell in filled_cells(rows):
            sheet.write(i, j, cell, columns.get(j) if isinstance(cell, float | int) else None)
        if name in hidden:
            sheet.hide()
    book.close()
    return made.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """Unpack a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(content: Mapping[str, bytes | str]) -> bytes:
    """Pack a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return made.getvalue()


def replace_in_part(book: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Change a part of a workbook."""
    content = parts(book)
    assert old in content[name]
    return pack({**content, name: content[name].replace(old, new)})


_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)


def ods(*sheets: tuple[str, Rows]) -> bytes:
    """Make an `.ods`; a text that begins with `<` is the XML of its cell."""
    content = "".join(f'<table:table table:name="{name}">{_ods_rows(rows)}</table:table>' for name, rows in sheets)
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = f'<manifest:file-entry manifest:media-type="{kind}" manifest:full-path="/"/>'
    xmlns = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    manifest = f"<manifest:manifest {xmlns}>{entry}</manifest:manifest>"
    body = f"{_ODS}{content}</office:spreadsheet></office:body></office:document-content>"
    return pack({"mimetype": kind, "content.xml": body, "META-INF/manifest.xml": manifest})


def _ods_rows(rows: Rows) -> str:
    return "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str) and cell.startswith("<"):
        return cell
    if isinstance(cell, str):
        text = f"<text:p>{escape(cell)}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    return (
        f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
    )


def record(kind: int, content: bytes) -> bytes:
    """Make a record of an `.xls`."""
    return struct.pack("<2H", kind, len(content)) + content


def stream(*sheets: tuple[str, Rows], odd: Sequence[bytes] = (), more: Sequence[bytes] = ()) -> bytes:
    """Make the stream of an `.xls`; `odd` are further records of the first sheet, `more` of the workbook."""
    begin, end = record(0x0809, struct.pack("<4H8x", 0x0600, 5, 0, 0)), record(0x000A, b"")
    named = [struct.pack("<IHBB", 0, 0, len(name), 1) + name.encode("utf-16-le") for name, _ in sheets]
    begin += b"".join(more)
    at = len(begin) + sum(len(record(0x0085, name)) for name in named) + len(end)
    starts, bodies = [], []
    for place, (_, rows) in enumerate(sheets):
        cells = b"".join(_xls_cell(i, j, cell) for i, j, cell in filled_cells(rows))
        body = record(0x0809, struct.pack("<4H8x", 0x0600, 16, 0, 0)) + cells
        bodies.append(body + (b"".join(odd) if place == 0 else b"") + end)
        starts.append(at + sum(map(len, bodies[:-1])))
    names = [record(0x0085, struct.pack("<I", start) + name[4:]) for start, name in zip(starts, named, strict=True)]
    return begin + b"".join(names) + end + b"".join(bodies)


def _xls_cell(row: int, column: int, cell: str | float) -> bytes:
    place = struct.pack("<3H", row, column, 0)
    if isinstance(cell, str):
        return record(0x0204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
    return record(0x0203, place + struct.pack("<d", cell))


_FREE, _END, _TABLE, _SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 512


def compound(streams: Mapping[str, bytes], *, cutoff: int = 4096) -> bytes:
    """Put streams into the container of an `.xls`; those under `cutoff` bytes into small sectors."""
    small = b"".join(_even(data, 64) for data in streams.values() if len(data) < cutoff)
    large = {name: data for name, data in streams.items() if len(data) >= cutoff}
    pieces = [_even(data, _SECTOR) for data in (*large.values(), small)]
    starts, at = [], 0
    for piece in pieces:
        starts.append(at if piece else _END)
        at += len(piece) // _SECTOR
    entries = _entry("Root Entry", 5, starts[-1], len(small))
    first = 0
    for name, data in streams.items():
        if name in large:
            entries += _entry(name, 2, starts[list(large).index(name)], len(data))
        else:
            entries += _entry(name, 2, first, len(data))
            first += len(_even(data, 64)) // 64
    chain = _chains([data for data in streams.values() if len(data) < cutoff], 64)
    pieces += [_even(entries, _SECTOR), _even(chain, _SECTOR, b"\xff")]
    sectors = sum(len(piece) for piece in pieces) // _SECTOR
    table = _chains(pieces, _SECTOR) + struct.pack("<I", _TABLE)
    directory = sectors - len(pieces[-1]) // _SECTOR - len(pieces[-2]) // _SECTOR
    small_table = sectors - len(pieces[-1]) // _SECTOR if chain else _END
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6) + struct.pack("<3I", 0, 1, directory)
    header += struct.pack("<6I", 0, cutoff, small_table, int(bool(chain)), _END, 0)
    header += struct.pack("<109I", sectors, *[_FREE] * 108)
    return header + b"".join(pieces) + _even(table, _SECTOR, b"\xff")


def _even(data: bytes, size: int, fill: bytes = b"\0") -> bytes:
    return data + fill * (-len(data) % size)


def _chains(pieces: Sequence[bytes], size: int) -> bytes:
    numbers: list[int] = []
    for piece in pieces:
        count = -(-len(piece) // size)
        numbers += [*range(len(numbers) + 1, len(numbers) + count), _END] if count else []
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    return letters.ljust(64, b"\0") + struct.pack(
        "<H2B3I36x3I", len(letters), kind, 1, _FREE, _FREE, _FREE, first, size, 0
    )


def xls(*sheets: tuple[str, Rows], **more: Any) -> bytes:  # noqa: ANN401 - as for `stream`
    """Make an `.xls`."""
    return compound({"Workbook": stream(*sheets, **more)})


def bin_record(kind: int, content: bytes = b"") -> bytes:
    """Make a record of an `.xlsb`."""
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(content) & 0x7F | 0x80, len(content) >> 7]) + content


def wide(text: str) -> bytes:
    """Write a text of an `.xlsb`."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsb(*sheets: tuple[str, Rows], odd: Sequence[tuple[int, bytes]] = ()) -> bytes:
    """Make an `.xlsb`; `odd` are further records of the first sheet, in a row of their own."""
    bundled, relations, content = b"", "", {}
    for place, (name, rows) in enumerate(sheets, 1):
        bundled += bin_record(156, struct.pack("<2I", 0, place) + wide(f"rId{place}") + wide(name))
        relations += (
            f'<Relationship Id="rId{place}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{place}.bin"/>'
        )
        content[f"xl/worksheets/sheet{place}.bin"] = _bin_sheet(rows, odd if place == 1 else ())
    return pack(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": bin_record(131) + bin_record(143) + bundled + bin_record(144) + bin_record(132),
            "xl/_rels/workbook.bin.rels": f"<Relationships>{relations}</Relationships>",
            **content,
        }
    )


def _bin_sheet(rows: Rows, odd: Sequence[tuple[int, bytes]]) -> bytes:
    size = struct.pack("<4I", 0, len(rows), 0, 20)
    made = bin_record(129) + bin_record(148, size) + bin_record(145)
    for i, row in enumerate(rows):
        made += bin_record(0, struct.pack("<I21x", i))
        for j, cell in enumerate(row):
            if isinstance(cell, str):
                made += bin_record(6, struct.pack("<2I", j, 0) + wide(cell))
            elif cell is not None:
                made += bin_record(5, struct.pack("<2Id", j, 0, cell))
    if odd:
        made += bin_record(0, struct.pack("<I21x", len(rows))) + b"".join(bin_record(*each) for each in odd)
    return made + bin_record(146) + bin_record(130)


class Here:
    """What stands for the process in which a workbook is read: the same, in this process."""

    returncode = 0

    def __init__(self, words: Sequence[str], **_: object) -> None:
        """Keep what the process would be told."""
        self._words, self.stdin = words, _Kept()

    def __enter__(self) -> Self:
        """Begin nothing."""
        return self

    def __exit__(self, *_: object) -> None:
        """End nothing."""

    def kill(self) -> None:
        """End nothing."""

    def wait(self) -> None:
        """Wait for nothing."""

    @property
    def stdout(self) -> Iterator[bytes]:
        """Return what the process would print."""
        kind, path, memory, _ = self._words[-4:]
        lines = worker.messages(self.stdin.kept, kind, path, int(memory))
        return (line.encode("utf-8", "surrogatepass") for line in lines)


class _Kept(io.BytesIO):
    """What was written, also when it is closed."""

    kept = b""

    def close(self) -> None:
        """Keep it."""
        self.kept = self.getvalue()
