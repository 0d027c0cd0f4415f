"""Which rows are the headers."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tiers.domain import cleaning
from tiers.domain.amount import LIKE_A_TIME_OR_UNIT, PLAIN, WITH_UNIT, Fault
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.row_kind import heads_numbers
from tiers.domain.serial_numbers import is_serial
from tiers.domain.unseen import without_unseen
from tiers.intake.headers.divided_headers import meaning_of, part_of_measure
from tiers.intake.headers.header_parser import heading_text, is_actual
from tiers.intake.headers.header_units import cell_unit
from tiers.intake.headers.part_words import part_of
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR, Meaning, Vocabulary
from tiers.intake.layout.part_rows import divides, names_columns
from tiers.intake.layout.preamble import unit_line
from tiers.intake.layout.stacked_headers import flatten, parts_of
from tiers.intake.raw_sheet import HEAD

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
    if "#" not in "".join(row):
        return False
    first, *others = [words for cell in row if (words := without_unseen(cell).strip())]
    return first.startswith("#") and len(first) > 1 and not others


def holds_figures(row: Sequence[str]) -> bool:
    """Whether a figure stands in a row: a year or a unit, as in headings, is none."""
    return any(map(_is_plain_figure, row)) or any(map(_is_figure, row))


def _is_plain_figure(cell: str) -> bool:
    """Whether a cell is a number in which no year can stand, so that it is a figure without a second look."""
    return PLAIN.fullmatch(cell) is not None and "19" not in cell and "20" not in cell


def _is_figure(cell: str) -> bool:
    if not any(map(str.isdigit, cell)) or is_time_or_unit(cell):
        return False
    return cleaning.figure(cell, None, "CNY") not in {Fault.MISSING, Fault.UNREADABLE}


_AMOUNT, _LIKE_A_TIME_OR_UNIT = lazy_pattern(WITH_UNIT), lazy_pattern(LIKE_A_TIME_OR_UNIT)


def is_time_or_unit(cell: str) -> bool:
    """Whether a cell is a year, a period or a unit, and nothing else; plain amounts, which are none, cost little."""
    if _AMOUNT.fullmatch(cell) and not _LIKE_A_TIME_OR_UNIT.fullmatch(cell):
        return False
    return cell_unit(cell) is not None or _is_time(cell)


def _ending_at(rows: Rows, last: int, vocabulary: Vocabulary) -> range | None:
    tops = range(last, max(last - MOST_ROWS, -1), -1)
    found = (range(top, last + 1) for top in tops)
    return next((block for block in found if _is_whole(rows, block, vocabulary)), None)


def _is_whole(rows: Rows, block: range, vocabulary: Vocabulary) -> bool:
    """Whether rows are complete headings: none is blank, a comment, or below the first with figures."""
    taken = [rows[i] for i in block]
    if any(is_blank(row) or is_comment(row) for row in taken) or any(map(holds_figures, taken[1:])):
        return False
    return is_complete(flatten(taken), vocabulary) or _are_complete(parts_of(taken), vocabulary)


def _are_complete(columns: Rows, vocabulary: Vocabulary) -> bool:
    """Return whether columns have all that a report needs by the cells of their headings, one by one."""
    known = (meaning_of(parts, vocabulary) or _measure(parts, vocabulary) for parts in columns if parts)
    roles = {found.role for found in known if found}
    return bool(roles & {NAME, CODE} and roles - {NAME, CODE, YEAR})


def _measure(parts: Sequence[str], vocabulary: Vocabulary) -> Meaning | None:
    found = part_of_measure(parts, vocabulary)
    return found.meaning if found else None


def _first_row(rows: Rows, block: range, vocabulary: Vocabulary) -> int:
    """Find where the headings begin: above complete ones may stand years and groups, merged over several columns."""
    top = block.start
    while top and block.stop - top < MOST_ROWS and _is_group_row(rows[top - 1], rows[top], vocabulary):
        top -= 1
    return top


def _is_group_row(row: Sequence[str], below: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a row groups the headings below it, as no title does: years or known words beside each other.

    A lone cell over a name is the title of headings that are complete without it: `2008年企业`. 序号 over a blank
    belongs to the headings, whatever stands beside it.
    """
    cells = [(cell, below[i] if i < len(below) else "", i) for i, cell in enumerate(row) if cell.strip()]
    words = [cleaning.fold(cell) for cell, _, _ in cells]
    if any("单位:" in word for word in words) or _labels_a_unit(words) or is_comment(row):
        return False
    serials = [i for cell, under, i in cells if not under.strip() and (is_serial(cell) or heads_numbers(cell))]
    if len(serials) == len(cells):
        return bool(cells)
    is_wide, cells = len(cells) > 1, [each for each in cells if each[2] not in serials]
    names = [i for i, cell in enumerate(below) if vocabulary.role(cell) in {NAME, CODE}]
    left = [(cell, under) for cell, under, i in cells if i <= min(names, default=0)]
    if len(cells) == len(left) == 1 and is_complete(below, vocabulary) and not _are_one(*left[0]):
        return False
    if not all(vocabulary.is_plain(c) or vocabulary.is_group(c) or _are_one(c, under) for c, under in left):
        return False
    return any(vocabulary.is_plain(cell) or (is_wide and _is_part(cell)) for cell, _, _ in cells)


def _labels_a_unit(words: Sequence[str]) -> bool:
    """Whether 单位 stands beside a unit of money: a unit line, whose words stand in two cells."""
    pairs = pairwise(words)
    return any(label.endswith("单位") and unit_line([[label, beside]]) is not None for label, beside in pairs)


def _is_part(cell: str) -> bool:
    """Return whether a cell says of the figures under it which time or part of something they are: 2006年, 上年数."""
    return _is_time(cell) or part_of(cell) in {"whole", "other"}


def _is_time(cell: str) -> bool:
    text = heading_text(cell)
    return text.period is not None and not text.word


def _are_one(cell: str, other: str) -> bool:
    return cleaning.fold(cell) == cleaning.fold(other)


def _end(rows: Rows, block: range, vocabulary: Vocabulary) -> int:
    """Find where the headings end: below complete ones may stand years, units and parts."""
    end = block.stop
    while end < len(rows) and end - block.start < MOST_ROWS:
        if not _is_part_row(rows[end], [rows[i] for i in range(block.start, end)], vocabulary):
            break
        end += 1
    return end


def _is_part_row(row: Sequence[str], taken: Rows, vocabulary: Vocabulary) -> bool:
    """Return whether a row divides the headings above it: no firm is named, no figure stands in it."""
    above = flatten(taken)
    others = [(cell, above[i] if i < len(above) else "") for i, cell in enumerate(row) if cell.strip()]
    said = [cell for cell, over in others if not _are_one(cell, over)]
    if holds_figures(said):
        return False
    named = [i for i, words in enumerate(above) if vocabulary.role(words) in {NAME, CODE}]
    if any(row[i].strip() and not _are_one(row[i], above[i]) for i in named if i < len(row)):
        return names_columns(row, taken, vocabulary) or divides(row, taken, vocabulary)
    known = any(is_time_or_unit(cell) or is_actual(cell) or vocabulary.role(cell) for cell in said)
    return known or divides(row, taken, vocabulary)
