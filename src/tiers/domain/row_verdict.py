"""What a row is, judged by all that it says: its name, its code, and what stands before them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.lone_rows import as_item, is_alone, lone
from tiers.domain.row_kind import RowKind, first_text, row_kind_of
from tiers.domain.row_likeness import likeness
from tiers.domain.serial_numbers import is_serial
from tiers.domain.table import Column

_STEMS: Final = ("甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJ")
NUMBER: Final = lazy_pattern(r"[(\[]?(\d{1,3})[)\].]?", re.ASCII)
"""The number of a column."""

_CODE: Final = lazy_pattern("[0-9A-Z]*[0-9][0-9A-Z]*")
_OF_TOTALS: Final = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})
_OF_SERIALS: Final = frozenset({*_OF_TOTALS, RowKind.INSTRUCTION, RowKind.COMPARISON})
_FEWEST: Final = 2
"""Numbers, or stems, that count the columns."""


class Verdict(NamedTuple):
    """What a row is that is no firm."""

    kind: RowKind
    """Its kind."""
    is_plain: bool
    """Whether its words say so by themselves; if not, a person is told."""


class Leading(NamedTuple):
    """The columns before the name, in which a total's word may stand: positions."""

    serials: tuple[int, ...]
    """Of the columns that number the rows."""
    others: tuple[int, ...]
    """Of the code, and of all without a role that stand left of the name."""

    @classmethod
    def of(cls, columns: Sequence[Column]) -> "Leading":
        """Find them."""
        named = next((column.index for column in columns if column.role == "name"), 0)
        plain = [column for column in columns if column.role is None]
        serials = tuple(column.index for column in plain if is_serial(column.heading))
        left = [column.index for column in plain if column.index < named and column.index not in serials]
        return cls(serials, (*left, *(column.index for column in columns if column.role == "code")))


def verdict(cells: Sequence[str], name: str | None, code: str | None, leading: Leading) -> Verdict | None:
    """Judge a row by its cells, its cleaned name and code; None means that it is a firm, or says nothing.

    Source: definitions, “Not a firm”.
    """
    words = name or first_text([*cells])
    if kind := row_kind_of(words):
        return Verdict(kind, is_plain=True)
    before = next(_before(cells, leading), None)
    if before is RowKind.INSTRUCTION:
        return Verdict(before, is_plain=True)
    if name and _numbers_columns(name, cells):
        return Verdict(RowKind.INSTRUCTION, is_plain=False)
    return None if code and _CODE.fullmatch(code) else _without_code(cells, words, before)


def _without_code(cells: Sequence[str], words: str, before: RowKind | None) -> Verdict | None:
    item = as_item(words, cells)
    alone = lone(item) if is_alone(cells) else None
    if alone and alone.is_plain:
        return Verdict(*alone)
    if found := before or likeness(item):
        return Verdict(found, is_plain=False)
    return Verdict(*alone) if alone else None


def is_doubtful(name: str) -> bool:
    """Whether the other cells of a row decide if it is a firm of this name."""
    return bool(likeness(name) or lone(name) or is_stem(name) or NUMBER.fullmatch(name))


def _before(cells: Sequence[str], leading: Leading) -> Iterator[RowKind]:
    """Find what the cells before the name say that a row is."""
    for place in leading.serials:
        words = cleaning.text(cells[place]) if may_lead_in_serial(cells[place]) else ""
        if (kind := row_kind_of(words) or likeness(words)) in _OF_SERIALS:
            yield kind
    for place in leading.others:
        words = cleaning.text(cells[place]) if mentions(cells[place]) else ""
        if (kind := row_kind_of(words)) in _OF_TOTALS:
            yield kind


def may_lead_in_serial(cell: str) -> bool:
    """Whether a cell beside serial numbers needs a second look."""
    return not cell.isascii() or mentions(cell)


def mentions(cell: str) -> bool:
    """Whether a cell before the name holds a part of a total's word."""
    return "计" in cell or "計" in cell or "otal" in cell or "OTAL" in cell


def led_rows(rows: Sequence[Sequence[str]], leading: Leading) -> Iterator[int]:
    """Find the positions of rows that a cell before the name may say to be no firms: few."""
    for places, may_lead in ((leading.serials, may_lead_in_serial), (leading.others, mentions)):
        for place in places:
            cells = [row[place] for row in rows]
            if may_lead("".join(cells)):
                yield from (i for i, cell in enumerate(cells) if may_lead(cell))


def is_stem(word: str) -> bool:
    """Whether a word is one of the ten that count columns of words: 甲, 乙 …, or A, B …."""
    return len(word) == 1 and any(word in stems for stems in _STEMS)


def counts_columns(words: Sequence[str]) -> bool:
    """Whether words number columns: 甲, 乙, 丙 over words and 1, 2, 3 over figures, or 1, 2, 3 over all."""
    stems = [word for word in words if is_stem(word)]
    numbers = [int(match[1]) for word in words if (match := NUMBER.fullmatch(word))]
    is_all = len(words) >= _FEWEST and len(stems) + len(numbers) == len(words)
    in_order = any(each.startswith("".join(stems)) for each in _STEMS)
    return is_all and in_order and numbers == [*range(1, len(numbers) + 1)]


def _numbers_columns(name: str, cells: Sequence[str]) -> bool:
    """Whether a row counts the columns, words before figures, and cannot be a firm of that name."""
    if not (is_stem(name) or NUMBER.fullmatch(name)):
        return False
    words = [words for cell in cells if (words := cleaning.text(cell))]
    stems = sum(map(is_stem, words))
    is_long = max(stems, len(words) - stems) >= _FEWEST and len(words) > stems
    return is_long and counts_columns(words) and all(map(is_stem, words[:stems]))
