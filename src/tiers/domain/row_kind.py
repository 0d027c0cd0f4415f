"""Which rows of a table are not firms: totals, sections and notes."""

import re
from enum import Enum
from typing import Final

from tiers.domain import cleaning


class RowKind(Enum):
    """What a row is, when it is not a firm."""

    TOTAL = "total"
    """A total of the whole table: compared with what was added up."""
    SUBTOTAL = "subtotal"
    """A total of a part: set aside, compared with nothing."""
    SECTION = "section"
    """The heading of a group of rows."""
    NOTE = "note"
    """A footnote or a source line."""


_TOTALS: Final = re.compile(r"(?:[全本][国省市州区县镇乡]|总)?(?:合计|总计|共计)|(?:grand)?total|totals")
_SUBTOTALS: Final = re.compile(r"小计|累计|(?:本页|本表)合计|subtotal|sub-total")
_SECTIONS: Final = re.compile(r"其中.*|按.*分组?|[一二三四五六七八九十]+、.*|\([一二三四五六七八九十]+\).*")
_NOTES: Final = re.compile(r"(?:注|注释|说明|备注|附注|资料来源|数据来源|来源|note|notes|source)\d*[:：.].*|注\d+.*")
_STARTERS: Final = frozenset("全本国省市总合共小累其按一二三四五六七八九十(注说备附资数来gtsnGTSN")
_BRACKETED: Final = re.compile(r"[(\[].*?[)\]]")


def row_kind(name: str) -> RowKind | None:
    """Judge a row by its cleaned name cell; None means that it is a firm.

    Source: definitions, “Not a firm”.
    """
    if name[:1] not in _STARTERS:
        return None
    words = cleaning.folded(name)
    if _NOTES.fullmatch(words):
        return RowKind.NOTE
    if _SECTIONS.fullmatch(words):
        return RowKind.SECTION
    word = _BRACKETED.sub("", words).strip(":")
    if _TOTALS.fullmatch(word):
        return RowKind.TOTAL
    return RowKind.SUBTOTAL if _SUBTOTALS.fullmatch(word) else None


_TAIL: Final = re.compile(r".+(?:合计|总计|小计|共计)")


def ends_like_a_total(name: str) -> bool:
    """Say whether a firm's name ends in a total's word, so that a person should look at it."""
    return name[-1:] in "计計" and bool(_TAIL.fullmatch(cleaning.folded(name)))


def first_text(cells: list[str]) -> str:
    """Give the first cell that is text and not a serial number, cleaned; `""` if there is none."""
    return next((words for words in map(cleaning.text, cells) if words and not _SERIAL.fullmatch(words)), "")


_SERIAL: Final = re.compile(r"[\d.,\s-]+")
