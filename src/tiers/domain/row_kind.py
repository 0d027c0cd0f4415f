"""Which rows of a table are not firms, whatever else stands in them: totals, sections, notes, examples."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.row_openings import may_be_no_firm


class RowKind(Enum):
    """What a row is, when it is not a firm."""

    TOTAL = "total"
    """A total of the whole table: compared with what was added up."""
    SUBTOTAL = "subtotal"
    """A total of a part, or of something else: set aside, compared with nothing."""
    SECTION = "section"
    """The heading of a group of rows."""
    NOTE = "note"
    """A footnote, a source line, or what is printed at a page's foot or head."""
    INSTRUCTION = "instruction"
    """A row that numbers the columns, or shows by an example how they are filled in."""
    COMPARISON = "comparison"
    """An average, an extreme, a share, or the figure of another time."""


TOTALS: Final = r"(?:[全本][国省市州区县旗镇乡园部]|总)?(?:合计|总计|共计)数?|计|(?:grand)?totals?|sum"
SUBTOTALS: Final = r"小计|累计|本[页表](?:合计|小计|累计|总计)|sub-?totals?"
_TOTALS: Final = lazy_pattern(TOTALS)
_SUBTOTALS: Final = lazy_pattern(SUBTOTALS)
_SECTIONS: Final = lazy_pattern(
    r"其中(?!.*公司$|.*厂$).*|其中:.*|ofwhich:.*|按.*分[组类列]?|[一二三四五六七八九十]+、.*|\([一二三四五六七八九十]+\).*"
)
SIGNED: Final = r"(?:制表|填表|填报|审核|复核|校对|单位负责|统计负责|财务负责|报出|上报|编制)"
_NOTES: Final = lazy_pattern(
    r"(?:注|注释|说明|备注|附注|资料来源|数据来源|来源|notes?|sources?)\d*[:.].*|注\d+.*"
    rf"|{SIGNED}.{{0,4}}:.*|{SIGNED}(?:人|者|员|日期|时间|单位|部门)?|(?:填表|填报|编制|指标)说明.*"
    r"|(?:打印|导出|生成|下载|更新|发布|报送|截止|经办|负责|联系|核对)?(?:人|者|员|日期|时间|电话|方式):.*|(?:传真|邮箱|手机|电子邮件):.*"
    r"|第\d+页[,/]?(?:共\d+页)?|共\d+页[,/]?(?:第\d+页)?|page\d+(?:(?:of|/)\d+)?"
    r"|\(?续(?:上?表)?(?:\d+(?:[-.]\d+)*)?\)?|[接续]上页|[接转]下页|以下空白",
)
_EXAMPLES: Final = lazy_pattern(
    r"(?:填[写报表])?(?:[示举范样]?例|样本|样表|范本|模板)(?:[子行如]|数据)?"
    r"(?:\d*(?::.*|[(\[【《][^)\]】》]*[)\]】》]))?"
    r"|\(例\).*|[\[【《<][示举范样]?例\d*[\]】》>].*|\([示举范样]例\d*\)|(?:example|sample|e\.g\.)\d*(?::.*|\(.*\))?"
)
_NUMBERINGS: Final = lazy_pattern(r"[栏行列]次|[栏列]号|栏目号?|列名|字段(?:名称?|类型)")
_SERIALS: Final = lazy_pattern(r"(?:企业|单位|顺)?(?:序|编)号")

_AROUND: Final = ":*=#~_|\"'“”‘’`·.。,、;—–-―…★☆※▲●◆■"
"""Signs with which people set a total's word off."""

_BRACKETED: Final = lazy_pattern(r"[(\[].*?[)\]]")
_COUNT: Final = r"\d+(?:家|户|个)(?:工业|规上|法人)?(?:企业|单位|公司)?"
_COUNTED: Final = lazy_pattern(rf"(?P<before>{_COUNT})?(?P<word>.*?[计s数lm])(?P<after>:?共?计?{_COUNT})?")


def may_be_set_aside(names: Sequence[str | None]) -> list[int]:
    """Find the positions of cleaned names that have to be looked at: few, in a table of firms."""
    return [i for i, name in enumerate(names) if not name or may_be_no_firm(name)]


def row_kind_of(name: str) -> RowKind | None:
    """Judge a row by its cleaned name cell; None means that it is a firm, as far as the name alone says.

    Source: definitions, “Not a firm”.
    """
    if not name or not may_be_no_firm(name):
        return None
    words = cleaning.fold(name)
    if _NOTES.fullmatch(words):
        return RowKind.NOTE
    if _EXAMPLES.fullmatch(words) or numbers_columns(words) or heads_numbers(words):
        return RowKind.INSTRUCTION
    word = without_unit(words)
    if _SECTIONS.fullmatch(words) or _SECTIONS.fullmatch(word):
        return RowKind.SECTION
    if _TOTALS.fullmatch(word):
        return RowKind.TOTAL
    return RowKind.SUBTOTAL if _SUBTOTALS.fullmatch(word) else None


def numbers_columns(word: str) -> bool:
    """Whether a word stands before numbers of columns: 栏次, 行次."""
    return bool(_NUMBERINGS.fullmatch(cleaning.fold(word).strip(":")))


def heads_numbers(word: str) -> bool:
    """Whether a word heads numbers of rows, and names no firm: 序号, 编号."""
    return bool(_SERIALS.fullmatch(cleaning.fold(word).strip(":")))


def without_unit(words: str) -> str:
    """Take off what may stand around a total's word: a bracketed unit or count, signs, and the number of firms."""
    word = _BRACKETED.sub("", words).strip(_AROUND)
    match = _COUNTED.fullmatch(word)
    return match["word"].strip(":") if match else word


_MENTION: Final = lazy_pattern("[计計]|otal|OTAL")
_TAIL: Final = lazy_pattern(r".+(?:[合总小共累]计|totals?)")


def mentions_a_total(names: str) -> bool:
    """Whether a total's word stands anywhere in names, so that each is worth a look."""
    return bool(_MENTION.search(names))


def ends_like_a_total(name: str) -> bool:
    """Whether a firm's name ends in a total's word, so that a person should look at it."""
    return bool(mentions_a_total(name) and _TAIL.fullmatch(without_unit(cleaning.fold(name))))


def first_text(cells: list[str]) -> str:
    """Return the first cell that is text and neither a serial number nor a year, cleaned; `""` if there is none."""
    return next((words for words in map(cleaning.text, cells) if words and not _NUMBER.fullmatch(words)), "")


_NUMBER: Final = lazy_pattern(r"[\d.,\s-]+(?:年度?)?")
