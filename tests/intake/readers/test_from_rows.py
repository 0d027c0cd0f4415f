"""Rows of a program: what a cell may be, and how it is written."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.asked import question
from tiers.domain.amount import parse_amount
from tiers.errors import DataError
from tiers.intake.files.given_tables import GivenRows
from tiers.intake.readers import from_json, from_rows
from tiers.intake.readers.from_rows import collect_rows

NAME, SALES = "企业名称", "营业收入（元）"


def cell(value: object) -> str:
    """Write one cell."""
    return collect_rows([{NAME: value}], "<rows>").rows[0][0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("示例一厂 ", "示例一厂 "),
        (np.str_("甲"), "甲"),
        ("", ""),
        (None, ""),
        (float("nan"), ""),
        (np.float32("nan"), ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        (Decimal("NaN"), ""),
        (Decimal("sNaN"), ""),
        (pa.scalar(None), ""),
        (True, "true"),
        (np.False_, "False"),
        (0, "0"),
        (np.int64(7), "7"),
        (12.50, "12.5"),
        (np.float32(0.1), "0.1"),
        (np.float64(0.1), "0.1"),
        (1e22, "1e+22"),
        (float("inf"), "inf"),
        (Decimal("742145678.90"), "742145678.90"),
        (Decimal("1.5E+3"), "1500"),
        (Decimal("1E+1000000"), "1E+1000000"),
        (Decimal("Infinity"), "Infinity"),
        (Fraction(1, 3), "1/3"),
        (pa.scalar(Decimal("1.20")), "1.20"),
        (pa.scalar("甲"), "甲"),
        (dt.date(2008, 12, 31), "2008-12-31"),
        (pd.Timestamp("2008-12-31"), "2008-12-31 00:00:00"),
        (np.array(5), "5"),
    ],
    ids=repr,
)
def test_a_value_is_a_cell(value: object, text: str) -> None:
    """Nothing is blank; exact numbers in full, binary ones as their shortest decimal."""
    assert cell(value) == text


@pytest.mark.parametrize(
    "value", [[1], {}, b"5", object(), 1j, np.array([1]), 10**5000], ids=lambda v: type(v).__name__
)
def test_a_value_that_is_no_cell(value: object) -> None:
    """Named with its place."""
    with pytest.raises(DataError, match=f"<rows> row 1: what stands under {NAME} is of the type ") as caught:
        cell(value)
    assert caught.value.code == "rows-cell"


@pytest.mark.parametrize("key", [None, 2.5, True, ("a", "b")])
def test_a_key_that_is_no_heading(key: Any) -> None:  # noqa: ANN401 - whatever a mapping may have
    """A text or a whole number is one."""
    with pytest.raises(DataError, match=r"a key is of the type .*, and no heading"):
        collect_rows([{key: 5}], "<rows>")


def test_years_are_headings() -> None:
    """As a pivoted data frame has them; the same as a text would be another column."""
    assert collect_rows([{2008: 5, np.int64(2009): 6}], "<rows>").headings == ("2008", "2009")
    with pytest.raises(DataError, match="the heading 2008 stands there as a text and as a number"):
        collect_rows([{2008: 5, "2008": 6}], "<rows>")


def test_rows_need_not_have_the_same_headings() -> None:
    """What a row lacks is blank, as in JSON."""
    found = collect_rows([{NAME: "甲"}, {SALES: 5, NAME: "乙"}], "<rows>")
    assert found == GivenRows((NAME, SALES), [["甲", ""], ["乙", "5"]], frozenset())


@pytest.mark.parametrize(
    ("sales", "warned"),
    [
        (12.5, True),
        (np.float32(0.5), True),
        (pa.scalar(1.5), True),
        (Decimal("12.5"), False),
        (5, False),
        (True, False),
        (float("nan"), False),
    ],
)
def test_binary_figures_deserve_a_look(sales: object, warned: bool) -> None:  # noqa: FBT001 - a column of cases
    """As in Parquet: only of a measure, and once."""
    rows = [{NAME: "甲", "排名": 1.5, SALES: sales, "总产值（元）": sales}]
    (table,) = from_rows.tables(collect_rows(rows, "<rows>"), "<rows>", question())
    found = [(problem.code, problem.column) for problem in table.problems if problem.code == "floats-inexact"]
    assert found == ([("floats-inexact", SALES)] if warned else [])


TEXTS = st.text("甲乙 123.,（）", max_size=4)


@given(st.lists(st.fixed_dictionaries({NAME: TEXTS, SALES: TEXTS}), min_size=1, max_size=4))
def test_the_same_as_in_json(rows: list[dict[str, str]]) -> None:
    """The same cells, columns, row numbers and problems; or the same refusal."""
    import json

    def outcome(read: Any) -> object:  # noqa: ANN401 - one of two readers
        try:
            (table,) = read()
        except DataError as error:
            return error.code
        return table.cells, table.numbers, table.columns, table.problems, table.set_aside

    rows_read = outcome(lambda: from_rows.tables(collect_rows(rows, "x"), "x", question()))
    assert rows_read == outcome(lambda: from_json.tables(json.dumps(rows).encode(), "x", question()))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_an_exact_figure_stays_exact(figure: Decimal) -> None:
    """Whatever its digits."""
    assert parse_amount(cell(figure), Decimal(1), "CNY") == figure
