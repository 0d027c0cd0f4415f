"""The refusal of figures whose unit nobody stated, with what each unit would mean."""

from collections.abc import Mapping
from decimal import Decimal

from tiers.domain import cleaning
from tiers.domain.amount import EXACT, Fault, total
from tiers.domain.ladder import passes
from tiers.domain.period import choose_year
from tiers.domain.table import Column
from tiers.domain.targets import Tier
from tiers.engines.in_duckdb.staged_table import Staged
from tiers.engines.in_python.missing_unit import UNITS, Meaning, refusal
from tiers.engines.sql.codes import FAULTS


def refuse_without_unit(staged: Staged, years: Mapping[int | None, int]) -> None:
    """Refuse bare numbers without a unit: a wrong one moves every firm by exactly one tier.

    `years` counts the rows of firms per year.

    Raises: DataError with the counts that each plausible unit would give.
    """
    bare = FAULTS[Fault.NO_UNIT]
    columns = [c for c in staged.used_columns if c.unit is None and _count(staged, f"f{c.index} = {bare}")]
    if not columns:
        return
    wanted = staged.needs
    tiers = [t for t, m in zip(wanted.targets.tier, wanted.tier_measures, strict=True) if m == columns[0].role]
    known = {year: rows for year, rows in years.items() if year is not None}
    year = wanted.question.reading.year or choose_year(known, wanted.targets.target_year)
    meanings = [_meaning(staged, columns[0], unit, year, tiers) for unit in UNITS]
    raise refusal(staged.table, columns, meanings, wanted)


def _count(staged: Staged, condition: str) -> int:
    return int(staged.database.row(f"SELECT count(*) FROM {staged.name} WHERE kind IS NULL AND {condition}")[0])


def _meaning(staged: Staged, column: Column, unit: str, year: int | None, tiers: list[Tier]) -> Meaning:
    """Return what the column would mean in a unit: plain numbers are counted in SQL, all others one by one."""
    i, scale = column.index, Decimal(UNITS[unit])
    of_year = "(y IS NULL OR y IS NOT DISTINCT FROM ?)" if staged.column("year") else "(?::SMALLINT IS NULL OR TRUE)"
    odd_cell = staged.odd(f"m{i}")
    where = f"FROM {staged.name} WHERE kind IS NULL AND {of_year} AND {odd_cell}"
    sums = ", ".join(
        [
            "max(m)",
            "coalesce(sum(m), 0)",
            *(f"count(*) FILTER (m {'>' if t.rule == 'over' else '>='} ?)" for t in tiers),
        ]
    )
    plain = f"SELECT {sums} FROM (SELECT m{i} AS m {where} IS NULL AND m{i} IS NOT NULL)"
    limits = [EXACT.divide(tier.limit, scale) for tier in tiers]
    largest, added, *counts = staged.database.row(plain, *limits, year)
    odd = staged.database.stream(f"SELECT {odd_cell}, count(*) {where} IS NOT NULL GROUP BY 1", year)
    found = [] if largest is None else [EXACT.multiply(largest, scale)]
    added = EXACT.multiply(added, scale)
    for cell, rows in odd:
        read = cleaning.figure(staged.as_written(cell), scale, staged.needs.targets.currency)
        if not isinstance(read, Fault):
            found = [max([read, *found])]
            added = total([added, EXACT.multiply(read, Decimal(rows))])
            counts = [count + rows * passes(read, tier) for count, tier in zip(counts, tiers, strict=True)]
    return (unit, max(found, default=Decimal(0)), added, *counts)
