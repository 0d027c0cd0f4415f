"""Large JSON lines, whose rows stay in a temporary copy."""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tiers
from tests.intake.asked import question, said_in_full
from tests.intake.packed import PACKS
from tiers import duckdb_session, intake
from tiers.domain.row_source import InPlaceLimits
from tiers.domain.table import Table
from tiers.errors import DataError, EngineError, TiersError
from tiers.intake.in_place import jsonl, transcode
from tiers.intake.readers.from_json import json_failures, record_of_line
from tiers.intake.readers.parquet_file import of_texts
from tiers.write.to_json import to_json

ALWAYS = InPlaceLimits(0, 0)
FIRST = '{"企业名称": "示例一厂", "2008年营业收入(万元)": 12000.50}'
TURNED = '{"2008年营业收入(万元)": 7, "企业名称": "示例三厂"}'
"""Of another shape than the first: each line is read by itself."""

SECOND = '{"企业名称": "示例二厂", "2008年营业收入(万元)": 5}'


def rows(text: str | bytes, name: str = "data.jsonl", **said: Any) -> tuple[Table, list[list[str]]]:  # noqa: ANN401 - the fields of Reading
    """Read a file as a large one: its table, and all its rows."""
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with intake.open_tables([name], question(**said), ALWAYS) as (table,):
        return table, list(table.origin.at(range(table.origin.rows)) if table.origin else table.cells)


def answers(name: str = "data.jsonl") -> Iterator[str]:
    """Report with both engines: the JSON, or the refusal."""
    for engine in ("python", "duckdb"):
        try:
            yield to_json(tiers.report(name, targets="builtin", engine=engine))
        except TiersError as error:
            yield f"{error} {error.table('en')}"


def test_lines_of_one_shape_are_read_alike() -> None:
    """With the same line for each row."""
    table, found = rows(f"{FIRST}\n{SECOND}\n")
    assert table.origin is not None
    assert (table.source.header_row, table.origin.line(1)) == (1, 2)
    assert found == [["示例一厂", "12000.50"], ["示例二厂", "5"]]


def test_every_number_stays_as_it_was_written() -> None:
    """And every text; what is lacking is blank."""
    odd = '{"企业名称": "\\u793a\\n\\"\\t\\r\\\\\\u0000\\u2028,", "2008年营业收入(万元)": 1.50e+400, "更多": true, "空": null}'
    table, found = rows(f"{FIRST}\n\n{odd}\n")
    assert table.origin is not None
    assert (table.source.format, table.source.encoding, table.source.header_row) == ("jsonl", "utf-8", 1)
    assert [table.origin.line(position) for position in (0, 2)] == [1, 3]
    assert found == [["示例一厂", "12000.50", "", ""], [""] * 4, ['示\n"\t\r\\\0\u2028,', "1.50e+400", "true", ""]]


