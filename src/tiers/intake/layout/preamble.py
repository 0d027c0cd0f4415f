"""What stands above the header: the title, its year and months, the unit line; and what the file's name says."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Final, Literal, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import Unit, unit
from tiers.intake.headers.header_parser import Span, heading_text

_MARK: Final = re.compile(r"(?:单位|單位)\s*(?:[:,]|为|是|為)?\s*|\bunits?\s*[:,]\s*", re.IGNORECASE)
_PARTS: Final = re.compile(r"[,;、。)\]]|单位|單位|计量|金额|和|及")
_BRACKETED: Final = re.compile(r"[(\[【〔]\s*(?:in\s+)?([^()\[\]【】〔〕]{1,30}?)\s*[)\]】〕]", re.IGNORECASE)


class UnitLine(NamedTuple):
    """What the lines above a table say of the unit of its figures."""

    units: tuple[Unit, ...]
    """Every unit of money, once; more than one contradict each other."""
    text: str
    """The words that state the first, trimmed."""


def unit_line(lines: Iterable[Sequence[str]]) -> UnitLine | None:
    """Find the unit of money that the lines above the headings state; None if they state none."""
    found: dict[tuple[object, object], tuple[Unit, str]] = {}
    for row in lines:
        for stated, text in _in_row([cell for cell in row if cell.strip()]):
            found.setdefault((stated.scale, stated.currency), (stated, text))
    if not found:
        return None
    pairs = list(found.values())
    return UnitLine(tuple(stated for stated, _ in pairs), pairs[0][1])


def _in_row(cells: Sequence[str]) -> Iterable[tuple[Unit, str]]:
    """Yield every unit in a row with its cell; `单位：` and the unit may stand side by side."""
    for i, cell in enumerate(cells):
        text = cleaning.text(cell)
        following = cleaning.text(cells[i + 1]) if i + 1 < len(cells) else ""
        marks = [*_MARK.finditer(text)]
        for mark in marks:
            rest = text[mark.end() :] or following
            yield from ((stated, text) for part in _PARTS.split(rest) if (stated := _unit_of(part)))
        if not marks:
            yield from ((stated, text) for inner in _BRACKETED.findall(text) if (stated := unit(inner)))


def _unit_of(part: str) -> Unit | None:
    """Read a unit, or the first of several words: `万元 数量`."""
    return unit(part) or unit(part.strip().partition(" ")[0])


_NUMERALS: Final = str.maketrans("〇○oO零一二三四五六七八九", "00000123456789")
_HANZI_YEAR: Final = re.compile(r"[一二][〇○oO零0-9一二三四五六七八九]{3}(?=年)")
_DAY: Final = re.compile(
    r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日?|(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?!\d)|(?<!\d)(?:19|20)\d{6}(?!\d)"
)
_COUNT: Final = re.compile(r"(?<![\d-])\d[\d,.]*(?=[万亿千百元家户个人名项%％])")
_OFFICIAL: Final = re.compile(
    r"(?:填报|填表|制表|报送|报出|打印|导出|印发|审核|批准|公布|发布|更新|下载|生成)(?:机关|单位|人|日期|时间)?[:：]?"
    r"|日期[:：]|文\s*号|表\s*号|有效期|号\s*$|printed|exported|created|updated",
    re.IGNORECASE,
)
"""What marks a line of the form and not of its figures: who made it, when, by which order."""

_ENDING: Final = re.compile(r"(?:\.[A-Za-z]\w{0,6}){1,2}$")
_MONTH: Final = re.compile(r"(?<![\d\-–—~至到])(1[0-2]|0?[1-9])月(?!\d)")
_STRENGTH: Final[tuple[Span, ...]] = ("month", "to-date", "stamp", "year")


class Stated(NamedTuple):
    """A time that is stated for a whole table."""

    year: int | None
    """The calendar year; None where none is stated, or several are."""
    span: Span
    """How it is stated."""
    months: tuple[int, int] | None
    """First and last month of a year to date, inclusive; None where they are not stated."""
    month: int | None
    """The one month that is stated, such as that of a monthly table; None where there is none."""
    place: Literal["title", "file-name"]
    """Where it is stated."""
    text: str
    """The words that state it."""

    @property
    def is_partial(self) -> bool:
        """Whether it is known to be less than a whole year."""
        return self.span in {"month", "to-date", "stamp"}


def stated_by_title(lines: Iterable[Sequence[str]]) -> Stated | None:
    """Find the time in the lines above the headings; None if they state none.

    Days (when a form was filled in, exported or ordered), numbers of firms and amounts are no years.
    """
    texts = [cleaning.text(cell) for row in lines for cell in row if cell.strip()]
    return _times_together(
        [found for text in texts if not _OFFICIAL.search(text) and (found := _parse_stated(text, "title"))]
    )


def stated_by_file(path: str) -> Stated | None:
    """Find the time in a file's name; None if it states none, or a day or month that may be that of an export."""
    name = cleaning.text(_ENDING.sub("", PurePath(path).name).replace("_", " "))
    found = _parse_stated(name, "file-name")
    return found if found and found.span != "stamp" and (found.span != "month" or "月" in name) else None


def _parse_stated(text: str, place: Literal["title", "file-name"]) -> Stated | None:
    plain = _HANZI_YEAR.sub(lambda year: year[0].translate(_NUMERALS), text)
    plain = _COUNT.sub(" ; ", _DAY.sub(" ; ", plain))
    found = heading_text(plain)
    if found.period is None:
        return None
    months = re.findall(_MONTH, plain) if found.span == "month" else []
    month = int(months[0]) if len(months) == 1 else None
    partial = found.period.months if found.span == "to-date" else None
    return Stated(found.period.year, found.span, partial, month, place, text)


def _times_together(found: Sequence[Stated]) -> Stated | None:
    """Join what several cells state: their one year, and the narrowest time."""
    if not found:
        return None
    years = {one.year for one in found} - {None}
    narrowest = min(found, key=lambda one: _STRENGTH.index(one.span))
    of_year = next((one for one in found if one.year), narrowest)
    texts = dict.fromkeys((of_year.text, narrowest.text))
    return Stated(
        next(iter(years)) if len(years) == 1 else None,
        narrowest.span,
        narrowest.months,
        narrowest.month,
        narrowest.place,
        " ".join(texts),
    )
