"""Chinese pages that keep up with the English ones that they say again.

The first line of a Chinese page names its English one and has a short digest of each of its parts, as they were when
the page was last read beside it:

    <!-- docs/how-to/jq.md 3c1f09 a47d21 77e0b5 -->

A part is a heading with what stands below it, without what its commands print: that is run and compared anyway.

    python -m tests.house.translations docs/zh/how-to/jq.md     records that this page says what its English one says
"""

import re
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Final

from tests.house.documents import BLOCK, parse_block
from tests.house.reference import PAGES as MADE
from tests.house.source import ROOT

FENCED: Final = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
HEADING: Final = re.compile(r"^(#+) (.+)$", re.MULTILINE)
LINK: Final = re.compile(r"\]\((?!\w+://)([^)\s]*)\)")
RECORD: Final = re.compile(r"<!-- (\S+)((?: [0-9a-f]{6})*) -->\n\n?")
TABLE: Final = re.compile(r"(?:^\|.*\|\n)+", re.MULTILINE)
ITEM: Final = re.compile(r"^(?:[-*]|\d+\.) ", re.MULTILINE)

MAP: Final = "docs/zh/index.md"
"""The one page in Chinese that says nothing again: it leads to the others."""

OWN_WORDS: Final = re.compile(r"""(?<=sed -n )'[^']*'|"[^"]*"|(?<=grep )'[^']*'""")
"""What of a command is in the language of the page: the words it looks for and echoes."""


def pages() -> dict[str, str]:
    """Return what stands in every Chinese page that says again what an English one says, by its path."""
    found = {path.relative_to(ROOT).as_posix(): path for path in sorted((ROOT / "docs" / "zh").rglob("*.md"))}
    return {name: path.read_text(encoding="utf-8") for name, path in found.items() if name not in {*MADE, MAP}}


def english_of(name: str) -> str:
    """Return the path of the English page that a Chinese one says again."""
    return name.replace("docs/zh/", "docs/", 1)


def record_of(text: str) -> tuple[str, list[str]]:
    """Return what the first line of a Chinese page says: its English page, and the digests of its parts."""
    found = RECORD.match(text)
    return (found[1], found[2].split()) if found else ("", [])


def parts(text: str) -> list[tuple[str, str]]:
    """Return the parts of a page: each heading, and all that stands there, what commands print left out."""
    typed = BLOCK.sub(_without_output, text)
    fenced = [block.span() for block in FENCED.finditer(typed)]
    starts = [
        heading.start()
        for heading in HEADING.finditer(typed)
        if not any(start < heading.start() < end for start, end in fenced)
    ]
    cuts = zip(starts, [*starts[1:], len(typed)], strict=True)
    return [(typed[start:end].partition("\n")[0].lstrip("# "), typed[start:end]) for start, end in cuts]


def _without_output(block: re.Match[str]) -> str:
    """Return a block of a terminal with what is typed alone."""
    return "\n".join(["```console", *(f"$ {one.command}" for one in parse_block(block[1])), "```"])


def digests(text: str) -> list[str]:
    """Return a short digest of each part of an English page; where its lines break does not matter."""
    return [sha256(" ".join(part.split()).encode()).hexdigest()[:6] for _, part in parts(text)]


def changed_parts(english: str, known: Sequence[str]) -> list[str]:
    """Return the headings of an English page whose parts are none of those that were recorded."""
    return [heading for (heading, _), now in zip(parts(english), digests(english), strict=True) if now not in known]


def shape(name: str, text: str) -> Iterator[str]:
    """Yield, part by part, what a page and its translation have alike: level, blocks, tables, items, links."""
    for _, part in parts(RECORD.sub("", text)):
        prose = FENCED.sub("", part)
        yield "#" * (len(part) - len(part.lstrip("#")))
        yield from (_plain(block[2], block[3]) for block in FENCED.finditer(part))
        yield from (f"table of {table.count(chr(10))} rows" for table in TABLE.findall(prose))
        yield f"{len(ITEM.findall(prose))} items"
        yield " ".join(sorted(_leads_to(name, link) for link in LINK.findall(prose)))


def _plain(kind: str, block: str) -> str:
    """Return a block without what is in the language of the page."""
    return OWN_WORDS.sub("…", block.replace(" --lang zh", "")) if kind == "console" else re.sub(r" *#.*", "", block)


def _leads_to(name: str, link: str) -> str:
    """Return the English page that a link of a page leads to, or that its target says again."""
    path = link.partition("#")[0]
    return english_of(normpath(str(PurePosixPath(name).parent / path))) if path else english_of(name)


def record(name: str) -> None:
    """Write into a Chinese page that it says what its English one says now."""
    path, english = ROOT / name, english_of(name)
    text = RECORD.sub("", path.read_text(encoding="utf-8"), count=1)
    line = " ".join([english, *digests((ROOT / english).read_text(encoding="utf-8"))])
    path.write_text(f"<!-- {line} -->\n\n{text}", encoding="utf-8", newline="\n")


def main() -> None:
    """Record the pages that are named; without one, say which are behind."""
    for name in sys.argv[1:]:
        record(Path(name).resolve().relative_to(ROOT).as_posix())
    for name, text in pages().items():
        english = (ROOT / english_of(name)).read_text(encoding="utf-8")
        for heading in changed_parts(english, record_of(text)[1]):
            sys.stdout.write(f"{name}: {english_of(name)} has changed at “{heading}”\n")


if __name__ == "__main__":
    main()
