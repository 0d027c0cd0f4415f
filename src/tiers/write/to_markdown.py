"""Report → Markdown that pastes into a document or an issue: whatever comes from outside is text and nothing else.

Source: GitHub Flavored Markdown, version 0.29.
"""

import re
from collections.abc import Iterator
from typing import Final

from tiers.report.contract.report import Report
from tiers.write.escaping import starts_formula
from tiers.write.page import page
from tiers.write.page.blocks import Cell, Column, Grid, Paragraph, Section, lists_apart
from tiers.write.view import View

_SPECIAL: Final = r"[\\`*_{}\[\]|~$^]|^[#+-]|(?<=^\d)[.)](?=\s|$)|:(?=//)|(?<=www)\."
"""What is markup, or begins some, at least where it stands: before a backslash it is text."""

_CALL: Final = r"@(?=\w)|#(?=\d)|:(?=[a-z+_-][\w+-]*:)"
"""What would call a person, point to an issue or become a picture; an empty comment behind it keeps it from that."""

_ACTIVE: Final = re.compile(f"(?P<special>{_SPECIAL})|(?P<call>{_CALL})|[&<>]")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

_OWN_SIGN: Final = re.compile(r"[+-][^\d\s=+@]{0,4}[\d,.]+ ?(?:bn|m|%|亿|万)?[^\d\s=+@]{0,4}")
"""A figure with its sign as this program writes it: a number and no formula."""

_LEAD: Final = re.compile(r"(.*[^：:。.，,；;])([：:。.，,；;]*)", re.DOTALL)


def to_markdown(report: Report, view: View) -> str:
    """Write the page as headings, paragraphs, lists and tables."""
    return "\n".join(f"{text}\n" for section in page(report, view, has_room=True) for text in _section(section))


def _section(blocks: Section) -> Iterator[str]:
    """Yield the pieces of a section, between which a blank line stands; what belongs to a list stands together."""
    for part in lists_apart(blocks):
        if isinstance(part, Grid):
            yield from _grid(part)
        elif isinstance(part, Paragraph):
            yield _paragraph(part)
        else:
            yield "\n".join(f"- {_paragraph(item)}" for item in part)


def _paragraph(block: Paragraph) -> str:
    if block.level:
        return f"{'#' * (block.level + 1)} {_text(block.lead)}"
    return _strong(block.lead) + _text(block.text)


def _strong(lead: str) -> str:
    """Set a lead in bold, unless it is a sign; a last mark stands outside where no space follows it.

    There, before a Chinese character, bold that ends in a mark is not bold.
    """
    words = lead.rstrip()
    if not re.search(r"\w", words):
        return _text(lead)
    match = None if words != lead else _LEAD.fullmatch(words)
    said, mark = (match[1], match[2]) if match else (words, "")
    return f"**{_text(said)}**{mark}{lead[len(words) :]}"


def _grid(grid: Grid) -> Iterator[str]:
    heads = [_text(_no_formula(column.without_bar)) for column in grid.columns]
    rules = ["---:" if column.is_right else ":---" for column in grid.columns]
    rows = [[_cell(cell, column) for cell, column in zip(row, grid.columns, strict=True)] for row in grid.rows]
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rules, *rows))
    yield from (_paragraph(column.note) for column in grid.columns if column.note)


def _cell(cell: Cell, column: Column) -> str:
    text = cell.without_bar.strip()
    is_number = column.kind == "figure" and _OWN_SIGN.fullmatch(text)
    said = _text(text if is_number else _no_formula(text))
    return f"**{said}**" if cell.tone == "strong" and said else said


def _no_formula(text: str) -> str:
    return f"'{text}" if starts_formula(text) else text


def _text(words: str) -> str:
    """Write words so that nothing in them is markup, a link, or a call."""
    return _ACTIVE.sub(_escape, words)


def _escape(match: re.Match[str]) -> str:
    if match["special"]:
        return f"\\{match[0]}"
    return f"{match[0]}<!-- -->" if match["call"] else _ENTITIES[match[0]]
