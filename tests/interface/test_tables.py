"""Tables that a program hands over: the same reading, and a sentence for whatever is none."""

import csv
import gzip
import io
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

import tiers
from tests.cli.running import SMALL, small
from tiers.errors import TiersError
from tiers.interface.tables import name_of

ROW = {"企业名称": "示例甲厂", "营业收入（万元）": 120000}
COUNTS = [1, 2, 2, 3]
"""The firms of `SMALL` in each tier of the built-in plan, from high to low: 12, 6 and 0.9亿, all of them over 1000万."""


def counts(table: Any, **said: Any) -> list[int | None]:  # noqa: ANN401 - whatever may be a table
    """Count the firms of each tier."""
    return [goal.count for goal in tiers.report(table, **said).goals]


class NotAFile:
    """An object whose `read` returns or raises something."""

    def __init__(self, content: object) -> None:
        """Keep what is returned, or raised."""
        self.content = content

    def read(self) -> object:
        """Return it, or raise it."""
        if isinstance(self.content, BaseException):
            raise self.content
        return self.content


@pytest.mark.parametrize("kind", ["name", "path", "bytes", "view", "binary", "text", "gzip", "rows", "generator"])
def test_a_table_is_the_same_in_every_form(kind: str) -> None:
    """Three firms of which two are over 5亿."""
    path, data = small(), SMALL.encode()
    forms: dict[str, Any] = {
        "name": path,
        "path": Path(path),
        "bytes": data,
        "view": memoryview(bytearray(data)),
        "binary": io.BytesIO(data),
        "text": io.StringIO(SMALL),
        "gzip": io.BytesIO(gzip.compress(data)),
        "rows": [*csv.DictReader(io.StringIO(SMALL))],
        "generator": (row for row in csv.DictReader(io.StringIO(SMALL))),
    }
    assert counts(forms[kind]) == COUNTS


def test_an_open_file_is_read_as_if_it_had_been_named() -> None:
    """To the byte: it is called by its name."""
    path = small()
    with open(path, "rb") as file:  # noqa: PTH123 - as many people open one
        assert tiers.report(file).json() == tiers.report(path).json()


def test_text_that_was_decoded_needs_no_encoding() -> None:
    """What was said of files is not true of it."""
    for name in ("a.csv", "b.csv"):
        Path(name).write_bytes(SMALL.encode("gb18030"))
    with Path("a.csv").open(encoding="gb18030") as file:
        found = tiers.report(file, "b.csv", encoding="gb18030")
    assert [table.encoding for table in found.inputs] == ["utf-8", "gb18030"]


def test_several_tables_are_told_apart_by_their_places() -> None:
    """In what is said of them too."""
    found = tiers.report([ROW], b"\xef\xbb\xbf" + SMALL.encode(), io.BytesIO(SMALL.encode()), small())
    assert [table.path for table in found.inputs] == ["<rows 1>", "<bytes 2>", "<file 3>", "data.csv"]


def test_a_folder_states_nothing_of_what_lies_in_none() -> None:
    """A program may run in a folder of a partition."""
    Path("年份=2008").mkdir()
    os.chdir("年份=2008")
    assert tiers.report(SMALL.encode()).period.year is None


def test_given_tables_in_bulk() -> None:
    """Every engine that is here reads them; a large file beside them may stay where it is."""
    Path("big.csv").write_text("企业名称,营业收入（万元）\n" + "示例丁厂,100001\n", encoding="utf-8")
    assert counts(SMALL.encode(), engine="duckdb") == counts(SMALL.encode())
    found = [tiers.report([ROW], "big.csv", engine=engine) for engine in ("duckdb", "python")]
    assert [goal.count for goal in found[0].goals] == [2, 2, 2, 2]
    assert found[0].json() == found[1].json()


def failing_rows() -> Iterator[dict[str, object]]:
    """Yield a row, and fail."""
    yield ROW
    raise KeyError("营业收入")


def table_of_another_call() -> Iterator[Mapping[str, object]]:
    """Fail as a call of this package does that gives the rows."""
    yield ROW
    yield from tiers.classify("missing.csv")


