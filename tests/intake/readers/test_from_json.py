from typing import Any

import pytest

from tests.intake.asked import question, said_in_full
from tiers.domain.table import Table
from tiers.errors import DataError
from tiers.intake.readers import from_json

NAME, FIGURE = '"企业名称"', '"2006年产值(元)"'


def read(text: str, **said: Any) -> Table:  # noqa: ANN401 - the fields of Reading
    """Read a text of JSON."""
    return from_json.tables(text.encode(), "data.json", question(**said))[0]


@pytest.mark.parametrize(
    ("text", "kind", "cells", "numbers"),
    [
        (f'[{{{NAME}: "甲", {FIGURE}: 5.10}}, {{{FIGURE}: null, {NAME}: "乙"}}]', "json", [["甲", "5.10"], ["乙", ""]], [1, 2]),
        (f'{{"firms": [{{{NAME}: "甲", {FIGURE}: 1e400}}]}}', "json", [["甲", "1e400"]], [1]),
        (f'{{{NAME}: "甲", {FIGURE}: 5}}\n\n{{{NAME}: "乙", {FIGURE}: 6}}\n', "jsonl", [["甲", "5"], ["乙", "6"]], [1, 3]),
        (f'{{{NAME}: "甲", {FIGURE}: 123456789012345678901234567890}}', "jsonl", [["甲", "1" + "23456789012345678901234567890"]], [1]),
        (f'[{{{NAME}: "甲", {FIGURE}: NaN}}, {{{NAME}: "乙", {FIGURE}: true}}]', "json", [["甲", "NaN"], ["乙", "true"]], [1, 2]),
        (f'[{{{NAME}: "甲", {FIGURE}: 5}}, {{{NAME}: "乙"}}]', "json", [["甲", "5"], ["乙", ""]], [1, 2]),
    ],
)  # fmt: skip
def test_objects_are_rows(text: str, kind: str, cells: list[list[str]], numbers: list[int]) -> None:
    """Every number as it was written; a key that is lacking is a blank cell."""
    table = read(text)
    assert (table.source.format, table.cells, list(table.numbers)) == (kind, cells, numbers)


def test_the_unit_beside_the_array() -> None:
    """It is as good as a unit line."""
    table = read('{"单位": "万元", "年": 2006, "firms": [{"企业名称": "甲", "产值": 5}]}')
    unit = table.columns[1].unit
    assert unit is not None
    assert (unit.text, table.columns[1].unit_from) == ("万元", "unit line")


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("[{", "json-broken", {"row": 1}),
        (f'{{{NAME}: "甲"}}\n{{{NAME}:\n', "json-broken", {"row": 2}),
        ('[{"a": 1, "a": 2}]', "json-key-twice", {"heading": "a"}),
        ('[{"a": {"b": 1}}]', "json-nested", {"row": 1, "heading": "a"}),
        ("[" * 100_000, "json-nested", {"row": 1}),
        ('{"x":' * 100_000, "json-nested", {"row": 1}),
        ('{"a": [], "b": []}', "json-no-table", {"count": 2}),
        ("5", "json-no-table", {"count": 0}),
        ("[5]", "json-not-a-record", {"row": 1}),
        ("[]", "file-empty", {}),
        ('{"a": "x"} 5', "json-broken", {"row": 1}),
    ],
)
def test_json_that_is_no_table(text: str, code: str, facts: dict[str, object]) -> None:
    """Refused with the record or line."""
    with pytest.raises(DataError) as caught:
        read(text)
    error = said_in_full(caught.value)
    assert error.code == code
    assert facts.items() <= error.facts.items()
