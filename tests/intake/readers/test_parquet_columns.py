"""What columns of Parquet files may hold, counted by each engine, with the rows in memory and in the file."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.engines.drawn import PLAN
from tests.intake.asked import said_in_full
from tiers import engines, intake
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.row_source import InPlaceLimits
from tiers.domain.tally import Tally
from tiers.errors import DataError

NAMES = ["示例甲厂", "示例乙厂", "合计"]
AMOUNTS = [120_000, 51_000, 171_000]
FIGURES = "2008年营业收入(万元)"
RIGHT = (2, Decimal(1_710_000_000), ())
"""Two firms, their sum in yuan, and no problem; the third row is the total."""


def count_files(*paths: str, engine: str = "python", large: InPlaceLimits | None = None, **reading: Any) -> Tally:  # noqa: ANN401 - whatever `Reading` takes
    """Count what stands in some files."""
    question = Question(PLAN, reading=Reading.model_validate({"engine": engine, **reading}))
    with intake.open_tables(paths, question, large) as tables:
        return engines.tally(tables, question)


def in_every_way(*paths: str, **reading: Any) -> list[tuple[int, Decimal, tuple[str, ...]]]:  # noqa: ANN401 - the same
    """Count firms, their figures and the problems: with each engine, and of rows that stay in their file."""
    ways = [("python", None), ("duckdb", None), ("duckdb", InPlaceLimits(0, 0))]
    found = [count_files(*paths, engine=engine, large=large, **reading) for engine, large in ways]
    codes = [tuple(sorted({problem.code for problem in each.problems})) for each in found]
    return [(each.enterprises, each.measures[0].total, code) for each, code in zip(found, codes, strict=True)]


def refusal_of(path: str, **reading: Any) -> DataError:  # noqa: ANN401 - the same
    """Return the refusal, which is the same in every way."""
    said = []
    for large in (None, InPlaceLimits(0, 0)):
        with pytest.raises(DataError) as caught:
            count_files(path, large=large, engine="duckdb", **reading)
        said.append(said_in_full(caught.value))
    assert str(said[0]) == str(said[1])
    return said[0]


def write(columns: dict[str, Any], name: str = "data.parquet", **how: Any) -> str:  # noqa: ANN401 - of pyarrow
    """Write columns."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(columns), name, **how)
    return name


def as_bytes(words: list[str], encoding: str = "utf-8") -> "pa.Array":
    """Store words without saying that they are text."""
    return pa.array([word.encode(encoding) for word in words], pa.binary())


def decimals(digits: int, places: int, *numbers: str) -> "pa.Array":
    """Store exact decimals."""
    of_type = pa.decimal256(digits, places) if digits > 38 else pa.decimal128(digits, places)
    return pa.array(map(Decimal, numbers), of_type)


def fixed_length(words: list[str], padding: bytes) -> "pa.Array":
    """Store words in 16 bytes each."""
    return pa.array([word.encode().ljust(16, padding) for word in words], pa.binary(16))


READ: dict[str, Callable[[], dict[str, Any]]] = {
    "names without a mark": lambda: {"企业名称": as_bytes(NAMES), FIGURES: AMOUNTS},
    "names of any size": lambda: {"企业名称": as_bytes(NAMES).cast(pa.large_binary()), FIGURES: AMOUNTS},
    "names of 16 bytes, zeros behind": lambda: {"企业名称": fixed_length(NAMES, b"\0"), FIGURES: AMOUNTS},
    "names of 16 bytes, blanks behind": lambda: {"企业名称": fixed_length(NAMES, b" "), FIGURES: AMOUNTS},
    "names in a dictionary": lambda: {"企业名称": as_bytes(NAMES).dictionary_encode(), FIGURES: AMOUNTS},
    "text in a dictionary": lambda: {"企业名称": pa.array(NAMES).dictionary_encode(), FIGURES: AMOUNTS},
    "figures without a mark": lambda: {"企业名称": NAMES, FIGURES: as_bytes(["120000", "51000", "171000"])},
    "years without a mark": lambda: {"企业名称": NAMES, "年份": as_bytes(["2008"] * 3), "营业收入(万元)": AMOUNTS},
    "bytes that nobody wants": lambda: {
        "企业名称": NAMES, FIGURES: AMOUNTS, "图": pa.array([b"\xff\xd8", b"\0", None], pa.binary())
    },
    "lists that nobody wants": lambda: {"企业名称": NAMES, FIGURES: AMOUNTS, "街道": pa.array([["甲"], [], None])},
    "records before what is wanted": lambda: {
        "街道": pa.array([{"甲": 1, "乙": {"丙": [2]}}] * 3), "企业名称": NAMES, FIGURES: AMOUNTS
    },
    "long decimals that nobody wants": lambda: {
        "企业名称": NAMES, FIGURES: AMOUNTS, "其他": decimals(40, 2, "1", "2", "3")
    },
    "decimals of 38 digits": lambda: {"企业名称": NAMES, FIGURES: decimals(38, 12, "120000", "51000", "171000")},
    "unsigned numbers": lambda: {"企业名称": NAMES, FIGURES: pa.array(AMOUNTS, pa.uint64())},
    "identifiers": lambda: {
        "企业名称": NAMES, "统一社会信用代码": pa.array([bytes([i] * 16) for i in range(3)], pa.binary(16)), FIGURES: AMOUNTS
    },
}  # fmt: skip


