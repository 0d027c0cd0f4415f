"""Whether a row under complete headings divides them, such as `上年数 | 本年数` under one 营业收入."""

import re
from collections.abc import Sequence
from typing import Final

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.row_kind import RowKind, row_kind_of
from tiers.intake.headers.divided_headers import meaning_of
from tiers.intake.headers.part_words import part_of
from tiers.intake.headers.vocabulary import CODE, NAME, Vocabulary
from tiers.intake.layout.stacked_headers import is_among, parts_of

Rows = Sequence[Sequence[str]]

_NUMBERS_A_COLUMN: Final = lazy_pattern(r"[(\[]?\d{1,3}[)\].]?", re.ASCII)
_LONGEST: Final = 30
"""Characters of a cell that names a part of a figure, inclusive; what is longer explains it."""


def divides(row: Sequence[str], taken: Rows, vocabulary: Vocabulary) -> bool:
    """Return whether a row without figures divides the headings in the rows above it.

    Words stand in it over the figures of a measure, and nothing else does: each is known to be a part of a figure, or
    they stand where the rows above are blank. No firm is named, unless several of these words are known.
    """
    above = parts_of(taken)
    cells = [(i, cell) for i, cell in enumerate(row) if not cleaning.is_missing(cell) and not _is_said(above, i, cell)]
    names = [i for i, cell in cells if i < len(above) and _names(above[i], vocabulary)]
    over = [(i, cell) for i, cell in cells if i not in names and _measure_over(taken, i, vocabulary)]
    known = {cleaning.fold(cell) for _, cell in over if part_of(cell) != "unknown"}
    if not over or _is_no_heading(row, [cell for _, cell in cells]):
        return False
    if names and not all(_is_name(row[i], vocabulary) for i in names):
        return len(known) > 1 and len(known) == len(over)
    beside = [cell for i, cell in cells if i not in names and (i, cell) not in over]
    if len(known) == len({cleaning.fold(cell) for _, cell in over}):
        return len(known) > 1 or all(_is_known(cell, vocabulary) for cell in beside)
    spread = [i for i, _ in over if _continues(taken, i)]
    return bool(spread) and len(over) > 1 and all(_is_known(cell, vocabulary) for cell in beside)


def names_columns(row: Sequence[str], taken: Rows, vocabulary: Vocabulary) -> bool:
    """Return whether a row says more exactly what several columns are: 企业名称 under 企业, 营业收入 under 收入."""
    above = parts_of(taken)
    cells = [(i, cell) for i, cell in enumerate(row) if cell.strip() and not _is_said(above, i, cell)]
    known = [(i, vocabulary.role(cell)) for i, cell in cells]
    roles = [(i, role) for i, role in known if role]
    named = [role for _, role in roles if role in {NAME, CODE}]
    return len(roles) > 1 and len(roles) == len(cells) and bool(named)


def _is_said(above: Sequence[Sequence[str]], i: int, cell: str) -> bool:
    return i < len(above) and is_among(above[i], cell)


def _names(parts: Sequence[str], vocabulary: Vocabulary) -> bool:
    found = meaning_of(parts, vocabulary) if parts else None
    role = vocabulary.role(" ".join(parts)) or (found and found.role)
    return role in {NAME, CODE}


def _is_name(cell: str, vocabulary: Vocabulary) -> bool:
    """Return whether a cell of the names' column is a heading itself."""
    return vocabulary.role(cell) in {NAME, CODE}


def _is_known(cell: str, vocabulary: Vocabulary) -> bool:
    return part_of(cell) != "unknown" or vocabulary.role(cell) is not None or vocabulary.is_group(cell)


def _measure_over(taken: Rows, i: int, vocabulary: Vocabulary) -> bool:
    """Return whether a measure stands over a place, as far as its cell may be merged to the right."""
    return any(vocabulary.role(_carry_right(row, i)) in vocabulary.of_measure for row in taken)


def _carry_right(row: Sequence[str], i: int) -> str:
    return next((cell for cell in reversed(row[: i + 1]) if cell.strip()), "")


def _continues(taken: Rows, i: int) -> bool:
    """Return whether nothing new stands over a place, so that what stands left of it is merged over it."""
    return all(not cell.strip() or is_among([before], cell) for cell, before in (_beside(row, i) for row in taken))


def _beside(row: Sequence[str], i: int) -> tuple[str, str]:
    return (row[i] if i < len(row) else ""), _carry_right(row, i - 1) if i else ""


def _is_no_heading(row: Sequence[str], cells: Sequence[str]) -> bool:
    """Return whether a row is a note, or numbers the columns, or explains them at length."""
    first = next((text for text in map(cleaning.text, row) if text), "")
    are_long = any(len(cell) > _LONGEST for cell in cells)
    return (
        are_long
        or row_kind_of(first) is RowKind.NOTE
        or any(map(_NUMBERS_A_COLUMN.fullmatch, map(cleaning.text, cells)))
    )
