"""What a report and the programs with the same checks answer alike, so that they can be held against each other."""

import json
import subprocess
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

Rows = list[list[Any]]
Answers = dict[str, Rows]
"""What was asked → the rows of the answer; amounts are whole yuan."""

HEADINGS: Final = ("统一社会信用代码", "企业名称", "行业", "所在园区", "年份", "营业收入（万元）", "工业总产值（万元）")
TIERS: Final = ((5, 100_000), (5, 50_000), (5, 10_000), (6, 1_000))
"""Of each tier the place of its measure among the headings, and the limit in 万元 that is to be exceeded."""

GROUPS: Final = (2, 3)
"""The places of the columns by which firms are counted."""

MOST: Final = 20
"""Firms that are listed on each side of a limit."""


def as_text(answers: Answers) -> str:
    """Write down answers; of breakdowns and firms each program has its own order."""
    return json.dumps({asked: sorted(rows, key=str) for asked, rows in answers.items()}, ensure_ascii=False)


def in_yuan(rows: Iterable[Sequence[Any]]) -> Rows:
    """Return rows whose decimals, in 万元, are whole yuan; a blank group is `""`."""
    return [[_in_yuan(value) for value in row] for row in rows]


def _in_yuan(value: object) -> object:
    if isinstance(value, Decimal):
        yuan = value * 10_000
        return int(yuan) if yuan == int(yuan) else str(yuan)
    return "" if value is None else value


def of_report(text: str) -> Answers:
    """Return what a report in JSON answers."""
    told = json.loads(text)
    measures = told["measures"]
    asked = {"all": [[told["enterprises"], *_counts(told["goals"]), *(one["total"] for one in measures)]]}
    for breakdown in told["breakdowns"]:
        asked[breakdown["by"]] = [_group(group) for group in breakdown["groups"] if group["enterprises"]]
    for number, goal in enumerate(told["goals"]):
        for side in ("nearest", "cushion"):
            asked[f"{side} {number}"] = [[firm["name"], firm["figure"]] for firm in goal[side]]
    return asked


def _counts(tiers: Iterable[dict[str, Any]]) -> list[int]:
    return [tier["count"] for tier in tiers]


def _group(group: dict[str, Any]) -> list[Any]:
    totals = (one["total"] for one in group["totals"])
    return [group["value"] or "", group["enterprises"], *_counts(group["counts"]), *totals, group["largest"]]


def hold_alike(report: Sequence[str], rivals: Iterable[Sequence[str]]) -> None:
    """Run a report and programs that are to answer alike.

    Raises: AssertionError if one does not.
    """
    ours = as_text(of_report(_output(report)))
    for rival in rivals:
        if _output(rival).strip() != ours:
            raise AssertionError(f"{' '.join(rival)} answers otherwise than the report")


def _output(command: Sequence[str]) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()
