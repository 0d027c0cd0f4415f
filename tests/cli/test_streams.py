"""Standard output is data, standard error is narration, and neither ever crashes."""

import fcntl
import io
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from functools import cache

import pytest

from tests.cli.keyboard import type_into
from tests.cli.running import LOCALE_FINDS_IT, command, shell, small, surroundings, tiers
from tiers.cli import streams
from tiers.cli.app import COMMANDS
from tiers.errors import WriteError

REPORT = "report data.csv --targets builtin"
FIRMS = "classify data.csv --targets builtin --json"
WORDS = ("report", "data.csv", "--targets", "builtin")


@cache
def in_a_pipe(*words: str) -> bytes:
    """Return what a run on the small table writes into a pipe, in the surroundings of all tests; many compare with it."""
    small()
    return tiers(*words).stdout


@pytest.mark.one_in(5)
@pytest.mark.parametrize(
    "words", ["--version", "--help", "report --help", REPORT, f"{REPORT} --json", FIRMS, "schema report"]
)
@pytest.mark.parametrize(
    ("where", "code"), [(">/dev/full", b"stdout-failed"), (">&-", b"stdout-closed")], ids=["full", "closed"]
)
def test_what_cannot_be_written_is_no_success(words: str, where: str, code: bytes) -> None:
    """One line, exit 6."""
    small()
    run = shell(f"$tiers {words} {where}")
    assert run.returncode == 6
    assert run.stderr.startswith(b"tiers: error[" + code + b"]: ")
    assert run.stderr.count(b"\n") == 1


@pytest.mark.one_in(2)
@pytest.mark.parametrize("words", ["--help", "report --help", REPORT, "schema report"])
def test_a_reader_that_has_seen_enough(words: str) -> None:
    """Quiet, with 141 or 0."""
    small()
    run = shell(f"$tiers {words} | head -c 1; exit ${{PIPESTATUS[0]}}")
    assert run.returncode in {0, 141}
    assert run.stderr == b""
    assert len(run.stdout) == 1


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["report", "data.csv", "--targets", "builtin"]])
def test_a_reader_that_is_gone_already(words: list[str]) -> None:
    """Certainly nobody reads the first byte: 141, and quiet."""
    small()
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.run(command(*words), env=surroundings({}), stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (run.returncode, run.stderr) == (141, b"")


def test_standard_error_closed_or_full() -> None:
    """Nobody hears the note; the report is written all the same."""
    small()
    for where in ("2>&-", "2>/dev/full"):
        run = shell(f"$tiers report data.csv --json {where}")
        assert run.returncode == 0
        assert json.loads(run.stdout)["enterprises"] == 3


@pytest.mark.one_in(5)
@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, marks=LOCALE_FINDS_IT),
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=["C", "gbk", "latin-1"],
)
@pytest.mark.parametrize("words", [["--help"], ["report", "data.csv", "--targets", "builtin"], ["report", "无"]])
def test_a_console_that_cannot_show_everything(words: list[str], environment: dict[str, str]) -> None:
    """It shows escapes; it does not crash."""
    small()
    run = tiers(*words, **environment)
    assert run.returncode in {0, 3}
    assert b"internal" not in run.stderr


def test_an_old_chinese_console_shows_the_report() -> None:
    """Every sign of the product is one that GBK has, or one that looks alike."""
    small()
    run = tiers("report", "data.csv", "--targets", "builtin", PYTHONIOENCODING="gbk")
    text = run.stdout.decode("gbk")
    assert "over ￥1 bn" in text
    assert "√" in text
    assert "\\" not in text


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0"}, marks=LOCALE_FINDS_IT),
        {"PYTHONIOENCODING": "gbk"},
        {"TZ": "Asia/Shanghai"},
    ],
)
def test_json_is_the_same_everywhere(environment: dict[str, str]) -> None:
    """UTF-8, whatever the console."""
    small()
    here = in_a_pipe(*WORDS, "--json")
    there = tiers(*WORDS, "--json", **environment)
    assert here == there.stdout
    assert "示例甲厂" in here.decode()


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("¥1 机", "utf-8", "¥1 机".encode()),
        ("¥1 机 √│", "gbk", "￥1 机 √│".encode("gbk")),
        ("a  ¥1  ¥2\nb   3   4", "gbk", "a ￥1 ￥2\nb   3   4".encode("gbk")),
        ("over ¥1 bn   2\nover       2", "gbk", "over ￥1 bn  2\nover       2".encode("gbk")),
        ("  ¥1  机", "ascii", b"  Y1  \\u673a"),
        ("  ¥1  机", "latin-1", b"  \xa51  \\u673a"),
        ("¥1 机 √│—“", "ascii", b'Y1 \\u673a v|-"'),
        ("\ud800", "utf-8", b"\\ud800"),
    ],
)
def test_what_a_console_cannot_show(text: str, encoding: str, expected: bytes) -> None:
    """A sign that looks alike, else an escape."""
    assert streams.encode_for_console(text, encoding) == expected


def test_what_comes_in_parts(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each is written as it comes, and text parts of a console stay bytes."""
    streams.write(iter([b"a\r\n", "示例".encode(), b""]))
    assert capfdbinary.readouterr().out == "a\r\n示例".encode()


class Full(io.BytesIO):
    """A file on a full disk."""

    def write(self, _: object) -> int:
        """Fail."""
        raise OSError(28, "No space left on device")


def test_a_failure_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream without a number of its own can be given up, too."""
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Full()))
    with pytest.raises(WriteError, match="No space left"):
        streams.write("a")
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(Full()))
    streams.note("nobody hears it")
    monkeypatch.setattr(sys, "stderr", None)
    streams.note("nobody hears it")


