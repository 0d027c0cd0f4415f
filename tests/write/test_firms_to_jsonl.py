import json
import re
from decimal import Decimal

from tests.write import firms, reports
from tiers.domain.classification import Classification
from tiers.write.firms_to_jsonl import firms_to_jsonl


def whole_file(found: Classification) -> str:
    """Return the whole file."""
    return b"".join(firms_to_jsonl(reports.drawing(), found)).decode()


def test_an_object_per_firm() -> None:
    """Numbers are exact; null is not known or not applicable, never 0."""
    first, second, third = (json.loads(line, parse_float=Decimal) for line in whole_file(firms.drawing()).splitlines())
    assert first == {
        "name": "示例机械厂 060", "code": "91999900EX00006000", "year": 2008,
        "revenue": Decimal("742145678.9"), "revenue_state": "usable", "revenue_tier": "5亿", "revenue_next": "10亿",
        "revenue_short_by": Decimal("257854321.1"),
        "output": 800000000, "output_state": "usable", "output_tier": "1000万", "output_next": None,
        "output_short_by": None,
        "行业": "机械",
    }  # fmt: skip
    assert (second["revenue"], second["revenue_state"], second["output_short_by"], second["行业"]) == (
        None, "unreadable", 0, None,
    )  # fmt: skip
    assert third["revenue_state"] == "missing"


def test_text_reads_back_as_it_was() -> None:
    """Controls, lone surrogates and what turns text round stand as escapes in the bytes."""
    text = whole_file(firms.hostile())
    assert [json.loads(line)["name"] for line in text.splitlines()] == list(firms.NAMES)
    assert {list(json.loads(line))[-1] for line in text.splitlines()} == {reports.HOSTILE}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ufffe]", text)


def test_a_long_table_comes_in_parts() -> None:
    """4,500 rows: twice 2,000, and 500."""
    rows = [(str(n), None, 2008) for n in range(4_500)]
    parts = list(firms_to_jsonl(reports.drawing(), Classification((), (), rows, len(rows))))
    assert [part.count(b"\n") for part in parts] == [2_000, 2_000, 500]
