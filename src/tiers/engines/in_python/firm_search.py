"""Which firms a person means by a name, a part of a name, or a code."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tiers.domain import cleaning
from tiers.domain.enterprise import Enterprise
from tiers.engines.in_python.panel import Panel
from tiers.engines.rules.duplicates import identities

Names = tuple[str | None, str | None]
"""Name and code of a row, cleaned."""


class Register(NamedTuple):
    """Every firm of every year, by its identity."""

    names: Mapping[str, Sequence[Names]]
    """Identity → the names and codes by which its rows call it, in order, each once."""
    years: Mapping[str, Mapping[int | None, Sequence[Enterprise]]]
    """Identity → year → its rows."""
    without_year: Mapping[str, Sequence[int]] = MappingProxyType({})
    """Identity → its rows whose year cell is not a year."""

    def find(self, words: str) -> tuple[Sequence[str], bool]:
        """Return the identities that are meant, and whether the words say exactly which.

        A code is meant before a name, a whole name before a part of one, and that before a part of a code.
        """
        code, name, part = cleaning.code(words), cleaning.name(words), cleaning.fold(words)
        exact: Sequence[Callable[[Names], bool]] = (
            lambda said: code is not None and said[1] == code,
            lambda said: name is not None and said[0] == name,
            lambda said: said[0] is not None and cleaning.fold(said[0]) == part,
        )
        for means in exact:
            if found := self._of(means):
                return found, True
        in_part: Sequence[Callable[[Names], bool]] = (
            lambda said: part in cleaning.fold(said[0] or ""),
            lambda said: part in cleaning.fold(said[1] or ""),
        )
        found = next(filter(None, map(self._of, in_part)), []) if part else []
        return found, len(found) == 1

    def _of(self, means: Callable[[Names], bool]) -> list[str]:
        return [identity for identity, said in self.names.items() if any(map(means, said))]


def register(panel: Panel) -> Register:
    """Return the rows of all tables by identity, in the order of the tables."""
    said: dict[str, dict[Names, None]] = {}
    years: dict[str, dict[int | None, list[Enterprise]]] = {}
    known: set[int] = set()
    for year in sorted(panel.years, key=lambda year: (year is None, year)):
        rows = [firm for table in panel.tables for firm in table.firms if firm.year == year]
        known |= {row.row for row in rows}
        for identity, row in zip(identities(rows), rows, strict=True):
            years.setdefault(identity, {}).setdefault(year, []).append(row)
            said.setdefault(identity, {})[row.name, row.code] = None
    named = {name: identity for identity, names in said.items() for name, _ in names}
    without: dict[str, list[int]] = {}
    for place, one in _all_rows(panel):
        if place not in known:
            identity = one[1] or named.get(one[0]) or one[0] or ""
            said.setdefault(identity, {})[one] = None
            without.setdefault(identity, []).append(place)
    return Register({identity: [*names] for identity, names in said.items()}, years, without)


def _all_rows(panel: Panel) -> Iterator[tuple[int, Names]]:
    for table in panel.tables:
        firms = table.sheet.firms
        yield from enumerate(zip(firms.names, firms.codes, strict=True), table.sheet.offset)
