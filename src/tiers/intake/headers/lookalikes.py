"""Why a heading that holds a measure's word is not the measure."""

import re
from typing import Final

from tiers.intake.headers.header_parser import heading_text

_KINDS: Final = (
    (r"__", "question"),
    (r"^notused", "other"),
    (r"^(?:next)?tierby|^needsin|(?:state|tier|next|shortby|所在档|上一档)$|还差", "tier"),
    (
        r"占比|比重|比例|比率|[%‰]|同比|环比|比[较較]|growth|share|(?<!corpo)rate|ratio|margin|percent|pct|yoy|change",
        "share",
    ),
    (r"增[长長幅减減速加]|下降", "share"),
    (r"上年|去年|上月|上期|同期|前期|往年|上季|previous|last(?:year|month)|prior", "earlier"),
    (
        r"计划|計劃|预算|預算|目标|目標|预计|預計|预测|任务|target|budget|plan(?!t)|forecast|expected|projected",
        "planned",
    ),
    (r"排名|名次|位次|rank", "rank"),
    (
        r"营业外|营业[费成]|产量|利润|利潤|税|稅|市值|资产|成本|费用|投入|支出|研发|profit|tax|cost|assets?|income(?!from)|deferred|receivable",
        "other",
    ),
    (r"网上|線上|线上|电商|出口|海外|其中|人均|每股|新产品|online|export|per(?:capita|employee|head|worker)", "part"),
)
"""Rules, the first that holds; the kinds are words of the catalogue (`choice.`).

`tier` is what this program writes beside the figures that it read.

Source: look-alikes seen in tables of bureaus, ministries and data vendors.
"""


def look_alike(heading: str) -> str:
    """Return what a heading seems to be instead of the measure, as a key of the catalogue."""
    text = heading_text(heading)
    plain = "__" if "__" in heading else text.plain
    kind = next((kind for pattern, kind in _KINDS if re.search(pattern, plain)), None)
    return f"choice.{kind or ('month' if text.span == 'month' else 'unclear')}"
