"""Several statements of time, of one heading or of several lines, joined to what they state together."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final, Literal, NamedTuple

from tiers.intake.headers.time_words import Time

Span = Literal["none", "year", "to-date", "stamp", "month"]
"""What time is stated: none, a whole year, a year to date, a month by its number (`202112`), or a month or quarter."""

WHOLE_YEAR: Final = (1, 12)


class Joined(NamedTuple):
    """A time."""

    span: Span
    """How it is stated."""
    year: int | None = None
    """The calendar year; None where none is stated, or several are."""
    months: tuple[int, int] | None = None
    """First and last month of a whole year or a year to date, inclusive; None where they are not stated."""
    month: int | None = None
    """The one month that is stated by itself; None where there is none."""
    is_whole: bool = False
    """Whether it is said in so many words to be the whole year, as by `1-12月`, and not by the year's number alone."""
    is_unclear: bool = False
    """Whether words of it were not understood."""


def join_times(times: Collection[Time]) -> Joined:
    """Join statements: the narrowest time holds, and months that are stated beat months that are not."""
    if not times:
        return Joined("none")
    years = {time.year for time in times} - {None}
    span = _span([time for time in times if time.kind != "label"] or [Time("open")])
    return span._replace(year=next(iter(years)) if len(years) == 1 else None)


def _span(times: Sequence[Time]) -> Joined:
    kinds = {time.kind for time in times}
    singles = _singles(times, kinds)
    if singles is not None:
        return Joined("month", month=_only(singles))
    ranges = {time.month for time in times if time.kind == "range"} | _closing_months(times, kinds)
    if "unclear" in kinds:
        return Joined("to-date", is_unclear=True)
    if ranges - {WHOLE_YEAR[1]}:
        months = ranges - {WHOLE_YEAR[1]}
        return Joined("to-date", months=(1, _only(months) or 0) if len(months) == 1 else None)
    if "stamp" in kinds and not ranges and "whole" not in kinds:
        return Joined("stamp", month=_only(time.month for time in times if time.kind == "stamp"))
    if ranges or "whole" in kinds:
        return Joined("year", months=WHOLE_YEAR, is_whole=True)
    return Joined("to-date") if "open" in kinds else Joined("year", months=WHOLE_YEAR)


def _singles(times: Sequence[Time], kinds: set[str]) -> set[int | None] | None:
    """Return the single months that nothing else explains as the last of a year to date; None where there are none."""
    found = {time.month for time in times if time.kind == "single"}
    ends = {time.month for time in times if time.kind == "range"} | ({WHOLE_YEAR[1]} if "whole" in kinds else set())
    is_explained = len(found) == 1 and None not in found and (found <= ends or (not ends and "open" in kinds))
    return found if found and not is_explained else None


def _closing_months(times: Sequence[Time], kinds: set[str]) -> set[int | None]:
    """Return the month up to which an open year to date goes, where a single one is stated beside it."""
    if "open" not in kinds or kinds & {"range", "whole"}:
        return set()
    return {time.month for time in times if time.kind in {"single", "stamp"}}


def _only(months: Iterable[int | None]) -> int | None:
    known = set(months)
    return next(iter(known)) if len(known) == 1 else None
