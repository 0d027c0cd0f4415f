"""Report → Markdown that pastes into a document or an issue: whatever comes from outside is text and nothing else.

Source: GitHub Flavored Markdown, version 0.29.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tiers.report.model import Report
from tiers.write.cells import starts_formula
from tiers.write.page import page
from tiers.write.page.blocks import Block, Cell, Column, Grid, Paragraph
from tiers.write.view import View

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]|~$^]|^(?=[#+-])|(?<=^\d)(?=[.)])|:(?=//)|(?<=www)\.|!(?=\[)", re.MULTILINE)
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_CALLS: Final = re.compile(r"@(?=\w)|#(?=\d)")
"""What would call a person or point to an issue; an empty comment after it keeps it from that."""

_OWN_MINUS: Final = re.compile(r"-[^\d\s=+@]{0,4}[\d,.]+ ?(?:bn|m|%|亿|万)?[^\d\s=+@]{0,4}")
"""A negative figure as this program writes it: a number and no formula."""

_LAST_MARK: Final = re.compile(r"(.*?[\w)”）])?(\W*)", re.DOTALL)


def to_markdown(report: Report, view: View) -> str:
    """Write the page as headings, paragraphs, lists and tables."""
    return "\n".join(f"{text}\n" for section in page(report, view) for text in _section(section))


def _section(blocks: Sequence[Block]) -> Iterator[str]:
    """Give the pieces of a section, between which a blank line stands; what belongs to a list stands together."""
    items: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.indent:
            items.append(f"- {_paragraph(block)}")
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield from _grid(block) if isinstance(block, Grid) else [_paragraph(block)]
    if items:
        yield "\n".join(items)


def _paragraph(block: Paragraph) -> str:
    if block.level:
        return f"{'#' * (block.level + 1)} {_text(block.lead)}"
    return _strong(block.lead) + _text(block.text)


def _strong(lead: str) -> str:
    """Set a lead in bold but for its last mark: before a Chinese character, bold that ends in a mark is not bold."""
    match = _LAST_MARK.fullmatch(lead)
    words, mark = (match[1] or "", match[2]) if match else ("", lead)
    return f"**{_text(words)}**{mark}" if words else _text(mark)


def _grid(grid: Grid) -> Iterator[str]:
    heads = [_text(column.heading) for column in grid.columns]
    rules = ["---:" if column.kind == "figure" else ":---" for column in grid.columns]
    rows = [[_cell(cell, column) for cell, column in zip(row, grid.columns, strict=True)] for row in grid.rows]
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rules, *rows))
    yield from (_paragraph(column.note) for column in grid.columns if column.note)


def _cell(cell: Cell, column: Column) -> str:
    text = cell.text.strip()
    is_number = column.kind == "figure" and _OWN_MINUS.fullmatch(text)
    said = _text(f"'{text}" if starts_formula(text) and not is_number else text)
    return f"**{said}**" if cell.tone == "strong" and said else said


def _text(words: str) -> str:
    """Write words so that nothing in them is markup, a link, or a call."""
    escaped = _SPECIAL.sub(lambda match: f"\\{match[0]}", words).translate(_ENTITIES)
    return _CALLS.sub(lambda match: f"{match[0]}<!-- -->", escaped)
