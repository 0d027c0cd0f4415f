"""The published JSON Schema holds for what is printed."""

import json

import jsonschema
import pytest

from tests.engines.drawn import plan
from tests.report.test_assess import HEADINGS, NOW, WORDS, judge
from tiers.report.contract.report import Report
from tiers.report.contract.schema import KINDS, json_schema
from tiers.write.to_json import to_json

REPORTS = {
    "ordinary": judge(NOW),
    "no-year": judge("firm  revenue\n示例厂  120000"),
    "no-names": judge(NOW, no_names=True),
    "words-for-goals": judge(NOW, WORDS),
    "problems": judge(HEADINGS + "示例厂  2008  约5亿\n合计  _  7"),
    "breakdown": judge(NOW, plan(breakdown=[{"heading": "year", "values": ["2008"]}])),
}


@pytest.mark.parametrize("name", REPORTS)
def test_what_is_printed_keeps_to_the_schema(name: str) -> None:
    """Every key is there, and none beside them."""
    jsonschema.Draft202012Validator(json_schema("report")).validate(json.loads(to_json(REPORTS[name])))


@pytest.mark.parametrize("name", KINDS)
def test_every_schema_is_one(name: str) -> None:
    """Of the draft that it names."""
    jsonschema.Draft202012Validator.check_schema(json_schema(name))


def test_a_schema_refuses_what_is_not_a_report() -> None:
    """A schema that lets everything pass would hold nothing."""
    printed = json.loads(to_json(REPORTS["ordinary"]))
    for wrong in (
        {**printed, "extra": 1},
        {**printed, "enterprises": "3"},
        {k: v for k, v in printed.items() if k != "goals"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(json_schema("report")).validate(wrong)


def test_a_row_of_firms_keeps_to_its_schema() -> None:
    """Numbers, text and null, whatever the columns are called; no lists, and never without a name."""
    validator = jsonschema.Draft202012Validator(json_schema("classify"))
    row = {"name": "示例厂", "code": None, "year": 2008, "revenue": 1.5, "revenue_state": "usable", "行业": None}
    assert validator.is_valid(row)
    assert not any(map(validator.is_valid, [{**row, "name": None}, {**row, "year": "2008"}, {**row, "行业": []}, {}]))


def test_the_keys_stand_in_the_published_order() -> None:
    """Programs that read line by line may hold on to it."""
    assert list(json.loads(to_json(REPORTS["ordinary"]))) == [
        "format", "version", "targets", "options", "period", "inputs", "enterprises", "duplicates", "measures", "years",
        "goals", "totals", "breakdowns", "since", "lift", "outlook", "problems",
    ]  # fmt: skip
    assert next(iter(Report.model_fields)) == "format"
