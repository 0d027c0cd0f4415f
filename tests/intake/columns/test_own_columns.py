import pytest

from tests.intake.asked import question, read, refusal
from tiers.domain.cleaning import is_missing
from tiers.intake.columns.own_columns import own_figures, with_states

OWN = ["revenue", "revenue_state", "revenue_tier", "revenue_next", "revenue_short_by"]
HEAD = f"name,code,year,{','.join(OWN)}\n"
ROWS = "甲厂,A,2008,5,usable,,1亿,99999995\n乙厂,B,2008,,missing,,,\n丙厂,C,2008,,unreadable,,,\n"


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (OWN, {0: 1}),
        (["name", *OWN], {1: 2}),
        ([*OWN, *(word.replace("revenue", "output") for word in OWN), "行业"], {0: 1, 5: 6}),
        (OWN[:-1], {}),
        ([OWN[0], OWN[2], OWN[1], *OWN[3:]], {}),
        ([word.upper() for word in OWN], {}),
        (["", "_state", "_tier", "_next", "_short_by"], {}),
        ([], {}),
    ],
)
def test_columns_of_classify_are_known_by_all_their_names(headings: list[str], found: dict[int, int]) -> None:
    """All five, in their order and to the letter: nobody else writes them."""
    assert own_figures(headings, question()) == found


def test_on_a_cluster_nothing_is_recognised() -> None:
    """Nobody would look at the states there: the unit is asked for, as ever."""
    assert own_figures(OWN, question(engine="spark")) == {}


def test_the_figures_are_in_yuan_and_the_states_hold() -> None:
    """A blank is missing, but where its state says that a cell was there which is no amount."""
    table = read(HEAD + ROWS)
    figure = table.of_role("revenue")[0]
    assert figure.unit
    assert (figure.unit.scale, figure.unit_from) == (1, "classify")
    assert [row[3] for row in table.cells] == ["5", "", "unreadable"]
    assert [reason.text("en") for reason in figure.why] == [
        "its heading says revenue",
        "元, for tiers classify wrote it",
    ]
    assert table.problems == ()


def test_a_figure_beside_a_wrong_state_stays() -> None:
    """Somebody has found it out since."""
    assert with_states([["7", "unreadable"], ["", "x"], [""]], {0: 1}) == [["7", "unreadable"], ["", "x"], [""]]


def test_a_unit_that_contradicts_it_is_refused() -> None:
    """On the command line; that of the plan is for tables without one."""
    assert refusal(HEAD + ROWS, unit="万元").code == "unit-contradicts"


def test_other_columns_of_these_names_are_asked_about() -> None:
    """One that is lacking, and nothing states the unit."""
    table = read("name,year,revenue,revenue_state\n甲厂,2008,5,usable\n")
    assert table.of_role("revenue")[0].unit is None


@pytest.mark.parametrize("word", ["缺失", "missing", "Missing"])
def test_its_word_for_a_missing_figure_is_missing(word: str) -> None:
    """As a workbook of firms has it."""
    assert is_missing(word)


@pytest.mark.parametrize("word", ["无法识别", "unreadable"])
def test_its_word_for_an_unreadable_figure_is_not(word: str) -> None:
    """It stays an error."""
    assert not is_missing(word)