@pytest.mark.parametrize(("name", "pack"), [(f"data.jsonl.{ending}", pack) for ending, pack in PACKS.items()])
def test_compressed_lines_are_read_alike(
    name: str, pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some bytes at a time, with a byte-order mark."""
    monkeypatch.setattr(transcode, "BLOCK", 10)
    table, found = rows(pack(f"\ufeff{FIRST}\r\n{SECOND}".encode()), name)
    assert table.origin is not None
    assert [row[0] for row in found] == ["示例一厂", "示例二厂"]


@pytest.mark.one_in(4)
@pytest.mark.parametrize("second", [SECOND, TURNED.replace("三", "二")])
@pytest.mark.parametrize("joined", ["\n\ufeff", "\n\ufeff\n", "\n\ufeff\ufeff", "\n\n\ufeff"])
def test_files_that_were_joined(joined: str, second: str) -> None:
    """Each began with a byte-order mark: it belongs to no row, and two firms are read by each engine."""
    Path("data.jsonl").write_text(f"\ufeff{FIRST}{joined}{second}\n", encoding="utf-8")
    found = [*answers()]
    assert found[0] == found[1]
    assert json.loads(found[0])["enterprises"] == 2


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    "text",
    [
        f"[{FIRST}, {SECOND}]",
        '{"企业": [' + FIRST + "]}",
        FIRST.encode("gb18030"),
        (FIRST + "\n").encode() + SECOND.encode("gb18030"),
        FIRST.encode("utf-16"),
        FIRST + '\n{"企业名称": "\\ud800"}',
        f"{FIRST}\n{TURNED.replace('三', '三' * 600_000)}",
        "%PDF-1.7",
        "{}\n{}",
        '{"企业名称": "合计", "2008年营业收入(万元)": null}\n{}',
    ],
    ids=str,
)
def test_what_lines_in_utf8_cannot_be_is_read_as_ever(text: str | bytes) -> None:
    """Other JSON, other encodings, half a character, very long lines, and what is no record at all."""
    Path("data.jsonl").write_bytes(text if isinstance(text, bytes) else text.encode())
    python, duckdb = answers()
    assert python == duckdb


def test_a_line_that_never_ends_is_left_to_the_reader_of_whole_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it fills the memory."""
    monkeypatch.setattr(jsonl, "_LONGEST_LINE", 70)
    monkeypatch.setattr(transcode, "BLOCK", 10)
    assert rows(f"{FIRST}\n{TURNED.replace('三', '三' * 90)}")[0].origin is None
    assert rows(f"{FIRST}\n{TURNED}")[0].origin is not None


def test_a_file_that_cannot_be_opened_begins_as_nothing() -> None:
    """It is refused by the reader of whole files."""
    assert not jsonl.begins("none.jsonl", question())


def test_rows_that_get_lost_on_the_way_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then all are read as ever."""
    monkeypatch.setattr(jsonl, "with_texts", lambda *_: 1)
    assert rows(f"{FIRST}\n{TURNED}")[0].origin is None


def test_an_encoding_that_is_named_is_the_one_that_counts() -> None:
    """Whether it is UTF-8 or not."""
    assert rows(FIRST, encoding="UTF-8")[0].origin is not None
    assert rows(FIRST.encode("gb18030"), encoding="gbk")[0].origin is None


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"企业名称": ', "json-broken"),
        ("[1]", "json-not-a-record"),
        ('{"企业名称": {"a": 1}}', "json-nested"),
        ('{"a": 1, "a": 2}', "json-key-twice"),
        ('{"a":' * 100_000, "json-nested"),
    ],
)
def test_a_line_that_is_no_record_is_refused_with_its_number(line: str, code: str) -> None:
    """However far below it stands."""
    text = f"{FIRST}\n{SECOND}\n\n{line}\n{SECOND}\n"
    with pytest.raises(DataError) as refused:
        rows(text)
    assert said_in_full(refused.value).code == code
    assert refused.value.facts.get("row") in {4, None, 1 if "json-nested" else None}
    python, duckdb = answers()
    assert python == duckdb


def test_without_room_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the rows, and for what becomes of them."""
    monkeypatch.setattr(transcode.TemporaryFiles, "file", lambda _: Path("/dev/full"))
    with pytest.raises(EngineError, match="No space left on device"):
        rows(f"{FIRST}\n{TURNED}\n" * 15_000)


def test_without_room_for_the_copy_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder that is not there."""
    names = iter([tmp_path / "none" / "copy", tmp_path / "rows.txt"])
    monkeypatch.setattr(transcode.TemporaryFiles, "file", lambda _: next(names))
    monkeypatch.setattr(transcode.TemporaryFiles, "folder", tmp_path)
    with pytest.raises(EngineError, match="duckdb failed"):
        rows(f"{FIRST}\n{TURNED}")


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a report, and after a refusal."""
    left = tmp_path / "temporary"
    left.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(left))
    for text in (FIRST, f"{FIRST}\n["):
        Path("data.jsonl").write_text(text, encoding="utf-8")
        assert len(list(answers())) == 2
    assert os.listdir(left) == []  # noqa: PTH208 - names are enough


@given(
    dirt=st.lists(
        st.tuples(
            st.integers(0, 400),
            st.sampled_from(["\n", "\r", " ", '"', "\\", "\\u793a", "{", "}", ",", ":", "0", "-", ".", "e5", "null", "\ufeff", "\0", "[", "1_0", '"年份": 2008, ', "\x85"]),
        ),
        min_size=1,
        max_size=2,
    )
)  # fmt: skip
def test_no_dirt_makes_the_engines_differ(
    tmp_path_factory: pytest.TempPathFactory, dirt: list[tuple[int, str]]
) -> None:
    """Wherever it gets into the lines: both read them, or both refuse them."""
    text = "".join(f'{{"企业名称": "示例{i}厂", "年份": 2008, "营业收入(万元)": {i}.50}}\n' for i in range(7))
    for place, character in dirt:
        text = text[:place] + character + text[place:]
    path = tmp_path_factory.mktemp("dirt") / "data.jsonl"
    path.write_bytes(text.encode())
    python, duckdb = answers(str(path))
    assert python == duckdb


