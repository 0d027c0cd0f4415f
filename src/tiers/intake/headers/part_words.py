"""The words that divide a heading: which part is the figure itself, and which is something else."""

import re
from typing import Final, Literal

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.intake.headers.header_parser import heading_text, is_actual
from tiers.intake.headers.header_units import cell_unit
from tiers.intake.headers.lookalikes import look_alike

Part = Literal["own", "whole", "lesser", "other", "time", "unknown"]
"""What a part of a heading is: the figure by a name of its own; all of the figure; a figure that only stands in where
there is no better one; something else than the figure; a time or a unit, and nothing besides; nobody knows."""

_AMOUNT: Final = (
    r"数|数额|数值|数据|指标值|总数|总额|总量|总值|总计|合计|小计|共计|全部|金额|额|值|绝对[数额值]"
    r"|实现[数额]?|完成[数额值]?|完成情况|发生[数额]"
)
_WHOLE: Final = lazy_pattern(
    rf"(?:{_AMOUNT})|(?:年报|合并|决算|审计|审定|核定|核实|实际|报告期|报告年)(?:报表|口径|后)?(?:{_AMOUNT})?|调整后(?:数|额)?|现行?价(?:格|{_AMOUNT})?|当年价格?"
    r"|报(?:数|表)?|amounts?|totals?|actuals?|values?|consolidated|audited"
)
"""Words under or over a measure that leave it what it is, as a whole."""

_THIS_YEAR: Final = lazy_pattern(rf"(?:本年度?|当年|今年|本期)(?:实际|合并|年报)?(?:{_AMOUNT})?|(?:this|current)year")
"""The year of the table, said beside another one."""

_A_YEAR: Final = lazy_pattern(r"(?:本年|当年|今年)(?!度$).+")
"""Such words as can be no part of a year."""

_LESSER: Final = lazy_pattern(
    rf"(?:快报|母公司|公司本部|本部|单体|初步|未审计?|审计前|调整前|上报|申报)(?:报表|口径)?(?:{_AMOUNT})?|preliminary|parent(?:company)?"
)

_OTHER: Final = lazy_pattern(
    r"[率%‰]|占|增[速幅长减]|速度|进度|倍数|差[额异距]|户数|家数|个数|件数|人数|企业数|数量|产量|单价|排[名位序]|名次|位次|序号|备注|说明"
    r"|基期|基数|前年|期初|年初数?$|不变价|可比|内销|外销|境内|境外|国内|国外|省内|省外|平均|贡献|折合|完成度|quantity|units|domestic|foreign|yoy|remarks?"
)


_BRACKETED: Final = lazy_pattern(r"[(\[【].*?[)\]】]")


def part_of(words: str) -> Part:
    """Return what the words of one cell say of the figures under them."""
    folded, text = cleaning.fold(words), heading_text(words)
    if is_this_year(words) or is_actual(words):
        return "whole"
    if cell_unit(words) or ((text.period or text.unit) and not text.word):
        return "time"
    plain = re.sub(r"[()\[\]【】]", "", text.word)
    if _LESSER.fullmatch(plain):
        return "lesser"
    is_other = look_alike(words) not in {"choice.unclear", "choice.month"}
    if _WHOLE.fullmatch(plain) and not is_other:
        return "whole"
    return "other" if is_other or _OTHER.search(folded) else "unknown"


def is_this_year(words: str) -> bool:
    """Return whether words say that figures are of the table's year, and not of the one before: 本年, 本年数."""
    return bool(_THIS_YEAR.fullmatch(_without_brackets(words)))


def without_this_year(words: str, *, beside_earlier: bool) -> str:
    """Return words without those that say so: 本年数 always, 本年 only beside 上年, for alone it may be one to date.

    本期 stays, for it may be a quarter.
    """
    plain = _without_brackets(words)
    is_of_a_year = beside_earlier and not plain.startswith("本期")
    says_so = is_this_year(words) and (is_of_a_year or bool(_A_YEAR.fullmatch(plain)))
    return "".join(_BRACKETED.findall(cleaning.fold(words))) if says_so else words


def _without_brackets(words: str) -> str:
    return _BRACKETED.sub("", cleaning.fold(words))
