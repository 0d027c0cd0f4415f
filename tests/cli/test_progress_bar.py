"""The line that says how far a long run is."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Never

import pytest
from rich.cells import cell_len

from tests.cli.running import small
from tiers.cli import progress_bar, streams
from tiers.cli.app import main
from tiers.cli.progress_bar import Bar
from tiers.domain.run_progress import Step, progress_listener, report_step


@pytest.fixture
def drawn_lines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the lines that are written over each other."""
    lines: list[str] = []
    monkeypatch.setattr(streams, "overwrite", lines.append)
    return lines


@pytest.mark.parametrize(
    ("share", "full", "percent"),
    [(0, 0, "   0%"), (0.5, 12, "  50%"), (0.999, 23, "  99%"), (1, 24, " 100%"), (1.5, 24, " 100%"), (-1, 0, "   0%")],
)
def test_the_bar_is_as_full_as_the_work_is_done(share: float, full: int, percent: str) -> None:
    """Never fuller, and 100 % is said of nothing that is not done."""
    bar = Bar("en")
    bar.look(Step("checking", "folder/示例.csv", lambda: share))
    line = bar.picture(79)
    assert (cell_len(line), line.count("█"), line[-5:]) == (79, full, percent)
    assert line.startswith("Checking 示例.csv ")


@pytest.mark.parametrize(
    ("step", "lang", "columns", "line"),
    [
        (Step("counting"), "en", 20, "Counting            "),
        (Step("counting"), "zh", 20, "统计中              "),
        (Step("working"), "en", 4, "Work"),
        (Step("reading", "示例机械厂.csv", lambda: 0.25), "zh", 15, "读取 示例   25%"),
        (Step("reading", "a.csv", lambda: 0.25), "en", 3, "  25%"),
        (Step("reading", "\x1b[2J.csv"), "en", 20, "Reading \\x1b[2J.csv "),
    ],
)
def test_the_line_fits_its_terminal(step: Step, lang: str, columns: int, line: str) -> None:
    """Without room there is no bar, and a wide character is never cut in two; control characters are shown."""
    bar = Bar(lang)
    bar.look(step)
    assert bar.picture(columns) == line


def test_a_short_run_shows_nothing(drawn_lines: list[str]) -> None:
    """Less than a second."""
    with progress_bar.show_progress("en"):
        pass
    assert drawn_lines == []


def test_a_long_run_is_shown_and_leaves_a_blank_line(drawn_lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The step at which it is, until it ends, well or badly."""
    monkeypatch.setattr(progress_bar, "PATIENCE", 0)
    monkeypatch.setattr(progress_bar, "_BETWEEN", 0.001)
    with pytest.raises(KeyboardInterrupt):
        _count_until(drawn_lines)
    assert drawn_lines[0].startswith(("Counting ", "Working "))
    assert drawn_lines[-1] == ""


def _count_until(drawn_lines: list[str]) -> Never:
    with progress_bar.show_progress("en"):
        report_step(Step("counting"))
        while not drawn_lines:
            pass
        raise KeyboardInterrupt


def test_a_report_in_bulk_tells_its_steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only where a person looks at standard error and did not ask for quiet."""
    monkeypatch.chdir(tmp_path)
    seen: list[Step] = []

    @contextmanager
    def show(_: str) -> Iterator[None]:
        with progress_listener(seen.append):
            yield

    monkeypatch.setattr(progress_bar, "show_progress", show)
    words = ["report", small(), "--engine", "duckdb", "--targets", "builtin", "--year", "2008"]
    assert (main(words), seen) == (0, [])
    monkeypatch.setattr(streams, "shows_progress", lambda: True)
    assert (main([*words, "--quiet"]), seen) == (0, [])
    assert (main(words), [step.doing for step in seen]) == (0, ["checking", "reading", "counting"])
    assert seen[0].share() == 1


def test_nothing_is_shown_where_no_line_can_be_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, a dumb terminal, no standard error at all."""
    assert not streams.shows_progress()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert streams.shows_progress()
    monkeypatch.setenv("TERM", "dumb")
    assert not streams.shows_progress()
    monkeypatch.setattr(sys, "stderr", None)
    assert not streams.shows_progress()


def test_a_line_is_written_over_the_last_one(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """And nothing is left of it in the end, on a terminal of 80 columns if nobody knows."""
    streams.overwrite("Counting")
    streams.overwrite("")
    assert capfdbinary.readouterr().err == b"\rCounting\r" + b" " * 79 + b"\r"


def test_a_terminal_that_goes_away_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report is what counts."""

    def go_away(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(streams, "_push", go_away)
    monkeypatch.setattr(streams, "_give_up", lambda _: None)
    streams.overwrite("Counting")
