"""For every problem a small invented table in which it stands: shown in the documents, and read by a test."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.targets import Targets
from tiers.engines import check
from tiers.intake.readers import from_text
from tiers.report.check import build_check
from tiers.report.contract.check import Check

_SALES: Final = "企业名称,营业收入(万元)\n"
_YEARS: Final = "企业名称,年份,营业收入(万元)\n"
_CODES: Final = "统一社会信用代码,企业名称,营业收入(万元)\n"
_PARKS: Final = "企业名称,园区,营业收入(万元)\n"
_PLAN: Final = {
    "version": 1,
    "base_year": 2005,
    "target_year": 2010,
}


class Example(NamedTuple):
    """One table, and how it is read."""

    text: str
    """The table as a file holds it."""
    reading: Reading = Reading()
    """What was said about it."""
    base: int | None = None
    """The base count that the plan states."""
    limit: str = "1亿"
    """The limit of its tier."""
    measures: tuple[str, ...] = ("revenue",)
    """The measures of its tier."""
    more: Mapping[str, object] = MappingProxyType({})
    """What else stands in the plan: further tiers under `tier`, and totals."""


def _split(goals: Mapping[str, int]) -> Mapping[str, object]:
    """Return what groups by park are to reach in the tier."""
    groups = [{"value": value, "goal": {"1亿": goal}} for value, goal in goals.items()]
    return {"breakdown": [{"heading": "园区", "group": groups}]}


EXAMPLES: Final = {
    "amount-unreadable": Example(_SALES + "示例机械厂,约2.3亿\n"),
    "amount-decimals": Example(_SALES + "示例机械厂,5699.999999999999\n示例食品厂,9000\n"),
    "currency-foreign": Example(_SALES + "示例机械厂,$5000万\n"),
    "year-unreadable": Example(_YEARS + "示例机械厂,2008,12000\n示例食品厂,08,9000\n"),
    "row-nameless": Example(_SALES + "示例机械厂,12000\n,9000\n"),
    "row-ragged": Example(_SALES + "示例机械厂,1,200\n示例食品厂,9000\n"),
    "amount-negative": Example(_SALES + "示例机械厂,-35\n"),
    "amount-huge": Example(_SALES + "示例机械厂,2000000000\n示例食品厂,9000\n"),
    "code-check": Example(_CODES + "91430500000000000M,示例机械厂,12000\n"),
    "code-form": Example(_CODES + "9143O500000000000L,示例机械厂,12000\n"),
    "code-inner-check": Example(_CODES + "91430500000000001P,示例机械厂,12000\n"),
    "code-lost-digits": Example(_CODES + "9.1431E+17,示例机械厂,12000\n"),
    "code-rounded": Example(_CODES + "110000000000000000,示例机械厂,12000\n"),
    "name-beside": Example(
        "企业名称(中文),企业名称(英文),2008年营业收入(万元)\n示例机械厂,Example Machines,12000\n示例食品厂,Example Food,900\n"
    ),
    "name-damaged": Example(_SALES + "示例机�厂,12000\n"),
    "name-like-total": Example(_SALES + "示例机械厂,12000\n示例街道合计,12300\n"),
    "figure-like-total": Example(_SALES + "示例机械厂,1200\n示例食品厂,900\n示例造纸厂,500\n示例全部企业,2600\n"),
    "figure-moved": Example(
        "企业名称,行业,营业收入(万元)\n示例机械厂,机械,12000\n示例食品厂,食品,9000\n示例造纸厂,造纸,800\n示例化工厂,45000,\n"
    ),
    "duplicate-equal": Example(_SALES + "示例机械厂,12000\n示例机械厂,12000\n"),
    "duplicate-conflict": Example(_SALES + "示例机械厂,12000\n示例机械厂,13000\n", Reading(duplicates="last")),
    "duplicate-undecided": Example(_SALES + "示例机械厂,12000\n示例机械厂,13000\n"),
    "growth-tenfold": Example(_YEARS + "示例机械厂,2007,1200\n示例机械厂,2008,15000\n"),
    "text-nul": Example(_SALES + "示例机械厂,12000\n示例\0食品厂,9000\n"),
    "text-ctrl-z": Example(_SALES + "示例机械厂,12000\n\x1a\n"),
    "text-cut-off": Example(_SALES + "示例机械厂,12000\n示例食品厂,90"),
    "time-unclear": Example("2008年9个月企业主要指标\n企业名称,营业收入(万元)\n示例机械厂,12000\n示例食品厂,900\n"),
    "total-differs": Example(_SALES + "示例机械厂,12000\n示例食品厂,9000\n合计,25000\n"),
    "year-small": Example(_YEARS + "".join(f"示例{i}厂,2007,900\n" for i in range(1, 12)) + "示例1厂,2008,950\n"),
    "year-fewer-firms": Example(_YEARS + "".join(f"示例{i}厂,2007,900\n" for i in (1, 2, 3)) + "示例1厂,2008,950\n"),
    "base-differs": Example(_YEARS + "示例机械厂,2005,12000\n示例机械厂,2008,15000\n", base=3),
    "base-not-for-part": Example(
        "企业名称,行业,营业收入(万元)\n示例机械厂,机械,12000\n", Reading(where=("行业=机械",)), base=3
    ),
    "goals-not-for-part": Example(
        "企业名称,行业,营业收入(万元)\n示例机械厂,机械,12000\n", Reading(where=("行业=机械",))
    ),
    "group-empty": Example(
        _PARKS + "示例机械厂,甲园,12000\n示例食品厂,甲园,900\n", more=_split({"甲园": 9, "乙园": 6})
    ),
    "groups-not-in-table": Example(_SALES + "示例机械厂,12000\n", more=_split({"甲园": 15})),
    "parts-below": Example(_PARKS + "示例机械厂,甲园,12000\n示例食品厂,甲园,900\n", more=_split({"甲园": 13})),
    "total-base-differs": Example(
        _YEARS + "示例机械厂,2005,12000\n示例机械厂,2008,15000\n",
        more={"total": [{"name": "销售收入", "measure": "revenue", "goal": "5亿", "base": "1.3亿"}]},
    ),
    "where-not-in-table": Example(
        "企业名称,2008年营业收入(万元)\n示例机械厂,12000\n", more={"tier": {"name": "骨干企业", "where": "骨干企业=是"}}
    ),
    "where-empty": Example(
        "企业名称,骨干企业,2008年营业收入(万元)\n示例机械厂,是,12000\n示例食品厂,否,9000\n",
        more={"tier": {"name": "骨干企业", "where": "骨干企业=对"}},
    ),
    "register-limit": Example(_YEARS + "示例机械厂,2011,12000\n示例食品厂,2011,9000\n", limit="1000万"),
    "heading-odd": Example("企业名称,2008年营业收入(万元),A\n示例机械厂,12000,7\n示例食品厂,9000,8\n"),
    "headings-ragged": Example("企业名称,指标,行业\n,2008年营业收入(万元)\n示例机械厂,12000,机械\n"),
    "measure-beside": Example(
        "企业名称,2008年营业收入(万元),母公司营业收入(万元)\n示例机械厂,12000,9000\n示例食品厂,900,900\n"
    ),
    "measure-mentioned": Example(
        "企业名称,2008年产值(万元),营业收入甲\n示例机械厂,12000,7\n", measures=("output", "revenue")
    ),
    "row-like-total": Example(_SALES + "示例机械厂,12000\n示例食品厂,9000\n去年同期,18000\n"),
    "row-only-name": Example(
        "序号,企业名称,行业,乡镇,营业收入(万元)\n1,示例机械厂,机械,甲镇,12000\n,食品行业,,,\n2,示例食品厂,食品,乙镇,9000\n"
    ),
    "serial-gap": Example("序号,企业名称,营业收入(万元)\n1,示例机械厂,12000\n2,示例食品厂,9000\n4,示例造纸厂,800\n"),
    "unit-differs": Example("单位：万元\n企业名称,2008年营业收入(千元)\n示例机械厂,12000\n"),
    "year-elsewhere": Example("企业名称,营业收入(万元),2008年人数\n示例机械厂,12000,300\n"),
    "year-not-stated": Example("规模以上工业企业\n企业名称,营业收入(万元)\n示例机械厂,12000\n"),
}
"""Code → a table in which it stands, and no other problem does."""

WITHOUT_EXAMPLE: Final = frozenset(
    {
        "floats-inexact",
        "folder-part",
        "folder-unread",
        "format-scaled",
        "rows-hidden",
        "sheets-hidden",
        "since-same-name",
        "unit-not-understood",
    }
)
"""Codes of workbooks, Parquet files and folders: no text alone can have them; and of what needs a second table."""


def looked_at(example: Example) -> Check:
    """Check the table of an example, as the file `data.csv`."""
    tier = {"name": "1亿", "measure": example.measures, "over": example.limit, "goal": 15, "base": example.base}
    tier = {key: value for key, value in tier.items() if value is not None}
    more = dict(example.more)
    tiers = [tier, *([more.pop("tier")] if "tier" in more else [])]
    question = Question(Targets.model_validate({**_PLAN, **more, "tier": tiers}), reading=example.reading)
    tables = from_text.tables(example.text.encode(), "data.csv", question)
    return build_check(check(tables, question), question)
