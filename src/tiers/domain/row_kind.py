"""Which rows of a table are not firms: totals, sections and notes."""

import re
from collections.abc import Sequence
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
    """A footnote, a source line, or what is printed at a page's foot or head."""


_TOTALS: Final = re.compile(r"(?:[全本][国省市州区县旗镇乡园部]|总)?(?:合计|总计|共计)数?|(?:grand)?totals?")
_SUBTOTALS: Final = re.compile(r"小计|累计|本[页表]合计|sub-?totals?")
_SECTIONS: Final = re.compile(r"其中.*|按.*分[组类列]?|[一二三四五六七八九十]+、.*|\([一二三四五六七八九十]+\).*")
_NOTES: Final = re.compile(
    r"(?:注|注释|说明|备注|附注|资料来源|数据来源|来源|notes?|sources?)\d*[:.].*|注\d+.*"
    r"|(?:制表|填表|填报|审核|单位负责|统计负责|报出).{0,4}:.*"
    r"|第\d+页[,/]?(?:共\d+页)?|共\d+页[,/]?(?:第\d+页)?|page\d+(?:(?:of|/)\d+)?"
    r"|\(?续(?:上?表)?\d*\)?|[接续]上页|[接转]下页|以下空白",
)
STARTERS: Final = frozenset(
    "全本总總合共小累其按一二三四五六七八九十(注註说說备備附资資数數来來制製填审審单單统統报報第续續接转轉以gtsnpGTSNP"
)


def may_be_set_aside(names: Sequence[str | None]) -> list[int]:
    """Find the positions of cleaned names that `row_kind_of` has to look at: few, in a table of firms."""
    return [i for i, name in enumerate(names) if not name or name[0] in STARTERS]


_BRACKETED: Final = re.compile(r"[(\[].*?[)\]]")


def row_kind_of(name: str) -> RowKind | None:
    """Judge a row by its cleaned name cell; None means that it is a firm.

    Source: definitions, “Not a firm”.
    """
    if name[:1] not in STARTERS:
        return None
    words = cleaning.fold(name)
    if _NOTES.fullmatch(words):
        return RowKind.NOTE
    word = _without_unit(words)
    if _SECTIONS.fullmatch(words) or _SECTIONS.fullmatch(word):
        return RowKind.SECTION
    if _TOTALS.fullmatch(word):
        return RowKind.TOTAL
    return RowKind.SUBTOTAL if _SUBTOTALS.fullmatch(word) else None


def _without_unit(words: str) -> str:
    """Remove what may stand around a total's word: a bracketed unit, and colons."""
    return _BRACKETED.sub("", words).strip(":")


_MENTION: Final = re.compile("[计計]|otal|OTAL")
_TAIL: Final = re.compile(r".+(?:[合总小共累]计|totals?)")


def mentions_a_total(names: str) -> bool:
    """Whether a total's word stands anywhere in names, so that each is worth a look."""
    return bool(_MENTION.search(names))


def ends_like_a_total(name: str) -> bool:
    """Whether a firm's name ends in a total's word, so that a person should look at it."""
    return bool(mentions_a_total(name) and _TAIL.fullmatch(_without_unit(cleaning.fold(name))))


def first_text(cells: list[str]) -> str:
    """Return the first cell that is text and not a serial number, cleaned; `""` if there is none."""
    return next((words for words in map(cleaning.text, cells) if words and not _SERIAL.fullmatch(words)), "")


_SERIAL: Final = re.compile(r"[\d.,\s-]+")