@pytest.mark.one_in(8)
@pytest.mark.parametrize("columns", READ.values(), ids=READ)
def test_columns_that_are_read(columns: Callable[[], dict[str, Any]]) -> None:
    """Whatever type they have: two firms, and a total that agrees."""
    assert in_every_way(write(columns())) == [RIGHT] * 3


REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "names in GBK": ({"企业名称": as_bytes(NAMES, "gbk"), FIGURES: AMOUNTS}, "parquet-not-text", "企业名称"),
    "one name that is no text": (
        {"企业名称": pa.array([b"A", b"\xff\xfe", b"C"], pa.binary()), FIGURES: AMOUNTS}, "parquet-not-text", "企业名称"
    ),
    "a trade that is no text": (
        {"企业名称": NAMES, "行业": pa.array([b"\xff"] * 3, pa.binary()), FIGURES: AMOUNTS}, "parquet-not-text", "行业"
    ),
    "decimals of 39 digits": (
        {"企业名称": NAMES, FIGURES: decimals(39, 2, "1", "2", "3")}, "parquet-decimal", FIGURES
    ),
    "decimals of 76 digits": (
        {"企业名称": NAMES, FIGURES: decimals(76, 38, "1", "2", "3")}, "parquet-decimal", FIGURES
    ),
    "years of 40 digits": (
        {"企业名称": NAMES, "年份": decimals(40, 0, *["2008"] * 3), "营业收入(万元)": AMOUNTS}, "parquet-decimal", "年份"
    ),
    "figures that are records": (
        {"企业名称": NAMES, FIGURES: pa.array([{"v": 1}] * 3)}, "parquet-nested", FIGURES
    ),
    "names that are lists": ({"企业名称": pa.array([["甲"]] * 3), FIGURES: AMOUNTS}, "parquet-nested", "企业名称"),
    "figures that are maps": (
        {"企业名称": NAMES, FIGURES: pa.array([[("a", 1)]] * 3, pa.map_(pa.string(), pa.int64()))}, "parquet-nested", FIGURES
    ),
}  # fmt: skip


@pytest.mark.parametrize(("columns", "code", "heading"), REFUSED.values(), ids=REFUSED)
def test_columns_that_are_refused(columns: dict[str, Any], code: str, heading: str) -> None:
    """With the column that has to be written anew."""
    error = refusal_of(write(columns), by="行业" if heading == "行业" else None)
    assert (error.code, error.facts["heading"]) == (code, heading)


def test_the_row_of_bytes_that_are_no_text() -> None:
    """The headings are line 1, as in a text."""
    names = pa.array(["示例甲厂".encode(), None, b"\xff"], pa.binary())
    assert refusal_of(write({"企业名称": names, FIGURES: AMOUNTS})).facts["row"] == 4


def test_a_condition_on_bytes_that_are_no_text() -> None:
    """It could never be met."""
    trades = pa.array([b"\xff"] * 3, pa.binary())
    error = refusal_of(write({"企业名称": NAMES, FIGURES: AMOUNTS, "街道": trades}), where=["街道=甲"])
    assert (error.code, error.facts["heading"]) == ("parquet-not-text", "街道")


@pytest.mark.one_in(3)
@pytest.mark.parametrize("of_type", [pa.timestamp("us"), pa.timestamp("ns"), pa.date32()])
@pytest.mark.parametrize("old", [True, False])
def test_times_are_no_years(of_type: "pa.DataType", *, old: bool) -> None:
    """A day is not a year, also one in the 96 bits of old programs."""
    days = pa.array([dt.datetime(2008, 12, 31)] * 3, pa.timestamp("us")).cast(of_type, safe=False)  # noqa: DTZ001 - files have none
    columns = {"企业名称": NAMES, "年份": days, "营业收入(万元)": AMOUNTS}
    assert refusal_of(write(columns, use_deprecated_int96_timestamps=old)).code == "years-none"


def test_two_columns_of_one_heading() -> None:
    """DuckDB would call the second one otherwise."""
    table = pa.Table.from_arrays(
        [pa.array(NAMES), pa.array(AMOUNTS), pa.array([1, 2, 3])], ["企业名称", FIGURES, FIGURES]
    )
    pq.write_table(table, "data.parquet")
    assert refusal_of("data.parquet").code == "heading-twice"


def test_numbers_that_are_none() -> None:
    """No number is a missing figure, and infinity is no amount."""
    numbers = pa.array([120_000.0, float("nan"), float("inf")])
    found = in_every_way(write({"企业名称": ["示例甲厂", "示例乙厂", "示例丙厂"], FIGURES: numbers}))
    assert found == [(3, Decimal(1_200_000_000), ("amount-unreadable", "floats-inexact"))] * 3


def test_binary_numbers_with_too_many_decimals() -> None:
    """5699.999999999999 of 万元 has eight decimals in yuan; binary numbers of 16 bits are inexact too."""
    found = in_every_way(write({"企业名称": NAMES[:2], FIGURES: [5699.999999999999, 100.0]}))
    assert found == [(2, Decimal(1_000_000), ("amount-decimals", "floats-inexact"))] * 3
    halves = pa.array([1.5, 2.5], pa.float16())
    found = in_every_way(write({"企业名称": NAMES[:2], FIGURES: halves}))
    assert found == [(2, Decimal(40_000), ("floats-inexact",))] * 3
