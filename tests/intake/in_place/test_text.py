"""Large texts whose rows stay in the file."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.intake.packed import PACKS
from tiers import intake
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.row_source import InPlaceLimits
from tiers.domain.table import Table
from tiers.errors import DataError, EngineError
from tiers.intake.files import paths as file_paths
from tiers.intake.in_place import line_boundaries, line_scan, transcode
from tiers.intake.in_place import text as text_in_place
from tiers.intake.plan.from_toml import find_plan

PLAN = find_plan("builtin", []).targets
ROOMS = ExitStack()
HEAD = "企业名称,统一社会信用代码,营业收入（万元）"
ROWS = ["示例一厂,A1,5", "示例二厂,A2,70", "示例三厂,A3,120000"]


@pytest.fixture(autouse=True)
def _no_file_left() -> Iterator[None]:
    """Leave no temporary file."""
    yield
    ROOMS.close()


def read(tmp_path: Path, text: str | bytes, name: str = "data.csv", **reading: object) -> Table:
    """Write a file, and read it as a large one."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    question = Question(PLAN, reading=Reading.model_validate(reading))
    (found,) = ROOMS.enter_context(intake.open_tables([str(path)], question, InPlaceLimits(0, 0)))
    return found


def text_of(*lines: str, end: str = "\n") -> str:
    """Write lines."""
    return "".join(line + end for line in lines)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_rows_stay_in_the_file_and_are_read_where_they_are_wanted(tmp_path: Path, end: str, mark: str) -> None:
    """The headings are read as ever."""
    found = read(tmp_path, mark + text_of(HEAD, *ROWS, end=end))
    assert found.origin is not None
    assert (found.cells, found.numbers, found.problems) == ((), (), ())
    assert (found.origin.skip, found.origin.rows, found.origin.line_end, found.origin.has_quotes) == (1, 3, end, False)
    assert [column.role for column in found.columns] == ["name", "code", "revenue"]
    assert list(found.origin.at([0, 2])) == [["示例一厂", "A1", "5"], ["示例三厂", "A3", "120000"]]
    assert found.origin.line(2) == 4


