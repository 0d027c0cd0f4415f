import tomllib

import pytest

from tests.intake.asked import refusal, table_with
from tiers.intake.columns.ambiguity_errors import option_line, setting_line, shorten

STOCK_EXCHANGE = (
    "出表日期,資料年月,公司代號,公司名稱,產業別,營業收入-當月營收,營業收入-上月營收,營業收入-去年當月營收,"
    "營業收入-上月比較增減(%),累計營業收入-當月累計營收,累計營業收入-去年累計營收,備註\n"
    '"1110912","11108","0001","示例公司","甲業","7","8","7","-10.1","59","54","-"\n'
)


def test_everything_that_is_missing_is_said_at_once() -> None:
    """A table of monthly revenue as a stock exchange publishes it: the rivals, the unit and the year."""
    error = refusal("\ufeff" + STOCK_EXCHANGE)
    assert error.table("en") == [
        ["column", "seems to be"],
        ["營業收入-當月營收", "one month"],
        ["累計營業收入-當月累計營收", "the year to date"],
        ["營業收入-上月營收", "an earlier time"],
        ["營業收入-去年當月營收", "an earlier time"],
        ["營業收入-上月比較增減(%)", "a share or a growth"],
        ["累計營業收入-去年累計營收", "an earlier time"],
    ]
    remedy = error.remedy("en")
    assert "--column revenue=累計營業收入-當月累計營收" in remedy
    assert '[reading] columns = { revenue = "累計營業收入-當月累計營收" }' in remedy
    assert "--unit" in remedy
    assert "--year" in remedy


@pytest.mark.parametrize(
    ("headings", "said", "no_unit", "no_year"),
    [
        (("营业收入", "销售额"), {}, 1, 1),
        (("营业收入", "销售额（万元）"), {}, 0, 1),
        (("营业收入", "销售额"), {"unit": "万元"}, 0, 1),
        (("营业收入", "销售额"), {"year": 2006}, 1, 0),
        (("营业收入", "销售额", "年份"), {}, 1, 0),
        (("2006年营业收入", "2006年销售额"), {}, 1, 0),
    ],
)
def test_only_what_is_missing_is_asked_for(
    headings: tuple[str, ...], said: dict[str, object], no_unit: int, no_year: int
) -> None:
    """The unit and the year, unless the headings or a person state them."""
    facts = refusal(table_with(*headings), **said).facts
    assert (facts["no_unit"], facts["no_year"]) == (no_unit, no_year)


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("主营业务收入", "--column revenue=主营业务收入"),
        ("营业收入 (万元)", "--column 'revenue=营业收入 (万元)'"),
        ("it's", "--column 'revenue=it'\\''s'"),
    ],
)
def test_the_line_to_type(heading: str, line: str) -> None:
    """Quoted where a shell would not leave it alone."""
    assert option_line("revenue", heading) == line


@pytest.mark.parametrize("heading", ["主营业务收入", 'say "x"', "a\\b"])
def test_the_line_to_paste(heading: str) -> None:
    """It is TOML that says the heading."""
    section, _, setting = setting_line("revenue", heading).partition(" ")
    assert tomllib.loads(f"{section}\n{setting}") == {"reading": {"columns": {"revenue": heading}}}


def test_a_person_can_take_in_so_many_headings() -> None:
    """Forty, of sixty characters each; blank ones are not shown."""
    assert shorten(["a", "", "b" * 70]) == ("a", "b" * 60 + "…")
    assert shorten(["a"] * 41) == (*["a"] * 40, "…")