@pytest.mark.parametrize(
    ("choice", "environment", "expected"),
    [
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": "", "FORCE_COLOR": ""}, False),
    ],
)
def test_colour_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, choice: str, environment: dict[str, str], *, expected: bool
) -> None:
    """What was said, else NO_COLOR, else FORCE_COLOR, else none."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert streams.wants_color(choice) is expected
    assert streams.width() is None


def on_a_terminal(*arguments: str, columns: int = 60, **environment: str) -> str:
    """Run on a terminal of so many columns; give what it shows."""
    small()
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    quiet = subprocess.DEVNULL  # on a busy machine it would show how far it is
    with subprocess.Popen(command(*arguments), env=surroundings(environment), stdout=slave, stderr=quiet) as process:
        os.close(slave)
        shown = b""
        while part := _read(master):
            shown += part
    os.close(master)
    assert process.returncode == 0
    return shown.decode()


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # Linux says so when nobody writes any more
        return b""


@pytest.mark.thorough
def test_a_terminal_has_a_width_and_colour() -> None:
    """Those of the terminal."""
    shown = on_a_terminal(*WORDS, TERM="xterm-256color")
    assert "\x1b[" in shown
    plain = on_a_terminal(*WORDS, TERM="xterm-256color", NO_COLOR="1")
    assert "\x1b[" not in plain
    assert 50 < max(map(len, plain.splitlines())) <= 60


def test_a_dumb_terminal_has_no_colour() -> None:
    """And COLUMNS wins over what it says of itself."""
    shown = on_a_terminal(*WORDS, TERM="dumb", COLUMNS="100")
    assert "\x1b[" not in shown
    assert 80 < max(map(len, shown.splitlines())) <= 100


def test_help_on_a_terminal_is_coloured() -> None:
    """As its own standard output is."""
    assert "\x1b[" in on_a_terminal("--help", TERM="xterm-256color")


RED, YELLOW = "\x1b[1;31merror[", "\x1b[33mtiers:\x1b[0m "


@pytest.mark.one_in(9)
@pytest.mark.parametrize(
    ("options", "environment", "coloured"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {}, False),
        (["--color=never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"TIERS_COLOR": "never"}, False),
        (["--color", "auto"], {"TIERS_COLOR": "never"}, True),
    ],
)
def test_errors_and_warnings_on_a_terminal(options: list[str], environment: dict[str, str], coloured: bool) -> None:  # noqa: FBT001 - a column of the table
    """The name of an error is red, that of the program before a warning yellow, in both languages."""
    small()
    _, shown = type_into(command("report", "data.csv", "--fail-on", "unmet", *options), [], **environment)
    assert (RED in shown, "tiers: error[fail-on-fallback]: " in shown) == (coloured, not coloured)
    _, shown = type_into(command("report", "data.csv", "--unit", "万元", *options), [], **environment)
    assert shown.startswith(YELLOW if coloured else "tiers: ")
    _, shown = type_into(command("report", "data.csv", "--unit", "万元", *options), [], TIERS_LANG="zh", **environment)
    assert shown.startswith(YELLOW if coloured else "tiers: ")


def test_errors_in_a_pipe_have_no_colour() -> None:
    """Unless somebody wants it."""
    assert tiers("report", "none.csv", "-q").stderr.startswith(b"tiers: error[")
    assert tiers("report", "none.csv", "-q", FORCE_COLOR="1").stderr.startswith(b"tiers: \x1b[1;31merror[")


@pytest.mark.parametrize(("coloured", "note"), [("1", "\x1b[33mtiers:\x1b[0m a b\n"), ("", "tiers: a b\n")])
def test_a_warning(
    coloured: str, note: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one process."""
    monkeypatch.setenv("FORCE_COLOR", coloured)
    streams.choose_color_of_errors([])
    streams.warn("tiers: a b")
    assert capsys.readouterr().err == note


def test_a_terminal_without_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some say 0 columns, some nothing: then no width is known."""

    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    with monkeypatch.context() as patch:  # pytest itself reads it as soon as the test has ended
        patch.setattr(sys, "stdout", Terminal(io.BytesIO()))
        assert streams.width() is None
        for said in ("0", "wide", "", "-1", "²", "99999999999"):
            patch.setenv("COLUMNS", said)
            assert streams.width() is None


@pytest.mark.thorough
@pytest.mark.parametrize("said", ["0", "-1", "abc", "1", "5", "²", "00", " ", "99999999999"])
def test_no_number_of_columns_silences_anything(said: str) -> None:
    """Help can be read, and the report is the one of a pipe."""
    small()
    sizes = {"COLUMNS": said, "LINES": said, "TERMINAL_WIDTH": said}
    for words in (["--help"], ["check", "--help"]):
        run = tiers(*words, **sizes)
        assert (run.returncode, run.stderr) == (0, b"")
        assert max(len(line.split()) for line in run.stdout.decode().splitlines()) > 3
    assert tiers(*WORDS, **sizes).stdout == in_a_pipe(*WORDS)


@pytest.mark.one_in(5)
@pytest.mark.parametrize("said", ["0", "1", "5", "abc", "²"])
def test_a_terminal_of_any_width_shows_every_command(said: str) -> None:
    """Also where the environment says what is not so."""
    shown = on_a_terminal("--help", TERM="dumb", COLUMNS=said)
    assert [name for name in COMMANDS if not re.search(rf"│ {name} ", shown)] == []


def test_a_pager_shows_a_coloured_report() -> None:
    """`less -R` gets the colours that were asked for."""
    small()
    run = shell("$tiers report data.csv --targets builtin --color always | less -R | cat")
    assert run.returncode == 0
    assert b"\x1b[" in run.stdout
