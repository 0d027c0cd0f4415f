"""Blocks → lines: paragraphs, and tables that lose columns before they lose a digit."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from tiers.wording import message
from tiers.write.page.blocks import Block, Cell, Column, Grid, Paragraph, Tone
from tiers.write.terminal.wrapping import keep_words, widest_atom, widest_figure, wrap

_LONGEST_LINE: Final = 100
"""Columns of running text: a longer line is hard to read, however wide the terminal."""

_ROOMY: Final = 14
"""Columns that words in a table should have; before they get fewer, other columns go."""

_NARROW: Final = 10
"""Columns in which a long word is broken where there is no room at all."""

_LONGEST_WORD: Final = 16
"""Columns up to which a word of a Chinese heading is kept whole; from outside may come longer ones."""

_SHORT_HEADING: Final = 12
"""Columns up to which a heading stands on one line if there is room."""

_SLACK: Final = 4
"""Columns by which a longer one may be wider than what stands below it."""

_GUTTERS: Final = (2, 1)
"""Columns between two columns of a table: two where there is room."""

_CODES: Final[dict[Tone, str]] = {"strong": "1", "quiet": "2", "good": "32", "warn": "33", "bad": "31"}


class Pen:
    """Draws blocks on paper of some width, in colour or not."""

    def __init__(self, width: int | None, *, color: bool, lang: str = "en") -> None:
        """Keep the width in columns (None: no limit), whether tones become colours, and whose marks lists have."""
        self.width = width
        self.color = color
        self.lang = lang

    def draw(self, block: Block) -> Iterator[str]:
        """Yield the lines of a block, without spaces at their ends."""
        return self._paragraph(block) if isinstance(block, Paragraph) else self._table(block)

    def _with_tone(self, text: str, tone: Tone) -> str:
        code = _CODES.get(tone) if self.color and text.strip() else None
        return f"\x1b[{code}m{text}\x1b[0m" if code else text

    def _paragraph(self, block: Paragraph) -> Iterator[str]:
        width = None if self.width is None else max(min(self.width, _LONGEST_LINE) - block.indent, 1)
        first, *others = wrap(block.lead + block.text, width, max(block.hang - block.indent, 0))
        lead = first[: len(block.lead)].rstrip()
        yield " " * block.indent + (self._with_tone(lead, block.tone) + first[len(lead) :]).rstrip()
        yield from (f"{' ' * block.hang}{line}".rstrip() for line in others)

    def _table(self, grid: Grid) -> Iterator[str]:
        grid = self._drop_columns(grid)
        gutter = next((gutter for gutter in _GUTTERS if self._fits(_minima(grid), gutter)), None)
        yield from self._draw_list(grid) if gutter is None else self._draw_ruled(grid, gutter)
        for column in grid.columns:
            yield from self._paragraph(column.note) if column.note else ()

    def _draw_ruled(self, grid: Grid, gutter: int) -> Iterator[str]:
        widths = self._widths(grid, gutter)
        heads = [Cell(keep_words(column.heading)) for column in grid.columns]
        yield from self._row(heads, grid.columns, widths, gutter, low=True)
        if grid.columns[0].heading:
            yield "─" * _across(widths, gutter)
        for row in grid.rows:
            yield from self._row(row, grid.columns, widths, gutter)

    def _fits(self, widths: Sequence[int], gutter: int) -> bool:
        return self.width is None or _across(widths, gutter) <= self.width

    def _drop_columns(self, grid: Grid) -> Grid:
        """Return the table with fewer columns, until words have room too; those that are spare go before any wraps."""
        if not self._fits([_natural(grid, place, whole=True) for place in range(len(grid.columns))], max(_GUTTERS)):
            grid = _with_columns(grid, [place for place, column in enumerate(grid.columns) if not column.is_spare])
        for turn in sorted({column.goes for column in grid.columns if column.goes}):
            if self._fits(_minima(grid, roomy=True), max(_GUTTERS)):
                break
            grid = _with_columns(grid, [place for place, column in enumerate(grid.columns) if column.goes != turn])
        return grid

    def _widths(self, grid: Grid, gutter: int) -> list[int]:
        """Return the width that every column would like; until all fit, headings wrap first, then the widest words."""
        whole, least = self.width is None, _minima(grid)
        widths = [max(low, _natural(grid, place, whole=whole)) for place, low in enumerate(least)]
        is_text = [column.kind == "text" for column in grid.columns]
        while not self._fits(widths, gutter):
            spare = [place for place, low in enumerate(least) if widths[place] > low]
            widths[max(spare, key=lambda place: (not is_text[place], widths[place]))] -= 1
        return widths

    def _row(
        self, row: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int], gutter: int, *, low: bool = False
    ) -> Iterator[str]:
        """Draw one row; `low` lets headings stand on the line below them."""
        blocks = [
            self._cell(cell, column, width, wraps=low or column.kind == "text")
            for cell, column, width in zip(row, columns, widths, strict=True)
        ]
        height = max(map(len, blocks))
        for block, width in zip(blocks, widths, strict=True):
            empty = [" " * width] * (height - len(block))
            block[:] = empty + block if low else block + empty
        for line in zip(*blocks, strict=True):
            yield (" " * gutter).join(line).rstrip()

    def _cell(self, cell: Cell, column: Column, width: int, *, wraps: bool) -> list[str]:
        lines = wrap(cell.text, width - cell.indent if wraps else None, hang=cell.indent)
        hangs = [cell.indent, *(cell.indent * 2 for _ in lines[1:])]
        return [self._pad(line, cell, column, width, hang) for line, hang in zip(lines, hangs, strict=True)]

    def _pad(self, line: str, cell: Cell, column: Column, width: int, indent: int) -> str:
        space = " " * (width - indent - cell_len(line))
        bare = line.rstrip()
        toned = self._with_tone(bare, cell.tone) + line[len(bare) :]
        return f"{' ' * indent}{space}{toned}" if column.kind == "figure" else f"{' ' * indent}{toned}{space}"

    def _draw_list(self, grid: Grid) -> Iterator[str]:
        """Yield a table as a list, where not even its figures fit side by side."""
        for row in grid.rows:
            named = [(column, cell) for column, cell in zip(grid.columns, row, strict=True) if cell.text.strip()]
            said = [
                message(
                    "list.labelled", self.lang, label=keep_words(column.heading), figure=" ".join(cell.text.split())
                )
                for column, cell in named[1:]
            ]
            yield from self._paragraph(Paragraph("", named[0][1].text))
            if said:
                yield from self._paragraph(Paragraph(message("list.clause", self.lang).join(said), indent=2, hang=4))


def _with_columns(grid: Grid, kept: Sequence[int]) -> Grid:
    return Grid(
        tuple(grid.columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in grid.rows),
    )


def _across(widths: Sequence[int], gutter: int) -> int:
    return sum(widths) + gutter * (len(widths) - 1)


def _minima(grid: Grid, *, roomy: bool = False) -> list[int]:
    """Return the columns without which something would be cut; `roomy` lets words have room too."""
    return [_least(grid, place, roomy=roomy) for place in range(len(grid.columns))]


def _least(grid: Grid, place: int, *, roomy: bool) -> int:
    column, cells = grid.columns[place], [row[place] for row in grid.rows]
    head = _narrowest_heading(column.heading)
    if column.kind != "text":
        return max([head, *(cell_len(cell.text) for cell in cells)])
    if roomy:
        return min(_natural(grid, place, whole=False), _ROOMY)
    return max([head, *map(_narrow, cells)])


def _narrow(cell: Cell) -> int:
    """Return the columns that words need at least: long ones are broken, numbers are not."""
    return max(widest_figure(cell.text), min(widest_atom(cell.text), _NARROW)) + cell.indent * 2


def _narrowest_heading(heading: str) -> int:
    """Return the columns that a heading needs at least: no word of a Chinese one is parted."""
    words = keep_words(heading)
    if words == heading:
        return _narrow(Cell(heading))
    return max(widest_figure(heading), min(widest_atom(words), _LONGEST_WORD))


def _natural(grid: Grid, place: int, *, whole: bool) -> int:
    column = grid.columns[place]
    head = cell_len(column.heading)
    below = max((row[place].indent + cell_len(row[place].text) for row in grid.rows), default=0)
    if column.kind != "text" and not whole and head > max(_SHORT_HEADING, below + _SLACK):
        head = max(widest_atom(keep_words(column.heading)), (head + 1) // 2)
    return max(head, below)
