"""Rows that need no second look, told many at a time; of most tables, that is nearly all."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from operator import itemgetter
from typing import Final

_MANY: Final = 1024
"""Rows that are looked at together; where one of them is odd, each is looked at."""

_BETWEEN: Final = "|"
"""Stands between cells that are looked at together; a cell that holds it only seems to be several."""

Rows = Sequence[Sequence[str]]


def odd_beginnings(rows: Rows, start: int) -> list[int]:
    """Return the places of rows from one on that begin with no letter or digit: no other is blank, or a comment."""
    return [
        place
        for first, some in _parts(rows, start)
        if not _all_begin_plainly(some)
        for place, row in enumerate(some, first)
        if not (row and row[0][:1].isalnum())
    ]


def no_plain_firms(rows: Rows, start: int, at: int, named: int, words: AbstractSet[str]) -> list[int]:
    """Return the places of rows from one on that may be something else than a firm.

    The others have a plain number where the first figure belongs, and a name that is no word of the headings.
    """
    return [
        place
        for first, some in _parts(rows, start)
        if not _are_plain_firms(some, at, named, words)
        for place, row in enumerate(some, first)
        if not _is_plain_firm(row, at, named, words)
    ]


def _parts(rows: Rows, start: int) -> Iterator[tuple[int, list[Sequence[str]]]]:
    """Yield some rows at a time, and the place of the first of them."""
    there = islice(rows, start, None)
    while some := list(islice(there, _MANY)):
        yield start, some
        start += len(some)


def _all_begin_plainly(rows: Rows) -> bool:
    begun = [row[0][:1] for row in rows if row]
    return len("".join(begun)) == len(rows) and "".join(begun).isalnum()


def _are_plain_firms(rows: Rows, at: int, named: int, words: AbstractSet[str]) -> bool:
    """Whether each row is surely a plain firm; where this says no, each may still be one."""
    try:
        figures, names = list(map(itemgetter(at), rows)), list(map(itemgetter(named), rows))
    except IndexError:  # a row is too short
        return False
    return (
        _are_plain_numbers(_side_by_side(figures))
        and _are_plain_names(_side_by_side(names))
        and words.isdisjoint(figures)
        and words.isdisjoint(names)
    )


def _side_by_side(cells: Sequence[str]) -> str:
    return f"{_BETWEEN}{_BETWEEN.join(cells)}{_BETWEEN}"


def _are_plain_numbers(cells: str) -> bool:
    """Whether all of some cells are of digits and points, and none is blank or has a point at an end."""
    has_bare_end = any(pair in cells for pair in (f"{_BETWEEN}{_BETWEEN}", f"{_BETWEEN}.", f".{_BETWEEN}"))
    return not has_bare_end and cells.replace(_BETWEEN, "").replace(".", "").isdigit()


def _are_plain_names(cells: str) -> bool:
    """Whether all of some cells are of signs that are seen, and none has a space at an end."""
    return cells.isprintable() and f"{_BETWEEN} " not in cells and f" {_BETWEEN}" not in cells


def _is_plain_firm(row: Sequence[str], at: int, named: int, words: AbstractSet[str]) -> bool:
    return (
        len(row) > max(at, named)
        and (figure := row[at])[:1].isdigit()
        and figure[-1:].isdigit()
        and figure not in words
        and (name := row[named]) not in words
        and name.isprintable()
        and name[:1] != " " != name[-1:]
    )
