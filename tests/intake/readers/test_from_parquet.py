from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.intake.asked import question, said_in_full
from tiers.domain.table import Table
from tiers.errors import DataError
from tiers.intake.readers import from_parquet


def parquet(select: str) -> bytes:
    """Write what a query gives."""
    duckdb.sql(f"COPY ({select}) TO 'made.parquet' (FORMAT parquet)")
    return Path("made.parquet").read_bytes()


def read(data: bytes, **said: Any) -> Table:  # noqa: ANN401 - the fields of Reading
    """Read a Parquet file."""
    return from_parquet.tables(data, "it's.parquet", question(**said))[0]


def test_exact_decimals_and_blanks() -> None:
    """As they are, without a problem."""
    table = read(
        parquet("""SELECT '甲' AS 企业名称, 1234.50::DECIMAL(18, 2) AS "2006年产值(元)" UNION ALL SELECT '乙', NULL""")
    )
    assert (table.source.format, table.cells, table.problems) == ("parquet", [["甲", "1234.50"], ["乙", ""]], ())


def test_binary_numbers_are_warned_about() -> None:
    """The shortest decimal counts; only a measure that is used matters."""
    table = read(parquet("""SELECT '甲' AS 企业名称, 0.1::DOUBLE AS "2006年产值(元)", 0.5::DOUBLE AS 其他"""))
    assert table.cells == [["甲", "0.1", "0.5"]]
    assert [(problem.code, problem.column) for problem in table.problems] == [("floats-inexact", "2006年产值(元)")]


@pytest.mark.parametrize("cut", [0, 10, -1])
def test_a_damaged_file(cut: int) -> None:
    """Cut off, or something else between its marks."""
    data = parquet("SELECT '甲' AS 企业名称, 5 AS 产值")
    with pytest.raises(DataError) as caught:
        read(data[:cut] if cut else b"PAR1xxxxxxxxxxxxPAR1")
    assert said_in_full(caught.value).code == "parquet-damaged"
