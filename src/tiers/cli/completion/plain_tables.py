"""Texts that need no second look: headings in the first line, a figure in the second. Others are read as reports read.

The rooms that understand any table take several times as long to load as a person wants to wait at a TAB.
"""

import csv
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Final

from tiers.cli.completion.answers import Offer
from tiers.cli.completion.place import Place
from tiers.cli.completion.table_words import HEAD, SECONDS, Head, whole_lines, words_of

_WHAT: Final = frozenset({"headings", "conditions", "firms"})
_ASKS: Final = ("encoding", "header-row")
"""Options by which a person says how a text is to be read."""

_NAMES: Final = ("企业名称", "单位名称", "单位详细名称", "公司名称")
"""Headings of the firms' names that mean nothing else."""

_SEPARATORS: Final = (",", "\t", ";", "|")
_FEWEST: Final = 3
"""Columns from which a line is taken for headings."""


def offers(what: str, place: Place) -> list[Offer] | None:
    """Return what plain texts on the line offer, nothing where that takes too long; None if one is not plain."""
    found: list[list[Offer] | None] = []

    def read() -> None:
        with suppress(OSError, ValueError, MemoryError):
            found.append(_offers(what, place))

    reading = Thread(target=read, daemon=True)
    reading.start()
    reading.join(SECONDS)
    return found[0] if found else []


def _offers(what: str, place: Place) -> list[Offer] | None:
    files = [Path(word).expanduser() for word in (*place.before[place.command == "explain" :], *place.after)]
    if what not in _WHAT or any(map(place.value, _ASKS)) or not all(file.is_file() for file in files):
        return None
    heads = [*map(_head, files)]
    known = [head for head in heads if head]
    if len(known) < len(heads) or (what == "firms" and any(head.names is None for head in known)):
        return None
    return [*map(Offer, dict.fromkeys(words_of(what, place, known)))]


def _head(file: Path) -> Head | None:
    """Return the beginning of a plain text; None if it may be something else."""
    with file.open("rb") as opened:
        data = opened.read(HEAD)
    text = _text(whole_lines(data) if len(data) == HEAD else data)
    if text is None:
        return None
    separator = max(_SEPARATORS, key=text.partition("\n")[0].count)
    try:
        rows = [*csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)]
    except csv.Error:
        return None
    if len(rows) < 2 or not _are_headings(rows[0], rows[1]):  # noqa: PLR2004 - the headings and a firm
        return None
    headings = [cell.strip() for cell in rows[0]]
    names = next((headings.index(name) for name in _NAMES if name in headings), None)
    return Head(headings, rows[1:], (), names)


def _text(data: bytes) -> str | None:
    """Decode a text that is in UTF-8 or GB18030; None if it may be no table, or begins as JSON or a page does."""
    if b"\0" in data or data[:3].lstrip(b"\xef\xbb\xbf \r\n")[:1] in {b"{", b"[", b"<", b"#"}:
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _are_headings(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a line holds headings and nothing but, and the one below a firm with a figure."""
    said = [cell.strip() for cell in first]
    is_head = len(said) >= _FEWEST and all(said) and not any("\n" in cell or _is_number(cell) for cell in said)
    return is_head and len(set(said)) == len(said) == len(second) and any(map(_is_number, second))


def _is_number(cell: str) -> bool:
    return cell.strip().lstrip("-").replace(",", "").replace(".", "", 1).isdecimal()
