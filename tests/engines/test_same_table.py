"""One random table as CSV, Parquet and JSON lines: the reports differ in nothing but what they say of the file."""

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiers
from tests.engines.test_against_oracle import CERTAIN, HEADINGS, ROWS, plans, targets_of
from tests.engines.test_same_answer import ODDER
from tests.oracle import Plan, Row
from tiers.errors import DataError
from tiers.write.to_json import to_json

OF_THE_FILE = {"path", "format", "encoding", "separator", "row", "message"}
"""Keys of a report that say where something stands; a message may name a line."""


def as_csv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write a text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows])


def as_parquet(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write columns of texts."""
    texts = ", ".join(f'unnest(?::VARCHAR[]) AS "{heading}"' for heading in HEADINGS)
    with duckdb.connect() as made:
        made.execute(
            f"COPY (SELECT {texts}) TO '{path}' (FORMAT parquet)", [[*column] for column in zip(*rows, strict=True)]
        )


def as_lines(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write an object on each line; cells that are numbers in JSON too are numbers."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            pairs = zip(HEADINGS, map(json_cell, row), strict=True)
            file.write(f"{{{', '.join(f'{json.dumps(key)}: {value}' for key, value in pairs)}}}\n")


def json_cell(cell: str) -> str:
    """Return a cell as JSON."""
    return cell if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", cell, re.ASCII) else json.dumps(cell)


WRITERS = {"data.csv": as_csv, "data.parquet": as_parquet, "data.jsonl": as_lines}


def without_places(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Leave out what is said of the file."""
    if isinstance(value, dict):
        return {key: without_places(each) for key, each in value.items() if key not in OF_THE_FILE}
    return [without_places(each) for each in value] if isinstance(value, list) else value


def answer_of(path: Path, plan: Plan) -> object:
    """Report in bulk: what does not depend on the file, or the code of a refusal."""
    try:
        report = tiers.report(
            path, targets=targets_of(plan), top=plan.top, duplicates=plan.duplicates, year=plan.year, engine="duckdb"
        )
    except DataError as error:
        return error.code
    return without_places(json.loads(to_json(report)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder for every example."""
    return tmp_path_factory.mktemp("same")


@settings(max_examples=settings().max_examples // 3)
@given(rows=st.lists(ROWS | ODDER, max_size=9), plan=plans())
def test_a_table_means_the_same_in_every_form(folder: Path, rows: list[Row], plan: Plan) -> None:
    """Odd cells, duplicates, blanks, several years."""
    cells = [[*map(str, astuple(row))] for row in (CERTAIN, *rows)]
    found = {}
    for name, write in WRITERS.items():
        write(folder / name, cells)
        found[name] = answer_of(folder / name, plan)
    assert found["data.parquet"] == found["data.csv"]
    assert found["data.jsonl"] == found["data.csv"]
