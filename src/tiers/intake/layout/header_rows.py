"""Which rows are the headers, and headers over several rows → one header a column."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from tiers.domain import cleaning
from tiers.domain.amount import Fault, unit
from tiers.intake.headers.header_parser import heading_text, is_actual
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR, Vocabulary
from tiers.intake.readers.csv_cells import HEAD

_LINE_BREAKS: Final = re.compile(r"\s*[\r\n]+\s*")


def flatten(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Join the heading rows to one heading per column, with line breaks folded to a space.

    A cell that stands over others (merged to the right: the cells after it are blank) belongs to each
    of them; one that is merged downwards, or repeated in the next row, is said once.
    """
    lower: list[tuple[str, ...]] = [()] * max(map(len, rows), default=0)
    for row in reversed(rows):
        lower = [_stack(own, below) for own, below in zip(_spread(row, lower), lower, strict=True)]
    return tuple(" ".join(parts) for parts in lower)


def _spread(row: Sequence[str], lower: Sequence[tuple[str, ...]]) -> list[str]:
    """Carry a cell that stands over others on to the right, as far as its merged cell reached."""
    found, group = [], ""
    for cell, below in zip_longest(row, lower, fillvalue=""):
        own = _LINE_BREAKS.sub(" ", str(cell)).strip()
        if own:
            group = own if below and not _says(below, own) else ""
        elif not below:
            group = ""
        found.append(own or group)
    return found


def _stack(own: str, below: tuple[str, ...]) -> tuple[str, ...]:
    return below if not own or _says(below, own) else (own, *below)


def _says(parts: Sequence[str], words: str) -> bool:
    return cleaning.fold(words) in map(cleaning.fold, parts)


MOST_ROWS: Final = 3
"""Over so many rows headings may stand."""

Rows = Sequence[Sequence[str]]


def score(row: Sequence[str], vocabulary: Vocabulary) -> int:
    """Count the cells of a row that are known headings."""
    return sum(vocabulary.knows(cell) for cell in row)


def is_complete(row: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a row has all that a report needs: a name or code, and a measure."""
    roles = {vocabulary.role(cell) for cell in row}
    return bool(roles & {NAME, CODE} and roles - {None, NAME, CODE, YEAR})


def find_headings(rows: Rows, vocabulary: Vocabulary) -> range | None:
    """Find the first rows that together are complete, the fewest that are; None if there are none."""
    for last in range(min(len(rows), HEAD)):
        if (found := _ending_at(rows, last, vocabulary)) is not None:
            first, end = _first_row(rows, found, vocabulary), last + 1
            return range(first, _end(rows, range(first, end), vocabulary))
    return None


def headings_from(rows: Rows, first: int, vocabulary: Vocabulary) -> range:
    """Return the rows of the headings that begin in a row."""
    whole = (range(first, last + 1) for last in range(first, min(first + MOST_ROWS, len(rows))))
    found = next((found for found in whole if _is_whole(rows, found, vocabulary)), range(first, first + 1))
    return range(first, _end(rows, found, vocabulary))


def is_blank(row: Sequence[str]) -> bool:
    """Whether nothing stands in a row."""
    return not any(map(str.strip, row))


def is_comment(row: Sequence[str]) -> bool:
    """Whether a row begins with the mark of a comment and holds nothing else."""
    if not "".join(row).lstrip().startswith("#"):
        return False
    first, *others = [cell for cell in row if cell.strip()]
    return first.lstrip().startswith("#") and len(first.strip()) > 1 and not others


def holds_figures(row: Sequence[str]) -> bool:
    """Whether a figure stands in a row: a year or a unit, as in headings, is none."""
    return any(map(_is_figure, row))


def _is_figure(cell: str) -> bool:
    if not any(map(str.isdigit, cell)) or is_time_or_unit(cell):
        return False
    return cleaning.figure(cell, None, "CNY") not in {Fault.MISSING, Fault.UNREADABLE}


def is_time_or_unit(cell: str) -> bool:
    """Whether a cell is a year, a period or a unit, and nothing else."""
    return unit(cell.strip(" ()（）")) is not None or _is_time(cell)


def _ending_at(rows: Rows, last: int, vocabulary: Vocabulary) -> range | None:
    tops = range(last, max(last - MOST_ROWS, -1), -1)
    found = (range(top, last + 1) for top in tops)
    return next((block for block in found if _is_whole(rows, block, vocabulary)), None)


def _is_whole(rows: Rows, block: range, vocabulary: Vocabulary) -> bool:
    """Whether rows are complete headings: none is blank, a comment, or below the first with figures."""
    taken = [rows[i] for i in block]
    if any(is_blank(row) or is_comment(row) for row in taken) or any(map(holds_figures, taken[1:])):
        return False
    return is_complete(flatten(taken), vocabulary)


def _first_row(rows: Rows, block: range, vocabulary: Vocabulary) -> int:
    """Find where the headings begin: above complete ones may stand years and groups, merged over several columns."""
    top = block.start
    while top and block.stop - top < MOST_ROWS and _is_group_row(rows[top - 1], rows[top], vocabulary):
        top -= 1
    return top


def _is_group_row(row: Sequence[str], below: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a row groups the headings below it, as no title does: years or known words beside each other."""
    cells = [(cell, below[i] if i < len(below) else "", i) for i, cell in enumerate(row) if cell.strip()]
    if any("单位:" in cleaning.fold(cell) for cell, _, _ in cells) or is_comment(row):
        return False
    names = [i for i, cell in enumerate(below) if vocabulary.role(cell) in {NAME, CODE}]
    left = [(cell, under) for cell, under, i in cells if i <= min(names, default=0)]
    if not all(vocabulary.role(c) or vocabulary.is_group(c) or _are_one(c, under) for c, under in left):
        return False
    is_wide = len(cells) > 1
    return any(vocabulary.role(cell) or (is_wide and _is_time(cell)) for cell, _, _ in cells)


def _is_time(cell: str) -> bool:
    text = heading_text(cell)
    return text.period is not None and not text.word


def _are_one(cell: str, other: str) -> bool:
    return cleaning.fold(cell) == cleaning.fold(other)


def _end(rows: Rows, block: range, vocabulary: Vocabulary) -> int:
    """Find where the headings end: below complete ones may stand years, units and parts."""
    end = block.stop
    while end < len(rows) and end - block.start < MOST_ROWS:
        above = flatten([rows[i] for i in range(block.start, end)])
        if not _is_part_row(rows[end], above, vocabulary):
            break
        end += 1
    return end


def _is_part_row(row: Sequence[str], above: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a row divides the headings above it: no firm is named, no figure stands in it."""
    named = [i for i, words in enumerate(above) if vocabulary.role(words) in {NAME, CODE}]
    if any(row[i].strip() and not _are_one(row[i], above[i]) for i in named if i < len(row)):
        return False
    others = [(cell, above[i] if i < len(above) else "") for i, cell in enumerate(row) if cell.strip()]
    said = [cell for cell, over in others if not _are_one(cell, over)]
    divides = any(is_time_or_unit(cell) or is_actual(cell) or vocabulary.role(cell) for cell in said)
    return divides and not holds_figures(said)
