"""An answer → one JSON object on one line: the same bytes whatever the language, locale or machine."""

import json
from collections.abc import Mapping
from decimal import Decimal

from pydantic import BaseModel

from tiers.wording.figures import exactly
from tiers.write.escaping import escaped_for_json


def to_json(answer: BaseModel) -> str:
    """Write an answer as JSON: amounts and quotients as exact numbers, keys in the order of the model."""
    return f"{_dump(answer)}\n"


def _dump(value: object) -> str:
    """Encode a value; the `json` module knows no exact decimals."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return _dump({name: getattr(value, name) for name, field in fields.items() if not field.exclude})
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_text(key)}: {_dump(item)}' for key, item in value.items())}}}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_dump, value))}]"
    if isinstance(value, Decimal):
        return exactly(value)
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(value: str) -> str:
    return escaped_for_json(json.dumps(value, ensure_ascii=False))
