"""The same firm more than once in a year: six policies on tables that can be checked by eye."""

import pytest

from tests.engines.drawn import PLAN, codes, count, plan, table, wan
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.engines import tally
from tiers.errors import DataError

BOTH = plan(
    tier=[
        {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 1},
        {"name": "1000万", "measure": "output", "over": "1000万"},
    ],
)

CONFLICT = """
code  firm        year  revenue  output
A1    示例一厂    2008  9000     _
A1    示例一厂    2008  20000    900
A2    示例二厂    2008  100      100
A1    示例一厂    2008  9000     2000
"""


@pytest.mark.parametrize(
    ("policy", "firms", "revenue", "output", "reaching"),
    [
        # firms in the year, total of revenue, total of output, firms over 1亿
        ("keep", 4, "38100", "3000", 1),
        ("first", 2, "9100", "100", 0),
        ("last", 2, "9100", "2100", 0),
        ("largest", 2, "20100", "2100", 1),
        ("sum", 2, "38100", "3000", 1),
    ],
)
def test_a_conflict_is_decided_as_was_said(policy: str, firms: int, revenue: str, output: str, reaching: int) -> None:
    """示例一厂 stands three times with 9000, 20000, 9000 and blank, 900, 2000."""
    found = count(CONFLICT, BOTH, duplicates=policy)
    assert found.enterprises == firms
    assert [m.total for m in found.measures] == [wan(revenue), wan(output)]
    assert found.tiers[0].nested == reaching
    assert (found.equal, found.conflicting) == (0, 1)
    assert codes(found) == [("duplicate-conflict", 5)]


def test_a_conflict_stops_by_default_and_names_the_firm_and_the_lines() -> None:
    """Nothing is chosen in silence."""
    with pytest.raises(DataError) as refused:
        count(CONFLICT, BOTH)
    assert refused.value.facts["firms"] == "示例一厂 (drawn.csv:2, drawn.csv:3, drawn.csv:5)"


def test_a_conflict_in_a_report_to_pass_on_names_only_the_lines() -> None:
    """Nothing on stderr tells who it is."""
    with pytest.raises(DataError) as refused:
        tally([table(CONFLICT)], Question(BOTH, no_names=True))
    assert refused.value.facts["firms"] == "drawn.csv:2, drawn.csv:3, drawn.csv:5"


def test_a_refusal_names_five_conflicts_and_counts_the_rest() -> None:
    """Seven firms twice: five are named, two more counted."""
    rows = "\n".join(f"示例{i}厂  2008  {i}\n示例{i}厂  2008  {i + 1}" for i in range(7))
    with pytest.raises(DataError) as refused:
        count(f"firm  year  revenue\n{rows}")
    assert (refused.value.facts["count"], refused.value.facts["more"]) == (7, 2)
    assert "示例4厂" in str(refused.value.facts["firms"])
    assert "示例5厂" not in str(refused.value.facts["firms"])


def test_a_conflict_in_another_year_than_the_reported_one_counts_too() -> None:
    """2005 would be the base."""
    with pytest.raises(DataError):
        count("firm  year  revenue\n示例厂  2005  1\n示例厂  2005  2\n示例厂  2008  2")


def test_equal_rows_and_a_figure_against_a_blank_are_one_firm() -> None:
    """The figure counts, whichever row has it."""
    found = count(
        "firm  year  revenue  output\n示例厂  2008  _  5\n示例厂  2008  20000  _\n示例厂  2008  20000  5", BOTH
    )
    assert (found.enterprises, found.equal, found.conflicting) == (1, 1, 0)
    assert [m.total for m in found.measures] == [wan("20000"), wan("5")]
    assert codes(found) == [("duplicate-equal", 4)]


def test_a_figure_counts_against_an_unreadable_one_and_the_cell_is_still_reported() -> None:
    """And without any figure the firm is unreadable, not missing."""
    found = count(
        "firm  year  revenue\n示例甲厂  2008  约5亿\n示例甲厂  2008  7\n示例乙厂  2008  约5亿\n示例乙厂  2008  _"
    )
    measure = found.measures[0]
    assert (measure.usable, measure.missing, measure.unreadable) == (1, 0, 1)
    assert codes(found) == [
        ("amount-unreadable", 2),
        ("duplicate-equal", 3),
        ("amount-unreadable", 4),
        ("duplicate-equal", 5),
    ]


def test_a_row_without_a_code_is_the_firm_of_that_name_that_has_one() -> None:
    """The code is kept, whichever row comes first."""
    found = count("code  firm  year  revenue\n_  示例厂  2008  5\nA1  示例厂  2008  5\nA2  示例厂  2008  6")
    assert found.enterprises == 2
    assert [(f.name, f.code) for f in found.tiers[0].nearest] == [("示例厂", "A2"), ("示例厂", "A1")]


def test_the_same_name_under_two_codes_is_two_firms() -> None:
    """Nothing fuzzier than the code."""
    assert count("code  firm  year  revenue\nA1  示例厂  2008  5\nA2  示例厂  2008  6").enterprises == 2


def test_the_same_firm_in_two_years_is_no_duplicate() -> None:
    """A panel has a row per firm and year."""
    assert count("firm  year  revenue\n示例厂  2007  5\n示例厂  2008  6").equal == 0


def test_codes_and_names_are_compared_as_cleaned() -> None:
    """Full width, case, spaces and hyphens do not make another firm."""
    found = count([table("code  firm  year  revenue\nａ1-2  示例厂  2008  5\nA12  另一名  2008  5")])
    assert found.enterprises == 1


def test_rows_of_all_years_are_expected_before_duplicates_are_merged() -> None:
    """Two rows, one firm."""
    found = count("firm  year  revenue\n示例厂  2008  5\n示例厂  2008  5", expect_rows=2)
    assert found.enterprises == 1


def test_the_policy_stop_lets_a_table_without_conflicts_pass() -> None:
    """`stop` is the default."""
    assert (
        tally([table("firm  revenue\n示例厂  5")], Question(PLAN, reading=Reading(duplicates="stop"))).enterprises == 1
    )
