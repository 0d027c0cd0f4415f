"""A file on disk: complete or absent."""

import errno
import io
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typing_extensions import Buffer

from tiers.errors import WriteError
from tiers.write.files import write_atomically


def names() -> list[str]:
    """Return what is in the working directory."""
    return sorted(path.name for path in Path().iterdir())


def test_a_new_file() -> None:
    """With the mode that any new file has here."""
    before = os.umask(0o027)
    write_atomically("a.json", b"new")
    os.umask(before)
    assert Path("a.json").read_bytes() == b"new"
    assert stat.S_IMODE(Path("a.json").stat().st_mode) == 0o640
    assert names() == ["a.json"]


def test_what_comes_in_parts() -> None:
    """All of them in one file; if one of them cannot be made, the old file stays."""
    write_atomically("a.json", iter([b"one,", b"", b"two"]))
    assert Path("a.json").read_bytes() == b"one,two"
    write_atomically(os.devnull, iter([b"one", b"two"]))

    def fail() -> Iterator[bytes]:
        yield b"new"
        raise WriteError("stdout-closed")

    with pytest.raises(WriteError):
        write_atomically("a.json", fail())
    assert Path("a.json").read_bytes() == b"one,two"
    assert names() == ["a.json"]


def test_an_old_file_keeps_its_mode() -> None:
    """Its bytes are replaced, not the permission to read them."""
    Path("a.json").write_bytes(b"old, and longer")
    Path("a.json").chmod(0o604)
    write_atomically("a.json", b"new")
    assert Path("a.json").read_bytes() == b"new"
    assert stat.S_IMODE(Path("a.json").stat().st_mode) == 0o604


def test_of_a_link_the_target_is_replaced() -> None:
    """Also in another folder, and if it is not there yet; the link stays one."""
    Path("there").mkdir()
    Path("a.json").symlink_to("there/b.json")
    for content in (b"one", b"two"):
        write_atomically("a.json", content)
        assert Path("a.json").is_symlink()
        assert Path("there/b.json").read_bytes() == content
    assert [path.name for path in Path("there").iterdir()] == ["b.json"]


def test_what_comes_in_parts_is_whole_or_absent() -> None:
    """A part that cannot be made leaves the old file, and no debris."""

    def parts() -> Iterator[bytes]:
        yield b"one, "
        yield b"two"

    def fail() -> Iterator[bytes]:
        yield b"one, "
        raise OSError(errno.ENOSPC, "no room")

    write_atomically("a.csv", parts())
    assert Path("a.csv").read_bytes() == b"one, two"
    with pytest.raises(WriteError, match="disk is full"):
        write_atomically("a.csv", fail())
    assert Path("a.csv").read_bytes() == b"one, two"
    assert names() == ["a.csv"]


def test_a_device_is_written_to_and_not_replaced() -> None:
    """`-o /dev/null` must not turn it into a file."""
    write_atomically(os.devnull, b"nothing")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_pipe_is_written_to() -> None:
    """As a shell's `>(…)` gives one."""
    os.mkfifo("pipe")
    with subprocess.Popen([sys.executable, "-c", "print(open('pipe').read())"], stdout=subprocess.PIPE) as reader:
        write_atomically("pipe", b"all of it")
        assert reader.communicate()[0] == b"all of it\n"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("none/a.json", "none/a.json: there is no folder none. Make it first: mkdir -p none"),
        ("file/a.json", "file/a.json: there is no folder file."),
        ("folder", "folder is a folder. Name a file in it."),
        ("/dev/full", "/dev/full: the disk is full."),
        ("a\0b", "no file can have this name."),
        ("\ud800", "no file can have this name."),
        ("a" * 300, "cannot be written: File name too long."),
        ("loop", "loop cannot be written: Too many levels of symbolic links."),
    ],
)
def test_where_nothing_can_be_written(path: str, sentence: str) -> None:
    """What is in the way, and no debris."""
    Path("folder").mkdir()
    Path("file").touch()
    Path("loop").symlink_to("loop")
    with pytest.raises(WriteError) as caught:
        write_atomically(path, b"new")
    assert sentence in str(caught.value)
    assert names() == ["file", "folder", "loop"]


@pytest.mark.parametrize("step", ["write", "flush", "fsync", "chmod", "replace"])
@pytest.mark.parametrize(
    ("fault", "raised"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), WriteError),
        (OSError(errno.EIO, "Input/output error"), WriteError),
        (OSError("without a number"), WriteError),
        (KeyboardInterrupt(), KeyboardInterrupt),
        (SystemExit(), SystemExit),
    ],
    ids=["full", "broken", "odd", "interrupted", "ended"],
)
def test_a_fault_at_every_step(
    step: str, fault: BaseException, raised: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old file stays, and nothing else is left."""
    Path("a.json").write_bytes(b"old")
    with monkeypatch.context() as patch:
        fail_at(step, fault, patch)
        with pytest.raises(raised):
            write_atomically("a.json", b"new")
    assert Path("a.json").read_bytes() == b"old"
    assert names() == ["a.json"]


def fail_at(step: str, fault: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make one step of writing fail."""

    def fail(*_: object, **__: object) -> None:
        raise fault

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif step in {"chmod", "replace"}:
        monkeypatch.setattr(Path, step, fail)
    else:
        monkeypatch.setattr(Path, "open", lambda path, mode: Faulty(path, mode, step, fault))


class Faulty(io.FileIO):
    """A file one of whose methods fails, once."""

    def __init__(self, path: Path, mode: str, step: str, fault: BaseException) -> None:
        super().__init__(path, mode)
        self.faults = {step: fault}

    def write(self, content: Buffer) -> int:
        """Write half of it, and fail if it is to."""
        half = super().write(bytes(content)[:1])
        self._fail("write")
        return half

    def flush(self) -> None:
        """Fail if it is to."""
        self._fail("flush")

    def _fail(self, step: str) -> None:
        if step in self.faults:
            raise self.faults.pop(step)


def test_a_protected_file_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder would let it be replaced, but who protects a file means it."""
    Path("a.json").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: (path.name, mode) != ("a.json", os.W_OK))
    with pytest.raises(WriteError, match=r"a\.json may not be written\. Nothing was changed there"):
        write_atomically("a.json", b"new")
    assert Path("a.json").read_bytes() == b"old"
    assert names() == ["a.json"]
