"""The refusal of figures whose unit nobody stated, with what each unit would mean."""

from collections.abc import Mapping, Sequence

from tiers.domain.amount import Fault
from tiers.domain.table import Column
from tiers.domain.targets import Tier
from tiers.engines.in_duckdb.staged_table import Staged
from tiers.engines.rules.missing_unit import UNITS, Meaning, refusal, tiers_of, year_in_question
from tiers.engines.sql.codes import FAULTS
from tiers.engines.sql.missing_unit import columns_of, meaning_of


def refuse_without_unit(staged: Staged, years: Mapping[int | None, int]) -> None:
    """Refuse bare numbers without a unit: a wrong one moves every firm by exactly one tier.

    `years` counts the rows of firms per year.

    Raises: DataError with the counts that each plausible unit would give.
    """
    bare = FAULTS[Fault.NO_UNIT]
    columns = [c for c in staged.used_columns if c.unit is None and _count(staged, f"f{c.index} = {bare}")]
    if not columns:
        return
    known = {year: rows for year, rows in years.items() if year is not None}
    year, tiers = year_in_question(known, staged.needs), tiers_of(columns[0], staged.needs)
    meanings = [_meaning(staged, columns[0], unit, year, tiers) for unit in UNITS]
    raise refusal(staged.table, columns, meanings, staged.needs)


def _count(staged: Staged, condition: str) -> int:
    return int(staged.database.row(f"SELECT count(*) FROM {staged.name} WHERE kind IS NULL AND {condition}")[0])


def _meaning(staged: Staged, column: Column, unit: str, year: int | None, tiers: Sequence[Tier]) -> Meaning:
    """Return what the column would mean in a unit: plain numbers are counted in SQL, all others one by one."""
    i = column.index
    of_year = "(y IS NULL OR y IS NOT DISTINCT FROM ?)" if staged.column("year") else "(?::SMALLINT IS NULL OR TRUE)"
    odd_cell = staged.odd(f"m{i}")
    where = f"FROM {staged.name} WHERE kind IS NULL AND {of_year} AND {odd_cell}"
    plain = f"SELECT {columns_of(unit, tiers, f'm{i}')} {where} IS NULL AND m{i} IS NOT NULL"
    answer = staged.database.row(plain, year)
    odd = staged.database.stream(f"SELECT {odd_cell}, count(*) {where} IS NOT NULL GROUP BY 1", year)
    cells = ((staged.as_written(cell), rows) for cell, rows in odd)
    return meaning_of(unit, tiers, answer, cells, staged.needs.targets.currency)
