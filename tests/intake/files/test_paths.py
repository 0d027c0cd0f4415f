import io
import os
import sys
import threading
from pathlib import Path

import pytest

from tests.intake.asked import said_in_full
from tiers.errors import DataError
from tiers.intake.files.paths import bytes_of, files


@pytest.fixture
def some_files() -> None:
    """Write a few files to name."""
    for name in (
        "data.csv",
        "a/2006.CSV",
        "a/2005.txt",
        "a/notes.md",
        "a/.hidden.csv",
        "a/~$x.csv",
        "a/.~lock.2005.ods#",
        "a/~$y.xlsx",
        "b/c.XLSX",
        "b/d.csv.GZ",
        "b/e.jsonl.zst",
        "b/i.csv.zip",
        "b/j.tsv.xz",
        "b/k.txt.BZ2",
        "b/l.zip",
        "b/f.pdf.gz",
        "b/g.7z",
        "b/h.et",
        "empty/notes.md",
        "locked/~$y.xlsx",
        ".kept/k.csv",
        "x[1].csv",
    ):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(name)
    Path("a/deep.csv").mkdir()


def refusal(*paths: str) -> DataError:
    """Return the refusal of what was named."""
    with pytest.raises(DataError) as caught:
        files(paths)
    return said_in_full(caught.value)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/data.csv", "https://example.org/data.csv"),
        ("https://me:secret@example.org/a?token=*", "https://example.org/a"),
        ("https://me@example.org/a#b", "https://example.org/a"),
        ("s3://bucket/a@b.csv", "s3://bucket/a@b.csv"),
        ("postgresql://me:se/cret@host/base", "postgresql://host/base"),
        ("HTTP://x", "HTTP://x"),
    ],
)
def test_an_address_is_no_file(address: str, shown: str) -> None:
    """It is told what to do; a password before the host is not shown."""
    error = refusal(address)
    assert (error.code, error.facts["path"]) == ("file-url", shown)


def test_a_file_whose_name_looks_like_an_address() -> None:
    """It is read, where there is one."""
    Path("s3:").mkdir()
    Path("s3:/a.csv").write_text("x")
    assert files(["s3:/a.csv"]).found == ("s3:/a.csv",)
    assert refusal("c:/none.csv").code == "file-missing"


@pytest.mark.usefixtures("some_files")
@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["data.csv"], ["data.csv"]),
        (["b/g.7z", "-"], ["b/g.7z", "-"]),
        (["a"], ["a/2005.txt", "a/2006.CSV"]),
        (["a/*.CSV", "d*.csv"], ["a/2006.CSV", "data.csv"]),
        (["[a]"], ["a/2005.txt", "a/2006.CSV"]),
        (["b"], ["b/c.XLSX", "b/d.csv.GZ", "b/e.jsonl.zst", "b/h.et", "b/i.csv.zip", "b/j.tsv.xz", "b/k.txt.BZ2"]),
        (["*/2*", "?/c.*"], ["a/2005.txt", "a/2006.CSV", "b/c.XLSX"]),
        (["**/c.*", "**/da*.csv"], ["b/c.XLSX", "data.csv"]),
        (["***.csv"], ["data.csv", "x[1].csv"]),
        (["./a/../d*.csv"], ["a/../data.csv"]),
        ([".k*/*", "a/.h*"], [".kept/k.csv", "a/.hidden.csv"]),
        (["data.csv", "a/~$x.csv"], ["data.csv"]),
        (["x[1].csv"], ["x[1].csv"]),
    ],
)
def test_what_a_person_names(paths: list[str], found: list[str]) -> None:
    """Files as they are, folders and globs by name, a file with a bracket in its name, standard input."""
    assert [Path(path).as_posix() for path in files(paths).found] == found


@pytest.mark.usefixtures("some_files")
@pytest.mark.parametrize(
    ("paths", "code"),
    [
        (["dat.csv"], "file-missing"),
        (["nowhere/data.csv"], "file-missing"),
        (["data.csv/x"], "file-missing"),
        (["a\0b"], "file-missing"),
        ([""], "file-missing"),
        (["*.parquet"], "glob-empty"),
        (["a\0*"], "glob-empty"),
        (["empty"], "folder-empty"),
        (["a/~$x.csv"], "file-lock"),
        (["locked"], "file-lock"),
        (["locked/*"], "file-lock"),
        (["data.csv", "./data.csv"], "file-twice"),
        (["-", "-"], "file-twice"),
        (["a", "a/2005.txt"], "file-twice"),
    ],
)
def test_what_cannot_be_named(paths: list[str], code: str) -> None:
    """Nothing is passed over, nothing counts twice."""
    assert refusal(*paths).code == code


@pytest.mark.usefixtures("some_files")
@pytest.mark.parametrize(
    ("paths", "skipped"),
    [
        (["a"], ["a/.~lock.2005.ods#", "a/~$x.csv", "a/~$y.xlsx"]),
        (["a/2005.txt", "b"], []),
        (["a/*x.csv", "data.csv"], ["a/~$x.csv"]),
        (["data.csv", "locked/~$y.xlsx", "locked"], ["locked/~$y.xlsx", "locked/~$y.xlsx"]),
    ],
)
def test_what_marks_a_table_as_open(paths: list[str], skipped: list[str]) -> None:
    """It is told apart from tables by its name, wherever it comes from."""
    assert [Path(path).as_posix() for path in files(paths).skipped] == skipped


@pytest.mark.usefixtures("some_files")
def test_an_absolute_pattern(tmp_path: Path) -> None:
    """As a job names it."""
    assert files([str(tmp_path / "d*.csv")]).found == (str(tmp_path / "data.csv"),)


@pytest.mark.usefixtures("some_files")
def test_a_link_to_a_file_that_is_named_too() -> None:
    """It is the same file."""
    Path("link.csv").symlink_to("data.csv")
    assert refusal("data.csv", "link.csv").facts["other"] == "data.csv"


@pytest.mark.usefixtures("some_files")
def test_near_names() -> None:
    """Files beside the missing one."""
    assert refusal("dat.csv").facts["near"] == ("data.csv",)
    assert refusal("zzz").facts["near"] == ()


def test_what_may_not_be_looked_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The reason of the system is said; for a superuser permissions do not count, so they are played."""

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "data.csv").write_text("x")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", forbidden)
        assert refusal("data.csv").facts["reason"] == "Permission denied"
    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", forbidden)
        assert refusal(str(tmp_path)).code == "file-unreadable"
    monkeypatch.setattr(Path, "read_bytes", forbidden)
    with pytest.raises(DataError) as caught:
        bytes_of("data.csv")
    assert caught.value.code == "file-unreadable"


def test_a_pipe_is_a_file() -> None:
    """Read once, to its end."""
    os.mkfifo("pipe")
    writer = threading.Thread(target=lambda: Path("pipe").write_bytes(b"abc"))
    writer.start()
    assert files(["pipe"]).found == ("pipe",)
    assert bytes_of("pipe") == b"abc"
    writer.join()


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever encoding the terminal has."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\x00"), encoding="ascii"))
    assert bytes_of("-") == b"\xff\x00"


@pytest.mark.parametrize("closed", [True, False])
def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch, closed: bool) -> None:  # noqa: FBT001 - a case
    """From the start, or by now."""
    stream = io.TextIOWrapper(io.BytesIO())
    stream.close()
    monkeypatch.setattr(sys, "stdin", stream if closed else None)
    with pytest.raises(DataError) as caught:
        bytes_of("-")
    assert caught.value.code == "stdin-closed"
