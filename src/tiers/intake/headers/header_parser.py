"""What a heading says besides its word: the time and the unit of its figures."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import Unit, stated_unit
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.period import Period
from tiers.intake.headers.header_units import heading_units
from tiers.intake.headers.plain_headings import split_plain
from tiers.intake.headers.qualifiers import without_marks
from tiers.intake.headers.time_folding import time_folded
from tiers.intake.headers.time_spans import Span, join_times
from tiers.intake.headers.time_words import times_taken

LONGEST: Final = 200
"""Characters of a heading, inclusive, beyond which it is a text and not a word with its time and unit."""


class HeadingText(NamedTuple):
    """A heading taken apart."""

    plain: str
    """All of it, folded, without separators."""
    word: str
    """What is left without time and unit; `""` where it states several years or units."""
    left: str
    """The same, however many years or units it states."""
    period: Period | None
    """The time that it states; None if it states none."""
    span: Span
    """How it states it."""
    unit: Unit | None
    """The unit that it states, or None."""
    unclear: str = ""
    """Its words that speak of a unit and are not understood; `""` where there are none."""
    is_whole: bool = False
    """Whether it says in so many words that it is of the whole year, as by `1-12月`."""
    is_unclear: bool = False
    """Whether words of its time are not understood."""


@lru_cache(maxsize=1024)
def heading_text(heading: str) -> HeadingText:
    """Parse a heading.

    A year to date without its month, a single month, and a month given as a number (`202112`: the
    month alone, or the year up to it) have a period of unknown months, never a whole year.
    """
    if plain := split_plain(heading):
        word, unit = plain
        whole = f"{word}({unit})" if unit else word
        return HeadingText(whole, word, word, None, "none", stated_unit(unit) if unit else None)
    return heading_by_grammar(heading)


def heading_by_grammar(heading: str) -> HeadingText:
    """Parse the same heading by the grammar, whatever it is."""
    folded = _YEAR_AS_NUMBER.sub(r"\1", cleaning.fold(heading))
    if len(folded) > LONGEST:
        return HeadingText(bare(folded), "", bare(folded), None, "none", None)
    without_unit, units, unclear = heading_units(without_marks(_YEAR_AS_NUMBER.sub(r"\1", heading)))
    rest, times = times_taken(time_folded(without_unit))
    rest = _ACTUAL.sub("", rest.replace(" ", ""))
    scales, years = {(u.scale, u.currency) for u in units}, {time.year for time in times} - {None}
    clear = len(scales) < 2 and len(years) < 2 and not _BLANK_TO_FILL.search(folded)  # noqa: PLR2004 - one of each
    time = join_times(times)
    return HeadingText(
        plain=bare(folded),
        word=bare(rest) if clear else "",
        left=bare(rest),
        period=Period(time.year, time.months) if times else None,
        span=time.span,
        unit=_as_written(units[0], heading) if len(scales) == 1 else None,
        unclear=unclear,
        is_whole=time.is_whole,
        is_unclear=time.is_unclear,
    )


def is_actual(heading: str) -> bool:
    """Whether a heading says of figures that they are no plan, and nothing else: `实际`."""
    return _ACTUAL.fullmatch(cleaning.fold(heading)) is not None


def bare(folded: str) -> str:
    """Remove separators and empty brackets from folded words."""
    return folded if folded.isalnum() else _SEPARATORS.sub("", folded)


_SEPARATORS: Final = lazy_pattern(r"[_\-–—―:,、/·.;|~]|[(\[{【〔《<「][)\]}】〕>》」]")
_ACTUAL: Final = lazy_pattern(r"实际(?:完成)?数?|实绩|完成数")
"""Words that say that figures are no plan, as those of a measure are anyway."""

_BLANK_TO_FILL: Final = lazy_pattern(r"__")
_YEAR_AS_NUMBER: Final = lazy_pattern(r"(?<![\d.])((?:19|20)\d\d)\.0+(?!\d)", re.ASCII)
"""A year that a null made a number."""


def _as_written(found: Unit, heading: str) -> Unit:
    """Return a unit in the words of the heading, where they can be found in it."""
    letters = r"[\s_]*".join(map(re.escape, found.text))
    match = re.search(letters, unicodedata.normalize("NFKC", heading), re.IGNORECASE)
    return Unit(match[0], found.scale, found.currency) if match else found
