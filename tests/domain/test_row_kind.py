import pytest

from tiers.domain.cleaning import text
from tiers.domain.row_kind import RowKind, ends_like_a_total, first_text, row_kind_of

KINDS = {
    RowKind.TOTAL: """
        合计 | 合 计 | 合　　计 | 合计： | 合计: | 总计 | 總計 | 总 计 | 共计 | 合计（万元） | 合計 (千元) | 总合计 | 合计数
        全区合计 | 全区总计 | 全市合计 | 本区合计 | 全部合计 | 全國總計 | Total | TOTAL | total: | Totals | Grand Total | Total (CNY)""",
    RowKind.SUBTOTAL: "小计 | 小計 | 小 计： | 累计 | 累計 | 本页合计 | Subtotal | Sub-total | sub total | 小计（万元）",
    RowKind.SECTION: """
        其中：大型企业 | 其中 | 其中:国有 | 按隶属关系分 | 按登记注册类型分组 | 按行业分： | 按规模分（万元） | 按隸屬關係分
        一、机械 | 十二、其他 | （一）机械 | (二) 食品""",
    RowKind.NOTE: """
        注：本表不含税 | 注:x | 註：本表 | 注1 口径 | 注2：口径 | 说明：见附表 | 說明：x | 备注：无 | 附注：x | 资料来源：统计局
        資料來源：x | 数据来源：报表 | 来源：报表 | Note: estimates | Notes. x | Source: bureau
        制表人：某某 | 填表人： | 填报单位：示例局 | 审核：某某 | 单位负责人：某某 | 统计负责人：某某 | 报出日期：2007年
        第1页 | 第 1 页 共 2 页 | 第3页，共12页 | 第1页/共2页 | 共 2 页 | 共2页 第1页 | Page 3 of 12 | page 2 | Page 2/3
        续表 | 續表 | （续表） | (续) | 续表2 | 续表5-3 | 续表 1.2 | 续上表 | 接上页 | 转下页 | 轉下頁 | 以下空白""",
}

FIRMS = """
    示例机械厂 | 合计科技有限公司 | 示例合计厂 | 全区合作社 | 总部经济公司 | 累计科技 | 小计算机公司 | 共享单车公司 | 其他公司
    按摩器材公司 | 一心食品厂 | 十全造纸厂 | 三一重工 | 注塑厂 | 注册会计师事务所 | 说明书印刷厂 | 备用电源厂 | 来源食品厂 | 资料印刷厂
    全兴造纸 | 本地食品 | 国营羽绒厂 | 省建公司 | 市政公司 | 单位公司 | 审计公司 | 制药厂 | 报业公司 | (示例)食品厂 | Totally Foods | Source Energy
    第一机械厂 | 第1机械厂 | 共2页印刷厂 | 续航电池厂 | 接插件厂 | 转轴厂 | 以纯服饰 | Page Foods | 续表印务公司 | Paging 3
    Note Works | Grand Foods | 双清区合计 | 其"""


def split(words: str) -> list[str]:
    """Take a drawn list of names apart."""
    return [word.strip(" \n") for line in words.strip().splitlines() for word in line.split("|")]


@pytest.mark.parametrize(("cell", "kind"), [(cell, kind) for kind, words in KINDS.items() for cell in split(words)])
def test_rows_that_are_no_firms(cell: str, kind: RowKind) -> None:
    """Totals, sections and notes are known in simplified and traditional characters, spaced out or not."""
    assert row_kind_of(text(cell)) is kind


@pytest.mark.parametrize("cell", [*split(FIRMS), ""])
def test_rows_that_are_firms(cell: str) -> None:
    """A firm may begin like such a word, or have it inside its name."""
    assert row_kind_of(text(cell)) is None


@pytest.mark.parametrize(
    ("name", "looks_so"),
    [
        ("双清区合计", True),
        ("雙清區合計", True),
        ("示例园区总计：", True),
        ("示例园区小计（万元）", True),
        ("示例园累计", True),
        ("示例共计", True),
        ("Shuangqing Total", True),
        ("SHUANGQING TOTAL", True),
        ("示例机械厂", False),
        ("示例会计事务所", False),
        ("示例设计", False),
        ("合计科技公司", False),
        ("Totally Foods", False),
        ("合计", False),
        ("", False),
    ],
)
def test_a_firm_whose_name_ends_like_a_total(name: str, *, looks_so: bool) -> None:
    """It is counted, and a person should look at it."""
    assert ends_like_a_total(name) is looks_so


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["12", "合计", "500"], "合计"),
        (["", " 合　计 ", "500"], "合 计"),
        (["1.", "2,000.5", "-3", "注：x"], "注:x"),
        (["1", "2"], ""),
        (["1", "2008年", "机械"], "机械"),
        (["2008 年度", "", "2009年1月15日"], "2009年1月15日"),
        ([], ""),
    ],
)
def test_the_cell_by_which_a_nameless_row_is_judged(cells: list[str], found: str) -> None:
    """It is the first text that is no serial number, no figure and no year."""
    assert first_text(cells) == found
