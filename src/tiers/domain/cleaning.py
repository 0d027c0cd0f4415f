"""The one place that cleans a cell: every engine uses it, so no rule of cleaning exists twice."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from tiers.domain.amount import EXACT, PLAIN, Fault, parse_amount
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.unseen import is_turned, may_hide_a_sign, without_unseen

MISSING_SYMBOLS: Final = frozenset(
    [
        "-", "--", "—", "——", "–", "…", "……", "...", "......", "#", "*", "/", "\\", "×", ".",
        "无", "空", "暂无", "不详", "保密", "停产", "未投产", "未报", "缺失",
        "n.a.", "n/a", "na", "nan", "null", "none", "nil", "missing",
    ],
)  # fmt: skip
"""What people write for “no figure”, after NFKC, trimming and case folding.

Source: definitions, “Missing”.
"""

NOTHING: Final = frozenset({"", *MISSING_SYMBOLS, *(unicodedata.normalize("NFKC", s) for s in MISSING_SYMBOLS)})
"""What a cell without content is, as written or case-folded."""
_SPREADSHEET_TEXT: Final = lazy_pattern(r'="(.*)"', re.DOTALL)
_PLAIN_CODE: Final = lazy_pattern(r"[0-9A-Z]*[0-9][0-9A-Z]*")
_LOST_DIGITS: Final = lazy_pattern(r"\d(?:\.\d+)?E\+\d+|\d\.\d+E\d+|\d{16,}\.0+")
_WHOLE_NUMBER: Final = lazy_pattern(r"(\d+)\.0*", re.ASCII)
_SIGNED: Final = lazy_pattern(r"\+?(\d[\d.。]*(?:E\+?\d+)?)", re.ASCII)
_IN_FULL: Final = lazy_pattern(r"(\d)\.(\d+)E\+?(\d+)", re.ASCII)
_DIGITS_KEPT: Final = 15
"""Digits that a binary number keeps of any whole number, so that a code of more cannot have passed through one."""

_SPACES_AND_HYPHENS: Final = lazy_pattern(r"[\s\-\u2010-\u2015\u2212]")
_YEAR: Final = lazy_pattern(r"([12]\d{3})(?:\.0+| ?年)?", re.ASCII)


def text(cell: str) -> str:
    """Normalize (NFKC), trim, fold every run of spaces and line breaks to one space, and take out what nobody sees."""
    seen = without_unseen(cell)
    plain = seen if seen.isascii() or unicodedata.is_normalized("NFKC", seen) else unicodedata.normalize("NFKC", seen)
    return " ".join(plain.split())


def is_missing(cell: str) -> bool:
    """Whether a cell is blank or a missing symbol: never 0.

    Source: definitions, “Missing”.
    """
    return cell in NOTHING or text(cell).casefold() in NOTHING


def unwrap(cell: str) -> str:
    """Remove what spreadsheets put around text: `="…"` or a leading `'`."""
    trimmed = cell.strip()
    if trimmed[:1] == "=" and (match := _SPREADSHEET_TEXT.fullmatch(trimmed)):
        return match[1]
    return trimmed.lstrip("'")


def code(cell: str) -> str | None:
    """Return the code that identifies a firm, upper-case without spaces and hyphens; None if there is none.

    Source: definitions, “Identity”.
    """
    if _PLAIN_CODE.fullmatch(cell):
        return cell
    if is_missing(cell):
        return None
    plain = _digits_of(unwrap(_SPACES_AND_HYPHENS.sub("", text(cell))).upper())
    return None if not plain or is_missing(plain) or _LOST_DIGITS.fullmatch(plain) else plain


def _digits_of(plain: str) -> str:
    """Return the digits of a code that a null or a sign has made a number, as `4305.0`, `+4305`; all else as it is."""
    if match := _SIGNED.fullmatch(plain):
        plain = match[1].replace("。", ".")
    if match := _WHOLE_NUMBER.fullmatch(plain):
        return match[1] if len(match[1]) <= _DIGITS_KEPT else plain
    match = _IN_FULL.fullmatch(plain)
    is_full = match and len(match[2]) == int(match[3]) < _DIGITS_KEPT
    return match[1] + match[2] if match and is_full else plain


def has_lost_digits(cell: str) -> bool:
    """Whether a spreadsheet has turned a code into a number such as `9.14305E+17`."""
    return bool(_LOST_DIGITS.fullmatch(_digits_of(unwrap(text(cell)).upper())))


def name(cell: str) -> str | None:
    """Return a firm's name, normalized and trimmed; None if the cell is blank or a missing symbol."""
    plain = text(cell)
    return None if plain.casefold() in NOTHING else plain


def year(cell: str) -> int | None:
    """Read four digits with or without 年, also where a null made them a number: `2008.0`; None for anything else.

    Source: definitions, “Period”.
    """
    match = None if is_turned(cell) else _YEAR.fullmatch(text(unwrap(text(cell))))
    return int(match[1]) if match else None


def figure(cell: str, scale: Decimal | None, currency: str) -> Decimal | Fault:
    """Read a figure in exact decimal yuan, or say why it gives none.

    `scale` is what one of the column's unit is worth (None: nobody stated it); `currency` is the
    plan's ISO 4217 code.

    Source: definitions, “Figures”.
    """
    bare = unwrap(cell if is_turned(cell) or may_hide_a_sign(cell) else without_unseen(cell))
    return Fault.MISSING if is_missing(bare) else parse_amount(bare, scale, currency)


def figures(cells: Iterable[str], scale: Decimal | None, currency: str) -> list[Decimal | Fault]:
    """Read a whole column as `figure` does: exact decimal yuan, or why a cell gives none."""
    if scale is None:
        return [figure(cell, None, currency) for cell in cells]
    plain, times = PLAIN.fullmatch, EXACT.multiply
    return [times(Decimal(cell), scale) if plain(cell) else figure(cell, scale, currency) for cell in cells]


def is_damaged(words: str) -> bool:
    """Whether text has passed through a wrong encoding: U+FFFD, or what GBK makes of it."""
    return "\ufffd" in words or "锟斤拷" in words


def fold(words: str) -> str:
    """Fold a heading or a value for comparing: NFKC, no case, no spaces nor what nobody sees, simplified forms."""
    seen = unicodedata.normalize("NFKC", without_unseen(words))
    return re.sub(r"\s+", "", seen).casefold().translate(_SIMPLIFIED)


_SIMPLIFIED: Final = str.maketrans(
    "業營單稱萬億別類產銷額區鎮鄉統會組織機構碼號屬註冊狀態質園縣開總計當歷實際數據東亞臺證簡詳細記況幹資來說備隸關係報財務電"
    "話聯繫經國農規廠學紡藥紙絨專領導項點龍頭幣長個種員納稅淨價積負債權進團戶門間時無級廣華圓審繳動標準體發補貼輕從雲網設輸擴層頁續轉",
    "业营单称万亿别类产销额区镇乡统会组织机构码号属注册状态质园县开总计当历实际数据东亚台证简详细记况干资来说备隶关系报财务电"
    "话联系经国农规厂学纺药纸绒专领导项点龙头币长个种员纳税净价积负债权进团户门间时无级广华元审缴动标准体发补贴轻从云网设输扩层页续转",
)
"""Traditional characters seen in headings, values and totals of tables, with their simplified forms."""
