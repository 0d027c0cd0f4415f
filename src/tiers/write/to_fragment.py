"""Report → a piece of HTML for a notebook: the page in words and tables, without a style, a script or a drawing."""

from collections.abc import Iterator
from html import escape
from typing import Final

from tiers.report.contract.report import Report
from tiers.write.page import page
from tiers.write.page.blocks import Cell, Column, Grid, Paragraph, Section, lists_apart
from tiers.write.view import View

_RIGHT: Final = ' style="text-align: right"'
_LEFT: Final = ' style="text-align: left"'


def to_fragment(report: Report, view: View) -> str:
    """Write the page as headings, paragraphs, lists and tables; what comes from outside is text and nothing else."""
    return "".join(part for section in page(report, view) for part in _section(section))


def _section(blocks: Section) -> Iterator[str]:
    for part in lists_apart(blocks):
        if isinstance(part, Grid):
            yield from _grid(part)
        elif isinstance(part, Paragraph):
            yield _paragraph(part)
        else:
            items = "".join(f"<li>{_words(item)}</li>" for item in part)
            yield f"<ul>{items}</ul>\n"


def _paragraph(block: Paragraph) -> str:
    if block.level:
        return f"<h{block.level + 2}>{escape(block.lead)}</h{block.level + 2}>\n"
    return f"<p>{_words(block)}</p>\n"


def _words(block: Paragraph) -> str:
    lead = f"<strong>{escape(block.lead.rstrip())}</strong>{' ' * block.lead.endswith(' ')}" if block.lead else ""
    return lead + escape(block.text)


def _grid(grid: Grid) -> Iterator[str]:
    heads = "".join(f"<th{_side(column)}>{escape(column.without_bar)}</th>" for column in grid.columns)
    rows = ("".join(map(_cell, row, grid.columns)) for row in grid.rows)
    body = "".join(f"<tr>{cells}</tr>\n" for cells in rows)
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
    yield from (_paragraph(column.note) for column in grid.columns if column.note)


def _cell(cell: Cell, column: Column) -> str:
    text = escape(cell.without_bar.strip())
    return f"<td{_side(column)}>{f'<strong>{text}</strong>' if cell.tone == 'strong' and text else text}</td>"


def _side(column: Column) -> str:
    return _RIGHT if column.is_right else _LEFT
