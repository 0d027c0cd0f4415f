"""The pieces that a page is made of: words and figures, before anybody knows how wide the paper is."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

Tone = Literal["plain", "strong", "quiet", "good", "warn", "bad"]
"""How a piece is meant; a format may show it by colour, and never by colour alone."""


class Paragraph(NamedTuple):
    """Running text."""

    text: str
    """What it says, after its lead."""
    lead: str = ""
    """What it starts with, space included: a sign, a label, or its first sentence."""
    tone: Tone = "strong"
    """How the lead is meant."""
    indent: int = 0
    """Columns before its first line."""
    hang: int = 0
    """Columns before every further line."""
    level: int = 0
    """1 for the title of everything, 2 for what stands above a section, 0 for running text."""


class Cell(NamedTuple):
    """One cell of a grid."""

    text: str = ""
    """A figure, or words."""
    tone: Tone = "plain"
    """How it is meant."""
    indent: int = 0
    """Columns before it."""
    bare: str | None = None
    """What it says without the bar that is drawn in it by signs; None: the same."""
    share: Decimal | None = None
    """How it compares with the largest of its column, a share from 0 to 1; a format may draw it. None: not at all."""

    @property
    def without_bar(self) -> str:
        """What it says where no bar is drawn in it by signs."""
        return self.text if self.bare is None else self.bare


class Column(NamedTuple):
    """One column of a grid."""

    heading: str
    """What stands above it; it may wrap."""
    kind: Literal["figure", "text", "sign"] = "figure"
    """Figures stand to the right and never wrap, text to the left and may, signs and bars to the left and never do."""
    goes: int = 0
    """The order in which columns go where the paper is narrow, 1 first; 0 stays."""
    is_spare: bool = False
    """Whether it goes before anything has to wrap for it."""
    bare: str | None = None
    """What stands above it where no bar is drawn in it by signs; None: the same."""
    note: Paragraph | None = None
    """What explains its signs, under the table; it goes with the column."""

    @property
    def without_bar(self) -> str:
        """What stands above it where no bar is drawn in it by signs."""
        return self.heading if self.bare is None else self.bare

    @property
    def is_right(self) -> bool:
        """Whether its cells stand to the right where no bar is drawn in them by signs."""
        return self.kind == "figure" or bool(self.bare)


class Grid(NamedTuple):
    """A table."""

    columns: tuple[Column, ...]
    """From left to right."""
    rows: tuple[tuple[Cell, ...], ...]
    """As many cells in each as there are columns."""


Block = Paragraph | Grid
Section = tuple[Block, ...]
"""Blocks that belong together."""


def lists_apart(section: Section) -> Iterator[Block | list[Paragraph]]:
    """Yield the blocks of a section; indented paragraphs that follow one another as one list."""
    items: list[Paragraph] = []
    for block in section:
        if isinstance(block, Paragraph) and block.indent:
            items.append(block)
            continue
        if items:
            yield items
            items = []
        yield block
    if items:
        yield items


def heading(text: str, level: int = 2) -> Paragraph:
    """Make a line that stands above a section, or as the title above everything."""
    return Paragraph("", text, level=level)


def grid(columns: Sequence[Column | None], rows: Sequence[Sequence[Cell]]) -> Grid:
    """Make a grid without the columns that are None, whose cells are left out too."""
    kept = [place for place, column in enumerate(columns) if column]
    return Grid(
        tuple(column for column in columns if column),
        tuple(tuple(row[place] for place in kept) for row in rows),
    )
