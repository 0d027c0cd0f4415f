"""The rows under the headings: instructions and repeated headings set aside, a second table refused."""

import re
from collections.abc import Collection, Container, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.row_kind import numbers_columns
from tiers.domain.row_verdict import NUMBER, counts_columns, is_stem
from tiers.domain.table import Column, SetAside
from tiers.intake.headers.quoting import sample
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR
from tiers.intake.layout.blocks_below import below
from tiers.intake.layout.header_context import Headings
from tiers.intake.layout.header_rows import holds_figures, is_blank, is_comment, is_time_or_unit
from tiers.intake.layout.plain_rows import no_plain_firms, odd_beginnings
from tiers.intake.raw_sheet import RawSheet

MOST_INSTRUCTIONS: Final = 3
"""Rows right under the headings that may explain them."""

_INSTRUCTION: Final = lazy_pattern(
    r"填[写列报表]|[必请选]填|填全称|填?说明|保留.*小数|[示举范]例[:(]|^例[:(]|例如|(?:与|同).*(?:一致|相同)|按.*填|不得为空"
    r"|^(?:文本|文字|字符|字符串|数值|数字|整数|小数|text|string|number|numeric|decimal|integer)(?:型|格式|类型)?$"
)
_SIGNS: Final = " ¥￥$+-−"
"""What may stand before a number."""


class Under(NamedTuple):
    """The rows under the headings of one table."""

    cells: Sequence[list[str]]
    """Of each row that may be a firm, as written."""
    numbers: Sequence[int]
    """The line of each."""
    set_aside: tuple[SetAside, ...]
    """Rows that explain or repeat the headings, and comments, in order."""


def rows_under(raw: RawSheet, block: range, columns: Sequence[Column], headings: Headings) -> Under:
    """Return the rows under the headings that are not blank; comments are set aside.

    Raises: DataError if a second table begins among them, or another unit or another time is stated.
    """
    start = block.stop
    aside = dict.fromkeys(_instructions(raw, start, columns), "instruction")
    aside |= dict.fromkeys(_repeated_headers(raw, block, columns, headings, [*aside]), "heading")
    rows = raw.rows
    odd = odd_beginnings(rows, start)
    for i in odd:
        if is_comment(rows[i]):
            aside.setdefault(i, "note")
    found = tuple(SetAside(raw.numbers[i], sample(rows[i]), why) for i, why in sorted(aside.items()))
    left_out = aside.keys() | {i for i in odd if is_blank(rows[i])}
    if not left_out:
        return Under(rows[start:], raw.numbers[start:], found)
    kept = [i for i in range(start, len(rows)) if i not in left_out]
    return Under([rows[i] for i in kept], [raw.numbers[i] for i in kept], found)


def _instructions(raw: RawSheet, start: int, columns: Sequence[Column]) -> Iterator[int]:
    """Find rows right under the headings that number or explain the columns: `甲 乙 1 2`, `填写全称`."""
    there = (i for i in range(start, len(raw.rows)) if not is_blank(raw.rows[i]))
    for i in islice(there, MOST_INSTRUCTIONS):
        if not _numbers_columns(raw.rows[i], columns) and not _explains(raw.rows[i], columns):
            return
        yield i


def _numbers_columns(row: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether a row counts the columns: 甲, 乙, 丙 over words and 1, 2, 3 over figures, or 1, 2, 3 over all."""
    words = [cell for cell in map(cleaning.text, row) if cell]
    counting = words[1:] if words and numbers_columns(words[0]) else words
    if not counts_columns(counting):
        return False
    names = [cleaning.text(row[c.index]) for c in columns if c.role == NAME and c.index < len(row)]
    are_numbers = all(not name or NUMBER.fullmatch(name) or name == words[0] for name in names)
    return any(map(is_stem, counting)) or (len(counting) > 1 and are_numbers) or len(counting) < len(words)


def _explains(row: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether a row tells how to fill in the columns: no figure, and words of a form."""
    figures = [row[i] for i in _figures(columns) if i < len(row)]
    if any(re.search(r"^\W*\d", cell) for cell in figures):
        return False
    named = [row[c.index] for c in columns if c.role in {NAME, CODE} and c.index < len(row)]
    if any(_INSTRUCTION.search(cleaning.text(cell).casefold()) for cell in [*named, *figures]):
        return not any(cleaning.is_missing(cell) for cell in named[:1]) or any(map(str.strip, figures))
    return False


def _figures(columns: Sequence[Column]) -> list[int]:
    return [column.index for column in columns if column.role not in {None, NAME, CODE, YEAR}]


def _repeated_headers(
    raw: RawSheet, block: range, columns: Sequence[Column], headings: Headings, others: Collection[int]
) -> Iterator[int]:
    """Yield the lines above and the headings where they are repeated, as at the top of each page.

    Only rows without a number where the first figure belongs are looked at.

    Raises: DataError if other headings, another unit or another time stand there.
    """
    at = _figures(columns)[0]
    over = {_key(raw.rows[i]) for i in range(block.stop) if not is_blank(raw.rows[i])}
    written = {raw.rows[i][at].strip(_SIGNS) for i in block if len(raw.rows[i]) > at}
    about, named = below(headings, columns, [raw.rows[i] for i in block], at), _place_of_names(columns)
    foot = _foot(raw.rows, block.stop)
    has_names = named < len(columns)
    for i in no_plain_firms(raw.rows, block.stop, at, named if has_names else at, written | about.names):
        row = raw.rows[i]
        if _is_number(row, at, written) and not (len(row) > named and _is_among(row[named], about.names)):
            continue
        key = _key(row)
        is_doubtful = key and i not in others and not about.is_plainly_a_firm(row)
        if key in over or (is_doubtful and about.is_heading(row, raw.numbers[i], is_at_foot=i >= foot)):
            yield i


def _foot(rows: Sequence[Sequence[str]], start: int) -> int:
    """Find where the foot of a table begins: below it stands no figure."""
    return next((i + 1 for i in range(len(rows) - 1, start - 1, -1) if holds_figures(rows[i])), start)


def _is_among(cell: str, names: Container[str]) -> bool:
    """Return whether a cell is one of some names, whatever nobody sees in it."""
    return cell in names or (not (cell.isprintable() and cell == cell.strip()) and cleaning.text(cell) in names)


def _place_of_names(columns: Sequence[Column]) -> int:
    """Return the place of the names; that behind the last column where there are none."""
    return next((column.index for column in columns if column.role == NAME), len(columns))


def _is_number(row: Sequence[str], at: int, headings: Container[str]) -> bool:
    """Return whether a row has a number where the first figure belongs, that is not in the headings."""
    written = row[at] if len(row) > at else ""
    if written[:1].isdigit() and written[-1:].isdigit() and written not in headings:
        return True
    cell = written.strip(_SIGNS)
    return cell[:1].isdigit() and cell not in headings and not is_time_or_unit(cell)


def _key(row: Sequence[str]) -> str:
    return "\t".join(map(cleaning.text, row)).strip()
