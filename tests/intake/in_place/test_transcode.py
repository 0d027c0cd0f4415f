"""A large text in another encoding becomes UTF-8, by one process and by two."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tiers.errors import EngineError
from tiers.intake.files import child_process
from tiers.intake.in_place import line_boundaries, transcode, transcode_worker
from tiers.intake.in_place.transcode import TemporaryFiles, copy_as_utf8

TEXT = "企业名称,收入\n" + "".join(f"示例ਊ厂{n},{n}\n" for n in range(40)) + "末行,1"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a text of a few bytes worth two processes, also on a machine with one core."""
    monkeypatch.setattr(line_boundaries, "WORTH", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.fixture
def rooms() -> Iterator[TemporaryFiles]:
    """Yield room for copies, for as long as a test takes."""
    with TemporaryFiles() as given:
        yield given


def copy_of(rooms: TemporaryFiles, path: Path, data: bytes, encoding: str) -> bytes | None:
    """Write a file, and give its copy."""
    path.write_bytes(data)
    found = copy_as_utf8(rooms, str(path), str(path), None, encoding)
    return found.read_bytes() if found else None


@pytest.mark.one_in(3)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_two_processes_write_what_one_writes(rooms: TemporaryFiles, tmp_path: Path, encoding: str, mark: str) -> None:
    """In two bytes a character, U+0A0A looks like a line end where it begins or ends."""
    assert copy_of(rooms, tmp_path / "a.csv", (mark + TEXT).encode(encoding), encoding) == TEXT.encode()
    assert len([*rooms.folder.iterdir()]) == 1


@pytest.mark.parametrize("place", [40, -40])
def test_what_is_not_in_its_encoding_is_not_copied(rooms: TemporaryFiles, tmp_path: Path, place: int) -> None:
    """In whichever half that stands."""
    data = bytearray(TEXT.encode("gb18030"))
    data[place] = 0xFF
    assert copy_of(rooms, tmp_path / "a.csv", bytes(data), "gb18030") is None


def test_one_process_writes_all_where_the_other_fails(
    rooms: TemporaryFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same."""
    monkeypatch.setattr(
        transcode, "start_module", lambda _, *words: child_process.start_module("tiers.intake.no_room", *words)
    )
    assert copy_of(rooms, tmp_path / "a.csv", TEXT.encode("gb18030"), "gb18030") == TEXT.encode()


def test_the_process_of_its_own_writes_what_its_arguments_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All lines from some place on."""
    source, target = tmp_path / "a.csv", tmp_path / "b.csv"
    source.write_bytes("甲\n乙\n".encode("gb18030"))
    monkeypatch.setattr(sys, "argv", ["as_utf8_child", str(source), "gb18030", "3", str(target)])
    transcode_worker.main()
    assert target.read_text(encoding="utf-8") == "乙\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [("一二三\n四五", 4), ("甲乙丙一ਊ\n四", 6), ("甲乙丙一ਊ四五", None), ("一二三\n", None)],
)
def test_a_text_is_cut_where_a_line_begins(tmp_path: Path, text: str, place: int | None) -> None:
    """Half of one character and half of the next are no line end; of the last line nothing is cut off."""
    path, data = tmp_path / "a.csv", text.encode("utf-16-be")
    path.write_bytes(data)
    assert line_boundaries.middle(str(path), 0, len(data), b"\0\n") == (place and 2 * place)


def test_a_full_disk_is_a_failure(rooms: TemporaryFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also while the halves are joined."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(transcode, "shutil", SimpleNamespace(copyfileobj=full))
    with pytest.raises(EngineError) as refused:
        copy_of(rooms, tmp_path / "a.csv", TEXT.encode("gb18030"), "gb18030")
    assert refused.value.facts["reason"] == "No space left on device"


def test_a_copy_may_continue_another_one(rooms: TemporaryFiles) -> None:
    """Nothing of it is lost."""
    first = transcode.copy(rooms, iter([b"a\n"]))
    assert first is not None
    assert transcode.copy(rooms, iter([b"b\n"]), first) == first
    assert first.read_bytes() == b"a\nb\n"
