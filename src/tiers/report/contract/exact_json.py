"""Values → JSON in which every number is exact; the `json` module knows no exact decimals."""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from pydantic import BaseModel

from tiers.wording.figures import exactly


class Form(NamedTuple):
    """How JSON is laid out."""

    text: Callable[[str], str]
    """Writes a text, quotes included."""
    indent: int | None = None
    """Blanks before what stands inside, one step further; None: all of it on one line."""


def exact_json(value: object, form: Form, depth: int = 0) -> str:
    """Write a value as JSON: amounts and quotients as exact numbers, keys in their order.

    Of a model the fields are left out that are for people only.
    """
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        value = {name: getattr(value, name) for name, field in fields.items() if not field.exclude}
    if isinstance(value, Mapping):
        pairs = [f"{form.text(str(key))}: {exact_json(item, form, depth + 1)}" for key, item in value.items()]
        return _enclose("{}", pairs, form, depth)
    if isinstance(value, tuple | list):
        return _enclose("[]", [exact_json(item, form, depth + 1) for item in value], form, depth)
    if isinstance(value, Decimal):
        return exactly(value)
    return form.text(value) if isinstance(value, str) else json.dumps(value)


def _enclose(brackets: str, parts: Sequence[str], form: Form, depth: int) -> str:
    if form.indent is None or not parts:
        return f"{brackets[0]}{', '.join(parts)}{brackets[1]}"
    inner, outer = ("\n" + " " * form.indent * step for step in (depth + 1, depth))
    return f"{brackets[0]}{inner}{f',{inner}'.join(parts)}{outer}{brackets[1]}"
