"""What all lines of a large text are like, looked at by one process and by two."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.intake.files import child_process
from tiers.intake.in_place import line_boundaries, line_scan, line_scan_worker
from tiers.intake.in_place.line_scan import Lines, LineScan, Uneven, scan, scan_in_two

CELLS = st.sampled_from(["示例一厂", "5", "", '"a,b"', '"', "x" * 40])
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=2).map(",".join), max_size=12)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a text of a few bytes worth two processes, also on a machine with one core."""
    monkeypatch.setattr(line_boundaries, "WORTH", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def lines_of(tmp_path: Path, data: bytes, columns: int = 2) -> Lines:
    """Write a text, of which all lines are rows."""
    path = tmp_path / "rows.csv"
    path.write_bytes(data)
    return Lines(str(path), 0, len(data), b",", columns)


def facts(seen: LineScan | None) -> list[object]:
    """Return what does not depend on the size of blocks."""
    return (
        [seen.rows, seen.is_crlf, seen.has_quotes, seen.is_cut_off, seen.blank_below, seen.uneven, seen.offsets[-1]]
        if seen
        else []
    )


def test_what_two_processes_saw_is_joined(tmp_path: Path) -> None:
    """Places are counted from the first line of the whole."""
    data = b'a,1\nb,2\nc\nd,4\n"e",5\nf\n'
    seen = scan_in_two(lines_of(tmp_path, data))
    assert facts(seen) == [6, False, True, False, 0, [Uneven(2, 8, 9), Uneven(5, 20, 21)], 22]
    assert seen is not None
    assert (list(seen.offsets), list(seen.firsts)) == ([0, 14, 22], [0, 4])


@pytest.mark.parametrize(
    "data",
    [
        b"a,1\nb,2\nc,3\nd,\xff\n",  # no text in the second half
        b"a,\xff\nb,2\nc,3\nd,4\n",  # or in the first
        b"a,1\r\nb,2\r\nc,3\nd,4\n",  # ends differ
    ],
)
def test_what_one_half_refuses_is_refused(tmp_path: Path, data: bytes) -> None:
    """Whichever it is."""
    assert scan_in_two(lines_of(tmp_path, data)) is None


def test_one_process_looks_where_the_other_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It sees the same."""
    lines = lines_of(tmp_path, b"a,1\nb,2\nc\nd,4\n")
    monkeypatch.setattr(
        line_scan, "start_module", lambda _, *words: child_process.start_module("tiers.intake.no_such_room", *words)
    )
    assert facts(scan_in_two(lines)) == [4, False, False, False, 0, [Uneven(2, 8, 9)], 14]


@pytest.mark.parametrize(
    ("data", "cores"),
    [
        (b"a,1\nb,2\nc,3\nd,4\n", 1),
        (b"a,1\nb,2\nc,3\nd,4\n", None),
        (b"a,1\nb,22222222222222222\n", 2),  # no line begins behind the middle
        (b"a,1\nb,22222222222222222", 2),
    ],
)
def test_one_process_looks_where_two_are_not_faster(
    tmp_path: Path, data: bytes, cores: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is started."""
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    monkeypatch.delattr(line_scan, "start_module")
    seen = scan_in_two(lines_of(tmp_path, data))
    assert seen is not None
    assert seen.rows == 4 if cores != 2 else 2


def test_the_process_of_its_own_says_what_it_saw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Of the lines that its arguments name."""
    lines = lines_of(tmp_path, b"a,1\nb;2\n")
    monkeypatch.setattr(sys, "argv", ["survey_child", lines.name, "4", "8", b";".hex(), "2"])
    line_scan_worker.main()
    assert facts(line_scan.read(capfdbinary.readouterr().out)) == [1, False, False, False, 0, [], 8]


def test_a_text_without_rows_has_none(tmp_path: Path) -> None:
    """And no line that was cut off."""
    assert facts(scan_in_two(lines_of(tmp_path, b""))) == [0, False, False, False, 0, [], 0]


@pytest.mark.parametrize("block", [1 << 20, 5])
def test_a_last_line_without_an_end_agrees_with_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    """It stands alone in the second part, and in a block of its own."""
    monkeypatch.setattr(line_scan, "BLOCK", block)
    seen = scan_in_two(lines_of(tmp_path, b"a,1\r\nb,2\r\nc,30"))
    assert facts(seen) == [3, True, False, True, 0, [], 14]


@pytest.mark.hypothesis
@given(ROWS, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "x"]), st.integers(1, 60))
def test_two_parts_are_seen_as_the_whole_is(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str], end: str, last: str, block: int
) -> None:
    """Wherever a text is cut between two lines."""
    data = end.join([*rows, last]).encode()
    whole = lines_of(tmp_path_factory.getbasetemp(), data)
    cuts = [place for place in range(1, len(data)) if data[place - 1 : place] == b"\n"]
    with patch.object(line_scan, "BLOCK", block):
        expected = facts(scan(whole))
        for cut in cuts:
            first, second = scan(replace(whole, end=cut)), scan(replace(whole, start=cut))
            seen = facts(line_scan.join_scans(first, second) if first and second else None)
            assert (seen[:4], seen[5:]) == (expected[:4], expected[5:])


def test_rows_are_alike_however_many_quotes_there_are(tmp_path: Path) -> None:
    """A short text has many for its size, a long one few; both are rows of two cells, the last too short."""
    few, many = [f"{'x' * 40},{'y' * 40}\n"] * 3, ['"a,b",1\n', '"",""\n', '"c"\n']
    for rows in (many, [*few, *many]):
        seen = scan(lines_of(tmp_path, "".join(rows).encode()))
        assert seen is not None
        assert (seen.has_quotes, [row.position for row in seen.uneven]) == (True, [len(rows) - 1])
    assert scan(lines_of(tmp_path, "".join([*few, 'a,b"c"\n']).encode())) is None
