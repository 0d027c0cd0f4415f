"""JSON lines of one shape, split by DuckDB."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.errors import DataError
from tiers.intake import jsonl_in_sql
from tiers.intake.from_json import record_of_line, said
from tiers.intake.parquet_file import of_texts, reader_of

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
    """Give one folder for all."""
    return tmp_path_factory.mktemp("lines")


def read(folder: Path, data: bytes) -> tuple[tuple[str, ...], list[list[str]]] | None:
    """Read lines by their shape: keys and rows."""
    path, copy = folder / "data.jsonl", str(folder / "copy")
    path.write_bytes(data)
    with reader_of([str(path)], str(folder), None) as engine:
        found = jsonl_in_sql.written(engine, path, data.decode(errors="replace").partition("\n")[0], copy)
        if found is None:
            return None
        keys, lines = found
        return keys, of_texts(engine, copy, "named", keys, lines).all_texts()


def as_ever(text: str) -> tuple[tuple[str, ...], list[list[str]]] | None:
    """Read lines one by one; None if one is no record or has other keys."""
    try:
        with said("named"):
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
