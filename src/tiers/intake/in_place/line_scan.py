"""One pass over all bytes of a large text: whether its lines are rows; from 128 MB on in two processes."""

import json
from array import array
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from tiers.domain.run_progress import Step, report_step
from tiers.intake.files.child_process import start_module
from tiers.intake.in_place import line_boundaries
from tiers.intake.in_place.quotes import outside_quotes, without_quoted

MOST_UNEVEN: Final = 1000
"""Rows of another length than the headings, above which a table is read cell by cell."""

BLOCK: Final = 1 << 20
"""Bytes that are looked at together, about."""

_LONGEST_LINE: Final = 1 << 16
"""Bytes; a reader of cells would refuse a cell of twice as many characters."""

_UNUSUAL: Final = (b"\0", b"\x1a")
"""Bytes that a text holds by mistake."""


class Uneven(NamedTuple):
    """A row that is blank, or has too few or too many cells."""

    position: int
    """Counted from 0."""
    start: int
    """Its first byte in the file."""
    end: int
    """The byte after its last one; the line end is not its."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a text that are to be looked at."""

    name: str
    """The file."""
    start: int
    """The first byte of the first one."""
    end: int
    """The byte after the last one."""
    separator: bytes
    """What stands between two cells."""
    columns: int
    """Cells that each is to have."""


@dataclass(slots=True)
class LineScan:
    """What lines are like, each of which is a row."""

    rows: int = 0
    """How many there are."""
    is_crlf: bool = False
    """Whether every line ends in CRLF, and not in LF."""
    has_quotes: bool = False
    """Whether a quote stands anywhere."""
    is_cut_off: bool = False
    """Whether the last line has no end."""
    blank_below: int = 0
    """How many of the rows are blank lines at the end."""
    uneven: list[Uneven] = field(default_factory=list)
    """Rows that are blank, or have too few or too many cells: the first ones.

    Where in one block as many cells are lacking as there are too many, none is seen: the engine meets them.
    """
    offsets: "array[int]" = field(default_factory=lambda: array("q"))
    """Where each block starts, in bytes, and where the last one ends."""
    firsts: "array[int]" = field(default_factory=lambda: array("q"))
    """The position of the first row of each block."""


def scan(lines: Lines) -> LineScan | None:
    """Check every byte; None if some line may not be a row, or some byte is not text."""
    seen, offset, block = LineScan(), lines.start, b""
    report_step(Step("checking", lines.name, lambda: (offset - lines.start) / (lines.end - lines.start)))
    for block in _blocks(lines):
        outside = outside_quotes(block, lines.separator) if _is_text(block, seen) else None
        if outside is None:
            return None
        count = outside.count(b"\n") + (not block.endswith(b"\n"))
        if outside.count(lines.separator) != count * (lines.columns - 1):
            seen.uneven += islice(_uneven(block, lines, seen.rows, offset), MOST_UNEVEN - len(seen.uneven))
        seen.offsets.append(offset)
        seen.firsts.append(seen.rows)
        offset += len(block)
        seen.rows += count
    seen.offsets.append(offset)
    seen.is_cut_off = bool(block) and not block.endswith(b"\n")
    seen.blank_below = max(0, block[len(block.rstrip(b"\r\n")) :].count(b"\n") - 1)
    return seen


def join_scans(first: LineScan, second: LineScan) -> LineScan | None:
    """Join what the lines of a file's two parts are like; None if they do not end alike."""
    has_line_end = second.rows > second.is_cut_off
    if first.is_crlf != second.is_crlf and has_line_end:
        return None
    moved = (row._replace(position=row.position + first.rows) for row in second.uneven)
    return LineScan(
        first.rows + second.rows,
        first.is_crlf,
        first.has_quotes or second.has_quotes,
        second.is_cut_off,
        second.blank_below,
        [*islice((*first.uneven, *moved), MOST_UNEVEN)],
        first.offsets[:-1] + second.offsets,
        first.firsts + array("q", (row + first.rows for row in second.firsts)),
    )


def _separators(line: bytes, separator: bytes) -> int:
    """Count how often a separator stands outside quotes."""
    return without_quoted(line).count(separator)


def _uneven(block: bytes, lines: Lines, first: int, offset: int) -> Iterator[Uneven]:
    for position, line in enumerate(block.removesuffix(b"\n").split(b"\n"), first):
        if _separators(line, lines.separator) != lines.columns - 1:
            yield Uneven(position, offset, offset + len(line.removesuffix(b"\r")))
        offset += len(line) + 1


def _blocks(lines: Lines) -> Iterator[bytes]:
    """Read whole lines, about a block at a time."""
    with Path(lines.name).open("rb") as file:
        file.seek(lines.start)
        while block := file.read(min(BLOCK, lines.end - file.tell())):
            yield block if block.endswith(b"\n") else block + file.readline()


def _is_text(block: bytes, seen: LineScan) -> bool:
    """Whether each line of a block is text; it notes how they end, and whether there are quotes."""
    if any(byte in block for byte in _UNUSUAL) or not _has_short_lines(block) or not _is_utf8(block):
        return False
    is_crlf = b"\r" in block or (b"\n" not in block and seen.is_crlf)
    if seen.offsets and is_crlf != seen.is_crlf:
        return False
    seen.is_crlf = is_crlf
    seen.has_quotes |= b'"' in block
    return not is_crlf or block.count(b"\r") == block.count(b"\r\n") == block.count(b"\n")


def _is_utf8(block: bytes) -> bool:
    try:
        block.decode()
    except UnicodeDecodeError:
        return False
    return True


def _has_short_lines(block: bytes) -> bool:
    at = 0
    while at + _LONGEST_LINE < len(block):
        at = block.rfind(b"\n", at, at + _LONGEST_LINE) + 1
        if not at:
            return False
    return True


def scan_in_two(lines: Lines) -> LineScan | None:
    """Check every byte, as `scan`."""
    middle = line_boundaries.middle(lines.name, lines.start, lines.end, b"\n")
    if middle is None:
        return scan(lines)
    above, below = replace(lines, end=middle), replace(lines, start=middle)
    first, second = _both(above, below)
    return join_scans(first, second) if first and second else None


def _both(above: Lines, below: Lines) -> tuple[LineScan | None, LineScan | None]:
    words = (below.name, str(below.start), str(below.end), below.separator.hex(), str(below.columns))
    with start_module("tiers.intake.in_place.line_scan_worker", *words) as child:
        try:
            first = scan(above)
            said = child.communicate()[0] if first else b""
        finally:
            child.kill()
    if first is None:
        return None, None
    return first, scan(below) if child.returncode else read(said)


def to_json_line(survey: LineScan | None) -> bytes:
    """Encode what was seen as a line that a process can send."""
    return json.dumps(survey and asdict(survey), default=list).encode()


def read(said: bytes) -> LineScan | None:
    """Read what `to_json_line` wrote."""
    told: dict[str, Any] | None = json.loads(said)
    if told is None:
        return None
    uneven = [Uneven(*row) for row in told["uneven"]]
    offsets, firsts = array("q", told["offsets"]), array("q", told["firsts"])
    return LineScan(**{**told, "uneven": uneven, "offsets": offsets, "firsts": firsts})
