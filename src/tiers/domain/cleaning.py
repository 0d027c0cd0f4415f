"""The one place that cleans a cell: every engine uses it, so no rule of cleaning exists twice."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from tiers.domain.amount import Fault, amount

MISSING_SYMBOLS: Final = frozenset(
    "- -- — —— – … …… ... ...... # * / \\ × . 无 空 暂无 不详 保密 停产 未投产 未报 n.a. n/a na nan null none nil".split(),
)
"""What people write for “no figure”, after NFKC, trimming and case folding.

Source: definitions, “Missing”.
"""

_NOTHING: Final = frozenset({"", *MISSING_SYMBOLS, *(unicodedata.normalize("NFKC", s) for s in MISSING_SYMBOLS)})
_SPREADSHEET_TEXT: Final = re.compile(r'="(.*)"', re.DOTALL)
_LOST_DIGITS: Final = re.compile(r"\d(?:\.\d+)?E\+\d+|\d\.\d+E\d+")
_YEAR: Final = re.compile(r"([12]\d{3})年?")


def text(cell: str) -> str:
    """Normalize (NFKC), trim, and fold every run of spaces and line breaks to one space."""
    plain = cell if cell.isascii() or unicodedata.is_normalized("NFKC", cell) else unicodedata.normalize("NFKC", cell)
    return " ".join(plain.replace("\0", " ").split())


def is_missing(cell: str) -> bool:
    """Say whether a cell is blank or a missing symbol: never 0.

    Source: definitions, “Missing”.
    """
    return cell in _NOTHING or text(cell).casefold() in _NOTHING


def unwrapped(cell: str) -> str:
    """Take off what spreadsheets put around text: `="…"` or a leading `'`."""
    trimmed = cell.strip()
    if match := _SPREADSHEET_TEXT.fullmatch(trimmed):
        return match[1]
    return trimmed.removeprefix("'")


def code(cell: str) -> str | None:
    """Give the code that identifies a firm, upper-case without spaces and hyphens; None if there is none.

    Source: definitions, “Identity”.
    """
    if is_missing(cell):
        return None
    plain = re.sub(r"[\s-]", "", text(unwrapped(cell)).upper())
    return None if not plain or is_missing(plain) or _LOST_DIGITS.fullmatch(plain) else plain


def has_lost_digits(cell: str) -> bool:
    """Say whether a spreadsheet has turned a code into a number such as `9.14305E+17`."""
    return bool(_LOST_DIGITS.fullmatch(text(unwrapped(cell)).upper()))


def name(cell: str) -> str | None:
    """Give a firm's name, normalized and trimmed; None if the cell is blank or a missing symbol."""
    return None if is_missing(cell) else text(cell)


def year(cell: str) -> int | None:
    """Read four digits with or without 年; None if the cell is anything else.

    Source: definitions, “Period”.
    """
    match = _YEAR.fullmatch(text(unwrapped(cell)))
    return int(match[1]) if match else None


def figure(cell: str, scale: Decimal | None, currency: str) -> Decimal | Fault:
    """Read a figure in exact decimal yuan, or say why it gives none.

    `scale` is what one of the column's unit is worth (None: nobody stated it); `currency` is the
    plan's ISO 4217 code.

    Source: definitions, “Figures”.
    """
    if is_missing(cell):
        return Fault.MISSING
    return amount(unwrapped(cell), scale, currency)


def folded(words: str) -> str:
    """Fold a heading or a value for comparing: NFKC, no case, no spaces, traditional forms simplified."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", words)).casefold().translate(_SIMPLIFIED)


_SIMPLIFIED: Final = str.maketrans(
    "業營單稱萬億別類產銷額區鎮鄉統會組織機構碼號屬註冊狀態質園縣開總計當歷實際數據東亞臺",
    "业营单称万亿别类产销额区镇乡统会组织机构码号属注册状态质园县开总计当历实际数据东亚台",
)
