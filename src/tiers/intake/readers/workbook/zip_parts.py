"""The parts of a workbook that is a zip, each looked at before it is inflated, and held to what it says of itself."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Final, NamedTuple

from tiers.errors import DataError

MOST_PARTS: Final = 10_000
"""Parts that a workbook may have, inclusive."""

_ALWAYS: Final = 64 << 20
"""Bytes, inclusive, that the parts of any workbook may become together."""

_RATIO: Final = 100
"""How many times its own size the parts of a larger one may become, inclusive; sheets become 5 to 40 times theirs."""

_READ: Final = (".xml", ".rels", ".bin", "mimetype")
"""How the names of parts end that tell of cells; pictures do not."""

_UNREAD: Final = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".svg", ".vml", ".rdf", ".txt", "/")
"""How the names of other parts end that nobody takes for a sheet."""

_ENCRYPTED: Final = 1

_END_OF_LIST: Final = 22
"""Bytes of the record that ends a zip, where no comment follows it."""

_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")

Parts = Mapping[str, bytes]
"""Name → content."""


class Entries(NamedTuple):
    """The entries of a zip, looked at before any is inflated."""

    wanted: Sequence[str]
    """The names of those that tell of cells."""
    is_plain: bool
    """Whether every reader finds the same: no two names are alike or odd, and nothing follows the list of them."""


def entries_of(data: bytes, path: str) -> Entries:
    """Check the list of entries, and inflate nothing.

    Raises: DataError if the zip is cut off, damaged, encrypted, or would become larger than any table.
    """
    with _damage(path), zipfile.ZipFile(BytesIO(data)) as archive:
        wanted = _wanted_parts(archive, path, max(_ALWAYS, len(data) * _RATIO))
        ends_plainly = data[-_END_OF_LIST:].startswith(b"PK\5\6")
        return Entries(wanted, is_plain=ends_plainly and _are_plain(archive.namelist()))


def _are_plain(names: Sequence[str]) -> bool:
    folded = {name.casefold() for name in names}
    return len(folded) == len(names) and all(n.endswith(_READ + _UNREAD) and "\\" not in n for n in folded)


def parts_of(data: bytes, path: str, names: Sequence[str]) -> Parts:
    """Inflate parts.

    Raises: DataError if one of them is damaged.
    """
    with _damage(path), zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in names}


@contextmanager
def _damage(path: str) -> Iterator[None]:
    """Raise that a zip is damaged, whatever about it cannot be read."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeError, OSError, ValueError) as error:
        raise DataError("workbook-damaged", path=path) from error


def _wanted_parts(archive: zipfile.ZipFile, path: str, most: int) -> list[str]:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise DataError("workbook-parts", path=path, count=len(entries), most=MOST_PARTS)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise DataError("workbook-password", path=path)
    wanted = [entry for entry in entries if entry.filename.casefold().endswith(_READ)]
    if sum(entry.file_size for entry in wanted) > most:
        raise DataError("workbook-large", path=path, megabytes=most >> 20)
    return [entry.filename for entry in wanted]


def parts_by_relation(parts: Parts, book: str) -> Mapping[str, str]:
    """Return the parts that a workbook's main part names: its name for each → the name in the zip."""
    tags = _RELATION.findall(parts.get(f"xl/_rels/{book}.rels", b""))
    named = ((attribute(tag, b"Id"), attribute(tag, b"Target")) for tag in tags)
    return {name: target[1:] if target.startswith("/") else f"xl/{target}" for name, target in named}


def attribute(tag: bytes, name: bytes) -> str:
    """Return an attribute of an XML tag; blank if it has none of this name."""
    match = re.search(rb"""\s%s\s*=\s*(?:"([^"]*)"|'([^']*)')""" % name, tag)
    written = (match[1] or match[2] or b"").decode("utf-8", "replace") if match else ""
    if "&" not in written:
        return written
    from html import unescape  # noqa: PLC0415 - few attributes need it

    return unescape(written)


def make_zip(parts: Parts) -> BytesIO:
    """Make a zip of parts, not compressed: nothing can be in it that was not looked at."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    made.seek(0)
    return made
