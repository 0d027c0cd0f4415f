import pytest

from tests.intake.asked import only, plan, read, refusal, roles, table_with
from tiers.domain.period import Period
from tiers.domain.targets import Targets
from tiers.wording import join_messages


def test_every_role() -> None:
    """The serial number has none; both measures are found, each with its unit and why."""
    table = read(
        "序号,企业名称,统一社会信用代码,年份,行业,主营业务收入\t（万元）,工业总产值(千元)\n1,甲,A1,2006,机械,5,6\n"
    )
    assert roles(table) == {
        "企业名称": "name",
        "统一社会信用代码": "code",
        "年份": "year",
        "主营业务收入\t（万元）": "revenue",
        "工业总产值(千元)": "output",
    }
    revenue = only(table, "revenue")
    assert revenue.unit is not None
    assert (revenue.unit.text, revenue.unit_from, revenue.period) == ("万元", "heading", None)
    assert join_messages(revenue.why) == "its heading says 主营业务收入; 万元 by its heading"


@pytest.mark.parametrize(
    ("headings", "role", "taken"),
    [
        ("企业名称,证券简称,名称,营业收入", "name", "企业名称"),
        ("证券简称,名称,营业收入", "name", "证券简称"),
        ("名称,营业收入", "name", "名称"),
        ("企业名称,代码,社会信用代码,营业收入", "code", "社会信用代码"),
        ("企业名称,序号,代码,营业收入", "code", "代码"),
        ("企业名称,收入,销售额", "revenue", "销售额"),
        ("企业名称,收入", "revenue", "收入"),
        ("企业名称,营业收入上年同期,营业收入,营业收入增幅", "revenue", "营业收入"),
        ("企业名称,营业收入本年累计,营业收入上年同期", "revenue", "营业收入本年累计"),
    ],
)
def test_the_best_column_is_taken(headings: str, role: str, taken: str) -> None:
    """A weaker word counts only if nothing better is there, a look-alike never."""
    assert only(read(f"{headings}\n甲{',5' * headings.count(',')}\n"), role).heading == taken


@pytest.mark.parametrize("heading", ["企业名称", "统一社会信用代码"])
def test_a_name_or_a_code_is_enough(heading: str) -> None:
    """Either tells firms apart."""
    assert read(f"{heading},营业收入\n甲,5\n").cells == [["甲", "5"]]


@pytest.mark.parametrize("headings", ["企业名称,单位名称,营业收入", "名称（中）,名称（英）,营业收入"])
def test_two_names_that_are_equally_good(headings: str) -> None:
    """A person has to choose."""
    error = refusal(f"{headings}\n甲,乙,5\n")
    assert error.code == "role-unclear"
    assert error.facts["typed"] in {"--column name=企业名称", "--column 'name=名称（中）'"}


def test_no_name_and_no_code() -> None:
    """The headings that there are, are listed."""
    error = refusal("厂名,营业收入,\n甲,5,\n")
    assert (error.code, error.facts["headings"]) == ("name-missing", ("厂名", "营业收入"))


def test_a_person_names_the_columns() -> None:
    """Compared folded; what the headings say otherwise does not matter then."""
    table = read("厂 名,企业名称,去年营收\n甲,乙,5\n", columns={"name": "厂名", "revenue": "去年營收"}, unit="元")
    assert roles(table) == {"厂 名": "name", "去年营收": "revenue"} | {}
    assert join_messages(only(table, "revenue").why) == "named by --column or [reading] columns; 元 by --unit"


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"revenue": "营业收人"}, "column-missing"),
        ({"revenue": "没有此列的表头"}, "column-missing"),
        ({"revenue": " "}, "column-missing"),
        ({"revenue": "备注"}, "heading-twice"),
        ({"tax": "备注"}, "column-role-unknown"),
        ({"name": "营业收入", "revenue": "营业收入"}, "column-two-roles"),
    ],
)
def test_a_person_names_a_column_that_cannot_be(columns: dict[str, str], code: str) -> None:
    """Each is a sentence of its own."""
    assert refusal("企业名称,营业收入,备注,备注\n甲,5,,\n", columns=columns).code == code


def test_did_you_mean() -> None:
    """The heading is shown as the table writes it."""
    assert refusal(table_with("营业 收入"), columns={"revenue": "营业收人"}).facts["near"] == ("营业 收入",)


@pytest.mark.parametrize(
    "headings", ["企业名称,企业名称,营业收入", "企业名称,营业收入,营业 收入", "企业名称,营业收入,行业,行业"]
)
def test_two_columns_of_one_heading(headings: str) -> None:
    """Refused where it would be chance which is used: for a role, or to break down by."""
    targets = plan(breakdown=[{"heading": "行业"}])
    assert refusal(f"{headings}\n甲{',5' * headings.count(',')}\n", targets).code == "heading-twice"


def test_two_columns_of_a_heading_that_nobody_uses() -> None:
    """They may stand there."""
    assert len(read(table_with("营业收入", "备注", "备注", "", "")).columns) == 6


def test_a_line_break_in_a_heading_becomes_a_space() -> None:
    """The rest stays as it was written."""
    assert read('企业名称,"主营业务\r\n收入（万元）"\n甲,5\n').columns[1].heading == "主营业务 收入（万元）"


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("营业收入上年同期", Period(None, None)),
        ("2006年营业收入上年同期", Period(2006, (1, 12))),
        ("当月营收", Period(None, None)),
        ("1-9月营业收入", Period(None, (1, 9))),
        ("营业收入", None),
    ],
)
def test_the_time_of_a_column_that_a_person_named(heading: str, period: Period | None) -> None:
    """One of an earlier time, or of a month, is never taken for a whole year."""
    assert only(read(table_with(heading), columns={"revenue": heading}), "revenue").period == period


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
    error = refusal(table_with(*headings))
    assert error.code == "measure-unclear"
    assert error.facts["several"] == rivals
    assert [row[0] for row in error.choices[1:]] == list(headings)


def test_a_single_month_is_not_the_measure_by_itself() -> None:
    """A person has to say that it is meant."""
    error = refusal(table_with("当月营收"))
    assert (error.code, error.facts["several"]) == ("measure-unclear", 1)


def test_years_in_the_headings() -> None:
    """One column per year, for each measure that has them."""
    table = read(table_with("2005年营业收入", "2006年营业收入", "总产值(2006)"))
    found = [(c.role, c.period.year) for c in table.columns if c.period]
    assert found == [("revenue", 2005), ("revenue", 2006), ("output", 2006)]


def test_a_measure_that_no_tier_uses_may_be_unclear() -> None:
    """It is left out."""
    table = read(table_with("营业收入", "产值", "总产值"), ONLY_REVENUE)
    assert [column.role for column in table.columns] == ["name", "revenue", None, None]


@pytest.mark.parametrize(
    ("targets", "heading", "seems"),
    [(plan(), "净利润", []), (plan(), "营业收入增幅", ["营业收入增幅"]), (ONLY_REVENUE, "产值", [])],
)
def test_none_of_the_tiers_measures(targets: Targets, heading: str, seems: list[str]) -> None:
    """The headings are listed, with those that could be taken for it."""
    error = refusal(table_with(heading), targets)
    assert error.code == "measure-missing"
    assert [row[0] for row in error.choices[1:]] == seems
    assert "--column revenue=HEADING" in error.remedy("en")


def test_a_column_that_a_person_named_settles_its_measure() -> None:
    """The rivals have no role then."""
    table = read(table_with("营业收入", "主营业务收入"), columns={"revenue": "主营业务收入"})
    assert [column.role for column in table.columns] == ["name", None, "revenue"]
