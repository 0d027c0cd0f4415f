"""What stands above the header: the title, its year and months, the unit line; and what the file's name says."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import Final, Literal, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import Unit
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.unit_parts import open_at, parts_of
from tiers.domain.unit_words import Phrase, currency_of_all, normal, phrase, speaks_of_money
from tiers.intake.headers.header_parser import LONGEST
from tiers.intake.headers.time_folding import time_folded
from tiers.intake.headers.time_spans import Joined, Span, join_times
from tiers.intake.headers.time_words import Time, times_taken

_MARK: Final = lazy_pattern(
    r"(?P<before>[\u4e00-\u9fff]{0,4})[单單]\s?位\s*(?:[:,=为是為]\s*)*"
    r"|\b(?P<english>units?)\s*[:,=]\s*"
    r"|(?P<money>币种|幣種|币别|货币|貨幣|本位币|\bcurrency)\s*(?:[:=]|$)\s*",
    re.IGNORECASE,
)
_OF_UNITS: Final = lazy_pattern(
    r"(?:计量|計量|金额|金額|货币|貨幣|计价|数量|价值|产值|收入|核算|计算|数据|本表|统计|表内|指标)$"
)
"""What makes 单位 a unit and no organisation."""

_BRACKETED: Final = lazy_pattern(r"[(\[【〔]([^()\[\]【】〔〕]{1,40})[)\]】〕]")
_IN: Final = lazy_pattern(r"\bin\s+(?P<words>[^()\[\]【】〔〕,;:，；]{1,60})", re.IGNORECASE)
_IN_FRONT: Final = lazy_pattern(r"^in\s+", re.IGNORECASE)


class UnitLine(NamedTuple):
    """What the lines above a table say of the unit of its figures."""

    units: tuple[Unit, ...]
    """Every unit of money, once; more than one contradict each other, and none is stated where they are unclear."""
    text: str
    """The words that state the first, trimmed."""
    currency: str | None = None
    """The ISO 4217 code of the money of all figures; None where no line names one."""
    unclear: str = ""
    """Words that speak of a unit and are not understood, so that nothing is stated; `""` where there are none."""


class _Said(NamedTuple):
    """What some words of a line say."""

    text: str
    """The cell."""
    words: str
    """The words themselves."""
    found: Phrase | None
    """What they mean; None where they are not understood."""
    is_scale: bool
    """Whether they may say a scale: not those behind 币种."""


def unit_line(lines: Iterable[Sequence[str]]) -> UnitLine | None:
    """Find the unit of money that the lines above the headings state; None if they state none."""
    said = [one for row in lines for one in _in_row([cell for cell in row if cell.strip()])]
    if not said:
        return None
    if unclear := next((one for one in said if one.found is None), None):
        return UnitLine((), unclear.text, None, unclear.words)
    return _together([(one, one.found) for one in said if one.found])


def _together(said: Sequence[tuple[_Said, Phrase]]) -> UnitLine | None:
    """Let a currency that is named by itself go with the scales that others state."""
    currencies = dict.fromkeys(found.currency for _, found in said if found.currency)
    one = currency_of_all([found for _, found in said])
    scaled = [(each, found) for each, found in said if found.scale is not None]
    named = [(each, found) for each, found in said if each.is_scale]
    units: dict[tuple[int, str | None], tuple[Unit, str]] = {}
    for each, found in scaled or named:
        key = (found.scale or 1, found.currency or one)
        units.setdefault(key, (Unit(each.words, Decimal(key[0]), key[1]), each.text))
    pairs = [*units.values()]
    text = pairs[0][1] if pairs else said[0][0].text
    if len(currencies) > 1 and len(pairs) < len(currencies):
        return UnitLine((), text, None, "、".join(each.words for each, _ in said))
    in_one = len(currencies) == 1 and all(currency for _, currency in units)
    return UnitLine(tuple(unit for unit, _ in pairs), text, next(iter(currencies)) if in_one else None)


def _in_row(cells: Sequence[str]) -> Iterator[_Said]:
    """Return what a row says of units; `单位：` and the unit may stand side by side."""
    has_mark, opened = False, None
    for cell in cells:
        text = cleaning.text(cell)
        marks = [*_MARK.finditer(text)]
        if opened:
            own = text[: _start(marks[0])] if marks else text
            yield from (_statement(text, part, found, opened) for part, found in parts_of(own))
        if marks:
            yield from _behind_marks(text, marks)
        elif not opened:
            yield from _without_mark(text, is_alone=has_mark or len(cells) == 1)
        last = marks[-1] if marks else None
        opened = last if last and not text[last.end() :].strip(" :") else None
        has_mark = has_mark or bool(marks)


def _may_be_somebody(mark: re.Match[str]) -> bool:
    """Whether 单位 may be an organisation: `填报单位`, and no unit."""
    return bool(mark["before"]) and not _OF_UNITS.search(mark["before"])


def _behind_marks(text: str, marks: Sequence[re.Match[str]]) -> Iterator[_Said]:
    """Return what stands behind each mark, and in brackets elsewhere."""
    ends = [*(_start(mark) for mark in marks[1:]), len(text)]
    rest = text[: marks[0].start()]
    for mark, end in zip(marks, ends, strict=True):
        stop = open_at(text, mark.end(), end)
        rest += f" {text[stop:end]}"
        parts = [*parts_of(text[mark.end() : stop])]
        if not _may_be_somebody(mark) or all(found for _, found in parts):
            yield from (_statement(text, part, found, mark) for part, found in parts)
    yield from _in_brackets(text, rest)


def _start(mark: re.Match[str]) -> int:
    """Where a mark begins: words before 单位 that do not belong to it are the end of what stands before."""
    own = _OF_UNITS.search(mark["before"] or "")
    return mark.start() + own.start() if own else mark.end("before") if mark["before"] else mark.start()


def _statement(text: str, words: str, found: Phrase | None, mark: re.Match[str]) -> _Said:
    """Take 元 behind 币种 for the name of a currency."""
    is_money = mark["money"] is not None
    if is_money and found and found.scale == 1:
        found = found._replace(scale=None)
    return _Said(text, words, found, is_scale=not is_money)


def _in_brackets(text: str, within: str) -> Iterator[_Said]:
    for inner in _BRACKETED.findall(within):
        if found := phrase(inner):
            yield _Said(text, _IN_FRONT.sub("", inner.strip()), found, is_scale=True)


def _without_mark(text: str, *, is_alone: bool) -> Iterator[_Said]:
    """Return what a cell without a mark says: in brackets, as all of it, or behind `in`."""
    if is_alone and _is_unit(text):
        yield from (_Said(text, part, found, is_scale=True) for part, found in parts_of(text))
        return
    yield from _in_brackets(text, text)
    for match in _IN.finditer(text):
        if (words := _scale_first(match["words"])) and (found := phrase(words)):
            yield _Said(text, words, found, is_scale=True)


def _is_unit(text: str) -> bool:
    found = phrase(text)
    return found is not None and (found.scale is not None or "(" not in text)


def _scale_first(words: str) -> str | None:
    """Return the words that begin with a unit as far as they do, if they say a scale and none is cut in two."""
    plain = normal(words).split(" ")
    for end in range(len(plain), 0, -1):
        found = phrase(" ".join(plain[:end]))
        if found:
            rest = " ".join(plain[end:])
            return " ".join(plain[:end]) if found.scale and not speaks_of_money(rest) and "per" not in plain else None
    return None


_DAY: Final = lazy_pattern(
    r"(?<![至到止])(?<!截[至止]日期)(?<!截[至止]日期[:：])(?<!\d[-~])(?<![a-z] )"
    r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}(?:日|(?![\d日]))|(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?!\d)|(?<!\d)(?:19|20)\d{6}(?!\d))"
    r"(?! ?[-~至到止累–—－～]|以来)"
)
"""A day that is neither the first nor the last of the figures."""

_COUNT: Final = lazy_pattern(r"(?<![\d-])\d[\d,.]*(?=[万亿千百元家户个人名项%％](?!月|季|录|单|均))")
_OFFICIAL: Final = lazy_pattern(
    r"(?:填报|填表|制表|报送|报出|打印|导出|印发|审核|批准|公布|发布|更新|下载|生成)(?:机关|单位|人|日期|时间)?(?P<says>[:：])?"
    r"|(?<!截止)(?<!截至)日期(?P<also>[:：])|(?P<formal>文\s*号|表\s*号|有效期|号\s*$|printed|exported|created|updated)",
    re.IGNORECASE,
)
"""What marks a line of the form and not of its figures: who made it, when, by which order."""

_FROM_JANUARY: Final = lazy_pattern(r"(?<!\d)(?:0?1|[一元])月?[-—–~～至到]|半年|季")
"""Months that are no time at which a table is made or due."""


def is_official(text: str) -> bool:
    """Return whether words are about the form and not its figures."""
    return _OFFICIAL.search(text) is not None


_ENDING: Final = lazy_pattern(r"(?:\.[A-Za-z]\w{0,6}){1,2}$")
_FORM: Final = lazy_pattern(r"(?:表|附件?)\d{1,4}(?!年)")
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
        return join_times(self.times)

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
    """Return the times of a line: of one that tells who made the table, and when, only the months from January on."""
    marks = [*_OFFICIAL.finditer(text)]
    if any(mark["formal"] or ((mark["says"] or mark["also"]) and not _FROM_JANUARY.search(text)) for mark in marks):
        return ()
    times = _times(text)
    return tuple(time for time in times if time.kind == "range") if marks else times


def _times_together(found: Sequence[tuple[str, tuple[Time, ...]]]) -> Stated:
    """Join what several cells state, and the words that state the year and the months."""
    times = tuple(time for _, said in found for time in said)
    span = join_times(times).span
    of_year = [text for text, said in found if join_times(said).year][:1]
    of_months = [text for text, said in found if join_times(said).span == span][:1]
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
    """Return the times of a text; a long one is no title."""
    if any(map(str.isdigit, text)):
        text = _COUNT.sub(" ; ", _DAY.sub(" ; ", text))
    plain = cleaning.text(text)
    return tuple(times_taken(time_folded(plain))[1]) if len(cleaning.fold(plain)) <= LONGEST else ()
