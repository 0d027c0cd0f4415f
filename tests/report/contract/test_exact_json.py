"""JSON whose numbers are exact, on one line or laid out."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.report.contract.exact_json import Form, exact_json
from tiers.report.contract.fields import as_number

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=3)
    | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES, st.sampled_from([None, 0, 2]))
def test_what_is_written_reads_back(value: object, indent: int | None) -> None:
    """Every number with all its digits."""
    text = exact_json(value, Form(json.dumps, indent))
    assert json.loads(text, parse_float=Decimal) == value


@pytest.mark.parametrize("indent", [None, 0, 2])
def test_it_is_laid_out_as_python_does(indent: int | None) -> None:
    """Where there is nothing that Python cannot write."""
    value = {"a": [1, {"b": None}], "c": [], "d": {}, "e": "甲"}
    assert exact_json(value, Form(json.dumps, indent)) == json.dumps(value, indent=indent)


@pytest.mark.parametrize(("value", "number"), [("5.00", 5), ("1E+3", 1000), ("0.25", 0.25), ("-0", 0)])
def test_a_number_of_pythons(value: str, number: float) -> None:
    """Whole ones stay whole."""
    found = as_number(Decimal(value))
    assert (found, type(found)) == (number, type(number))
