"""The rules of the grammar of time: every way in which a title, a heading, a sheet or a file states it."""

from typing import Final, Literal

from tiers.domain.lazy_pattern import lazy_pattern

Kind = Literal[
    "whole", "year", "range", "open", "single", "stamp", "label", "unclear",
    "this-year", "half", "first-quarter", "quarters", "counted", "ended",
]  # fmt: skip
"""What a form states: see `time_words.Time.kind`; the rest stand for one of these."""

_YEAR: Final = r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)(?!(?:[千百万亿]+元?|元)(?:及?以上|以下))"
_STUCK: Final = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
"""A year behind which more digits follow: `200809`."""

_N: Final = r"(?:\d{1,2}|十[一二]?|[元一二两三四五六七八九])"
_FREE: Final = r"(?<![\d十])"
"""Where a number of a month begins."""

_UPTO: Final = r" ?(?:-|至|到|(?<![a-z])(?:to|through|thru|till|until)(?![a-z])) ?"
_D1: Final = r"(?:(?P<d1>\d\d?)[日号])"
_D2: Final = r"(?:(?P<d2>\d\d?)[日号])"
_SUMMED: Final = r"(?:止|[末底]|累计[数额值]?)"
_Y: Final = rf"(?:{_YEAR}(?:年度?|[-./ ])?)?"
_YY: Final = r"(?:(?P<year2>(?:19|20)\d\d)(?:年|[-./ ])?)?"
_UP: Final = r"截[至止]到?(?:日期|时间)?:?"
_A_YEAR: Final = r"(?:19|20)\d\d"
_MONTH_OF_YEAR: Final = r"(?P<year2>(?:19|20)\d\d)[-./]?(?P<to>\d\d?)(?:[-./]?(?P<d2>\d\d?))?(?!\d)"
_ORDER: Final = "[批期号类届名强家户个次级季]"
"""What numbers something else than months: `1-2批`."""

_Q: Final = "[1-4一二三四]"
_NTH_WORDS: Final = "second|2nd|third|3rd|fourth|4th|last"
_MON: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_SURE: Final = rf"(?!mar(?:ch)?(?![a-z])|may(?![a-z])){_MON}"
"""The names of months that are no other words."""

_A: Final = r"(?<![a-z])"
_Z: Final = rf"(?=$|[^a-z\d]|{_A_YEAR}(?!\d))"
_NTH: Final = r"(?:\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_ENDED: Final = rf"(?: end(?:ed|ing))?(?: (?:{_NTH} )?{_MON}(?: {_NTH})?)?"
_THROUGH: Final = r"(?:end(?:ed|ing)|through|thru|as (?:of|at)|up to|until|till|to)(?: the)?(?: end of)? "
_FISCAL: Final = (
    rf"(?:{_A}(?:(?:for|in|of|during) )?(?:the )?(?:(?:fiscal |financial |calendar )?(?:fy|cy|years?) ?)?)?"
)

_ON: Final = r"(?: ?(?P<d2>\d\d?)(?:st|nd|rd|th)?(?!\d))?"
_FOR: Final = "(?:for )?(?:the )?"

