"""An answer → one JSON object on one line: the same bytes whatever the language, locale or machine."""

import json
from typing import Final

from pydantic import BaseModel

from tiers.report.contract.exact_json import Form, exact_json
from tiers.write.escaping import escaped_for_json


def to_json(answer: BaseModel) -> str:
    """Write an answer as JSON: amounts and quotients as exact numbers, keys in the order of the model."""
    return f"{exact_json(answer, _FORM)}\n"


def _text(text: str) -> str:
    return escaped_for_json(json.dumps(text, ensure_ascii=False))


_FORM: Final = Form(_text)
