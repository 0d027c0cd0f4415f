"""Temporary folders, and what killed runs have left of theirs."""

import fcntl
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tiers.signal_guard import is_held
from tiers.temporary_files import host, temporary_folder

HOST = host()
DEAD = subprocess.Popen([sys.executable, "-c", ""])
DEAD.wait()


@pytest.fixture(autouse=True)
def _own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have a place for temporary files that nobody else uses."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def leave_folder(tmp_path: Path, name: str, seconds: int = 3600) -> Path:
    """Make a folder as a killed run leaves it, some time ago."""
    folder = tmp_path / name
    folder.mkdir()
    (folder / "1.txt").touch()
    os.utime(folder, (time.time() - seconds,) * 2)
    return folder


def test_a_folder_is_there_and_then_gone(tmp_path: Path) -> None:
    """With all that was put into it, also after a failure; its name tells whose it is."""

    def fail() -> None:
        with temporary_folder() as folder:
            (folder / "1.txt").touch()
            assert (folder.parent, is_held()) == (tmp_path, False)
            assert folder.name.startswith(f"tiers-{os.getpid()}-{HOST}-")
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        fail()
    assert ([*tmp_path.iterdir()], is_held()) == ([], False)


def test_no_folder_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signals do not wait for ever."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(OSError, match="none"), temporary_folder():
        raise AssertionError
    assert not is_held()


def test_what_a_killed_run_has_left_is_removed(tmp_path: Path) -> None:
    """By the next one that needs a folder."""
    folder = leave_folder(tmp_path, f"tiers-{DEAD.pid}-{HOST}-abc12345")
    with temporary_folder():
        assert not folder.exists()


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("tiers-DEAD-HOST-abc", 60),
        ("tiers-OWN-HOST-abc", 3600),
        ("tiers-1-HOST-abc", 3600),
        ("tiers-9999999999-HOST-abc", 3600),
        ("tiers-DEAD-another-abc", 3600),
        ("tiers-DEAD-abc", 3600),
        ("other-DEAD-HOST-abc", 3600),
        ("tiers-abc12345", 3600),
    ],
)
def test_what_may_be_of_a_run_that_lives_stays(tmp_path: Path, name: str, seconds: int) -> None:
    """It is young, its process or one of its number lives, it is of another machine, or of another program."""
    name = name.replace("DEAD", str(DEAD.pid)).replace("OWN", str(os.getpid())).replace("HOST", HOST)
    folder = leave_folder(tmp_path, name, seconds)
    with temporary_folder():
        assert (folder / "1.txt").exists()


def test_what_is_locked_stays(tmp_path: Path) -> None:
    """As where the process is out of sight, in a container."""
    folder = leave_folder(tmp_path, f"tiers-{DEAD.pid}-{HOST}-abc")
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    with temporary_folder():
        assert (folder / "1.txt").exists()
    os.close(lock)


def test_links_and_files_stay(tmp_path: Path) -> None:
    """Whatever they are called: nothing that a link names is touched."""
    there = leave_folder(tmp_path, "there")
    link = tmp_path / f"tiers-{DEAD.pid}-{HOST}-abc"
    link.symlink_to(there)
    (tmp_path / f"tiers-{DEAD.pid}-{HOST}-abe").touch()
    with temporary_folder():
        assert (link.is_symlink(), (there / "1.txt").exists()) == (True, True)
        assert (tmp_path / f"tiers-{DEAD.pid}-{HOST}-abe").exists()


def test_a_run_that_is_killed(tmp_path: Path) -> None:
    """Its folder stays, unlocked, and goes with a later run."""
    lines = (
        "import tempfile, time",
        f"tempfile.tempdir = {str(tmp_path)!r}",
        "from tiers.temporary_files import temporary_folder",
        "with temporary_folder() as folder:",
        "    print(folder, flush=True)",
        "    time.sleep(60)",
    )
    with subprocess.Popen([sys.executable, "-c", "\n".join(lines)], stdout=subprocess.PIPE, text=True) as process:
        folder = Path((process.stdout or sys.stdin).readline().strip())
        os.utime(folder, (0, 0))
        with temporary_folder():
            assert folder.exists()
        process.send_signal(signal.SIGKILL)
    with temporary_folder():
        assert not folder.exists()
