"""The unit that a line above the table states: `单位：万元`."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import Unit, unit

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
