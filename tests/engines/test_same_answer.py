"""Random tables, written to a file and reported by every engine: the reports are equal to the byte.

A longer run: `pytest tests/engines/test_same_answer.py --hypothesis-profile=fuzz`.
"""

import csv
from dataclasses import astuple
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiers
from tests.engines.drawn import BULK_ENGINES
from tests.engines.test_against_oracle import CERTAIN, HEADINGS, ROWS, plans, targets_of
from tests.oracle import Plan, Row
from tests.write import firms
from tiers import pipeline
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.engines.in_duckdb.export import firm_rows
from tiers.engines.rules import shifted_cells
from tiers.errors import DataError, TiersError
from tiers.intake.in_place import text as text_in_place
from tiers.write.firms_to_csv import firms_to_csv
from tiers.write.firms_to_jsonl import firms_to_jsonl
from tiers.write.to_json import to_json

HOSTILE_NAMES = [name for name in firms.NAMES if "\ud800" not in name]
"""What means harm in one format or another, and can stand in a file."""

NAMES_IN_ROWS = [
    "示例机械厂 012",
    "示例合计厂",
    "示例锟斤拷厂房",
    "示例机械厂（合计）",
    "ＳＭ示例机械有限公司",
    "Grand total",
    "\u3000",
]
"""Names that a second look is for, and some that need none."""

CELLS = st.sampled_from(
    [
        "12345678.123456",
        "1234567890",
        "1e5",
        ".5",
        "00012",
        '="12"',
        "'7",
        "9.1234567",
        "99999999亿",
        "\\",
        "a\tb",
        "\\n",
    ]
)
"""Cells on the border of what is plain."""

MOVED = st.builds(
    Row,
    name=st.sampled_from(["示例一厂", "示例二厂", "示例三厂", "45000"]),
    code=st.sampled_from(["", "", "45", "91430500MA00000001"]),
    year=st.sampled_from(["2008", "2008", "2006"]),
    trade=st.sampled_from(["机械", "食品", "", "45000", "1,234.5", "4.5亿", "2008", "C35"]),
    revenue=st.sampled_from(["", "-", "停产", "5"]),
    output=st.sampled_from(["", '="-"', "7"]),
)
"""Rows in which a figure may stand where none belongs."""

ODDER = MOVED | st.builds(
    Row,
    name=st.sampled_from(NAMES_IN_ROWS),
    code=st.sampled_from(["", "9.14305E+17", "ABC", "712345678", "‘1"]),
    year=st.sampled_from(["2005", "2006", "2008", "２００８年"]),
    trade=st.sampled_from(["机械", "机械 ", "㈱", "\\", "a\nb"]),
    revenue=CELLS,
    output=CELLS,
)
"""Rows on the border of what a bulk engine recognises by itself."""


def answer_of(path: Path, plan: Plan, engine: str) -> str:
    """Report with one engine: the JSON, or the refusal."""
    try:
        report = tiers.report(
            path,
            targets=targets_of(plan),
            top=plan.top,
            duplicates=plan.duplicates,
            year=plan.year,
            engine=engine,  # type: ignore[arg-type] # the name of an engine
        )
    except DataError as error:
        return f"{error.code}: {error} {error.table('en')}"
    return to_json(report)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one file that every example is written to."""
    return tmp_path_factory.mktemp("same") / "data.csv"


@given(
    rows=st.lists(ROWS | ODDER, max_size=14),
    plan=plans(),
    ragged=st.lists(st.sampled_from(["示例短厂", ",,,,,,", "示例长厂,,2008,,5,5,6"]), max_size=1),
    most=st.sampled_from([1, 3, shifted_cells.MOST]),
)
def test_every_engine_gives_the_same_report(
    path: Path, rows: list[Row], plan: Plan, ragged: list[str], most: int
) -> None:
    """Odd cells, duplicates, blanks, several years, ragged rows, moved figures; every policy, both rules and countings."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *map(astuple, [CERTAIN, *rows])])
        file.writelines(f"{line}\n" for line in ragged)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shifted_cells, "MOST", most)
        expected = answer_of(path, plan, "python")
        for engine in BULK_ENGINES:
            assert answer_of(path, plan, engine) == expected


HOSTILE = st.builds(
    Row,
    name=st.sampled_from([*HOSTILE_NAMES, *NAMES_IN_ROWS]),
    code=st.sampled_from(["", "", "=1+1", "-A1", "A,1", "@", '"A"']),
    year=st.sampled_from(["2008", "2008", "2006"]),
    trade=st.sampled_from(HOSTILE_NAMES) | st.just("机械"),
    revenue=CELLS,
    output=st.sampled_from(["", "5", "0.001", "99999999999999"]),
)
"""Rows whose words mean harm."""


def classify_with(path: Path, plan: Plan, tier: str | None, engine: str) -> tuple[bytes, ...] | str:
    """Classify each firm with one engine: CSV and JSON Lines, or the refusal."""
    reading = Reading(duplicates=plan.duplicates, year=plan.year, engine=engine, by=("行业",))  # type: ignore[arg-type]
    question = Question(targets_of(plan), reading=reading).about_firms(tier)
    try:
        with pipeline.open_classification([str(path)], question) as (report, firms):
            return tuple(b"".join(write(report, firms)) for write in (firms_to_csv, firms_to_jsonl))
    except DataError as error:
        return f"{error.code}: {error} {error.table('en')}"


