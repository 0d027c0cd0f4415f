"""What a heading says besides its word: the time and the unit of its figures."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import Unit, unit
from tiers.domain.period import Period

LONGEST: Final = 200
"""Characters of a heading, inclusive, beyond which it is a text and not a word with its time and unit."""

Span = Literal["none", "year", "to-date", "stamp", "month"]
"""What time a heading states: none, a whole year, a year to date, a month by its number (`202112`), or one month
or quarter."""


class HeadingText(NamedTuple):
    """A heading taken apart."""

    plain: str
    """All of it, folded, without separators."""
    word: str
    """What is left without time and unit; `""` where it states several years or units."""
    period: Period | None
    """The time that it states; None if it states none."""
    span: Span
    """How it states it."""
    unit: Unit | None
    """The unit that it states, or None."""


@lru_cache(maxsize=1024)
def heading_text(heading: str) -> HeadingText:
    """Parse a heading.

    A year to date without its month, a single month, and a month given as a number (`202112`: the
    month alone, or the year up to it) have a period of unknown months, never a whole year.
    """
    folded = cleaning.fold(heading)
    if len(folded) > LONGEST:
        return HeadingText(bare(folded), "", None, "none", None)
    without_unit, units = _without_units(folded)
    rest, times = _times_taken(without_unit)
    rest = _ACTUAL.sub("", rest)
    scales, years = {(u.scale, u.currency) for u in units}, {time.year for time in times} - {None}
    clear = len(scales) < 2 and len(years) < 2 and not _BLANK_TO_FILL.search(folded)  # noqa: PLR2004 - one of each
    time = _narrowest(times, next(iter(years), None) if len(years) == 1 else None)
    return HeadingText(
        plain=bare(folded),
        word=bare(rest) if clear else "",
        period=Period(time.year, time.months) if times else None,
        span=time.span,
        unit=_as_written(units[0], heading) if len(scales) == 1 else None,
    )


def is_actual(heading: str) -> bool:
    """Whether a heading says of figures that they are no plan, and nothing else: `实际`."""
    return _ACTUAL.fullmatch(cleaning.fold(heading)) is not None


def bare(folded: str) -> str:
    """Remove separators and empty brackets from folded words."""
    return _SEPARATORS.sub("", folded)


_SEPARATORS: Final = re.compile(r"[_\-–—―:,、/·.;|~]|[(\[{【〔《<「][)\]}】〕>》」]")
_BRACKETED: Final = re.compile(r"[(\[{【〔《<「]([^()\[\]{}【】〔〕《》<>「」]*)[)\]}】〕>》」]")
_UNIT_WORD: Final = re.compile(r"^(?:(?:计量|金额|货币)?单位)?[:_,;]?")
_LONGEST_UNIT: Final = 20
_ACTUAL: Final = re.compile(r"实际(?:完成)?数?|实绩|完成数")
"""Words that say that figures are no plan, as those of a measure are anyway."""

_BLANK_TO_FILL: Final = re.compile(r"__")
_UNITS_END_IN: Final = frozenset("元圆万亿千币金¥$€nkdiybr")
_TIMES_HOLD: Final = re.compile(r"\d|累计|半年|季度|本[年月期]|当[年月期]|单月|全年|年[度初]|ytd|year|month")


def _as_written(found: Unit, heading: str) -> Unit:
    """Return a unit in the words of the heading, where they can be found in it."""
    letters = r"[\s_]*".join(map(re.escape, found.text))
    match = re.search(letters, unicodedata.normalize("NFKC", heading), re.IGNORECASE)
    return Unit(match[0], found.scale, found.currency) if match else found


def _without_units(folded: str) -> tuple[str, list[Unit]]:
    """Remove the units in brackets, else the one at the end; return the rest and the units."""
    units: list[Unit] = []

    def keep_rest(match: re.Match[str]) -> str:
        parts = []
        for part in re.split(r"[,;、]", _UNIT_WORD.sub("", match[1])):
            stated = unit(part)
            if stated:
                units.append(stated)
            else:
                parts.append(part)
        return f"({','.join(parts)})" if parts else ""

    rest = _BRACKETED.sub(keep_rest, folded)
    return (rest, units) if units else _unit_at_end(rest)


def _unit_at_end(words: str) -> tuple[str, list[Unit]]:
    if words[-1:] not in _UNITS_END_IN:
        return words, []
    for start in range(max(1, len(words) - _LONGEST_UNIT), len(words)):
        stated = unit(words[start:].lstrip(":-,/").replace("_", "")) if words[start] not in "()" else None
        if stated:
            return re.sub(r"[_:\-,/]*(?:(?:计量|金额)?单位[:_]?)?$", "", words[:start]), [stated]
    return words, []


class _Time(NamedTuple):
    year: int | None
    months: tuple[int, int] | None
    span: Span


_YEAR: Final = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
_WHOLE: Final = (1, 12)
_PATTERNS: Final[tuple[tuple[str, Span], ...]] = (
    (rf"(?:{_YEAR}年?)?(?<!\d)0?1月?[\-–—~至到]0?(?P<to>\d{{1,2}})月份?(?:累计)?", "to-date"),
    (rf"(?:{_YEAR}年)?(?:截[至止])?(?<!\d)0?(?P<to>1[0-2]|[1-9])月[末底份]?累计", "to-date"),
    (rf"截[至止]到?(?:{_YEAR}年)?(?<!\d)0?(?P<to>1[0-2]|[1-9])月[末底份]?", "to-date"),
    (rf"(?:{_YEAR}年?)?(?P<half>上半年)(?:累计)?", "to-date"),
    (rf"(?:{_YEAR}年?)?(?P<nine>(?:前|一[至到\-–—~])三季度|1[至到\-–—~]3季度)(?:累计)?", "to-date"),
    (rf"(?:{_YEAR}年?)?(?P<three>第?[一1]季度)(?:累计)?", "to-date"),
    (rf"(?:{_YEAR}年?)?(?:第?[二三四234]季度|下半年)", "month"),
    (rf"{_YEAR}[\-./]?(?:0[1-9]|1[0-2])(?:[\-./]?(?:0[1-9]|[12]\d|3[01]))?(?![\d年月])", "stamp"),
    (rf"(?:{_YEAR}年)?(?<!\d)(?:1[0-2]|0?[1-9])月份?", "month"),
    (rf"{_YEAR}(?!\d)(?:年度|年)?(?:全年)?", "year"),
    (r"(?:当月|本月|本年度?|本期|年初)?累计|年初至今|yeartodate|ytd|本年(?!度)|本期|当期|当年", "to-date"),
    (r"当月|本月|单月|monthly|month", "month"),
    (r"全年|本?年度", "year"),
)
"""Ways to state a time, the longer before the shorter that they contain."""

_STRENGTH: Final = ("month", "to-date", "stamp", "year")


_PARTS: Final = {"half": 6, "nine": 9, "three": 3}
"""The last month of a part of the year that has a word of its own."""


def _times_taken(words: str) -> tuple[str, list[_Time]]:
    times: list[_Time] = []
    for pattern, span in _PATTERNS if _TIMES_HOLD.search(words) else ():
        times.extend(_time(match, span) for match in re.finditer(pattern, words))
        words = re.sub(pattern, "", words)
    return words, times


def _time(match: re.Match[str], span: Span) -> _Time:
    said = match.groupdict()
    year = int(said["year"]) if said.get("year") else None
    if span == "year":
        return _Time(year, _WHOLE, "year")
    to = next((last for part, last in _PARTS.items() if said.get(part)), 0) or int(said.get("to") or 0)
    if 1 <= to <= _WHOLE[1]:
        return _Time(year, (1, to), "year" if to == _WHOLE[1] else "to-date")
    return _Time(year, None, span)


def _narrowest(times: list[_Time], year: int | None) -> _Time:
    """Return the narrowest time; months that are stated beat months that are not."""
    if not times:
        return _Time(None, None, "none")
    ranges = [time for time in times if time.months and time.months != _WHOLE]
    span = min((time.span for time in times), key=_STRENGTH.index)
    if span == "month":
        return _Time(year, None, "month")
    return _Time(year, ranges[0].months if ranges else _unless_partial(times), span)


def _unless_partial(times: list[_Time]) -> tuple[int, int] | None:
    return None if any(time.months is None for time in times) else _WHOLE
