"""The largest firms of a measure, for the lift: one question, and a second one for what a few of them were before."""

from collections.abc import Sequence
from decimal import Decimal
from heapq import nsmallest

from tiers.engines.in_duckdb.counting import Present
from tiers.engines.in_duckdb.lists import Listed
from tiers.engines.in_duckdb.source_rows import unescape
from tiers.engines.in_duckdb.tier_lists import starts
from tiers.engines.rules.lift import Ranked, Ranking


def rank(present: Present, measure: str, most: int) -> Ranking:
    """Return the largest firms of a measure, ties by identity; at most `most`.

    All that are as large as the last one are looked at: which of them comes first, only their words say.
    """
    i = present.panel.needs.measures.index(measure)
    groups = range(len(present.panel.needs.groups))
    known = ", ".join((f"'figure': m{i}", *(f"'g{n}': g{n}" for n in groups)))
    largest = f"SELECT m{i} AS m {present.now} AND m{i} IS NOT NULL ORDER BY m DESC LIMIT {most}"
    having = f"{present.now} AND m{i} >= (SELECT min(m) FROM ({largest}))"
    found = present.identify(f"SELECT row, code_row, {{{known}}}, key {having}")
    first = nsmallest(most, found, key=lambda one: (-one.figure["figure"], one.firm.identity, one.row))

    def earlier(places: Sequence[int]) -> list[tuple[int, Decimal] | None]:
        own = starts(present, [first[place] for place in places], i)
        return [own.get(first[place].firm.identity) for place in places]

    return Ranking([_to_ranked(one, len(groups)) for one in first], earlier)


def _to_ranked(one: Listed, groups: int) -> Ranked:
    cells = [one.figure[f"g{n}"] for n in range(groups)]
    values = tuple(None if cell is None else unescape(cell) for cell in cells)
    return Ranked(one.firm.name, one.firm.code, one.figure["figure"], values)
