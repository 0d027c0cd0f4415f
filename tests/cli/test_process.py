"""The process: what comes at any moment, and the exit code it leaves."""

import gc
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.cli.running import command, surroundings
from tiers.__main__ import _TERMINATED, Terminated, main


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Leave the process of the tests as it was."""
    handler = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, handler)
    gc.enable()
    _TERMINATED.clear()


def test_the_exit_code_of_the_command_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What was typed is run."""
    monkeypatch.setattr(sys, "argv", ["tiers", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("tiers ")


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_at_any_moment(monkeypatch: pytest.MonkeyPatch, sent: signal.Signals, code: int) -> None:
    """It ends the run with its own exit code, wherever it lands."""

    def interrupt(_: Sequence[str]) -> int:
        signal.raise_signal(sent)
        return 0

    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    monkeypatch.setattr("tiers.cli.app.main", interrupt)
    assert main() == code


def test_sigterm_where_a_library_makes_another_exception_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not taken for Ctrl-C."""

    def confuse(_: Sequence[str]) -> int:
        try:
            signal.raise_signal(signal.SIGTERM)
        except Terminated as error:
            raise KeyboardInterrupt from error
        return 0

    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    monkeypatch.setattr("tiers.cli.app.main", confuse)
    assert main() == 143


def test_ctrl_c_while_text_is_evaluated_as_a_program() -> None:
    """As happens while named tuples are made: Python remembers it, and would end the process by the signal itself."""
    lines = (
        "import sys",
        "import tiers.__main__, tiers.cli.app",
        "tiers.cli.app.main = lambda _: eval('(_ for _ in ()).throw(KeyboardInterrupt)')",
        "sys.exit(tiers.__main__.main())",
    )
    Path("interrupted.py").write_text("\n".join(lines), encoding="utf-8")
    run = subprocess.run([sys.executable, "-m", "interrupted"], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (130, b"")


def test_a_signal_that_is_ignored_stays_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a job that its shell protects."""

    def ignoring(_: Sequence[str]) -> int:
        signal.raise_signal(signal.SIGTERM)
        return 0

    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    monkeypatch.setattr("tiers.cli.app.main", ignoring)
    assert main() == 0


def test_ctrl_c_while_words_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typer turns it into a number; it is still an interruption."""

    class Version:
        def __str__(self) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "argv", ["tiers", "--version", "report"])
    monkeypatch.setattr("tiers.cli.parsing.__version__", Version())
    assert main() == 130


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_while_a_table_is_read(sent: signal.Signals, code: int) -> None:
    """Nothing is said, nothing written, and what was there stays."""
    Path("report.json").write_text("old", encoding="utf-8")
    words = command("report", "-", "-o", "report.json")
    pipe = subprocess.PIPE
    with subprocess.Popen(words, env=surroundings({}), stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith(b"tiers: no targets file")  # from here on it reads
        process.send_signal(sent)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (code, b"", b"")
    assert [path.name for path in Path().iterdir()] == ["report.json"]
    assert Path("report.json").read_text(encoding="utf-8") == "old"
