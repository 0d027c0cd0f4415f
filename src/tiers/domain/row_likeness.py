"""Which names are like those of totals and comparisons: rows without a code that are set aside and told of."""

from typing import Final

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.row_kind import SIGNED, SUBTOTALS, TOTALS, RowKind, without_unit
from tiers.domain.row_openings import may_be_no_firm

_AREA: Final = "[国省市州区县旗镇乡园]"
_FIRMS: Final = "(?:工业|规上|法人)?(?:企业|单位|公司)"
_OF_ALL: Final = f"(?:[全本]{_AREA}|行业|企业|每[户人]|算术|加权|年|月|季)*"
_TIME: Final = (
    "(?:(?:[去上前今本当次]年度?|[上前本当下]期|[上前本当]月|[上本当]季度?|基期|报告期|年初)(?:同[期月季比])?"
    "|同[期月季]|[上下]半年|第?[一二三四1-4]季度)"
)
_NUMBER: Final = "(?:数|值|额|量|合计|总计|累计|小计|实际|完成|预计|计划|情况)*"
_AGAINST: Final = f"(?:[比较与]?{_TIME}(?:数|值)?(?:相比|比)?)?(?:同比|环比|定基比)?"
_CHANGE: Final = (
    "(?:增长|增减|增加|减少|下降|变动|升降|增幅|降幅|增速|增量|增额)(?:率|额|量|幅度?|值|速度|变动|情况|百分点|数)*"
)
_SHARE: Final = (
    f"所?占(?:[全本]{_AREA}|总[数量额计]|合计)?的?(?:比重|比例|比|百分比|份额)?|比重|比例|百分比|百分数|份额"
)
_PLAN: Final = (
    "(?:年度|全年|本年)?(?:完成|占)?(?:计划|预算|目标|任务)(?:的|数|值|完成)*率?|完成(?:数|率|情况|进度|额)"
    "|进度|差额|差异|差距|误差"
)
_ENGLISH: Final = (
    "average|avg|mean|median|max(?:imum)?|min(?:imum)?|std\\.?(?:dev\\.?)?|standarddeviation|count|(?:last|previous|prior)(?:year|period)"
    "|yoy|yearonyear|year-on-year|y/y|%?change|growth(?:rate)?|share|difference"
)
_COMPARISONS: Final = lazy_pattern(
    rf"(?:{_OF_ALL}平均(?:值|数|水平|每户|每人|线|额)?|{_OF_ALL}[户人年]均|(?:均|中)[值数]|[户人]平均|平均每[家户个]{_FIRMS}|最[大小高低多少](?:值|数|额|者)?"
    rf"|中位数?|众数|标准差|方差|极差|[上下]?四分位数?|\d+%|{_TIME}{_NUMBER}|{_AGAINST}{_CHANGE}"
    rf"|{_AGAINST}(?:同比|环比|定基比)|[比较与为]{_TIME}(?:数|值)?(?:相?比)?|\d{{4}}年度?(?:同期|实际|完成|数)*|20\d\d|(?:\d{{4}}年)?\d{{1,2}}[-—–~至到]\d{{1,2}}月份?(?:累计|合计)?|{_SHARE}|{_PLAN}|企业(?:总|户|家|个|单位)?数|[户家个]数|{_ENGLISH}"
    r")[%‰±+\-/]*"
)
_WHOLE: Final = (
    rf"全{_AREA}|全行业|(?:全部|所有)(?:企业|单位)?|规(?:模以)?上(?:工业)?(?:企业)?|汇总|求和|合计[额值]|累计(?:数|额|值|完成)|其[他它余](?:企业|单位|行业|各企业)?"
    r"|(?:前|后)?[\d一二三四五六七八九十百]+[强名大](?:企业)?|总[额量值和数]"
)
_MANY: Final = r"(?:\d+|[一二三四五六七八九十百千两]+)[家户个]"
_COUNT: Final = (
    rf"(?:约|共计?有?|总?计)?\d+[家户个]{_FIRMS}?|(?:共计?有?|总?计){_MANY}{_FIRMS}?|{_FIRMS}[共总]?计?{_MANY}"
    r"|(?:企业|单位|公司)(?:总|户|家|个)?数:?\d+[家户个]?|[户家个]数:\d+[家户个]?|(?:count|n|no\.?offirms):?=?\d+"
    r"|numberof(?:firms|companies|enterprises)(?::\d+)?"
)
_COUNT_OF_ALL: Final = lazy_pattern(
    rf"(?:(?:本[表页]|全表|以上|上述)(?:合计|总计|共计?有?|计)?|合计|总计|共计?有?):?(?P<count>\d{{1,9}})[家户个]{_FIRMS}?"
)
_AROUND_A_COUNT: Final = "()[]【】—-*:.。 "
_ALL: Final = "(?:all(?:the)?|other|remaining)(?:firms|companies|enterprises)|overall|others?|(?:the)?rest|ofwhich"
_PLAIN_TOTALS: Final = "(?:合计|总计|共计|小计|累计)"
_SUBTOTAL_LIKE: Final = lazy_pattern(
    rf"{_WHOLE}|{_ALL}|{_COUNT}|(?:{TOTALS}|{SUBTOTALS})(?:行|栏|列|[千万亿]?元|百万元|\d+|[-—–/].+)|(?:{TOTALS}|{SUBTOTALS}):.+|{_PLAIN_TOTALS}[\-—–、/].+|.+:{_PLAIN_TOTALS}"
    rf"|(?:以上|\d{{4}}年度?|全年|{_TIME})(?:{_PLAIN_TOTALS}|企业)"
)
_NUMBER_OF_PART: Final = r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[)、.]"
_TRADES: Final = (
    "(?:machinery|textiles?|food(?:stuffs)?|chemicals?|paper|pharmaceuticals?|metals?|electronics|equipment|other)?"
    "(?:and)?(?:industr(?:y|ies)|manufactur(?:ing|e|es)|processing|mining|sector|machinery|enterprises)"
)
_SECTION_LIKE: Final = lazy_pattern(
    rf"其中(?!.*有限).+公司|{_NUMBER_OF_PART}[^公厂]*(?:工业|行业|制造业|加工业|采[选矿]业|企业)|{_NUMBER_OF_PART}{_TRADES}|"
    r"#(?!\d).+|\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|《[^《》]*》|<[^<>]*>"
)
_NOTE_LIKE: Final = lazy_pattern(
    rf"{SIGNED}(?:人|者|员|日期|时间|电话).{{1,12}}|(?:打印|导出|联系)(?:人|日期|时间|电话).{{0,12}}"
    r"|\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|[一二][〇○零一二三四五六七八九]{3}年.{0,8}|以上(?:数据|资料|为).*"
    r"|.{0,8}\((?:公章|盖章|签章|签字|签名)\)|说明|备注|附注|注释?|资料来源|数据来源|来源"
)
_SIGNED_BY: Final = lazy_pattern(rf"(?:{SIGNED}|[数资][据料]来源|注|说明|备注|附注) .{{1,20}}")
_PLACEHOLDER: Final = lazy_pattern(
    r"(?:\([示举范样]?例\))?(?:某某?|x{2,4}|×{2,4})(?:有限|股份|集团|责任)*(?:公司|厂|企业)"
)


def stated_count(name: str) -> int | None:
    """Return how many firms a row says by its cleaned name that the table has, as 本表共4户 does; None for others."""
    return _count_in(cleaning.fold(name))


def _count_in(words: str) -> int | None:
    match = _COUNT_OF_ALL.fullmatch(words.strip(_AROUND_A_COUNT))
    return int(match["count"]) if match else None


def likeness(name: str) -> RowKind | None:
    """Judge a row without a code by its cleaned name, more strictly than `row_kind`; None means that it is a firm.

    Source: definitions, “Not a firm”.
    """
    if not name or not may_be_no_firm(name):
        return None
    words = cleaning.fold(name)
    if _NOTE_LIKE.fullmatch(words) or _SIGNED_BY.fullmatch(name):
        return RowKind.NOTE
    if _PLACEHOLDER.fullmatch(words):
        return RowKind.INSTRUCTION
    word = without_unit(words)
    if _COMPARISONS.fullmatch(word):
        return RowKind.COMPARISON
    if _count_in(words) is not None or any(map(_SUBTOTAL_LIKE.fullmatch, (words, word, words.strip(":")))):
        return RowKind.SUBTOTAL
    return RowKind.SECTION if _SECTION_LIKE.fullmatch(words) else None
