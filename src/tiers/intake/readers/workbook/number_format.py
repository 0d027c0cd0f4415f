"""What a number format makes of a number: a share, an amount with its unit, or something else than what is stored."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain.amount import unit
from tiers.domain.unit_words import speaks_of_money

_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<digits>General|G/通用格式|[0#?.,]+)|(?P<sign>[^;])"
)
_DATES: Final = frozenset("ymdhsYMDHSeEgG")
_DECORATION: Final = " +-()/"
_DIVIDED: Final = re.compile(r"[#0,]*[#0](?:'\.(?P<places>0+)|\.0+)?(?P<thousands>,*)")
"""Digits as they are shown divided: by a thousand for each comma at the end, and by a point that is none."""

_SHORT: Final = {"m": 10**6, "bn": 10**9}
"""What is shown behind amounts of a currency in English."""

_PADDED: Final = re.compile("0{2,20}")


class NumberFormat(NamedTuple):
    """How a number is shown, as far as it matters."""

    is_share: bool = False
    """Whether it is shown as a hundred times itself, with a %."""
    is_scaled: bool = False
    """Whether it is shown divided, by commas at its end or by a point that is no decimal point."""
    is_said: bool = False
    """Whether it is so and shows to what, such as `0.0,,"百万元"`, so that people see a number of 元."""
    before: str = ""
    """The currency that is shown before it."""
    after: str = ""
    """The unit that is shown after it; words about money that are not understood, too, which make it no amount."""
    digits: int = 0
    """Digits to which it is filled up with zeros; 0 where it is not."""

    @property
    def matters(self) -> bool:
        """Whether the number is shown as something else than itself."""
        return self != NumberFormat()

    def format(self, number: str) -> str:
        """Write a stored number as it is shown, but to its last digit."""
        if self.is_share:
            return f"{(Decimal(number) * 100).normalize():f}%"
        return f"{self.before}{number.zfill(self.digits) if number.isdecimal() else number}{self.after}"


def parse_number_format(code: str) -> NumberFormat:
    """Read the code of a format, such as `0.00"万元"` or `0!.0,`; only its first section counts."""
    digits, before, after, is_share = "", "", "", False
    for match in _TOKEN.finditer(_first_section(code)):
        sign = match["sign"] or ""
        if sign in _DATES and sign:
            return NumberFormat()
        is_share = is_share or sign == "%"
        if match["digits"]:
            digits += (f"'{after}" if after else "") + match["digits"]
            after = ""
            continue
        literal = (match["quoted"] or match["escaped"] or match["currency"] or sign).strip(_DECORATION)
        before, after = (before, after + literal) if digits else (before + literal, after)
    if is_share:
        return NumberFormat(is_share=True)
    if _is_scaled(digits):
        return NumberFormat(is_scaled=True, is_said=_is_said(digits, before, after))
    if unit(before + after) or speaks_of_money(before + after):
        return NumberFormat(before=before, after=after)
    return NumberFormat(digits=len(digits) if _PADDED.fullmatch(digits) else 0)


def _first_section(code: str) -> str:
    """Return the format of positive numbers: all up to the first semicolon that is no literal."""
    match = re.match(r'(?:"[^"]*"|\\.|!.|\[[^\]]*\]|[^;"])*', code)
    return match[0] if match else ""


def _is_said(digits: str, before: str, after: str) -> bool:
    """Whether numbers are divided by what the unit beside them is worth."""
    match, shown = _DIVIDED.fullmatch(digits), unit(before + after)
    if match is None:
        return False
    divisor: int = 10 ** (len(match["places"] or "") + 3 * len(match["thousands"]))
    worth = shown.scale if shown else _SHORT.get(after, 0) if unit(before) else 0
    return divisor == worth


def _is_scaled(digits: str) -> bool:
    """Whether something else than one decimal point and commas between digits stands among the digits."""
    if digits.startswith("G"):
        return False
    return digits.endswith(",") or ",." in digits or "'" in digits
