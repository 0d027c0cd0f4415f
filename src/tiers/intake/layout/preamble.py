"""What stands above the header: the title, its year and months, the unit line; and what the file's name says."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Final, Literal, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import Unit, unit
from tiers.intake.headers.header_parser import LONGEST
from tiers.intake.time_folding import time_folded
from tiers.intake.time_joined import Joined, Span, joined
from tiers.intake.time_words import Time, times_taken

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
    """Give every unit in a row with its cell; `单位：` and the unit may stand side by side."""
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


_DAY: Final = re.compile(
    r"(?<![至到止])(?<!截[至止]日期)(?<!截[至止]日期[:：])(?<!\d[-~])(?<![a-z] )"
    r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}(?:日|(?![\d日]))|(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?!\d)|(?<!\d)(?:19|20)\d{6}(?!\d))"
    r"(?! ?[-~至到止累–—－～]|以来)"
)
"""A day that is neither the first nor the last of the figures."""

_COUNT: Final = re.compile(r"(?<![\d-])\d[\d,.]*(?=[万亿千百元家户个人名项%％](?!月|季|录|单|均))")
_OFFICIAL: Final = re.compile(
    r"(?:填报|填表|制表|报送|报出|打印|导出|印发|审核|批准|公布|发布|更新|下载|生成)(?:机关|单位|人|日期|时间)?(?P<says>[:：])?"
    r"|(?<!截止)(?<!截至)日期(?P<also>[:：])|(?P<formal>文\s*号|表\s*号|有效期|号\s*$|printed|exported|created|updated)",
    re.IGNORECASE,
)
"""What marks a line of the form and not of its figures: who made it, when, by which order."""

_FROM_JANUARY: Final = re.compile(r"(?<!\d)(?:0?1|[一元])月?[-—–~～至到]|半年|季")
"""Months that are no time at which a table is made or due."""

_ENDING: Final = re.compile(r"(?:\.[A-Za-z]\w{0,6}){1,2}$")
_FORM: Final = re.compile(r"(?:表|附件?)\d{1,4}(?!年)")
"""The number of a form in the name of its sheet."""

Place = Literal["title", "sheet-name", "file-name"]


class Stated(NamedTuple):
    """A time that is stated for a whole table."""

    times: tuple[Time, ...]
    """Everything that is said of it."""
    place: Place
    """Where it is stated."""
    text: str
    """The words that state it."""

    @property
    def time(self) -> Joined:
        """What it all states together."""
        return joined(self.times)

    @property
    def year(self) -> int | None:
        """The calendar year; None where none is stated, or several are."""
        return self.time.year

    @property
    def span(self) -> Span:
        """How it is stated."""
        return self.time.span

    @property
    def months(self) -> tuple[int, int] | None:
        """First and last month, inclusive, where they are said: a year's number alone says none."""
        return self.time.months if self.span == "to-date" or self.time.is_whole else None

    @property
    def month(self) -> int | None:
        """The one month that is stated, such as that of a monthly table; None where there is none."""
        return self.time.month

    @property
    def is_partial(self) -> bool:
        """Whether it is less than a whole year, or not known to be one."""
        return self.span in {"month", "to-date", "stamp"}


def stated_by_title(lines: Iterable[Sequence[str]]) -> Stated | None:
    """Find the time in the lines above the headings; None if they state none.

    Days (when a form was filled in, exported or ordered), numbers of firms and amounts are no years.
    """
    texts = [cleaning.text(cell) for row in lines for cell in row if cell.strip()]
    found = [(text, times) for text in texts if (times := _of_figures(text))]
    return _times_together(found) if found else None


def _of_figures(text: str) -> tuple[Time, ...]:
    """Give the times of a line: of one that tells who made the table, and when, only the months from January on."""
    marks = [*_OFFICIAL.finditer(text)]
    if any(mark["formal"] or ((mark["says"] or mark["also"]) and not _FROM_JANUARY.search(text)) for mark in marks):
        return ()
    times = _times(text)
    return tuple(time for time in times if time.kind == "range") if marks else times


def _times_together(found: Sequence[tuple[str, tuple[Time, ...]]]) -> Stated:
    """Join what several cells state, and the words that state the year and the months."""
    times = tuple(time for _, said in found for time in said)
    span = joined(times).span
    of_year = [text for text, said in found if joined(said).year][:1]
    of_months = [text for text, said in found if joined(said).span == span][:1]
    return Stated(times, "title", " ".join(dict.fromkeys((*of_year, *(of_months or [text for text, _ in found])))))


def stated_by_name(name: str, place: Place) -> Stated | None:
    """Find the time in the name of a sheet or a file; None if it states none, or a day or month of an export."""
    words = cleaning.text(name.replace("_", " "))
    found = Stated(_times(_FORM.sub(" ", words)), place, words)
    return found if found.time.span not in {"none", "stamp"} else None


def stated_by_file(path: str) -> Stated | None:
    """Find the time in a file's name; its folders say nothing."""
    return stated_by_name(_ENDING.sub("", PurePath(path).name), "file-name")


def _times(text: str) -> tuple[Time, ...]:
    """Give the times of a text; a long one is no title."""
    plain = cleaning.text(_COUNT.sub(" ; ", _DAY.sub(" ; ", text)))
    return tuple(times_taken(time_folded(plain))[1]) if len(cleaning.folded(plain)) <= LONGEST else ()
