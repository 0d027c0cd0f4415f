"""Firms classified by every engine, one by one and in bulk: they are the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from tests.engines.drawn import BULK_ENGINES, Refusal
from tests.write import reports
from tiers import engines
from tiers.domain.classification import Classification
from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.errors import TiersError
from tiers.write.firms_to_csv import firms_to_csv
from tiers.write.firms_to_jsonl import firms_to_jsonl
from tiers.write.firms_to_parquet import firms_to_parquet

ENGINES = ("python", *BULK_ENGINES)

REPORT = reports.drawing()
"""Forms for programs do not look at it."""


@dataclass(frozen=True)
class Placed:
    """What an engine says of each firm."""

    tally: Tally
    """The counts."""
    firms: Classification
    """The rows, made one by one, as a list."""
    written: list[bytes]
    """CSV and JSON Lines."""
    columns: Any
    """Names and types of the Parquet file's columns."""
    cells: Sequence[Sequence[Any]]
    """Its rows."""


def classify_everywhere(tables: list[Table], question: Question) -> Classification:
    """Classify firms with every engine: they answer the same, or refuse the same."""
    found, *others = [_classify(tables, with_engine(question, engine)) for engine in ENGINES]
    for other in others:
        assert other == found
    if isinstance(found, Refusal):
        raise found.error
    assert len(found.cells) == found.firms.firms
    return found.firms


def with_engine(question: Question, engine: str) -> Question:
    """Return the question to an engine."""
    return question._replace(reading=question.reading.model_copy(update={"engine": engine}))


def _classify(tables: list[Table], question: Question) -> Placed | Refusal:
    try:
        with engines.classify(tables, question) as (tally, firms):
            texts = [b"".join(write(REPORT, firms)) for write in (firms_to_csv, firms_to_jsonl)]
            Path("firms.parquet").write_bytes(b"".join(firms_to_parquet(REPORT, firms)))
            rows = [*firms.rows]
    except TiersError as error:
        return Refusal(f"{error} {error.table('en')}", error)
    with duckdb.connect() as base:
        found = base.execute("FROM 'firms.parquet'")
        columns, cells = found.description, found.fetchall()
    return Placed(tally, firms._replace(rows=rows, in_bulk=None), texts, columns, cells)