def test_rows_of_many_blocks_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each block ends with a line."""
    monkeypatch.setattr(line_scan, "BLOCK", 50)
    found = read(tmp_path, text_of(HEAD, *(f"示例厂 {n:04},A{n},5" for n in range(500))))
    assert found.origin is not None
    assert found.origin.rows == 500
    assert [row[1] for row in found.origin.at([0, 1, 7, 250, 499])] == ["A0", "A1", "A7", "A250", "A499"]


def test_quotes_that_are_well_formed_stay_too(tmp_path: Path) -> None:
    """Doubled ones, and separators inside."""
    found = read(tmp_path, text_of(HEAD, '"示例,一厂","A""1",5', "示例二厂,,7", '"",A3,""'))
    assert found.origin is not None
    assert found.origin.has_quotes
    assert list(found.origin.at([0, 2])) == [["示例,一厂", 'A"1', "5"], ["", "A3", ""]]


@pytest.mark.parametrize(
    "row",
    [
        '示例"一"厂,A1,5',
        '"示例\n一厂",A1,5',
        "示例\r一厂,A1,5",
        "示例一厂,A1,5\r",
        "示例\0一厂,A1,5",
        "示例一厂\x1a,A1,5",
        f"示例一厂,{'A' * 70_000},5",
    ],
)
def test_a_line_that_may_not_be_a_row_is_read_cell_by_cell(tmp_path: Path, row: str) -> None:
    """A quote inside a cell, line ends inside, bytes that are no text, a very long line."""
    found = read(tmp_path, text_of(HEAD, ROWS[0], row, *ROWS[1:]))
    assert found.origin is None
    assert len(found.cells) >= 4


def test_line_ends_of_two_kinds_are_read_cell_by_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where each block has only one kind."""
    monkeypatch.setattr(line_scan, "BLOCK", 10)
    found = read(tmp_path, text_of(HEAD, *ROWS, end="\r\n") + text_of(*ROWS))
    assert (found.origin, len(found.cells)) == (None, 6)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_other_encodings_stay_in_a_copy(
    tmp_path: Path, encoding: str, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In UTF-8, while the tables are open; blocks end with lines."""
    monkeypatch.setattr(transcode, "BLOCK", 30)
    monkeypatch.setattr(line_scan, "BLOCK", 30)
    mark = "\ufeff" if encoding.startswith("utf") else ""
    found = read(tmp_path, (mark + text_of(HEAD, *ROWS, "示例ਊ厂,A4,5", end=end)).encode(encoding))
    assert found.origin is not None
    assert (found.source.encoding, found.origin.skip, found.origin.rows) == (encoding, 1, 4)
    assert [row[0] for row in found.origin.at([0, 3])] == ["示例一厂", "示例ਊ厂"]
    copied = Path(found.origin.path)
    assert copied.read_text(encoding="utf-8").startswith("企业名称")
    ROOMS.close()
    assert not copied.parent.exists()


@pytest.mark.parametrize(("name", "pack"), [(f"data.csv.{ending}", pack) for ending, pack in PACKS.items()])
def test_compressed_texts_stay_in_a_copy(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    """Inflated."""
    found = read(tmp_path, pack(text_of(HEAD, *ROWS).encode("gb18030")), name)
    assert found.origin is not None
    assert (found.source.encoding, found.origin.rows) == ("gb18030", 3)
    monkey = read(
        tmp_path, pack(text_of(HEAD, *(f"示例厂 {n:06},A{n},5" for n in range(40_000))).encode()), f"large {name}"
    )
    assert monkey.origin is not None
    assert monkey.origin.rows == 40_000


def test_a_compressed_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    """However much of it can be read."""
    packed = gzip.compress(text_of(HEAD, *(f"示例厂 {n * n},A{n},{n}" for n in range(90_000))).encode())
    with pytest.raises(DataError) as refused:
        read(tmp_path, packed[:-9], "data.csv.gz")
    assert refused.value.code == "compressed-cut"


def test_an_encoding_that_is_named_and_has_other_line_ends_is_read_cell_by_cell(tmp_path: Path) -> None:
    """UTF-32."""
    found = read(tmp_path, text_of(HEAD, *ROWS).encode("utf-32"))
    assert (found.origin, len(found.cells)) == (None, 3)


def test_a_text_in_gb18030_with_words_in_utf8_is_refused_as_ever(tmp_path: Path) -> None:
    """Some of them decode as both."""
    with pytest.raises(DataError) as refused:
        read(tmp_path, text_of(HEAD, *ROWS).encode("gb18030") + "示例单位四厂,A4,5\n".encode())
    assert refused.value.code == "encoding-mixed"


def test_words_in_utf8_far_below_are_refused_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first lines are in GB18030 alone."""
    monkeypatch.setattr(text_in_place, "_HEAD", 80)
    with pytest.raises(DataError) as refused:
        read(tmp_path, text_of(HEAD, *ROWS).encode("gb18030") + "示例单位四厂,A4,5\n".encode())
    assert refused.value.code == "encoding-mixed"


def test_several_copies_stand_beside_each_other(tmp_path: Path) -> None:
    """In one folder, until all are left."""
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path in paths:
        path.write_bytes(text_of(HEAD, *ROWS).encode("gb18030"))
    with intake.open_tables([str(path) for path in paths], Question(PLAN), InPlaceLimits(0, 0)) as tables:
        copies = {table.origin.path for table in tables if table.origin}
        assert len(copies) == 2
        assert len({Path(path).parent for path in copies}) == 1


@pytest.mark.parametrize(
    ("text", "end", "place"), [("a\nਊ一", b"\n\0", 4), ("ਊ一", b"\n\0", 0), ("ab", b"\n", 0), ("a\nb", b"\n", 4)]
)
def test_the_last_line_end_stands_where_a_character_does(text: str, end: bytes, place: int) -> None:
    """Half of one character and half of the next are none."""
    assert line_boundaries.last_line_end(text.encode("utf-16-le"), end) == (
        place if len(end) > 1 else max(place - 1, 0)
    )


def test_what_is_no_text_is_read_as_ever(tmp_path: Path) -> None:
    """A document, whatever its name."""
    with pytest.raises(DataError) as refused:
        read(tmp_path, "%PDF-1.7\n")
    assert refused.value.code == "format-pdf"


def test_without_room_for_a_copy_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a disk is full."""
    monkeypatch.setattr(transcode.TemporaryFiles, "file", lambda _: Path("/dev/full"))
    with pytest.raises(EngineError, match="No space left on device"):
        read(tmp_path, text_of(HEAD, *ROWS).encode("gb18030"))


def test_a_text_that_is_utf8_only_at_first_is_refused_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The headings are, a later row is not."""
    monkeypatch.setattr(text_in_place, "_HEAD", 120)
    with pytest.raises(DataError) as refused:
        read(tmp_path, text_of(HEAD, *ROWS).encode() + "示例四厂,A4,5\n".encode("gb18030"))
    assert refused.value.code == "encoding-mixed"


def test_a_heading_that_cannot_be_understood_is_refused_at_once(tmp_path: Path) -> None:
    """Without reading the rest."""
    with pytest.raises(DataError) as refused:
        read(tmp_path, text_of("企业名称,利润", *ROWS))
    assert refused.value.code == "measure-missing"


@pytest.mark.parametrize(
    ("text", "code"),
    [(HEAD + "\n", "rows-none"), ("", "file-empty"), ("企业名称,营业收入（万元）\n甲\n乙\n", "separator-differs")],
)
def test_what_the_first_rows_cannot_decide_is_decided_by_all(tmp_path: Path, text: str, code: str) -> None:
    """By the reader of whole texts."""
    with pytest.raises(DataError) as refused:
        read(tmp_path, text)
    assert refused.value.code == code


def test_a_text_without_a_line_end_may_have_been_cut_off(tmp_path: Path) -> None:
    """As in any other text."""
    found = read(tmp_path, text_of(HEAD, *ROWS) + "示例四厂,A4,1")
    assert [(problem.code, problem.row) for problem in found.problems] == [("text-cut-off", 5)]
    assert found.origin is not None
    assert list(found.origin.at([3])) == [["示例四厂", "A4", "1"]]


def test_blank_lines_at_the_end_are_nothing(tmp_path: Path) -> None:
    """However many."""
    found = read(tmp_path, text_of(HEAD, *ROWS, "", "", ""))
    assert found.origin is not None
    assert found.origin.rows == 3


def test_lines_above_the_headings_are_skipped(tmp_path: Path) -> None:
    """The headings may stand in quotes over two lines."""
    found = read(tmp_path, text_of("sep=,", "", '企业名称,代码,"营业收入\n（万元）"', *ROWS))
    assert found.origin is not None
    assert (found.origin.skip, found.origin.rows) == (4, 3)


@pytest.mark.parametrize("name", ["data[1].csv", "data{1}.csv"])
def test_a_name_that_is_a_pattern_to_an_engine_is_read_cell_by_cell(tmp_path: Path, name: str) -> None:
    """It names one file, and means no other."""
    assert read(tmp_path, text_of(HEAD, *ROWS), name).origin is None


def test_a_file_that_cannot_be_opened_is_refused_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the reader of whole files."""
    path = tmp_path / "data.csv"
    path.write_text(text_of(HEAD, *ROWS), encoding="utf-8")

    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert text_in_place.in_place(str(path), Question(PLAN), transcode.TemporaryFiles()) is None


def test_how_large_files_are(tmp_path: Path) -> None:
    """In bytes; a folder, a missing file and standard input have none."""
    path = tmp_path / "data.csv"
    path.write_bytes(b"12345")
    assert [file_paths.size_of(name) for name in (str(path), str(tmp_path), "none\0.csv", "-")] == [5, None, None, None]


def test_which_files_may_be_large(tmp_path: Path) -> None:
    """So many bytes together or more; of Parquet only its footer can tell."""
    paths = [str(tmp_path / name) for name in ("a.csv", "b.csv")]
    for path in paths:
        Path(path).write_bytes(b"12345")
    assert [file_paths.may_stay(paths, InPlaceLimits(size, 0)) for size in (10, 11)] == [True, False]
    assert not file_paths.may_stay(paths, None)
    Path(paths[0]).write_bytes(b"PAR1")
    assert file_paths.may_stay(paths, InPlaceLimits(11, 0))
    assert not file_paths.is_parquet(str(tmp_path))


def test_a_large_text_in_gb18030_with_the_euro_of_windows(tmp_path: Path) -> None:
    """It is read as in a small one, and its rows stay in a copy."""
    found = read(tmp_path, text_of(HEAD, *ROWS).encode("gb18030").replace(b"A2", b"\x80A2"))
    assert found.origin is not None
    assert list(found.origin.at([1])) == [["示例二厂", "€A2", "70"]]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_half_a_character_in_a_large_text(tmp_path: Path, encoding: str) -> None:
    """Its line is told as in a small one."""
    data = text_of(HEAD, *ROWS).encode(encoding)
    with pytest.raises(DataError) as caught:
        read(tmp_path, data + "示例四厂".encode(encoding)[:-1] + b",A4,5\n")
    assert (caught.value.code, caught.value.facts["row"]) == ("encoding-broken", 5)
