"""The rows under the headings: instructions and repeated headings set aside, a second table refused."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import Unit, unit
from tiers.domain.table import Column, SetAside
from tiers.errors import DataError
from tiers.intake.columns.ambiguity_errors import sample
from tiers.intake.columns.header_context import Above
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR, Vocabulary
from tiers.intake.layout.header_rows import is_blank, is_comment, is_complete, score
from tiers.intake.layout.preamble import unit_line
from tiers.intake.raw_sheet import RawSheet

MOST_INSTRUCTIONS: Final = 3
"""Rows right under the headings that may explain them."""

_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_INSTRUCTION: Final = re.compile(
    r"填[写列报表]|[必请选]填|填全称|填?说明|保留.*小数|[示举范]例[:(]|^例[:(]|例如|(?:与|同).*(?:一致|相同)|按.*填|不得为空"
    r"|^(?:文本|文字|字符|字符串|数值|数字|整数|小数|text|string|number|numeric|decimal|integer)(?:型|格式|类型)?$"
)
_SIGNS: Final = " ¥￥$+-−"
"""What may stand before a number."""

_BRACKETS: Final = "()[]【】〔〕"
"""What may stand around a unit."""

_MOST_BY_CHANCE: Final = 2
"""Cells of a firm's row that may be headings by chance: it may be called 企业."""

_NUMBER: Final = re.compile(r"[(\[]?(\d{1,3})[)\].]?", re.ASCII)


class Under(NamedTuple):
    """The rows under the headings of one table."""

    cells: Sequence[list[str]]
    """Of each row that may be a firm, as written."""
    numbers: Sequence[int]
    """The line of each."""
    set_aside: tuple[SetAside, ...]
    """Rows that explain or repeat the headings, and comments, in order."""


def rows_under(raw: RawSheet, block: range, columns: Sequence[Column], above: Above, vocabulary: Vocabulary) -> Under:
    """Return the rows under the headings that are not blank; comments are set aside.

    Raises: DataError if a second table begins among them, or a second unit is stated.
    """
    start = block.stop
    aside = dict.fromkeys(_instructions(raw, start, columns), "instruction")
    aside |= {i: "heading" for i in _repeated_headers(raw, block, columns, above, vocabulary) if i not in aside}
    rows = raw.rows
    kept = []
    for i, row in enumerate(islice(rows, start, None), start):
        is_plain = row and row[0][:1].isalnum()  # most rows are, which takes the least time to see
        if not is_plain and is_comment(row):
            aside.setdefault(i, "note")
        if i not in aside and (is_plain or not is_blank(row)):
            kept.append(i)
    found = tuple(SetAside(raw.numbers[i], sample(rows[i]), why) for i, why in sorted(aside.items()))
    if len(kept) == len(rows) - start:
        return Under(rows[start:], raw.numbers[start:], found)
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
    stems = [word for word in words if word in _STEMS]
    numbers = [int(match[1]) for word in words if (match := _NUMBER.fullmatch(word))]
    if len(words) < 2 or len(stems) + len(numbers) < len(words):  # noqa: PLR2004 - one alone counts nothing
        return False
    in_order = "".join(stems) == _STEMS[: len(stems)] and numbers == list(range(1, len(numbers) + 1))
    names = [cleaning.text(row[c.index]) for c in columns if c.role == NAME and c.index < len(row)]
    are_numbers = all(not name or _NUMBER.fullmatch(name) for name in names)
    return in_order and (bool(stems) or (len(numbers) > 1 and are_numbers))


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
    raw: RawSheet, block: range, columns: Sequence[Column], above: Above, vocabulary: Vocabulary
) -> Iterator[int]:
    """Yield the lines above and the headings where they are repeated, as at the top of each page.

    Only rows without a number where the first figure belongs are looked at.

    Raises: DataError if other headings or another unit stand there.
    """
    at = _figures(columns)[0]
    over = {_key(raw.rows[i]) for i in range(block.stop) if not is_blank(raw.rows[i])}
    headings = {raw.rows[i][at].strip(_SIGNS) for i in block if len(raw.rows[i]) > at}
    for i, row in enumerate(islice(raw.rows, block.stop, None), block.stop):
        written = row[at] if len(row) > at else ""
        if written[:1].isdigit() and written[-1:].isdigit() and written not in headings:
            continue
        cell = written.strip(_SIGNS)
        if cell[:1].isdigit() and cell not in headings:
            continue
        if row and _key(row) in over:
            yield i
        elif len(row) <= at or not cleaning.is_missing(cell):
            _refuse_second_table(raw, i, vocabulary)
        elif not cell and _repeats_unit(raw, i, above):
            yield i


def _key(row: Sequence[str]) -> str:
    return "\t".join(cell.strip() for cell in row).strip()


def _refuse_second_table(raw: RawSheet, i: int, vocabulary: Vocabulary) -> None:
    if is_complete(raw.rows[i], vocabulary) or score(raw.rows[i], vocabulary) > _MOST_BY_CHANCE:
        raise DataError("tables-two", path=raw.source.path, row=raw.numbers[i], first=sample(raw.rows[i]))


def _repeats_unit(raw: RawSheet, i: int, above: Above) -> bool:
    """Whether a row states nothing but the unit that a line above the table states.

    Raises: DataError if it is another.
    """
    units = _units_of(raw.rows[i])
    known = above.unit_line.units if above.unit_line else ()
    if _worth(units) - _worth(known):
        raise DataError("unit-line-below", path=raw.source.path, row=raw.numbers[i], first=sample(raw.rows[i]))
    return bool(units)


def _worth(units: Iterable[Unit]) -> set[tuple[Decimal, str | None]]:
    """Return what units are worth, however they are written."""
    return {(each.scale, each.currency) for each in units}


def _units_of(row: Sequence[str]) -> tuple[Unit, ...]:
    """Return the units that a row states: behind 单位, or as its only word."""
    if any("单位" in cell or "單位" in cell for cell in row):
        line = unit_line([row])
        return line.units if line else ()
    words = [cell for cell in row if cell.strip()]
    alone = unit(cleaning.text(words[0]).strip(_BRACKETS)) if len(words) == 1 else None
    return (alone,) if alone else ()
