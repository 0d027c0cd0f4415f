"""The published JSON Schemas."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

from tiers.domain.targets import Targets
from tiers.report.model import Report

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema of what a command prints as JSON, or of a targets file.

    Raises: KeyError for a name that is not in `SCHEMAS`.
    """
    return {"$schema": _DIALECT, **SCHEMAS[name].model_json_schema(mode="serialization")}


SCHEMAS: Final[Mapping[str, type[BaseModel]]] = {"report": Report, "targets": Targets}
"""Name → the model that it describes."""
