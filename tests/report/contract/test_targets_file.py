"""The JSON Schema of a targets file: what is valid, what an editor underlines, and what it says."""

import re
import tomllib
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.house.source import PACKAGE
from tests.intake.plan.test_validation_errors import GROUP, PLAN
from tiers.report.contract.schema import json_schema

SCHEMA = json_schema("targets-file")
VALID = Draft202012Validator(SCHEMA)
BUILT_IN = (PACKAGE / "intake" / "plan" / "builtin.toml").read_text(encoding="utf-8")


def test_the_schema_is_one() -> None:
    """By its own rules; and it knows no value that no file could state."""
    Draft202012Validator.check_schema(SCHEMA)
    assert "null" not in str(SCHEMA)


@pytest.mark.parametrize("text", [BUILT_IN, PLAN, PLAN + GROUP], ids=["built-in", "small", "groups"])
def test_a_valid_file_is_valid(text: str) -> None:
    """The built-in plan, a small one, and one with goals of groups."""
    VALID.validate(tomllib.loads(text))


def test_every_example_of_the_file_is_valid() -> None:
    """Each in the table in which it stands."""
    examples = re.findall(r"^# ([a-z_]+ = .+)$", BUILT_IN, re.MULTILINE)
    settings = [key for each in examples for key in tomllib.loads(each).items()]
    known = [part["properties"] for part in (SCHEMA, *SCHEMA["$defs"].values())]
    for key, value in settings:
        parts = [part[key] for part in known if key in part]
        assert any(Draft202012Validator({**SCHEMA_OF_PARTS, **part}).is_valid(value) for part in parts), key


SCHEMA_OF_PARTS = {"$defs": SCHEMA["$defs"]}


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("tier", 0, "gaol"), 5),
        (("tier", 0, "goal"), -1),
        (("tier", 0, "by_year"), {"08": 3}),
        (("tier", 0, "by_year"), {"2008": 1.5}),
        (("tier", 0, "measure"), 1),
        (("breakdown", 0, "group", 0, "goal"), {"1亿": "3"}),
        (("breakdown", 0, "group", 0, "value"), 1),
        (("breakdown", 0, "heading"), []),
        (("counting",), "both"),
        (("version",), 2),
        (("target_year",), "2010"),
    ],
)
def test_what_an_editor_underlines(way: tuple[str | int, ...], value: object) -> None:
    """A key that is none, and a value of another kind."""
    plan: dict[str, Any] = tomllib.loads(PLAN + GROUP)
    changed = deepcopy(plan)
    here: Any = changed
    for part in way[:-1]:
        here = here[part]
    here[way[-1]] = value
    assert VALID.is_valid(plan)
    assert not VALID.is_valid(changed)


def test_every_setting_is_explained() -> None:
    """By the comment that stands above it in a file; only a label's two languages explain themselves."""
    parts = {"plan": SCHEMA, **SCHEMA["$defs"]}
    silent = {
        f"{name}.{key}"
        for name, part in parts.items()
        for key, said in part["properties"].items()
        if "description" not in said
    }
    assert silent == {"Label.zh", "Label.en"}
    assert SCHEMA["$defs"]["GroupGoals"]["properties"]["value"]["description"].startswith("The group, as the column")