@given(
    rows=st.lists(ROWS | ODDER | HOSTILE, max_size=14),
    plan=plans(),
    data=st.data(),
    at_once=st.sampled_from([1, 3, firm_rows.AT_ONCE]),
)
def test_every_engine_places_the_same_firms(
    path: Path, rows: list[Row], plan: Plan, data: st.DataObject, at_once: int
) -> None:
    """The bytes of what programs read are equal, however many rows are looked at together; of all firms, or of a tier."""
    tier = data.draw(st.none() | st.sampled_from([rung.name for rung in plan.rungs]))
    with path.open("w", encoding="utf-8", newline="", errors="surrogatepass") as file:
        csv.writer(file).writerows([HEADINGS, *map(astuple, [CERTAIN, *rows])])
    expected = classify_with(path, plan, tier, "python")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(firm_rows, "AT_ONCE", at_once)
        for engine in BULK_ENGINES:
            assert classify_with(path, plan, tier, engine) == expected


CLEAN = "".join(
    f"{line}\n"
    for line in (
        "2008年企业主要指标,,,,,",
        "序号,企业名称,统一社会信用代码,年份,行业,营业收入(万元)",
        "1,示例一厂,91999900EX00000001,2007,机械,9000",
        "2,示例一厂,91999900EX00000001,2008,机械,120000.5",
        "3,示例二厂,91999900EX00000002,2008,食品,60000",
        '4,"示例三厂",91999900EX00000003,2008,"化,工",10000',
        "5,示例四厂,,2008,,停产",
        "6,示例五厂,91999900EX00000005,2008,食品,7",
        "7,示例六厂,91999900EX00000006,2008,食品,８",
    )
)
"""A table that both read the same."""

DIRT = [
    *(
        '"',
        '""',
        ",",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\t",
        " ",
        "\0",
        "\x1a",
        "#",
        "\\",
        "'",
        "\ufeff",
        "\u3000",
        "5",
        "厂",
        "，",
    ),
    "\n# 说明\n",
    "\n2008年企业主要指标,,,,,\n",
    "\n序号,企业名称,统一社会信用代码,年份,行业,营业收入(万元)\n",
    "\n序号,企业名称,年份,营业收入(亿元),,\n",
    "\n单位：千元,,,,,\n",
    "\n,示例七厂,,,,\n",
    "\n,合计,,2008,,190007.5\n",
    "\n甲,乙,丙,1,2,3\n",
    "\n,千元,,,,\n",
    "\n,示例七厂,,2008,45000,\n",
    ",\n",
]
"""What gets into a text by mistake, one at a time."""

TOP = len("".join(CLEAN.splitlines(keepends=True)[:3]).encode())
"""Bytes of the first three lines."""


def report_with(path: Path, engine: str) -> str:
    """Report by the built-in plan: the JSON, or the refusal."""
    try:
        return to_json(tiers.report(path, targets="builtin", engine=engine))  # type: ignore[arg-type] # the name of an engine
    except DataError as error:
        return f"{error.code}: {error} {error.table('en')}"


@settings(max_examples=settings().max_examples * 2)
@given(
    dirt=st.lists(st.tuples(st.integers(0, len(CLEAN)), st.sampled_from(DIRT)), min_size=1, max_size=3),
    is_crlf=st.booleans(),
    cut=st.none() | st.integers(len(CLEAN) - 40, len(CLEAN)),
    is_long=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8", "gb18030", "utf-16"]),
)
def test_no_dirt_makes_the_engines_differ(
    path: Path, dirt: list[tuple[int, str]], cut: int | None, encoding: str, *, is_crlf: bool, is_long: bool
) -> None:
    """Wherever it gets into a text, among its first lines or far below: both read it, or both refuse it."""
    text = CLEAN[:cut]
    for place, character in dirt:
        text = text[:place] + character + text[place:]
    path.write_bytes((text.replace("\n", "\r\n") if is_crlf else text).encode(encoding))
    expected = report_with(path, "python")
    with pytest.MonkeyPatch.context() as patched:
        if is_long and encoding != "utf-16" and all(place > TOP for place, _ in dirt):
            patched.setattr(text_in_place, "_HEAD", TOP + 12)
        for engine in BULK_ENGINES:
            assert report_with(path, engine) == expected


@pytest.mark.one_in(12)
@pytest.mark.parametrize("place", range(0, len(CLEAN), 9))
def test_no_quote_anywhere_makes_the_engines_differ(path: Path, place: int) -> None:
    """One more, at every ninth place of a text."""
    path.write_bytes((CLEAN[:place] + '"' + CLEAN[place:]).encode())
    assert report_with(path, "duckdb") == report_with(path, "python")


@pytest.mark.one_in(12)
@pytest.mark.parametrize("heading", ["营业收入(万元)", "2008年营业收入(万元)", "2008"])
@pytest.mark.parametrize("name", ["示例丁厂", "企业名称", "单位名称", ""])
@pytest.mark.parametrize(
    "figure", ["５００", "5000万元", "2008.12万元", "2008", "２００８", "1亿元", "1-12月", "100元", "6月5"]
)
def test_an_odd_figure_where_a_heading_may_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heading: str, name: str, figure: str
) -> None:
    """Among firms far below the headings: a firm, a heading once more, another table, or another unit, on every engine."""
    head = f"企业名称,统一社会信用代码,{heading}\n"
    above, below = ("".join(f"示例{part}{i}厂,91A{part}{i},{i}00\n" for i in range(1, 40)) for part in "甲乙")
    path = tmp_path / "data.csv"
    path.write_text(f"2008年企业主要指标\n单位：万元\n{head}{above}{name},,{figure}\n{below}", encoding="utf-8")
    asked = {"targets": "builtin", "columns": {"revenue": heading}}
    answers = []
    monkeypatch.setattr(text_in_place, "_HEAD", 500)
    for engine in ("python", *BULK_ENGINES):
        try:
            answers.append(to_json(tiers.report(path, engine=engine, **asked)))  # type: ignore[arg-type] # as asked
        except TiersError as error:
            answers.append(f"{error.code}: {error}")
    assert answers[0] == answers[1]
