"""What the engine for clusters does by itself; that its counts are those of the definition, the tests of tables say."""

import csv
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.engines import on_cluster
from tests.engines.drawn import PLAN
from tests.engines.test_against_oracle import CERTAIN, HEADINGS, ROWS, plans, targets_of
from tests.engines.test_same_answer import ODDER
from tests.oracle import Plan, Row
from tiers import pipeline
from tiers.errors import TiersError
from tiers.report.model import Report
from tiers.write.to_json import to_json


def reported(path: Path | str, **reading: Any) -> Report:  # noqa: ANN401 - whatever `Reading` takes
    """Report on what the cluster finds."""
    return pipeline.report(path, targets=PLAN, engine="spark", remote=on_cluster.remote(), **reading)


def said(path: Path, plan: Plan, engine: str) -> str:
    """Report with one engine: the JSON, or the refusal."""
    asked = {"top": plan.top, "duplicates": plan.duplicates, "year": plan.year, "engine": engine}
    where = {"remote": on_cluster.remote()} if engine == "spark" else {}
    try:
        return to_json(pipeline.report(path, targets=targets_of(plan), **asked, **where))  # type: ignore[arg-type]
    except TiersError as error:
        return f"{error.code}: {error} {error.table('en')}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one folder that every example is written to."""
    return tmp_path_factory.mktemp("cluster")


@settings(
    max_examples=max(12, settings().max_examples // 5),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    rows=st.lists(ROWS | ODDER, max_size=14),
    plan=plans(),
    ragged=st.none() | st.sampled_from(["示例短厂", "示例长厂,,2008,,5,5,6"]),
)
def test_the_cluster_gives_the_same_report(folder: Path, rows: list[Row], plan: Plan, ragged: str | None) -> None:
    """As text, and in columns: odd cells, duplicates, blanks, several years; every policy, both rules and countings."""
    cells = [astuple(row) for row in [CERTAIN, *rows]]
    text, columns = folder / "data.csv", folder / "data.parquet"
    with text.open("w", encoding="utf-8", newline="") as file:
        lines = [[cell.replace("\n", " ") for cell in row] for row in cells]
        csv.writer(file).writerows([HEADINGS, *lines])
        file.writelines(f"{line}\n" for line in [ragged] if line)
    on_cluster.write_parquet(columns, HEADINGS, cells)
    path = columns if ragged is None else text
    assert said(path, plan, "spark") == said(path, plan, "python")
