"""The process: what comes at any moment, and the exit code it leaves."""

import gc
import importlib
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.cli.running import as_usual, command, small, start, tiers
from tiers.__main__ import _CAME, _RAISED, Terminated, _come_now, main
from tiers.signal_guard import come_later, without_signals

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Begin as a shell starts a process, whoever has started the tests, and leave theirs as it was."""
    before, hook = [signal.getsignal(number) for number in SIGNALS], sys.unraisablehook
    as_usual()
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    for number, handler in zip(SIGNALS, before, strict=True):
        signal.signal(number, handler)
    sys.unraisablehook = hook
    gc.enable()
    _CAME.clear()
    _RAISED.clear()


def test_the_exit_code_of_the_command_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What was typed is run."""
    monkeypatch.setattr(sys, "argv", ["tiers", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("tiers ")


@pytest.mark.parametrize(("loaded", "frozen"), [(True, []), (False, [True])])
def test_what_a_library_complains_of_is_taken_back(
    loaded: bool,  # noqa: FBT001 - a row of the table
    frozen: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nothing is looked for at the end of a run, but of one that has loaded DuckDB."""
    asked: list[bool] = []
    monkeypatch.setattr(gc, "freeze", lambda: asked.append(True))
    if loaded:
        monkeypatch.setitem(sys.modules, "duckdb", sys)
    else:
        monkeypatch.delitem(sys.modules, "duckdb", raising=False)
    monkeypatch.setattr(sys, "argv", ["tiers", "--version"])
    assert (main(), asked) == (0, frozen)
    assert capsys.readouterr().err == ""


def test_a_run_in_bulk_says_nothing_at_its_end() -> None:
    """DuckDB would say that it leaks, where nothing is looked for."""
    done = tiers("report", small(), "-q", "--engine", "duckdb", "--targets", "builtin")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_at_any_moment(monkeypatch: pytest.MonkeyPatch, sent: signal.Signals, code: int) -> None:
    """It ends the run with its own exit code, wherever it lands."""

    def interrupt(_: Sequence[str]) -> int:
        signal.raise_signal(sent)
        return 0

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
    Path("interrupt.py").write_text("\n".join(lines), encoding="utf-8")
    run = subprocess.run([sys.executable, "-m", "interrupt"], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (130, b"")


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_that_is_ignored_stays_ignored(monkeypatch: pytest.MonkeyPatch, sent: signal.Signals) -> None:
    """As for a job that its shell protects, or `nohup`."""

    def ignoring(_: Sequence[str]) -> int:
        signal.raise_signal(sent)
        return 0

    signal.signal(sent, signal.SIG_IGN)
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
    with start(words, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith(b"tiers: no targets file")  # from here on it reads
        process.send_signal(sent)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (code, b"", b"")
    assert [path.name for path in Path().iterdir()] == ["report.json"]
    assert Path("report.json").read_text(encoding="utf-8") == "old"


def test_a_second_signal_while_the_run_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is being undone is undone, and the first one tells the code."""
    undone = []

    def interrupt(_: Sequence[str]) -> int:
        try:
            signal.raise_signal(signal.SIGTERM)
        finally:
            signal.raise_signal(signal.SIGINT)
            undone.append(1)
        return 0

    monkeypatch.setattr("tiers.cli.app.main", interrupt)
    assert (main(), undone) == (143, [1])


def test_a_signal_that_waited_does_not_come_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though several things were waited for."""

    def interrupt(_: Sequence[str]) -> int:
        try:
            with without_signals():
                signal.raise_signal(signal.SIGTERM)
        finally:
            come_later(_come_now)
            with without_signals():
                pass
        return 0

    monkeypatch.setattr("tiers.cli.app.main", interrupt)
    assert main() == 143


def of_program(*lines: str, sent: str = "SIGTERM") -> "subprocess.CompletedProcess[bytes]":
    """Run the program with some lines instead of its own, in which `come()` sends a signal to it."""
    text = (
        "import atexit, os, signal, sys, time, tiers.__main__, tiers.cli.app",
        "from tiers.signal_guard import without_signals",
        "def come():",
        f"    os.kill(os.getpid(), signal.{sent})",
        "def run(_):",
        *(f"    {line}" for line in lines),
        "    return 0",
        "tiers.cli.app.main = run",
        "sys.exit(tiers.__main__.main())",
    )
    Path("program.py").write_text("\n".join(text), encoding="utf-8")
    words = [sys.executable, "-m", "program"]
    with start(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        out, err = process.communicate(timeout=60)
    return subprocess.CompletedProcess(words, process.returncode, out, err)


BOTH = pytest.mark.parametrize(("sent", "code"), [("SIGINT", 130), ("SIGTERM", 143)])


@BOTH
def test_a_signal_waits_until_a_library_is_imported(sent: str, code: int) -> None:
    """An exception within a library written in C would abort the process."""
    Path("slow.py").write_text("import __main__\n__main__.come()\nprint('imported', flush=True)\n", encoding="utf-8")
    run = of_program("import slow", "time.sleep(30)", sent=sent)
    assert (run.returncode, run.stdout, run.stderr) == (code, b"imported\n", b"")


@BOTH
def test_a_signal_waits_for_what_must_not_be_left_half_done(sent: str, code: int) -> None:
    """Such as the removal of a folder."""
    run = of_program("with without_signals():", "    come()", "    print(1, flush=True)", "time.sleep(30)", sent=sent)
    assert (run.returncode, run.stdout, run.stderr) == (code, b"1\n", b"")


@BOTH
def test_a_signal_in_a_finalizer(sent: str, code: int) -> None:
    """Python would write the exception on standard error, and go on."""
    lines = (
        "class Last:",
        "    def __del__(self):",
        "        come()",
        "        time.sleep(1)",
        "last = Last()",
        "del last",
        "time.sleep(30)",
    )
    run = of_program(*lines, sent=sent)
    assert (run.returncode, run.stderr) == (code, b"")


def test_another_failure_in_a_finalizer_is_written_as_ever() -> None:
    """It is a mistake."""
    run = of_program("class Last:", "    def __del__(self):", "        raise ValueError", "last = Last()", "del last")
    assert (run.returncode, b"ValueError" in run.stderr) == (0, True)


@pytest.mark.one_in(2)
@BOTH
def test_a_signal_that_a_library_swallows_comes_once_more(sent: str, code: int) -> None:
    """A second later."""
    run = of_program(
        "try:", "    come()", "    time.sleep(9)", "except BaseException:", "    pass", "time.sleep(30)", sent=sent
    )
    assert (run.returncode, run.stderr) == (code, b"")


@pytest.mark.thorough
def test_the_third_signal_ends_the_run_at_once() -> None:
    """Whatever does not let go; the code is that of the first."""
    lines = (
        "for _ in range(2):",
        "    try:",
        "        come()",
        "        time.sleep(1)",
        "    except BaseException:",
        "        pass",
    )
    run = of_program(*lines, "os.kill(os.getpid(), signal.SIGINT)", "time.sleep(30)")
    assert (run.returncode, run.stderr) == (143, b"")


@BOTH
def test_a_signal_while_python_ends(sent: str, code: int) -> None:
    """The run is over, and what it said of itself holds."""
    assert code
    run = of_program("atexit.register(come)", sent=sent)
    assert (run.returncode, run.stderr) == (0, b"")


def test_a_signal_that_waits_when_the_run_is_over() -> None:
    """It came before the end, so it is told."""
    run = of_program("without_signals().__enter__()", "come()", "time.sleep(0.1)")
    assert (run.returncode, run.stderr) == (143, b"")


@pytest.mark.parametrize("lacks", ["setitimer", "alarm of its own"])
def test_where_nothing_can_wait(monkeypatch: pytest.MonkeyPatch, lacks: str) -> None:
    """A system without timers, or a caller that uses the only one: the signal comes at once."""

    def interrupt(_: Sequence[str]) -> int:
        signal.raise_signal(signal.SIGTERM)
        return 0

    if lacks == "setitimer":
        monkeypatch.delattr(signal, "setitimer")
    else:
        signal.signal(signal.SIGALRM, lambda *_: None)
    monkeypatch.setattr("tiers.cli.app.main", interrupt)
    assert main() == 143
    monkeypatch.undo()


def test_an_interruption_that_comes_once_more_at_the_very_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The run is over, and its exit code is known."""
    calls: list[object] = []

    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    def ignore(_: object) -> None:
        calls.append(None)
        if len(calls) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr("tiers.cli.app.main", interrupt)
    monkeypatch.setattr("tiers.__main__._listen", lambda _: None)
    monkeypatch.setattr("tiers.__main__._ignore", ignore)
    assert (importlib.import_module("tiers.__main__").main(), len(calls)) == (130, 2)


def listens(pid: int) -> bool:
    """Whether a process handles SIGTERM by itself: before that Python starts, and ends as it does."""
    caught = re.search(r"SigCgt:\s*(\w+)", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    return caught is not None and bool(int(caught[1], 16) >> (signal.SIGTERM - 1) & 1)


@pytest.mark.thorough
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not tell what a process handles")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_the_temporary_files_of_an_interrupted_run(sent: signal.Signals, tmp_path: Path) -> None:
    """None is left, whenever it comes while a table is read in bulk."""
    rows = "".join(f"示例厂{i},{i}\n" for i in range(20_000))
    Path("data.csv").write_text(f"企业名称,2008年营业收入（万元）\n{rows}", encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    words = command("report", "data.csv", "--engine", "duckdb", "--targets", "builtin", "-q", "-o", "report.json")
    for tenths in range(0, 15, 3):
        with start(words, {"TMPDIR": str(own)}, stderr=subprocess.PIPE) as process:
            while process.poll() is None and not listens(process.pid):
                time.sleep(0.005)
            time.sleep(tenths / 10)
            process.send_signal(sent)
            err = process.communicate()[1]
        assert (process.returncode in {0, 128 + sent}, err) == (True, b"")
        assert [*own.iterdir()] == []
    assert {path.name for path in Path().iterdir()} <= {"data.csv", "own", "report.json"}
