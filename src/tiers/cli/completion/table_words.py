"""The beginning of a table → the words that it offers."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tiers.cli.completion.known_words import ROLES
from tiers.cli.completion.place import Place
from tiers.domain import cleaning

HEAD: Final = 1 << 17
"""Bytes of a text that are read."""

SECONDS: Final = 2.0
"""How long a person waits for a word before typing it."""

_PAIR: Final = re.compile("([^=＝]*)([=＝])", re.DOTALL)


class Head(NamedTuple):
    """The beginning of a table."""

    headings: Sequence[str]
    """As they are, from left to right."""
    rows: Sequence[Sequence[str]]
    """The rows below, as far as they were read."""
    sheets: Sequence[str] = ()
    """The sheets of the workbook that it is in."""
    names: int | None = None
    """The place of the firms' names; None if there are none."""

    def values(self, place: int) -> Iterator[str]:
        """Yield what stands in a column, cleaned, each once."""
        cells = (cleaning.text(row[place]) for row in self.rows if place < len(row))
        yield from filter(None, dict.fromkeys(cells))


def words_of(what: str, place: Place, heads: Sequence[Head], measures: Sequence[str] = ()) -> Iterator[str]:
    """Yield what some tables offer: sheets, firms, headings, conditions, or headings of roles and of these measures."""
    said = _PAIR.match(place.word)
    headings = dict.fromkeys(heading for head in heads for heading in head.headings if heading)
    if what == "sheets":
        yield from (name for head in heads for name in head.sheets)
    elif what == "firms":
        yield from (name for head in heads if head.names is not None for name in head.values(head.names))
    elif what == "headings":
        yield from headings
    elif what == "conditions" and said:
        yield from (said[0] + value for head in heads for value in _values_under(said[1], head))
    elif what == "conditions":
        yield from (f"{heading}=" for heading in headings)
    elif said:
        yield from (said[0] + heading for heading in headings)
    else:
        yield from (f"{role}=" for role in (*ROLES, *measures))


def _values_under(heading: str, head: Head) -> Iterator[str]:
    wanted = cleaning.fold(heading)
    for place, each in enumerate(head.headings):
        if cleaning.fold(each) == wanted:
            yield from head.values(place)


def whole_lines(data: bytes, end: bytes = b"\n") -> bytes:
    """Return the beginning of a text as far as its lines are whole."""
    return data[: data.rfind(end) + len(end)] if end in data else data
