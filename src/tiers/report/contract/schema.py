"""The published JSON Schemas."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import DecimalSchema

from tiers.report.contract.check import Check
from tiers.report.contract.explain import Explanation
from tiers.report.contract.report import Report
from tiers.report.contract.targets import InForce
from tiers.report.contract.targets_file import targets_file_schema

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of what a command prints as JSON, or of a targets file.

    Raises: KeyError for a name that is not in `KINDS`.
    """
    if name == "targets-file":
        return {"$schema": _DIALECT, **targets_file_schema()}
    if name == "classify":
        return {"$schema": _DIALECT, **_FIRM}
    return {"$schema": _DIALECT, **SCHEMAS[name].model_json_schema(mode="serialization", schema_generator=_Exact)}


class _Exact(GenerateJsonSchema):
    """Exact decimals are written as numbers, not as text."""

    def decimal_schema(self, schema: DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002 - the name is Pydantic's
        return {"type": "number"}


_FIRM: Final[Mapping[str, Any]] = {
    "title": "Firm",
    "description": "One line of `tiers classify --json`. After the year stand, for each measure m of the tiers: m, "
    "m_state (usable, missing or unreadable), m_tier, m_next and m_short_by; then the headings of --by. "
    "A name that is taken gets a number.",
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "code": {"type": ["string", "null"]},
        "year": {"type": ["integer", "null"]},
    },
    "required": ["name", "code", "year"],
    "additionalProperties": {"type": ["string", "number", "null"]},
}
"""A row of firms: the names of its columns come from the plan and the table."""

SCHEMAS: Final[Mapping[str, type[BaseModel]]] = {
    "report": Report,
    "check": Check,
    "explain": Explanation,
    "targets": InForce,
}
"""Name → the model that it describes."""

KINDS: Final = ("report", "classify", "check", "explain", "targets", "targets-file")
"""Every name that has a schema; rows of firms have no model, and a targets file has another one when it is read."""
