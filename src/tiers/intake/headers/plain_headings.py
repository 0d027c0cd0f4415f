"""The headings that most tables have: all that the grammar would say of them, known without asking it.

A start compiles no rules of units and times for a table of such headings alone; the grammar says the same of them.
"""

from typing import Final

from tiers.domain.unit_words import PLAIN_UNITS

OF_NO_ROLE: Final = frozenset(
    {
        "序号", "编号", "行业", "所属行业", "行业类别", "行业代码", "行业名称", "园区", "所在园区", "镇街", "乡镇",
        "街道", "区县", "县区", "地区", "地址", "详细地址", "注册地址", "联系人", "联系电话", "电话", "说明",
        "法定代表人", "登记注册类型", "注册类型", "经济类型", "规模", "主要产品", "主营产品",
        "产品", "成立时间", "从业人员", "税金", "税收", "实缴税金",
    },
)  # fmt: skip
"""Headings that are no measure, name, code or year, nor one among qualifiers, unless a plan has just this word."""

WORDS: Final = OF_NO_ROLE | {
    "企业名称", "单位名称", "单位详细名称", "公司名称", "法人单位名称", "企业全称", "公司全称", "企业详细名称",
    "纳税人名称", "证券简称", "企业简称", "名称", "企业", "公司", "单位", "统一社会信用代码", "社会信用代码",
    "组织机构代码", "法人代码", "法人单位代码", "企业代码", "单位代码", "证券代码", "代码", "年份", "年", "备注",
    "利润总额", "税收总额", "资产总计", "从业人数", "营业收入", "主营业务收入", "销售收入", "收入", "营收", "产值",
    "总产值", "工业总产值",
}  # fmt: skip
"""Headings that state no time and hold no unit, qualifier or mark that the grammar would take off."""

_OPENING: Final = {")": "(", "）": "（"}


def split_plain(heading: str) -> tuple[str, str] | None:
    """Split a plain heading into its word and the plain unit behind it in brackets; `""` where there is no unit.

    None where the heading is not one of those known here.
    """
    if heading in WORDS:
        return heading, ""
    word, bracket, unit = heading[:-1].partition(_OPENING.get(heading[-1:], "\0"))
    return (word, unit) if bracket and word in WORDS and unit in PLAIN_UNITS else None