RULES: Final[tuple[tuple[str, Kind, str], ...]] = (
    ("月", "unclear", rf"{_Y}{_FREE}{_N}月(?:份|{_D2})?(?:至今|以来)"),
    # from a month to a month, with or without years and days
    ("月", "range", rf"{_Y}{_FREE}(?P<from>{_N})个?月份?{_D1}?{_UPTO}{_YY}(?P<to>{_N})个?月份?(?:{_D2}|{_SUMMED})*"),
    ("月", "range", rf"{_Y}{_FREE}(?P<from>{_N}){_UPTO}{_YY}(?P<to>{_N})个?月份?(?:{_D2}|{_SUMMED})*"),
    ("y", "range", rf"{_STUCK}[-./]?(?P<from>\d\d?)(?:[-./]?(?P<d1>\d\d?))?{_UPTO}{_MONTH_OF_YEAR}"),
    ("y", "range", rf"{_YEAR}(?:年|[./ ])(?P<from>\d\d?){_UPTO}(?P<to>\d\d?)(?![\d年]|[-./]\d|{_ORDER})"),
    ("1", "range", rf"{_Y}{_FREE}(?P<from>0?1)[./](?P<d1>0?1){_UPTO}(?P<to>\d\d?)[./](?P<d2>2[89]|3[01])(?!\d)"),
    ("y", "range", rf"{_STUCK}[-./]?(?P<from>\d\d?)[至到](?P<to>\d\d?)(?!\d)"),
    ("a", "range", rf"{_A}(?P<emon>{_MON})(?: {_NTH})?,?(?: ?{_A_YEAR})?{_UPTO}(?P<emon2>{_MON}){_ON}"),
    ("a", "range", rf"{_A}{_NTH} (?P<emon>{_MON}){_UPTO}(?P<d2>\d\d?)(?:st|nd|rd|th)? (?P<emon2>{_MON})"),
    # up to a month or a day
    ("月", "range", rf"(?:{_UP}|年初{_UPTO}|累计[至到]|[至到]){_Y}{_FREE}(?P<to>{_N})月份?(?:{_D2}|{_SUMMED})*"),
    ("截", "range", rf"{_UP}{_STUCK}[-./]?(?P<to>\d\d?)(?:[-./]?(?P<d2>\d\d?))?(?!\d)(?:止|累计)?"),
    ("截", "whole", rf"截[至止]到?(?:{_YEAR}年?|年)[末底终]?(?!度)"),
    ("月", "range", rf"{_Y}{_FREE}(?P<to>{_N})月份?{_D2}?{_SUMMED}+"),
    ("累", "range", rf"累计[数额值]?{_FREE}(?P<to>{_N})月份?"),
    ("月", "range", rf"[前头首](?P<to>{_N})个?月(?:累计[数额值]?)?"),
    ("a", "ended", rf"{_A}{_FOR}(?:fiscal |financial )?years? end(?:ed|ing) (?:{_NTH} )?(?P<ended>{_MON})(?: {_NTH})?"),
    ("a", "counted", rf"{_A}{_FOR}(?:first )?(?P<count>three|six|nine|twelve|3|6|9|12)[- ]months?(?: period)?{_ENDED}"),
    ("a", "range", rf"{_A}{_THROUGH}(?:(?P<d3>\d\d?)(?:st|nd|rd|th)? )?(?P<emon2>{_MON}){_ON}"),
    ("a", "counted", rf"{_YEAR}[- ]?(?P<count>3|6|9|12)m{_Z}"),
    ("a", "counted", rf"(?<![\d.])(?P<count>3|6|9|12)m[- ]?(?={_A_YEAR}(?!\d))"),
    # trailing months
    ("近过滚", "open", r"(?:最?近|过去|滚动)(?:一年|(?:12|十二)个月)|滚动年?"),
    ("a", "open", rf"{_A}(?:ttm|ltm|(?:trailing|rolling|last|past)[- ](?:twelve|12)[- ]months?|trailing)(?![a-z])"),
    # halves
    ("半", "half", rf"{_Y}[上前]半年度?(?:累计[数额值]?)?(?:报告?)?"),
    ("半", "single", rf"{_Y}下半年度?"),
    ("半", "half", rf"{_Y}半年度?(?:报告?(?!送))?(?:累计[数额值]?)?"),
    ("中", "half", r"年?(?<!集)中报(?![送到名批价喜])|年中(?:期|报告)|中期(?:报告|报表|业绩|财报)"),
    ("a", "half", rf"{_A}(?:h1|1h|hy1?|1hy|(?:first|1st)[- ]half(?:[- ]year)?|half[- ]?year(?:ly)?|interim){_Z}"),
    ("a", "single", rf"{_A}(?:h2|2h|2hy|(?:second|2nd|last)[- ]half(?:[- ]year)?){_Z}"),
    # quarters
    ("季", "quarters", rf"{_Y}[前头首](?P<quarter>{_Q})个?季度?(?:{_SUMMED})*"),
    ("季", "quarters", rf"{_Y}第?[1一](?:季度?)?{_UPTO}第?(?P<quarter>{_Q})季度?(?:{_SUMMED})*"),
    ("a", "quarters", rf"{_A}q1{_UPTO}q?(?P<quarter>[1-4]){_Z}"),
    ("季", "quarters", rf"(?:{_UP}|至|到){_Y}第?(?P<quarter>{_Q})季度?(?:{_SUMMED})*"),
    ("季", "quarters", rf"{_Y}第?(?P<quarter>{_Q})季度?{_SUMMED}+"),
    ("季", "quarters", rf"{_Y}(?:[1一]季(?:报告?|度报告?|度)|第[1一]季(?:度(?:报告?)?)?)"),
    ("季", "quarters", rf"{_Y}第?(?P<quarter>[3三])季报告?"),
    ("a", "first-quarter", rf"{_A}(?:q1|1q|(?:first|1st)[- ]quarter|quarter (?:1|one)){_Z}"),
    ("季", "first-quarter", rf"{_Y}首季度?"),
    ("季", "single", rf"{_Y}(?:第?{_Q}季度(?:报告?)?|第{_Q}季)"),
    ("a", "single", rf"{_A}(?:q[2-4]|[2-4]q|(?:{_NTH_WORDS})[- ]quarter|quarter [2-4]){_Z}"),
    ("季", "open", rf"{_Y}{_Q}季报告?"),
    # one month, by its number or its name
    ("y", "stamp", rf"{_STUCK}[-./]?(?P<stamp>0[1-9]|1[0-2])(?:[-./]?(?:0[1-9]|[12]\d|3[01]))?(?![\d年月])"),
    ("y", "unclear", rf"{_YEAR}[-./][1-9](?:[-./](?:[12]\d|3[01]|0?[1-9]))?(?![\d年月])"),
    ("月", "single", rf"{_Y}{_FREE}(?P<single>{_N})月份?"),
    ("a", "stamp", rf"{_A}(?P<emon>{_MON})[- ]?(?:{_NTH}(?:,| )+)?(?={_A_YEAR})"),
    ("a", "stamp", rf"(?<=\d)[- ](?P<emon>{_MON})|{_A}(?P<emon2>{_SURE})"),
    ("月期", "open", rf"(?:(?:1月?|年初|元月){_UPTO}|[至到]|截[至止]到?)[本当][月期](?:{_SUMMED})*"),
    ("月", "open", rf"[本当]月(?:{_SUMMED})+"),
    ("月季", "single", r"[当本]月(?!止|末|底|累计)|单月|[当本单]季度?"),
    ("a", "single", rf"{_A}(?:monthly|month)(?![a-z])"),
    # a whole year
    ("y", "unclear", rf"{_YEAR}(?:(?:年\d\d?|年?[上中下])(?=$|[ ();,])|年初)"),
    ("y", "whole", rf"{_YEAR}年?度?(?:年报|年?度?报告(?!期)|年快报|报(?![送告到名批]))(?!送)"),
    ("y", "whole", rf"{_YEAR}年?度?(?:全年|整年|年[末底终]|[末底终](?!端))"),
    ("年月", "whole", r"全年|整年|年度报告(?!期)|年[末底终]|年快?报(?![送到名批])|(?:12|十二)个月"),
    ("a", "whole", rf"{_A}(?:(?:full|whole|entire)[- ]year|annual reports?)(?![a-z])"),
    ("y", "year", rf"{_FISCAL}{_YEAR}(?:财(?:政|务)?年度?|年度|年)?"),
    ("a", "year", rf"{_A}fy ?'?(?P<short>\d\d)(?!\d)"),
    # the year to a month that is not stated
    ("累", "open", r"(?:本期|[本今当]?年度?|自?年初)?累计[数额值]?"),
    ("今来截", "open", r"(?:年初)?至今|迄今(?:为止)?|[今本当]?年?以来|截[至止]到?(?:目前|现在|报告期末?)"),
    ("年期", "open", r"今年|本年(?!度)|本期|当期|当年(?!价)"),
    ("a", "open", rf"{_A}(?:year[- ]?to[- ]?date|ytd|to[- ]date)(?![a-z])"),
    ("满", "open", r"不满一?年"),
    ("a", "open", rf"{_A}part of (?:the |a )?year(?![a-z])"),
    ("月季", "open", r"月[报度]表?|[各每分]月|逐月|季[报度]表?"),
    ("旬周", "unclear", r"[上中下]旬|旬报|周报|第[\d一二三四五十]{1,3}周"),
    ("年", "this-year", r"本?年度"),
    ("期", "label", r"报告期(?:间|末|别)?|所属期间?|统计期间?"),
)  # fmt: skip
"""Ways to state a time, the longer before the shorter that they contain: characters one of which such words hold (`a`:
Latin words of time; `y`: a year by its number), what it is, and its form."""