PLAIN = [
    '{"a": "x", "b": 1.50}',
    '{"a":"x","b":null}\n{"a":"","b":true}\n{"a":"示例厂","b":-0}',
    '{"a":1e5}\n{"a":12345678901234567890123.4567890123456789}\n{"a":-0.0E+400}\n',
    '{"a": "\\u793a\\n\\"\\t\\\\\\u0000", "b": "\\ud83d\\ude00\\/"}',
    '{"\\u793a \\"1\\"": 5, "it\'s (a.b)*": 6}\n{"\\u793a \\"1\\"": 7, "it\'s (a.b)*": 8}',
    '{"a": "x,", "b": ","}\n{"a": "\\",", "b": ", \\"b\\": 5"}',
    '{"a": "null", "b": "true"}\n{"a": "5", "b": "\'"}',
    '{"a":"{","b":"}"}\n{"a":"[1,2]","b":" 5 "}',
]
ANOTHER_SHAPE = [
    '{"a": 1}\n{"b": 1}',
    '{"a": 1}\n{"a": 1, "b": 2}',
    '{"a": 1, "b": 2}\n{"a": 1}',
    '{"a": 1, "b": 2}\n{"b": 1, "a": 2}',
    '{"a": 1, "b": 2}\n{"a": 1,"b": 2}',
    '{"a": 1, "b":2}',
    '{"a": 1, "a": 2}',
    '{"a": 1, "\\u0061": 2}',
    '{"a": 1 }',
    ' {"a": 1}',
    '{"a": 1}\n\n{"a": 1}',
    '{"a": 1}\r\n{"a": 1}',
    '{"a": 1}\n{"a": 1} ',
    '{"a": 1}\n{"a": 01}',
    '{"a": 1}\n{"a": NaN}',
    '{"a": 1}\n{"a": [1]}',
    '{"a": 1}\n{"a": {"b": 1}}',
    '{"a": 1}\n{"a": "\\ud800"}',
    '{"a": 1}\n{"a": "\\x"}',
    '{"a": 1}\n{"a": "\t"}',
    '{"a": 1}\n{"a": "\0"}',
    '{"a": 1}\n{"a": 1}{"a": 2}',
    '{"a": 1}\n{"a": "',
    '{"a": 1,\n"b": 2}',
    '{"a": 1, "b": [2]}',
    "{}",
    "[1]",
    "",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder for all."""
    return tmp_path_factory.mktemp("lines")


def read(folder: Path, data: bytes) -> tuple[tuple[str, ...], list[list[str]]] | None:
    """Read lines by their shape: keys and rows."""
    path, copy = folder / "data.jsonl", str(folder / "copy")
    path.write_bytes(data)
    with duckdb_session.open_locked([str(path)], str(folder), None) as engine:
        found = jsonl.write_parquet(engine, path, data.decode(errors="replace").partition("\n")[0], copy)
        if found is None:
            return None
        keys, lines = found
        return keys, of_texts(engine, copy, "named", keys, lines).all_texts()


def as_ever(text: str) -> tuple[tuple[str, ...], list[list[str]]] | None:
    """Read lines one by one; None if one is no record or has other keys."""
    try:
        with json_failures("named"):
            records = [record_of_line(line, "named", 1) for line in text.removesuffix("\n").split("\n")]
    except DataError:
        return None
    keys = [*records[0]]
    return (tuple(keys), [[*record.values()] for record in records]) if all([*r] == keys for r in records) else None


@pytest.mark.parametrize("text", PLAIN)
def test_lines_of_one_shape_are_split(folder: Path, text: str) -> None:
    """Every text without its escapes, every number as it is written."""
    found = read(folder, text.encode())
    assert found is not None
    assert found == as_ever(text)


@pytest.mark.parametrize("text", ANOTHER_SHAPE)
def test_anything_else_is_left_to_the_reader_of_lines(folder: Path, text: str) -> None:
    """Other keys, other spaces, other JSON, none at all."""
    assert read(folder, text.encode()) is None


def test_bytes_that_are_no_text_are_left_too(folder: Path) -> None:
    """Half a character."""
    assert read(folder, '{"a": "x"}\n{"a": "示'.encode()[:-1] + b'"}') is None


@given(
    pieces=st.lists(
        st.sampled_from(["\n", " ", '"', "\\", "\\u793a", "{", "}", ",", ":", "0", "-", ".", "null", "a", '", "b": "', '","', "\r", "\x85"]),
        max_size=4,
    ),
    places=st.lists(st.integers(0, 60), min_size=4, max_size=4),
)  # fmt: skip
def test_nothing_is_ever_read_otherwise(folder: Path, pieces: list[str], places: list[int]) -> None:
    """Whatever gets into lines of one shape."""
    text = '{"a": "示例厂", "b": 1.50}\n{"a": "示例二厂", "b": null}\n'
    for piece, place in zip(pieces, places, strict=False):
        text = text[:place] + piece + text[place:]
    found = read(folder, text.encode())
    assert found is None or found == as_ever(text)
