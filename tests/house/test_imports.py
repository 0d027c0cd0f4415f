"""What a run imports, seen from outside: nobody waits for a library that the answer does not need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LIBRARIES_FOR_SOME = {
    *("charset_normalizer", "duckdb", "jinja2", "python_calamine", "xlsxwriter", "backports", "zstandard"),
    *("grpc", "numpy", "pandas", "polars", "pyarrow", "pyspark", "click"),
}
"""What only certain inputs, outputs and engines need."""

HEAVY_PARTS = {
    "asyncio",
    "http.client",
    "multiprocessing",
    "sqlite3",
    "ssl",
    "unittest",
    "urllib.request",
}
"""Parts of the standard library that no step of an ordinary report needs."""

ROOMS_BEHIND_THE_DOOR = {
    "tiers.pipeline",
    "tiers.intake",
    "tiers.engines",
    "tiers.report.contract.report",
    "tiers.domain.targets",
}
"""What asking for help does not need."""


IMPORTED = "import time:"
"""How a line begins by which Python tells of an import."""


def imported_by(*arguments: str | Path) -> set[str]:
    """Run `tiers` in a new process, and name every module that it imports."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    command = [sys.executable, "-X", "importtime", "-m", "tiers", *map(str, arguments)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    told = run.stderr.splitlines()
    assert run.returncode == 0, [line for line in told if not line.startswith(IMPORTED)]
    return {line.rpartition("|")[2].strip() for line in told if line.startswith(IMPORTED)}


def imports_among(names: set[str], unwanted: set[str]) -> set[str]:
    """Return the unwanted ones that were imported, whole or in part."""
    return {want for want in unwanted if any(name == want or name.startswith(f"{want}.") for name in names)}


@pytest.mark.one_in(2)
@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["report", "--help"], ["init", "--help"]], ids=" ".join
)
def test_help_loads_nothing_that_reads_or_counts(arguments: list[str]) -> None:
    """No pydantic model, no DuckDB, no workbook library."""
    unwanted = {"pydantic", *LIBRARIES_FOR_SOME, *HEAVY_PARTS, *ROOMS_BEHIND_THE_DOOR}
    assert not imports_among(imported_by(*arguments), unwanted)


def test_the_version_loads_no_table_drawing() -> None:
    """A line needs no Rich."""
    assert not imports_among(imported_by("--version"), {"rich"})


@pytest.mark.one_in(2)
@pytest.mark.parametrize("form", [[], ["--json"]], ids=["table", "json"])
@pytest.mark.parametrize("command", ["report", "classify"])
def test_a_small_report_loads_only_what_it_needs(command: str, form: list[str], example: Path) -> None:
    """300 firms in a text file, counted in Python."""
    assert not imports_among(imported_by(command, example, *form), LIBRARIES_FOR_SOME | HEAVY_PARTS)


@pytest.mark.parametrize("command", ["report", "classify"])
def test_a_report_for_programs_draws_nothing(command: str, example: Path) -> None:
    """JSON needs no Rich."""
    assert not imports_among(imported_by(command, example, "--json"), {"rich.table", "rich.console"})


def test_a_workbook_loads_its_library_and_no_other(example: Path, tmp_path: Path) -> None:
    """When it is written."""
    loaded = imports_among(imported_by("report", example, "-o", tmp_path / "a.xlsx"), LIBRARIES_FOR_SOME)
    assert loaded == {"xlsxwriter"}


@pytest.mark.parametrize("typed", ["tiers rep", "tiers report data.csv --", "tiers report data.csv --where 行业="])
def test_a_tab_loads_no_more_than_it_needs(typed: str, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither Typer nor the models, as long as tables are plain."""
    Path("data.csv").write_bytes(example.read_bytes())
    monkeypatch.setenv("_TIERS_COMPLETE", "complete_bash")
    monkeypatch.setenv("_TIERS_HEAD", typed)
    unwanted = {"typer", "pydantic", "rich", "subprocess", *LIBRARIES_FOR_SOME, *HEAVY_PARTS, *ROOMS_BEHIND_THE_DOOR}
    assert not imports_among(imported_by(), unwanted)


def test_what_is_imported_is_seen(example: Path) -> None:
    """A report does load the models, so the others of these tests look at something."""
    assert imports_among(imported_by("report", example), {"pydantic", "tiers.pipeline", "duckdb"}) == {
        "pydantic",
        "tiers.pipeline",
    }
