"""The JSON Schema of a targets file, for editors: made from the models that read it, so that it knows every setting."""

from collections.abc import Iterator
from typing import Any, Final

from tiers.domain.targets import Targets
from tiers.wording import message, sentences

_ONE_OR_MORE: Final = frozenset({"measure", "heading", "where", "by"})
"""Settings in which a lone text stands for a list of one."""

_OF_NO_USE: Final = frozenset({"title", "default", "gt"})
"""What the models add, and no editor needs: their own names, and values that a file does not state."""

Part = dict[str, Any]


def targets_file_schema() -> Part:
    """Return the schema, each setting with the comment that `tiers init` writes above it."""
    schema = Targets.model_json_schema(mode="validation")
    parts: Part = schema.get("$defs", {})
    for name, part in (("plan", schema), *((_section(key, schema), parts[key]) for key in parts)):
        part.pop("description", None)
        part["properties"] = {key: _setting(name, key, said) for key, said in part["properties"].items()}
    return {"title": "targets.toml", **_plain(schema)}


def _section(model: str, schema: Part) -> str:
    """Return the setting that holds a model."""
    wholes = (schema, *schema["$defs"].values())
    holding: Iterator[tuple[str, Part]] = ((key, said) for whole in wholes for key, said in whole["properties"].items())
    return next(key for key, said in holding if f"#/$defs/{model}" in _refs(said))


def _refs(part: Any) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(part, dict):
        yield from (part[key] for key in part if key == "$ref")
        yield from (ref for inner in part.values() for ref in _refs(inner))
    elif isinstance(part, list):
        yield from (ref for inner in part for ref in _refs(inner))


def _setting(section: str, key: str, said: Part) -> Part:
    """Return what a setting may be, with its comment."""
    choices = [choice for choice in said.get("anyOf", [said]) if choice.get("type") != "null"]
    if key in _ONE_OR_MORE and choices[0].get("type") == "array":
        choices = [{"type": "string"}, *choices]
    one = choices[0] if len(choices) == 1 else {"anyOf": choices}
    name = next((n for n in (f"{section}.{key}", key) if n in sentences("comment")), None)
    return {"description": message(f"comment.{name}"), **one} if name else one


def _plain(part: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Leave out what is of no use, but no setting that is called so."""
    if isinstance(part, dict):
        return {
            key: {name: _plain(inner) for name, inner in value.items()} if key == "properties" else _plain(value)
            for key, value in part.items()
            if key not in _OF_NO_USE
        }
    return [_plain(inner) for inner in part] if isinstance(part, list) else part
