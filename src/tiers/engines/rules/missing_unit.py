"""The question which unit figures have whose unit nobody stated, with what each unit would mean."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain import cleaning, plausibility
from tiers.domain.amount import EXACT, total
from tiers.domain.ladder import passes
from tiers.domain.period import choose_year
from tiers.domain.table import Column, Table
from tiers.domain.targets import Tier
from tiers.engines.rules.requirements import Requirements
from tiers.errors import DataError

UNITS: Final = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
"""The units that a column may be in, and how many yuan one of each is."""

Meaning = tuple[str, Decimal, Decimal, *tuple[int, ...]]
"""A unit; the largest firm and the sum in yuan if it were this; and the count of each tier."""

_Cell = str | int | Decimal

_EXAMPLE: Final = "万元"
"""The unit in the line to paste: the table above it says what it would mean, as of every other."""

_USUAL: Final = frozenset({"千元", "万元"})
"""The units that are always shown: national tables use the one, district tables the other."""

_SMALLEST_LEADER = 10**6
"""In yuan, inclusive: other units are shown unless the largest firm would be smaller, or implausibly large."""


class Plain(NamedTuple):
    """What was counted beforehand of some figures in a unit, such as of all plain ones by SQL."""

    largest: Decimal | None
    """In the unit, not in yuan; None without any."""
    added: Decimal
    """The sum in the unit, not in yuan."""
    reaching: tuple[int, ...]
    """Per tier, how many reach it."""


def tiers_of(column: Column, needs: Requirements) -> Sequence[Tier]:
    """Return the tiers that a column's figures decide."""
    return [t for t, m in zip(needs.targets.tier, needs.tier_measures, strict=True) if m == column.role]


def year_in_question(rows: Mapping[int, int], needs: Requirements) -> int | None:
    """Return the year that would be reported; `rows` counts the rows of firms of each known year."""
    return needs.question.reading.year or choose_year(rows, needs.targets.target_year)


def meaning(
    unit: str, tiers: Sequence[Tier], figures: Iterable[tuple[Decimal, int]], plain: Plain | None = None
) -> Meaning:
    """Return what a column would mean in a unit.

    `figures` are amounts in yuan, each with the number of its rows; `plain` was counted beforehand of all others.
    """
    known, scale = [*figures], Decimal(UNITS[unit])
    largest, added, reaching = plain or Plain(None, Decimal(0), (0,) * len(tiers))
    amounts = [amount for amount, _ in known]
    amounts += [] if largest is None else [EXACT.multiply(largest, scale)]
    sums = [EXACT.multiply(added, scale), *(EXACT.multiply(amount, Decimal(rows)) for amount, rows in known)]
    counts = (
        count + sum(rows for amount, rows in known if passes(amount, tier))
        for tier, count in zip(tiers, reaching, strict=True)
    )
    return (unit, max(amounts, default=Decimal(0)), total(sums), *counts)


def refusal(table: Table, columns: Sequence[Column], meanings: Sequence[Meaning], needs: Requirements) -> DataError:
    """Return the error that the unit of columns is missing, with what each plausible one would mean for the first."""
    tiers = tiers_of(columns[0], needs)
    likely = [m for m in meanings if m[0] in _USUAL or _SMALLEST_LEADER <= m[1] <= plausibility.HUGE]
    unclear = next((column.unclear_unit for column in columns if column.unclear_unit), "")
    return DataError(
        "unit-unclear" if unclear else "unit-unknown",
        choices=_without_single_firms(
            [("choice.unit", "choice.largest", "choice.total", *(tier.name for tier in tiers)), *likely], needs
        ),
        path=table.source.path,
        headings=tuple(dict.fromkeys(cleaning.text(column.heading) for column in columns)),
        currency=needs.targets.currency,
        missing=(("--unit", _EXAMPLE),),
        **({"words": unclear} if unclear else {}),
    )


def _without_single_firms(choices: Sequence[Sequence[_Cell]], needs: Requirements) -> list[tuple[_Cell, ...]]:
    """Leave out the largest firm and the sum where no firm's figure may be told."""
    return [
        (unit, *counts) if needs.question.no_names else (unit, largest, added, *counts)
        for unit, largest, added, *counts in choices
    ]
