"""Quotes in lines of text that are to be rows: whether all open or close a cell, and what is outside of them."""

import re
from functools import lru_cache
from operator import itemgetter
from typing import Final

FEW: Final = 32
"""Bytes to a quote from which on it is faster to look at each quote than at each byte."""

_QUOTED: Final = re.compile(rb'"[^"]*+"')


def outside_quotes(block: bytes, separator: bytes) -> bytes | None:
    """Return what stands outside quotes in whole lines; None if some quote neither opens nor closes a cell of one line.

    A carriage return stands only before a line feed.
    """
    quotes = block.count(b'"') if b'"' in block else 0
    if not quotes:
        return block
    plain = outside_plain_quotes(block, separator) if quotes * FEW < len(block) else None
    if plain is not None:
        return plain
    return without_quoted(block) if _well_quoted(separator).fullmatch(block) else None


def outside_plain_quotes(block: bytes, separator: bytes) -> bytes | None:
    """Return the same of lines with quotes, if what stands beside each says whether it opens a cell or closes one.

    A quote opens a cell behind a separator or a line end, and closes it before one; what is in it has no line end. None
    if that is not so of all, such as of doubled quotes, or if the separator is more than a byte.
    """
    parts = block.split(b'"')
    if len(parts) % 2 == 0 or len(separator) > 1 or not all(parts[2:-1:2]):
        return None
    above, *between, below = outside = parts[::2]
    opened = {*map(itemgetter(-1), between), (above or b"\n")[-1]}
    closed = {*map(itemgetter(0), between), (below or b"\n")[0]}
    if not (opened <= {*separator, *b"\n"} and closed <= {*separator, *b"\r\n"}):
        return None
    return None if b"\n" in b"".join(parts[1::2]) else b"".join(outside)


def without_quoted(text: bytes) -> bytes:
    """Return a text without what stands between quotes."""
    return _QUOTED.sub(b"", text) if b'"' in text else text


@lru_cache
def _well_quoted(separator: bytes) -> re.Pattern[bytes]:
    """Match lines in which every quote opens, closes, or is doubled inside a quoted cell of one line."""
    mark = re.escape(separator)
    cell = rb'(?:"[^"\r\n]*+(?:""[^"\r\n]*+)*+"|[^"\r\n%b]*+)' % mark
    return re.compile(rb"(?:%b(?:%b%b)*+(?:\r?\n|\Z))*+" % (cell, mark, cell))
