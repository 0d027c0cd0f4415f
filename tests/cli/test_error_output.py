"""How an error is said."""

from decimal import Decimal

import pytest

from tiers.cli import streams
from tiers.cli.error_output import error_lines, print_error, variable_lines
from tiers.errors import DataError, TiersError, UsageError


@pytest.fixture(autouse=True)
def _without_a_choice() -> None:
    """Let no colour be wanted that an earlier run in this process wanted."""
    streams.choose_color_of_errors([])


def test_one_line_where_nothing_is_to_be_chosen() -> None:
    """The code, the sentence, the remedy."""
    error = UsageError("option-twice", option="--unit", value="元")
    assert error_lines(error, "en") == ["tiers: error[option-twice]: --unit 元: the same was said before. Say it once."]
    assert error_lines(error, "zh") == ["tiers: error[option-twice]: --unit 元：前面已经写过。只写一次即可。"]


def test_a_choice_shows_what_each_would_mean() -> None:
    """Between the sentence and the remedy, lined up by what a terminal shows."""
    rows = (
        ("choice.unit", "choice.largest", "1亿"),
        ("千元", Decimal(74214567), 0),
        ("万元", Decimal(742145670), 10),
    )
    error = TiersError("internal", choices=rows, kind="A", currency="CNY")
    assert error_lines(error, "en") == [
        "tiers: error[internal]: A mistake of this program (A), not of your data.",
        "  unit  largest firm  1亿",
        "  千元       ¥74.2 m    0",
        "  万元      ¥742.1 m   10",
        "  TIERS_DEBUG=1 shows where; please report it.",
    ]
    assert error_lines(error, "zh") == [
        "tiers: error[internal]: 程序自身出错（A），与您的数据无关。",
        "  单位  最大企业  1亿",
        "  千元  7421万元    0",
        "  万元  7.42亿元   10",
        "  设 TIERS_DEBUG=1 可显示出错之处；请反馈给我们。",
    ]


def test_text_from_outside_is_inert(capsys: pytest.CaptureFixture[str]) -> None:
    """No cell moves the cursor, starts a line of its own or becomes markup, also in a table of choices."""
    rows = (("a\x1b[31m", "b"), ("[red]c[/red]", "\u202ed"))
    print_error(DataError("strict", choices=rows, count=1, place="", first="x\ntiers: error[y]: \x1b]0;z\x07"), "en")
    err = capsys.readouterr().err
    assert err.splitlines()[0].endswith(r"The first: x\x0atiers: error[y]: \x1b]0;z\x07")
    assert err.splitlines()[1:3] == [r"  a\x1b[31m           b", r"  [red]c[/red]  \u202ed"]


@pytest.mark.parametrize(
    ("typed", "variable", "said"),
    [
        (["report", "a.csv"], "abc", ["  The value comes from the variable TIERS_YEAR."]),
        (["report", "a.csv"], "2007 abc", ["  The value comes from the variable TIERS_YEAR."]),
        (["report", "a.csv", "--year=abc"], "abc", []),
        (["report", "a.csv"], "2007", []),
    ],
)
def test_a_value_that_nobody_typed(
    typed: list[str], variable: str, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variable is named from which it comes."""
    monkeypatch.setenv("TIERS_YEAR", variable)
    error = UsageError("option-not-a-number", option="--year", value="abc", least=1000, example=2008)
    assert variable_lines(error, "en", typed) == said
    assert variable_lines(DataError("strict", value="abc"), "en", typed) == []
