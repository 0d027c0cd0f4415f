"""How the names of rows begin that are no firms: few names do, so that all others need no second look."""

from collections.abc import Mapping
from string import ascii_letters, digits
from types import MappingProxyType
from typing import Final

_WORDS: Final = "全本总總合共小累计計其按注註說说备備附資资數数来來例審审單单統统報报"
_NUMERALS: Final = "一二三四五六七八九十"
_SIGNS: Final = "([【〔《<#×"
_OF_FORMS: Final = "制製填第续續接转轉以"
_LETTERS: Final = "gtsnpGTSNP"

STARTERS: Final = frozenset(_WORDS + _NUMERALS + _SIGNS + _OF_FORMS + _LETTERS)
"""Characters after which anything may follow."""

_FIRSTS_AND_SECONDS: Final = """
    平均 算术 加权 行业次 每户人 户均数 人均 最大小高低多少 中位值数 标准 四分 去年 上年期月季报半
    前年期月0123456789一二三五十百 今年
    当年期月 次年 下期降半载页 同期月季比 环比 定基 基期 比上去同年基前重例 较上去同年基前 較上去同年 与上去同年基
    與上去同年 增长長减減加幅速量额額 减少 变动 降幅 升降 占比全总合本 所占有 百分强 份额額 完成 预算 目标 任务
    年度均初 进度 差额异距 误差 规模上 企业業 家数 汇总 求和 复核 校对 财务 编制号 打印 导出 联系 栏次 字段 举例
    生成 更新多 发布 截止 日期 时间 经办 负责 电话子 手机 传真 邮箱 此页表处 带*※ 无正更 不含 含增税 未经含审税
    范例本 样例本表 模板 指标 序号 顺序 为上去同年基 后0123456789一二三五十百 某某 xxX XxX
    avl AvVlL meai MeaiEAI yeo YeoEO la LaA ex.nN ExX.nN ofv OfFvV re ReE"""

_AFTER_A_LETTER: Final = ".)、"
"""What stands behind the letter of a section: `A. Machinery`."""

_ROMANS: Final = {"I": "IVX", "V": "IV", "X": "IVX", "i": "ivx", "v": "iv", "x": "ivx"}
_IN_WORDS: Final = {word[0]: word[1:] for word in _FIRSTS_AND_SECONDS.split()}
_IN_LETTERS: Final = {
    letter: _AFTER_A_LETTER + _ROMANS.get(letter, "") for letter in ascii_letters if letter not in _LETTERS
}

SECONDS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        first: frozenset(_IN_WORDS.get(first, "") + _IN_LETTERS.get(first, ""))
        for first in dict.fromkeys((*_IN_WORDS, *_IN_LETTERS))
    }
)
"""Characters after which one of these has to follow, or a space."""

AFTER_DIGITS: Final = frozenset("家户個个戶年强名大-/.、)")
"""What stands behind the number of firms, of a year, or of a part."""

EXAMPLE: Final = "示例"
"""How an example begins, and how a firm may be called."""

AFTER_EXAMPLE: Final = frozenset("行子数數:([【《 ")
"""What stands behind it in an example; a name in bulk holds no other sign."""

LEAST_BYTES: Final = 10
"""Bytes in UTF-8 of a name that is known by how it begins; shorter ones are few, and looked at in bulk."""

_SHORT: Final = 4
_SHORT_IN_ASCII: Final = 10
"""A name of fewer characters is looked at however it begins; both have less than `LEAST_BYTES`."""


def may_be_no_firm(name: str) -> bool:
    """Whether a cleaned name that is not blank needs a second look."""
    first = name[0]
    if first in STARTERS or len(name) < _SHORT or not (first.isalpha() or first in digits):
        return True
    if first in SECONDS:
        is_begun = name[1] in SECONDS[first] or name[1] == " "
    elif first == EXAMPLE[0]:
        is_begun = name[1] == " " or (name[1] == EXAMPLE[1] and name[2] in AFTER_EXAMPLE)
    else:
        is_begun = first in digits and (name.lstrip(f"{digits} ")[:1] in AFTER_DIGITS or name.isdigit())
    return is_begun or "计" in name or "計" in name or (len(name) < _SHORT_IN_ASCII and name.isascii())
