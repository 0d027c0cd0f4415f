"""One table, counted wherever it may stand: as a text and as Parquet, in Python, in DuckDB and on a cluster."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from zlib import crc32

import tiers
from tests.depth import is_thorough
from tests.engines import on_cluster
from tests.engines.test_same_table import without_places
from tiers.errors import TiersError
from tiers.report.contract.report import Report
from tiers.write.to_json import to_json

Rows = Sequence[Sequence[str]]
"""Of cells, the headings first."""


def rows_of(drawing: str) -> list[list[str]]:
    """Take a table apart that is written as a text with commas."""
    return [*csv.reader(drawing.strip().splitlines())]


def everywhere(folder: Path, rows: Rows, *, cluster: bool = True, **reading: Any) -> Report:  # noqa: ANN401 - as it comes
    """Report on a table with every engine, as a text and as Parquet: all must say the same of it.

    Raises: TiersError where all of them refuse it.
    """
    found = dict(_answers(folder, rows, cluster=cluster, reading=reading))
    first, *others = found.items()
    for form, answer in others:
        assert _comparable(answer) == _comparable(first[1]), f"{form} and {first[0]} differ"
    if isinstance(first[1], TiersError):
        raise first[1]
    return first[1]


def _answers(
    folder: Path, rows: Rows, *, cluster: bool, reading: dict[str, Any]
) -> Iterator[tuple[str, Report | TiersError]]:
    for name, write in {"data.csv": _write_text, "data.parquet": _write_parquet}.items():
        write(folder / name, rows)
    for name, engine in _ways(rows, cluster=cluster):
        where = {"remote": on_cluster.remote()} if engine == "spark" else {}
        yield f"{name} in {engine}", _report(folder / name, engine, {**reading, **where})


def _ways(rows: Rows, *, cluster: bool) -> list[tuple[str, str]]:
    """Return the files and who counts them; a quick run takes two, the second by the rows: every fourth on the cluster."""
    engines, files = ("python", "duckdb", "spark"), ("data.csv", "data.parquet")
    if is_thorough():
        return [(name, engine) for name in files for engine in engines if cluster or engine != "spark"]
    drawn = crc32(repr(rows).encode("utf-8", "surrogatepass"))
    stored, on_the_cluster = files[drawn % 2], cluster and drawn // 2 % 4 == 0
    return [(files[0], engines[0]), (stored, engines[2 if on_the_cluster else 1])]


def _report(path: Path, engine: str, reading: dict[str, Any]) -> Report | TiersError:
    try:
        return tiers.report(path, targets="builtin", engine=engine, **reading)  # type: ignore[arg-type] # the name of an engine
    except TiersError as error:
        return error


def _comparable(answer: Report | TiersError) -> object:
    """Return what an answer says of the table, and not of its file."""
    return (
        answer.code if isinstance(answer, TiersError) else _sort_problems(without_places(json.loads(to_json(answer))))
    )


def _sort_problems(said: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Put problems in an order that does not depend on the lines, which a cluster may not know."""
    said["problems"]["items"].sort(key=str)
    return said


def _write_text(path: Path, rows: Rows) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def _write_parquet(path: Path, rows: Rows) -> None:
    on_cluster.write_parquet(path, rows[0], rows[1:])


def counts(report: Report) -> tuple[int, list[int | None], str]:
    """Return the firms, those that reach each tier, and the total of the revenue in 万元."""
    revenue = next(measure for measure in report.measures if measure.measure == "revenue")
    total = (revenue.total or Decimal(0)) / 10_000
    return report.enterprises, [goal.nested for goal in report.goals], f"{total.normalize():f}"


def set_aside(report: Report) -> list[tuple[str | None, str]]:
    """Return what was set aside, and as what."""
    return [(aside.text, aside.why) for aside in report.inputs[0].set_aside]


def codes(report: Report) -> list[str]:
    """Return the code of every problem."""
    return [item.code for item in report.problems.items]
