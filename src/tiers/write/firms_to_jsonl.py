"""Firms with their tiers → JSON Lines: one object per firm, the same bytes whatever the language or machine."""

import json
from collections.abc import Iterator

from tiers.domain.classification import Classification, TextForm
from tiers.report.contract.report import Report
from tiers.write.escaping import escaped_for_json
from tiers.write.text_lines import lines


def firms_to_jsonl(_report: Report, firms: Classification) -> Iterator[bytes]:
    """Write a line per firm, in parts, so that a long table needs no room."""
    first, *others = map(_text, firms.columns)
    before = f"{{{first}: ", *(f", {column}: " for column in others)
    return lines(firms, TextForm(before, "}\n", _text, '"', "null"))


def _text(value: str) -> str:
    return escaped_for_json(json.dumps(value, ensure_ascii=False))