_LATIN: Final = (
    r"date|year|ytd|month|quarter|half|interim|annual|ttm|ltm|trailing|twelve|week|qtd|mtd|q[1-4]|h[12]|hy|fy|\d[hqm]"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
)
LATIN: Final = lazy_pattern(_LATIN)
"""What stands in every text that may state a time in Latin letters: the code of a firm holds none of it."""

_FEASTS: Final = "春节|元旦|国庆|中秋|端午|除夕|春运|黄金周|汛期|[寒暑]假|暑期|两会|双节"
HOLDS: Final = lazy_pattern(
    r"\d|[月季旬]|累计|半年|[今本当][年期]|全年|整年|年[度初末底终报快中]|中报|中期|截[至止]|至今|迄今|以来|报告期|所属期|统计期|滚动|近|满年"
    rf"|{_FEASTS}|{_LATIN}"
)
"""What stands in every text that may state a time: most state none, which takes the least time to see."""

LEFT: Final = lazy_pattern(
    r"[\da-z]月|年初|[月季]均|个[月季]|季[度报末]|[1-4一二三四]季(?!青)|年中(?=$|[^\w]|规模|企业|主要|情况|数据|统计|指标)|(?<![\da-z表图附件第.-])1-(?:[3-9]|1[01])(?=$|\))|半年|月[报末底]|截[至止]|迄今|至今"
    r"|(?<![a-z\d])(?:[1-4]q|q[1-4]|[12]h|h[12]|[369]m)(?=\d\d(?!\d))|(?<![a-z\d.$¥€£])[369]m(?![a-z\d])|(?<![a-z])(?:quarters?|quarterly|half|weeks?|weekly|months?|qtd|mtd)(?![a-z])"
    r"|(?:春节|元旦|国庆|中秋|端午)(?![镇乡村路街])|清明节?[前后期]|(?:两会|双节)[前中后期]|除夕|腊月|正月|春运|黄金周|汛期|[春夏秋冬]季|[寒暑]假|暑期|[五十]一(?=[前后期黄长假节]|$)"
    r"|(?:(?<=[\d年末底初])|^| )(?:以前|之前|以后|之后|期间"
    r"|[前后](?=$|[\s,;()]|投产|成立|注册|入库|开业|建成|新增|完成|数据|统计))"
    r"|(?<![a-z])(?:spring festival|(?:lunar|chinese) new|christmas|easter)(?![a-z])"
)
"""Words that speak of a time, where no rule has taken them: what they mean is not understood."""

SIGNS_OF_LEFT: Final = frozenset("a月季年半截迄至-节旦庆秋午明会夕周汛春夏冬假暑运五十前后间vwms")
"""Signs of which such words hold one, `a` as in the rules; the last four are of feasts in English."""
