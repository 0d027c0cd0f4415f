import pytest

from tests.intake.asked import plan, question
from tiers.intake.headers.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("heading", "role", "rank"),
    [
        ("企业名称", "name", 0),
        ("单位详细\n名称", "name", 0),
        ("公司名稱", "name", 0),
        ("Company_Name", "name", 0),
        ("证券简称", "name", 1),
        ("单位名称（盖章）", "name", 1),
        ("名称", "name", 2),
        ("统一社会信用代码", "code", 0),
        ("组织机构代码", "code", 1),
        ("公司代號", "code", 2),
        ("代码", "code", 3),
        ("年份", "year", 0),
        ("Year", "year", 0),
        ("營業收入（萬元）", "revenue", 0),
        ("開票銷售", "revenue", 0),
        ("累計營業收入-當月累計營收", "revenue", 0),
        ("收入", "revenue", 1),
        ("工业总产值(千元)", "output", 0),
    ],
)
def test_a_known_heading(heading: str, role: str, rank: int) -> None:
    """Folded, without spaces, time and unit; traditional forms too."""
    found = Vocabulary(question()).meaning(heading)
    assert found is not None
    assert (found.role, found.rank) == (role, rank)


@pytest.mark.parametrize(
    "heading",
    [
        "序号", "编号", "No.", "行业代码", "成立年份", "资料年月", "主营业务收入占比", "同比增长(%)", "增幅", "网上销售额",
        "信息化累计投入(万元)", "营业收入全年预算", "本年计划", "上月营收", "去年当月营收", "营业收入上年同期", "净利润", "总市值",
        "排名", "您企业2006年，年销售收入_____万元", "营业收入（含税）", "其中：主营业务收入", "人均产值", "产值营业收入", "",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_known_heading(heading: str) -> None:
    """No serial number is a code, and no look-alike a measure."""
    assert Vocabulary(question()).meaning(heading) is None


def test_a_measure_of_the_plan() -> None:
    """Its headings are known too, also with a time or unit of their own."""
    targets = plan(measure={"tax": {"headings": ["2006年实缴税金", "税收总额"]}})
    known = Vocabulary(question(targets))
    assert known.role("2006年实缴税金（万元）") is None
    assert [known.role(h) for h in ("2006年实缴税金", "税收总额(万元)", "税收")] == ["tax", "tax", None]


def test_what_the_question_asks_for_is_known() -> None:
    """Columns that a person named, and headings to break down by or to choose by."""
    targets = plan(breakdown=[{"heading": "行业"}])
    known = Vocabulary(question(targets, columns={"name": "厂名"}, where=("所在镇=甲镇",)))
    assert known.role("厂名") == "name"
    assert [known.knows(h) for h in ("厂名", "所在镇", "行业", "备注", "")] == [True, True, True, False, False]


def test_breakdowns_that_a_person_chose_replace_those_of_the_plan() -> None:
    """As in the report."""
    known = Vocabulary(question(plan(breakdown=[{"heading": "行业"}]), by=("园区",)))
    assert [known.is_asked(h) for h in ("园区", "行业")] == [True, False]


def test_a_heading_may_mention_a_measure() -> None:
    """Then it may have been taken for it."""
    known = Vocabulary(question())
    assert known.mentions("营业收入上年同期", "revenue")
    assert known.mentions("其他收入", "revenue")
    assert not known.mentions("净利润", "revenue")


@pytest.mark.parametrize(
    ("heading", "doubts"),
    [
        ("母公司营业收入", True),
        ("营业收人", True),
        ("营业收入占比", False),
        ("not used: 营业收入", False),
        ("行业", False),
    ],
)
def test_a_heading_that_may_be_of_a_measure(heading: str, doubts: bool) -> None:  # noqa: FBT001 - what is expected
    """Unless it says that it is something else."""
    assert Vocabulary(question()).doubts(heading) is doubts
