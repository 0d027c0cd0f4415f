"""Rows of firms that the database writes by itself: the same as those made one by one, whatever stands in them."""

from decimal import Decimal
from typing import Any

import pytest

from tests.engines.classifying import classify_everywhere
from tests.engines.drawn import PLAN, plan, table, wan
from tests.write import firms, hostile
from tiers.domain.classification import Classification, Value
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Table
from tiers.domain.targets import Targets
from tiers.engines.in_duckdb.export import firm_rows
from tiers.errors import DataError


def classify(
    drawing: str | list[Table],
    targets: Targets = PLAN,
    **reading: Any,  # noqa: ANN401 - whatever `Reading` takes
) -> Classification:
    """Classify firms with every engine: `classify_everywhere` asserts that rows, texts and Parquet are the same."""
    tables = [table(drawing)] if isinstance(drawing, str) else drawing
    return classify_everywhere(tables, Question(targets, reading=Reading.model_validate(reading)).about_firms(None))


def rows(found: Classification) -> list[tuple[Value, ...]]:
    """Return name, code, figure and what is lacking."""
    return [(*row[:2], row[3], row[7]) for row in found.rows]


def tables_of(words: list[str]) -> list[Table]:
    """Return a table in which firms, their codes and their groups are called by these words."""
    drawn = table("firm  code  trade  revenue\n示例厂  A1  机械  5")
    cells = [[word, f"{word}{number}", word, "5"] for number, word in enumerate(words)]
    return [Table(drawn.source, drawn.columns, cells, range(2, len(cells) + 2))]


@pytest.mark.parametrize("words", [firms.NAMES, hostile.NAMES], ids=["firms", "report"])
def test_words_that_mean_harm(words: tuple[str, ...]) -> None:
    """As each writer writes them: formulas, controls, markup, quotes, separators, half a character."""
    found = classify(tables_of([*words, "示例一厂", "-示例二厂"]), by=("trade",), duplicates="keep")
    assert len({row[0] for row in found.rows}) >= len(words)


def test_many_odd_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are bound some at a time, and each row finds its own."""
    monkeypatch.setattr("tiers.engines.in_duckdb.export.escaped_words._AT_ONCE", 2)
    found = classify(tables_of([f"示例，{number}厂" for number in range(5)]), by=("trade",))
    assert [row[0] for row in found.rows] == [f"示例,{number}厂" for number in range(5)]


@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("cell", "yuan", "short"),
    [
        ("0", "0", "100000000"),
        ("0.0001", "1", "99999999"),
        ("0.00001", "0.1", "99999999.9"),
        ("0.0000000001", "0.000001", "99999999.999999"),
        ("-0.00001", "-0.1", "100000000.1"),
        ("-120000", "-1200000000", "1300000000"),
        ("99999.9999999999", "999999999.999999", "0.000001"),
        ("100000000", "1000000000000", None),
        ("99999999.9999999999", "999999999999.999999", None),
        ("-100000000.00001", "-1000000000000.1", "1000100000000.1"),
        ("99999999999999.9999999999", "999999999999999999.999999", None),
    ],
)
def test_amounts_to_the_last_digit(cell: str, yuan: str, short: str | None) -> None:
    """Those that 64 bits hold, and those that they do not."""
    found = classify(f"firm  revenue\n示例厂  {cell}")
    assert rows(found) == [("示例厂", None, Decimal(yuan), None if short is None else Decimal(short))]


REPEATED = """
firm        code  trade  revenue
示例四厂    A4    食品   4
示例一厂    _     机械   90000
示例二厂    A2    食品   5
示例一厂    A1    化工   20000
示例三厂    A3    化工   _
示例三厂    A3    机械   30000
示例一厂    A1    机械   _
"""
"""One firm with different figures, which has its code only further down; and one with a figure and a blank."""


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("keep", [("机械", "90000"), ("化工", "20000"), ("机械", None)]),
        ("first", [("机械", "90000")]),
        ("last", [("机械", None)]),
        ("largest", [("机械", "90000")]),
        ("sum", [("机械", "110000")]),
    ],
)
def test_a_firm_that_stands_several_times(policy: str, expected: list[tuple[str, str | None]]) -> None:
    """It has the code of another row, and its place in the table."""
    found = list(classify(REPEATED, by=("trade",), duplicates=policy).rows)
    of_one = [(row[-1], row[3]) for row in found if row[0] == "示例一厂"]
    assert of_one == [(trade, figure and wan(figure)) for trade, figure in expected]
    assert [row[1] for row in found if row[0] == "示例一厂"] == ["A1"] * len(expected)
    assert found[0][0] == "示例四厂"
    assert [row[3] for row in found if row[0] == "示例三厂"] == [wan("30000")]


def test_conflicting_duplicates_are_refused_by_every_engine() -> None:
    """In the same words."""
    with pytest.raises(DataError, match="different figures"):
        classify(REPEATED)


def test_rows_are_looked_at_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """None is lost between them, and they stay in order, also of several tables."""
    monkeypatch.setattr(firm_rows, "AT_ONCE", 2)
    drawn = [table(REPEATED), table("firm  revenue\n示例五厂  1\n合计  9\n示例六厂  2", path="b.csv")]
    found = classify(drawn, duplicates="sum")
    assert [row[0] for row in found.rows] == ["示例四厂", "示例一厂", "示例二厂", "示例三厂", "示例五厂", "示例六厂"]


def test_figures_of_several_years_in_one_row() -> None:
    """Those of the report year; a measure that it lacks is missing there."""
    tiers = [
        {"name": "1亿", "measure": "revenue", "over": "1亿"},
        {"name": "1000万", "measure": "output", "at_least": "1000万"},
    ]
    found = classify("firm  revenue@2007  revenue@2008  output@2007\n示例厂  5  20000  7000", plan(tier=tiers))
    assert list(found.rows) == [
        ("示例厂", None, 2008, wan("20000"), "usable", "1亿", None, None, None, "missing", None, None, None)
    ]


def test_a_firm_without_a_name_is_called_by_its_code() -> None:
    """And a table may have nothing but codes."""
    assert rows(classify("firm  code  revenue\n_  A-1  5\n示例厂  _  6"))[0][:2] == ("A1", "A1")
    assert rows(classify("code  revenue\na-1  5"))[0][:2] == ("A1", "A1")


@pytest.mark.one_in(4)
@pytest.mark.parametrize("counting", ["nested", "banded"])
@pytest.mark.parametrize("rule", ["over", "at_least"])
def test_firms_of_a_tier(counting: str, rule: str) -> None:
    """On its limit, on that of the next, between them, and without a figure."""
    tiers = [{"name": name, "measure": "revenue", rule: name} for name in ("10亿", "5亿", "1亿")]
    drawing = "firm  revenue\n甲厂  100000\n乙厂  99999.99\n丙厂  50000\n丁厂  49999\n戊厂  _\n己厂  120000"
    for tier in ("10亿", "5亿", "1亿"):
        assert classify_everywhere(
            [table(drawing)], Question(plan(tier=tiers, counting=counting)).about_firms(tier)
        ).firms
