"""What is to be compared with: what a word or a file is taken for."""

import json
from pathlib import Path

import pytest

from tiers.domain.since import Since
from tiers.errors import DataError, TiersError, UsageError
from tiers.intake.files import since_source as module
from tiers.intake.files.since_source import since_of

REPORT = '{"format": "tiers.report", "version": 1, "enterprises": 3}'
CHECK = '{"format": "tiers.check", "version": 1}'


def write(text: str, name: str = "file.json") -> str:
    """Write a file; give its name."""
    Path(name).write_text(text, encoding="utf-8")
    return name


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("previous", Since("year", "previous")),
        ("2007", Since("year", "2007", 2007)),
        ("./2007", Since("nothing", "./2007")),
        ("0999", Since("nothing", "0999")),
        ("20071", Since("nothing", "20071")),
        ("２００７", Since("nothing", "２００７")),
        ("there-is-none.csv", Since("nothing", "there-is-none.csv")),
        ("none-*.csv", Since("nothing", "none-*.csv")),
        ("a\0b", Since("nothing", "a\0b")),
        ("", Since("nothing", "")),
    ],
)
def test_a_word_is_a_year_or_names_a_file(what: str, expected: Since) -> None:
    """Four digits are a year, whatever files there are."""
    assert since_of(what) == expected


def test_a_file_called_like_a_year_is_named_by_its_path() -> None:
    """The digits alone are the year."""
    write("企业名称\n示例厂\n", "2007")
    assert since_of("2007") == Since("year", "2007", 2007)
    assert since_of("./2007") == Since("table", "./2007")


def test_standard_input_is_refused() -> None:
    """It is for DATA."""
    with pytest.raises(UsageError):
        since_of("-")


@pytest.mark.parametrize("text", ["", "\n\n  \n", " " * 200_000])
def test_an_empty_file_is_no_report_yet(text: str) -> None:
    """A history before its first line."""
    assert since_of(write(text)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("企业名称,营业收入\n示例厂,5\n", "a.csv"),
        ('{"企业名称": "示例厂", "营业收入": 5}\n{"企业名称": "示例厂", "营业收入": 6}\n', "a.jsonl"),
        ('[{"企业名称": "示例厂"}]', "a.json"),
        ("{ no JSON", "a.txt"),
        ('{"format": "of somebody else"}', "a.json"),
    ],
)
def test_any_other_file_is_a_table(text: str, name: str) -> None:
    """Also JSON Lines, of which each line is a firm."""
    assert since_of(write(text, name)) == Since("table", name)


def test_folders_and_patterns_are_tables() -> None:
    """If something is there."""
    Path("folder").mkdir()
    write("a\n1\n", "folder/a.csv")
    assert since_of("folder") == Since("table", "folder", files=("folder/a.csv",))
    assert since_of("folder/*.csv") == Since("table", "folder/*.csv", files=("folder/a.csv",))


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        f"{REPORT}\n",
        f"\ufeff{REPORT}\r\n\r\n",
        f"{CHECK}\n{REPORT}\n\n",
        f"{REPORT[:30]}\n{REPORT}",
        json.dumps(json.loads(REPORT), indent=2),
        '{"企业名称": "示例厂"}\n' + REPORT,
    ],
)
def test_the_last_line_that_is_not_blank_is_the_report(text: str) -> None:
    """Whatever stands before it; one report may also stand on several lines."""
    found = since_of(write(text))
    assert found
    assert (found.kind, found.saved) == ("report", json.loads(REPORT))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (REPORT[:40], "file.json: line 1 is no report of tiers (cut off)."),
        (f"{REPORT}\n{REPORT[:40]}\n", "file.json: line 2 is no report of tiers (cut off)."),
        (f"{REPORT}\n3\n", "file.json: line 2 is no report of tiers (cut off)."),
        (f"{REPORT}\n{CHECK}", "file.json: line 2 is no report of tiers (another format)."),
        (CHECK, "file.json: line 1 is no report of tiers (another format)."),
        (REPORT.replace("1", "2", 1), "file.json: line 1 is no report of tiers (version 2)."),
        (REPORT.replace("1", "true", 1), "file.json: line 1 is no report of tiers (version true)."),
        (REPORT.replace("1", "NaN", 1), "file.json: line 1 is no report of tiers (cut off)."),
        ('{"a": 1}\n' + CHECK, "file.json: line 2 is no report of tiers (another format)."),
        ('{"format": "tiers.report", "a": ' + "[" * 100_000, "file.json: line 1 is no report of tiers (cut off)."),
    ],
)
def test_what_was_written_by_tiers_and_is_no_report_is_refused(text: str, said: str) -> None:
    """A run that was killed, another command's answer, or a later version's."""
    with pytest.raises(DataError) as refused:
        since_of(write(text))
    assert refused.value.sentence("en") == said


def test_only_the_last_line_of_a_history_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand reports, read from the end; one line may be longer than what is read at a time."""
    long = REPORT[:-1] + ', "title": "' + "长" * 100_000 + '"}'
    path = write("\n".join([REPORT] * 10_000 + [long]))
    parsed: list[int] = []

    def count_parsed(content: bytes) -> object:
        parsed.append(len(content))
        return json.loads(content)

    monkeypatch.setattr(module, "_parse", count_parsed)
    found = since_of(path)
    assert found
    assert found.saved == json.loads(long)
    assert parsed == [len(long.encode())]


def test_a_file_that_may_not_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system says it."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(REPORT)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(TiersError) as refused:
        since_of(path)
    assert refused.value.code == "file-unreadable"
