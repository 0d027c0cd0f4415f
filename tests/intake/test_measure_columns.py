import pytest

from tests.intake.asked import headed, plan, read, refusal
from tiers.domain.targets import Targets

ONLY_REVENUE = plan(tier=[{"name": "1亿", "measure": "revenue", "over": "1亿"}])


@pytest.mark.parametrize(
    ("headings", "rivals"),
    [
        (("营业收入", "主营业务收入"), 2),
        (("本月营业收入", "本年累计营业收入"), 2),
        (("营业收入", "2006年营业收入"), 2),
        (("2006年营业收入", "2006年销售额", "2005年营业收入"), 3),
        (("1-9月营业收入(2006)", "1-12月营业收入(2006)"), 2),
        (("营业收入(202111)", "营业收入(202112)"), 2),
        (("1月营业收入", "2月营业收入"), 2),
    ],
)
def test_columns_that_answer_equally_well(headings: tuple[str, ...], rivals: int) -> None:
    """Never the first of them: all are listed, with what each seems to be."""
    error = refusal(headed(*headings))
    assert error.code == "measure-unclear"
    assert error.facts["several"] == rivals
    assert [row[0] for row in error.choices[1:]] == list(headings)


def test_a_single_month_is_not_the_measure_by_itself() -> None:
    """A person has to say that it is meant."""
    error = refusal(headed("当月营收"))
    assert (error.code, error.facts["several"]) == ("measure-unclear", 1)


def test_years_in_the_headings() -> None:
    """One column per year, for each measure that has them."""
    table = read(headed("2005年营业收入", "2006年营业收入", "总产值(2006)"))
    found = [(c.role, c.period.year) for c in table.columns if c.period]
    assert found == [("revenue", 2005), ("revenue", 2006), ("output", 2006)]


def test_a_measure_that_no_tier_uses_may_be_unclear() -> None:
    """It is left out."""
    table = read(headed("营业收入", "产值", "总产值"), ONLY_REVENUE)
    assert [column.role for column in table.columns] == ["name", "revenue", None, None]


@pytest.mark.parametrize(
    ("targets", "heading", "seems"),
    [(plan(), "净利润", []), (plan(), "营业收入增幅", ["营业收入增幅"]), (ONLY_REVENUE, "产值", [])],
)
def test_none_of_the_tiers_measures(targets: Targets, heading: str, seems: list[str]) -> None:
    """The headings are listed, with those that could be taken for it."""
    error = refusal(headed(heading), targets)
    assert error.code == "measure-missing"
    assert [row[0] for row in error.choices[1:]] == seems
    assert "--column revenue=HEADING" in error.remedy("en")


def test_a_column_that_a_person_named_settles_its_measure() -> None:
    """The rivals have no role then."""
    table = read(headed("营业收入", "主营业务收入"), columns={"revenue": "主营业务收入"})
    assert [column.role for column in table.columns] == ["name", None, "revenue"]
