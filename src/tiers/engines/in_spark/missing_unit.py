"""The refusal of figures whose unit nobody stated, with what each unit would mean."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from tiers.domain import cleaning
from tiers.domain.amount import EXACT, Fault, total
from tiers.domain.ladder import passes
from tiers.domain.period import choose_year
from tiers.domain.table import Column
from tiers.domain.targets import Tier
from tiers.engines.in_python.missing_unit import UNITS, Meaning, refusal
from tiers.engines.in_spark.expressions import amount_literal, comma_list, reaches
from tiers.engines.in_spark.odd_cells import Odd
from tiers.engines.in_spark.staged_table import Staged
from tiers.engines.sql.codes import FAULTS

_BARE = FAULTS[Fault.NO_UNIT]


def refuse_without_unit(staged: Staged, odd: Odd) -> None:
    """Refuse bare numbers without a unit: a wrong one moves every firm by exactly one tier.

    Raises: DataError with the counts that each plausible unit would give.
    """
    doubtful = (column for column in staged.used_columns if column.unit is None)
    if "unitless" not in odd.signs and not any(odd.any_becomes(f"m{c.index}", 1, _BARE) for c in doubtful):
        return
    columns = [*_without_unit(staged)]
    if columns:
        wanted = staged.needs
        tiers = [t for t, m in zip(wanted.targets.tier, wanted.tier_measures, strict=True) if m == columns[0].role]
        of_year = _of_year(staged)
        raise refusal(staged.table, columns, [*_meanings(staged, columns[0], of_year, tiers)], wanted)


def _without_unit(staged: Staged) -> Iterator[Column]:
    for column in staged.used_columns:
        where = f"kind IS NULL AND x{column.index} = {_BARE}"
        if column.unit is None and staged.cluster.row(f"SELECT count(*) FROM r{staged.index} WHERE {where}")[0]:
            yield column


def _of_year(staged: Staged) -> str:
    """Return the SQL condition that a row is of the year that would be reported, or of none."""
    if not staged.column("year"):
        return "kind IS NULL"
    rows = staged.cluster.rows(
        f"SELECT year, count(*) FROM r{staged.index} WHERE kind IS NULL AND year IS NOT NULL GROUP BY 1"
    )
    known: Mapping[int, int] = dict(rows)
    year = staged.needs.question.reading.year or choose_year(known, staged.needs.targets.target_year)
    return f"kind IS NULL AND (year IS NULL OR year = {year or 0})"


def _meanings(staged: Staged, column: Column, where: str, tiers: Sequence[Tier]) -> Iterator[Meaning]:
    """Return what the column would mean in each unit: plain numbers are counted in SQL, all others one by one."""
    i = column.index
    odd = staged.cluster.rows(
        f"SELECT odd_m{i}, count(*) FROM r{staged.index} WHERE {where} AND odd_m{i} IS NOT NULL GROUP BY 1"
    )
    for unit, worth in UNITS.items():
        scale = Decimal(worth)
        limits = (f"count_if(a{i} {reaches(t)} {amount_literal(EXACT.divide(t.limit, scale))})" for t in tiers)
        sums = comma_list([f"max(a{i})", f"sum(a{i})", *limits])
        largest, added, *counts = staged.cluster.row(
            f"SELECT {sums} FROM r{staged.index} WHERE {where} AND odd_m{i} IS NULL"
        )
        found = [] if largest is None else [EXACT.multiply(largest, scale)]
        added = EXACT.multiply(added or Decimal(0), scale)
        for cell, rows in odd:
            read = cleaning.figure(cell, scale, staged.needs.targets.currency)
            if not isinstance(read, Fault):
                found = [max([read, *found])]
                added = total([added, EXACT.multiply(read, Decimal(rows))])
                counts = [count + rows * passes(read, tier) for count, tier in zip(counts, tiers, strict=True)]
        yield (unit, max(found, default=Decimal(0)), added, *counts)