NO_TABLES: list[tuple[object, str, str]] = [
    (None, "table-wrong", "report(): a table is of the type NoneType, which cannot be read"),
    (5, "table-wrong", "a table is of the type int"),
    ({"企业名称": ["甲"]}, "table-is-mapping", "a table is of the type dict, which is one row"),
    (["a.csv", "b.csv"], "table-is-names", "Give the names one by one: report(*names)"),
    ([], "rows-gone", "<rows>: there are no rows"),
    (iter([]), "rows-gone", "a generator can be gone through only once"),
    ([("甲", 5)], "rows-not-mappings", "<rows> row 1 is of the type tuple"),
    ([ROW, 5], "rows-not-mappings", "<rows> row 2 is of the type int"),
    (b"", "file-empty", "<bytes> is empty"),
    (io.BytesIO(), "file-empty", "<file> is empty"),
    (io.StringIO(), "file-empty", "<file> is empty"),
    (io.StringIO("企业名称\n\ud800"), "file-object-text", "open as text in Unicode"),
    (
        NotAFile(ValueError("I/O operation on closed file.")),
        "file-object-failed",
        "ValueError: I/O operation on closed",
    ),
    (NotAFile(RuntimeError()), "file-object-failed", "cannot be read: RuntimeError."),
    (NotAFile(None), "file-object-no-bytes", "reading it returns NoneType"),
    (NotAFile(""), "file-empty", "<file> is empty"),
    (
        failing_rows(),
        "rows-failed",
        "after 1 row no more could be had: KeyError: '营业收入'. Mend what gives the rows",
    ),
    (table_of_another_call(), "file-missing", "missing.csv: there is no such file"),
    (NotAFile(tiers.TiersError("internal", kind="X")), "internal", "A mistake of this program"),
    (pd.DataFrame([ROW]), "table-is-frame", 'Give its rows: frame.to_dict("records")'),
    (pa.Table.from_pylist([ROW]), "table-is-frame", "Give its rows: table.to_pylist()"),
    ("a\0b", "file-missing", "there is no such file"),
]


@pytest.mark.parametrize(("table", "code", "sentence"), NO_TABLES)
def test_what_is_no_table(table: Any, code: str, sentence: str) -> None:  # noqa: ANN401 - whatever it may be
    """A sentence that says what to do, whatever Python would have raised."""
    with pytest.raises(TiersError) as caught:
        tiers.report(table)
    assert caught.value.code == code
    assert sentence in str(caught.value)


@pytest.mark.parametrize("function", [tiers.report, tiers.check])
def test_a_program_that_fails_names_nobody(function: Any) -> None:  # noqa: ANN401 - one of two functions
    """What it says may hold a cell."""
    with pytest.raises(TiersError, match=r"<rows>: after 1 row no more could be had\. Mend"):
        function(failing_rows(), no_names=True)


def test_no_table_at_all() -> None:
    """Nothing is not an empty table."""
    with pytest.raises(TiersError, match=r"check\(\) is given no table"):
        tiers.check()


def test_a_file_that_was_read_before() -> None:
    """Nothing is left of it, which is not the same as an empty file."""
    with Path(small()).open("rb") as file:
        file.read()
        with pytest.raises(TiersError, match=r"data\.csv: the file has been read before"):
            tiers.report(file)


def test_a_file_that_is_closed_or_not_for_reading() -> None:
    """Its name would do."""
    file = Path(small()).open("rb")  # noqa: SIM115 - it is closed
    file.close()
    with pytest.raises(TiersError, match=r"data\.csv: the open file cannot be read: ValueError"):
        tiers.report(file)
    with Path("new.csv").open("wb") as new, pytest.raises(TiersError, match="UnsupportedOperation"):
        tiers.report(new)


def test_text_in_another_encoding_than_it_was_opened_in() -> None:
    """It has to be opened as bytes, whose encoding is found."""
    Path("gb.csv").write_bytes(SMALL.encode("gb18030"))
    with (
        Path("gb.csv").open(encoding="utf-8") as file,
        pytest.raises(TiersError, match="open as text in utf-8") as caught,
    ):
        tiers.report(file)
    assert 'open(path, "rb")' in str(caught.value)


def test_a_table_that_is_there_twice() -> None:
    """By its name, or because it is the same object."""
    path = small()
    with Path(path).open("rb") as file:
        for tables in ((path, file), (Path(path), f"./{path}"), ([ROW],) * 2):
            with pytest.raises(TiersError, match="its firms would count twice"):
                tiers.report(*tables)


def test_a_file_without_a_name() -> None:
    """A number is none, nor is nothing."""
    assert [name_of(file) for file in (io.BytesIO(), NotAFile(b""))] == [None, None]


def test_a_cluster_has_tables_of_its_own() -> None:
    """It is not asked for one of a program, before anything else is done."""
    from tiers.domain.question import Question
    from tiers.intake import on_cluster
    from tiers.intake.files.given_tables import GivenTable

    with pytest.raises(TiersError, match="<bytes>: a cluster is asked for tables by their names"):
        on_cluster([GivenTable("<bytes>", b"")], Question(tiers.load_targets()), lambda _: pytest.fail("looked"))
