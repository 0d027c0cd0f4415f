import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from tests.write import reports
from tests.write.golden import REPORTS
from tiers.report.contract.report import Report
from tiers.write.to_json import to_json


class Any(BaseModel):
    """A model that holds anything."""

    value: object


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal(1000000000), "1000000000"),
        (Decimal("1E+9"), "1000000000"),
        (Decimal("742145678.90"), "742145678.9"),
        (Decimal("0.000000001"), "0.000000001"),
        (Decimal("5E-9"), "0.000000005"),
        (Decimal("-0.0"), "0"),
        (Decimal("-12.50"), "-12.5"),
        (Decimal(100), "100"),
        (7, "7"),
        (True, "true"),
        (None, "null"),
        ((), "[]"),
        ((1, None), "[1, null]"),
        ({"a": Decimal("0.50"), "b": {}}, '{"a": 0.5, "b": {}}'),
        ('示例 "\\', '"示例 \\"\\\\"'),
        ("a\nb\x1b\x7f\x9b", '"a\\nb\\u001b\\u007f\\u009b"'),
        ("\u2028\u202e\ud800", '"\\u2028\\u202e\\ud800"'),
        ("\U000e0041", '"\\udb40\\udc41"'),
    ],
)  # fmt: skip
def test_a_value_is_written(value: object, written: str) -> None:
    """Exact numbers without exponent or trailing zeros; text as it is, but for what moves a cursor."""
    assert to_json(Any(value=value)) == f'{{"value": {written}}}\n'


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**18), max_value=10**18))
def test_an_amount_survives(amount: Decimal) -> None:
    """Read back exactly, it is the same amount."""
    assert json.loads(to_json(Any(value=amount)), parse_float=Decimal, parse_int=Decimal) == {"value": amount}


@given(st.text(st.characters(codec=None)))
def test_any_text_survives_on_one_line(text: str) -> None:
    """Also lone surrogates and line separators; and it can be encoded."""
    written = to_json(Any(value=text))
    assert json.loads(written) == {"value": text}
    assert len(written.splitlines()) == 1
    assert written.encode()


def test_keys_stand_in_the_order_of_the_contract() -> None:
    """As the interface lists them; what is for people only stays out."""
    written = json.loads(to_json(reports.drawing()))
    assert list(written) == [
        "format", "version", "targets", "options", "period", "inputs", "enterprises", "duplicates", "measures", "years",
        "goals", "totals", "breakdowns", "since", "lift", "outlook", "problems",
    ]  # fmt: skip
    assert list(written["goals"][0]["nearest"][0]) == [
        "name", "code", "figure", "short_by", "growth_needed", "yearly_growth_needed", "own_yearly_growth",
    ]  # fmt: skip
    assert not {"title_en", "issuer_en"} & {*written["targets"]}
    assert written["targets"]["issuer"] is None


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_reads_back_as_it_was(name: str) -> None:
    """But for what is for people only."""
    report = REPORTS[name]()
    read = json.loads(to_json(report), parse_float=Decimal)
    assert Report.model_validate(read).model_dump() == report.model_dump()
