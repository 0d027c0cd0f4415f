"""The refusal of figures whose unit nobody stated, with what each unit would mean."""

from collections.abc import Iterator, Mapping, Sequence

from tiers.domain.amount import Fault
from tiers.domain.table import Column
from tiers.domain.targets import Tier
from tiers.engines.in_spark.odd_cells import Odd
from tiers.engines.in_spark.signs import Sign
from tiers.engines.in_spark.staged_table import Staged
from tiers.engines.rules.missing_unit import UNITS, Meaning, refusal, tiers_of, year_in_question
from tiers.engines.sql.codes import FAULTS
from tiers.engines.sql.missing_unit import columns_of, meaning_of

_BARE = FAULTS[Fault.NO_UNIT]


def refuse_without_unit(staged: Staged, odd: Odd) -> None:
    """Refuse bare numbers without a unit: a wrong one moves every firm by exactly one tier.

    Raises: DataError with the counts that each plausible unit would give.
    """
    doubtful = (column for column in staged.used_columns if column.unit is None)
    if Sign.UNITLESS not in odd.signs and not any(odd.any_becomes(f"m{c.index}", 1, _BARE) for c in doubtful):
        return
    columns = [*_without_unit(staged)]
    if columns:
        meanings = _meanings(staged, columns[0], _of_year(staged), tiers_of(columns[0], staged.needs))
        raise refusal(staged.table, columns, [*meanings], staged.needs)


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
    year = year_in_question(known, staged.needs)
    return f"kind IS NULL AND (year IS NULL OR year = {year or 0})"


def _meanings(staged: Staged, column: Column, where: str, tiers: Sequence[Tier]) -> Iterator[Meaning]:
    """Return what the column would mean in each unit: plain numbers are counted in SQL, all others one by one."""
    i = column.index
    odd = staged.cluster.rows(
        f"SELECT odd_m{i}, count(*) FROM r{staged.index} WHERE {where} AND odd_m{i} IS NOT NULL GROUP BY 1"
    )
    for unit in UNITS:
        counts = columns_of(unit, tiers, f"a{i}")
        answer = staged.cluster.row(f"SELECT {counts} FROM r{staged.index} WHERE {where} AND odd_m{i} IS NULL")
        yield meaning_of(unit, tiers, answer, odd, staged.needs.targets.currency)
