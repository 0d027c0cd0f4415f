"""Lines that fit: words wrap, and no figure is ever cut or parted from its unit."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rich.cells import cell_len

from tiers.domain.lazy_pattern import lazy_pattern

_SPACE: Final = lazy_pattern(r"(?<!\d) +| +(?=[\d¥])")
"""Where a line may end at a space: not between a number and its unit, or what it counts."""

_MANY: Final = 3
"""A text of which more than one in so many characters are wide may break between them; a name in an English one not."""

_NEVER_LAST: Final = frozenset("[（“《「『【〈¥￥$€£0123456789.,")
_NEVER_FIRST: Final = frozenset("，。、；：！？）”》」』】〉…％%万亿元年月家个项0123456789.,")
_NARROWEST: Final = "\u10ff"
"""Up to here no character is wide."""

_JOINER: Final = "\u2060"
_OPENING: Final = "\u200b"
"""Where a line may not end, and where it may; they take no room, and none comes from outside."""

_WORD_STARTS: Final = lazy_pattern(
    "(?<=[\u4e00-\u9fff]{2})(?=收入|年均|超过|须增|增长|增速|企业|达到)"  # after 销售, not after 纯
    r"|(?=[（(])|(?<![（(])(?=[过达满]\d)|(?<=\d年)(?!以来|底)"
)
"""Where a word begins in a Chinese heading; all others are words that nobody parts."""

_PIECE: Final = lazy_pattern(
    r"[（“《「『【〈]*(?:[-¥￥$€£]*\d(?:[\d.,]*\d)?%?|.)[，。、；：！？）”》」』】〉]*", re.DOTALL
)


def wrap(text: str, width: int | None, hang: int = 0) -> list[str]:
    """Break a text into lines of at most `width` columns, the further ones `hang` columns narrower.

    A number that is wider than that stands alone on a line that is too long. Without a width there is one line.
    """
    if width is None:
        return [text]
    lines, room = [""], width
    for space, atom in _atoms(text, max(width - hang, 1)):
        joined = lines[-1] + (space if lines[-1] else "") + atom
        if not lines[-1] or cell_len(joined) <= room:
            lines[-1] = joined
        else:
            lines.append(atom)
            room = max(width - hang, 1)
    return [_without_marks(line) for line in lines]


def keep_words(heading: str) -> str:
    """Return a heading that wraps between its words only, also where no spaces part them, as in Chinese."""
    if not _is_hanzi(heading):
        return heading
    starts = {match.start() for match in _WORD_STARTS.finditer(heading)}
    marks = (_OPENING if place in starts else _JOINER for place in range(1, len(heading)))
    return heading[:1] + "".join(mark + character for mark, character in zip(marks, heading[1:], strict=True))


def widest_atom(text: str) -> int:
    """Return the columns that the text needs if it wraps wherever it may."""
    return max((cell_len(atom) for _, atom in _words(text)), default=0)


def widest_figure(text: str) -> int:
    """Return the columns that the text needs if everything but its numbers is broken."""
    return max((cell_len(piece) for piece in _PIECE.findall(text)), default=0)


def mark_breaks(text: str, mark: str) -> str:
    """Insert a mark between wide characters where a line may end, for those who break lines at such marks only."""
    return mark.join(atom for _, atom in _between_hanzi(text, ""))


def _atoms(text: str, width: int) -> Iterator[tuple[str, str]]:
    """Yield what must stay together, each with the space before it; what is wider than a line is broken up."""
    for space, word in _words(text):
        if cell_len(word) <= width:
            yield space, word
            continue
        for place, part in enumerate(word.split(" ")):
            yield from _break_word(part, width, " " if place else space)


def _words(text: str) -> Iterator[tuple[str, str]]:
    is_hanzi = _is_hanzi(text)
    start, space = 0, ""
    for match in (*_SPACE.finditer(text), None):
        word = text[start : match.start() if match else None]
        yield from _between_hanzi(word, space) if is_hanzi else ((space, word),)
        if match:
            start, space = match.end(), match[0]


def _between_hanzi(word: str, space: str) -> Iterator[tuple[str, str]]:
    """Part a word between wide characters, but not before a closing or after an opening mark."""
    start = 0
    for place in range(1, len(word)):
        if _may_part(word[place - 1], word[place]):
            yield ("" if start else space), word[start:place]
            start = place
    yield ("" if start else space), word[start:]


def _without_marks(text: str) -> str:
    return text.replace(_JOINER, "").replace(_OPENING, "")


def _is_hanzi(text: str) -> bool:
    return sum(map(_is_wide, text)) * _MANY > len(_without_marks(text))


def _is_wide(character: str) -> bool:
    return character > _NARROWEST and cell_len(character) > 1


@cache
def _may_part(before: str, after: str) -> bool:
    if not {before, after}.isdisjoint({_JOINER, _OPENING}):
        return after == _OPENING
    return before not in _NEVER_LAST and after not in _NEVER_FIRST and (_is_wide(before) or _is_wide(after))


def _break_word(word: str, width: int, space: str) -> Iterator[tuple[str, str]]:
    """Break a word that may be wider than a line, never within a number."""
    line = ""
    for piece in _PIECE.findall(_without_marks(word)):
        if line and cell_len(line + piece) > width:
            yield space, line
            line, space = "", ""
        line += piece
    yield space, line
