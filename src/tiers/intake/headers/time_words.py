"""What words state of time, by the rules of `tiers.intake.headers.time_rules`.

Words that speak of time and are not understood are a time too, an unclear one: never a whole year.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from tiers.domain.lazy_pattern import lazy_pattern
from tiers.intake.headers.time_folding import number
from tiers.intake.headers.time_rules import HOLDS, LATIN, LEFT, RULES, SIGNS_OF_LEFT, Kind

_LAST: Final = 12
_COUNTS: Final = {"three": 3, "six": 6, "nine": 9, "twelve": 12}
_PARTS: Final = {"half": 6, "first-quarter": 3}
"""The last month of a part of the year that has a word of its own."""

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_YEAR: Final = lazy_pattern(r"(?:19|20)\d\d")


class Time(NamedTuple):
    """One statement of time."""

    kind: str
    """`whole` (a year, in so many words), `year` (a year by its number), `range` (from January to a month), `open`
    (the year to a month that is not stated), `single` (a month, a quarter, a half that is not the first), `stamp` (a
    month by its number), `label` (a word that announces a time), `unclear` (not understood)."""
    year: int | None = None
    """The calendar year, or None."""
    month: int | None = None
    """The last month of a range, the month of a stamp or a single one, or None."""


_OTHER: Final = (
    r"[^\da-z月季旬周半累截止至到今迄本当期报中末底终全整初近滚财满春夏秋冬节旦庆午夕腊正运汛暑寒假五十前后]*"
)
_PLAIN: Final = lazy_pattern(rf"({_OTHER})((?:19|20)\d\d)(?:年度|年)?(?![上下千百万亿元])({_OTHER})")
"""A year, and not a sign of anything else that speaks of time: what most words are that state one."""


@lru_cache(maxsize=128)
def _compile_rule(pattern: str) -> re.Pattern[str]:
    """Compile a rule when a text may hold its words: most of them are never needed."""
    return re.compile(pattern)


def times_taken(words: str) -> tuple[str, list[Time]]:
    """Take every statement of time out of folded words: what is left, and what they state."""
    times: list[Time] = []
    if not (LATIN if words.isascii() and words.isalpha() else HOLDS).search(words):
        return words, times
    if plain := _PLAIN.fullmatch(words):
        return plain[1] + plain[3], [Time("year", int(plain[2]))]
    signs = signs_of(words)
    for holds, kind, pattern in RULES:
        if not signs.isdisjoint(holds):
            found = [*_compile_rule(pattern).finditer(words)]
            times.extend(time for match in found for time in _times(match, kind))
            words = _compile_rule(pattern).sub(" ", words) if found else words
    if not signs.isdisjoint(SIGNS_OF_LEFT) and LEFT.search(words):
        times.append(Time("unclear"))
    return words, times


def signs_of(words: str) -> set[str]:
    """Which characters words hold, as the rules ask for them: `a` is a Latin word of time, `y` a year by its number."""
    latin, years = LATIN.search(words), _YEAR.search(words)
    return {*words} - {"a", "y"} | ({"a"} if latin else set()) | ({"y"} if years else set())


def _times(match: re.Match[str], kind: Kind) -> Iterator[Time]:
    said = {name: text for name, text in match.groupdict().items() if text}
    years = {int(said[name]) for name in ("year", "year2") if name in said}
    if len(years) > 1:
        yield from (Time("unclear", each) for each in years)
    elif "short" in said:
        yield Time(kind, 2000 + int(said["short"]))
    else:
        yield _time(said, kind, next(iter(years), None))


def _time(said: dict[str, str], kind: Kind, year: int | None) -> Time:
    if kind == "range":
        return _range(said, year)
    if kind == "counted":
        return _up_to(year, _COUNTS.get(said["count"]) or int(said["count"]))
    if kind == "quarters":
        return _up_to(year, 3 * number(said.get("quarter", "1")))
    if kind == "ended":
        return Time("whole" if _month_named(said["ended"]) == _LAST else "unclear", year)
    if kind in _PARTS:
        return Time("range", year, _PARTS[kind])
    return _of_one_month(said, kind, year)


def _of_one_month(said: dict[str, str], kind: Kind, year: int | None) -> Time:
    if kind == "stamp":
        named = _first(said, "emon", "emon2")
        return Time("stamp", year, _month_named(named) if named else int(said["stamp"]))
    if kind == "single" and "single" in said:
        month = number(said["single"])
        return Time("single", year, month) if 1 <= month <= _LAST else Time("unclear", year)
    return Time({"this-year": "year"}.get(kind, kind), year)


def _range(said: dict[str, str], year: int | None) -> Time:
    """Read months from one to another: not from January they are a part like one month."""
    first = _month(said, "from", "emon") or 1
    last = _month(said, "to", "emon2")
    if not 1 <= last <= _LAST or not 1 <= first <= _LAST or _is_cut(said, last):
        return Time("unclear", year)
    if first != 1 or said.get("d1", "1").lstrip("0") != "1":
        return Time("single", year)
    return _up_to(year, last)


def _month(said: dict[str, str], by_number: str, by_name: str) -> int:
    if by_name in said:
        return _month_named(said[by_name])
    return number(said.get(by_number, ""))


def _is_cut(said: dict[str, str], month: int) -> bool:
    """Whether a day is stated that is not the last of its month."""
    day = int(_first(said, "d2", "d3") or 0)
    return bool(day) and day not in ({28, 29} if month == 2 else {30} if month in {4, 6, 9, 11} else {31})  # noqa: PLR2004 - the calendar


def _up_to(year: int | None, month: int) -> Time:
    return Time("whole", year) if month == _LAST else Time("range", year, month)


def _month_named(text: str) -> int:
    return _MONTHS.index(text[:3]) + 1


def _first(said: dict[str, str], *names: str) -> str:
    return next((said[name] for name in names if name in said), "")
