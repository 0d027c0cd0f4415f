"""What a row is in which nothing stands but one text, without a code: the end of a table, a remark, a section."""

from collections.abc import Sequence
from re import IGNORECASE
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.row_kind import RowKind
from tiers.domain.row_openings import may_be_no_firm

A_FIRM: Final = lazy_pattern(
    r"(?:公司|[厂店社院所行站场坊馆矿窑庄园部处局]|中心|集团|工作室|合伙|合伙\)"
    r"|(?<![a-z])(?:inc|ltd|co|corp|plc|llc|llp|gmbh)\.?|company|corporation|limited|works|factory|mills)$",
    IGNORECASE,
)
"""How the names of firms end, and no title does."""

_HOLDS_A_FIRM: Final = lazy_pattern("公司|厂|集团|合作社|事务所")
_SIGN: Final = "[①-⒛❶-➓⓪-⓾Ⅰ-ⅿ㈠-㈩㊀-㊉]"
_ANY_SIGN: Final = lazy_pattern(_SIGN)
_IN_ONE_SIGN: Final = lazy_pattern(rf"\s*{_SIGN}[、.．,，:：)） ]?")
"""A number and what sets it off: it numbers a list, and belongs to no name."""

_MARK: Final = r"(?:[*※†‡△▲▽▼☆★◆◇●○■□§^#!]+|\([*※†‡△▲]+\)|注[*※])"
_TAX: Final = r"(?:均|皆)?(?:[不未]?含|未|除)(?:增值)?税(?:销售|营业)?(?:价|收入|额|数|金额|口径)?"
_SURE_REMARK: Final = (
    rf"{_TAX}|(?:未|已|待)?经?(?:审计|审核|审定)数?|(?:预计|预测|估计|推算|初步|快报|暂定|测算)(?:数据?|值)?"
    r"|(?:in|ex)cl(?:\.|uding|usiveof)?(?:vat|tax(?:es)?)|(?:un)?audited|estimate[sd]?|preliminary|provisional|revised"
)
_SURELY_REMARKS: Final = lazy_pattern(rf"{_MARK}[:.、)]?(?:{_SURE_REMARK})|{_TAX}|(?:未|已)经审计")
"""Remarks that are no name of a firm, whatever stands before them."""

_REMARKS: Final = lazy_pattern(
    rf"(?:{_MARK}[:.、)]?|\(?\d{{1,2}}[)、.])(?:.{{0,14}}(?:{_TAX})|.*口径.*|数据.*"
    r"|(?:为|系|指|表示|代表|标记|带|详见|参见|见附|剔除|扣除|包括|不包括|包含|不包含|含|不含|按|因|以上|上述).+"
    r"|(?:停产|关停|新增|新建|退库|退出|筹建|在建|注销|倒闭|破产|改制|搬迁|重点|规上|上市)(?:企业|单位|项目|户)?"
    r"|(?:in|ex)cl.*|not.*|does.*|figures.*|data.*|firms?.*|companies.*|net.*|before.*|after.*)"
    rf"|带{_MARK}.+"
)
_A_DATE: Final = (
    r"\d{4}年\d{1,2}月(?:\d{1,2}日?)?|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|[一二][〇○零一二三四五六七八九]{3}年.{0,8}"
)
_DATE: Final = lazy_pattern(_A_DATE)
_OFFICE: Final = lazy_pattern(
    rf".*(?:统计局|统计调查队|统计[科股室站所]|统计办(?:公室)?|统计中心)(?:\((?:公章|盖章)?\))?(?:{_A_DATE})?"
)
_SECTIONS: Final = lazy_pattern(
    r"(?:\(?\d{1,2}[)、.]|\(?(?:[a-z]|[ivx]{2,4})[)、.])(?![a-z]\.|[\d.])(?=.*[a-z\u4e00-\u9fff]{2}).+"
)
_SET_OFF: Final = "-—–―=*~#_·.…<>《》〈〉【】[]()|/:。,、!◆●■★+"
"""Signs around the mark of an end."""

_ENDS: Final = lazy_pattern(
    r"(?:全[文表])?(?:完毕?|终|毕|结束)|表(?:尾|完|终|格?结束)|(?:本|此|以下|下)[页表处面]?(?:无|没有|空白)(?:正文|数据|内容|记录)?|以下空"
    r"|无正文|无?更多数据|(?:the)?end(?:of(?:the)?(?:table|report|list|data|file|document|sheet|page|records?))?|eof|fin"
)
_NO_WORD: Final = lazy_pattern(r"[-—–―=*~#_·.…<>|/+:◆◇●○■□★☆※△▲ ]{2,}")


class Lone(NamedTuple):
    """What a lone text makes of its row."""

    kind: RowKind
    """Its kind."""
    is_plain: bool
    """Whether no firm can be called so; if not, a person is told."""


def lone(name: str) -> Lone | None:
    """Judge a row without a code in which nothing stands but a cleaned text; None means that it is a firm.

    Source: definitions, “Not a firm”.
    """
    if not name or not may_be_no_firm(name):
        return None
    words = cleaning.fold(name)
    if _NO_WORD.fullmatch(words) or _ENDS.fullmatch(words.strip(_SET_OFF)) or _SURELY_REMARKS.fullmatch(words):
        return Lone(RowKind.NOTE, is_plain=True)
    if _OFFICE.fullmatch(words):
        return Lone(RowKind.NOTE, is_plain=False)
    if _HOLDS_A_FIRM.search(words) or A_FIRM.search(name):
        return None
    if _REMARKS.fullmatch(words):
        return Lone(RowKind.NOTE, is_plain=False)
    return Lone(RowKind.SECTION, is_plain=False) if _SECTIONS.fullmatch(words) else None


def is_alone(cells: Sequence[str]) -> bool:
    """Whether one cell of a row says something, and no other does but when it was written, beside an office."""
    said = [cleaning.fold(cell) for cell in cells if not cleaning.is_missing(cell)]
    others = [words for words in said if not _DATE.fullmatch(words)]
    return len(said) == 1 or (len(others) == 1 and _OFFICE.fullmatch(others[0]) is not None)


def may_number_a_list(cells: str) -> bool:
    """Whether such a sign stands anywhere in joined cells, so that each is worth a look."""
    return not cells.isascii() and _ANY_SIGN.search(cells) is not None


def numbers_a_list(cell: str) -> bool:
    """Whether a cell, as written, begins with a number of a list in one sign, as ①, ⒈, Ⅰ and ㈠ are."""
    return _IN_ONE_SIGN.match(cell) is not None


def as_item(name: str, cells: Sequence[str]) -> str:
    """Return the cleaned name of a row, or as `1、机械` where it begins with a number of a list in one sign."""
    found = (match for cell in cells if (match := _IN_ONE_SIGN.match(cell)) and cleaning.text(cell) == name)
    match = next(found, None)
    return f"1、{cleaning.text(match.string[match.end() :])}" if match else name
