"""Whether a code agrees with itself: a hint to the person who typed it, never a reason to drop a firm.

Source: GB 32100-2015, the unified social credit code; GB 11714-1997, the organisation code inside it.
"""

import re
from enum import Enum
from operator import mul
from types import MappingProxyType
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of a credit code, each worth its place; I, O, S, V and Z are not among them: they mislead."""

LENGTH: Final = 18
"""Characters of a credit code, the last of which is its check character."""

_WORTH: Final = MappingProxyType({character: place for place, character in enumerate(ALPHABET)})
_POWERS: Final = tuple(3**place for place in range(LENGTH - 1))

_ORGANIZATION: Final = slice(8, 17)
_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_VALUES: Final = MappingProxyType({c: place for place, c in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")})
_CREDIT_CODE: Final = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")
_OLD_NUMBER: Final = re.compile(r"\d{15}", re.ASCII)
_ORGANIZATION_CODE: Final = re.compile(r"[0-9A-Z]{8}[0-9X]")
_ROUNDED: Final = re.compile(r"\d{15}000", re.ASCII)
_MISTYPED: Final = str.maketrans("OISZ", "0152")


class CodeFault(Enum):
    """Why a code is probably not what was meant."""

    FORM = "form"
    """Neither 18 characters of the alphabet, nor an old registration number, nor an organisation code."""
    ROUNDED = "rounded"
    """All digits, the last three 0, and it does not agree with itself: a spreadsheet keeps only 15 digits."""
    CHECK = "check"
    """Its last character does not follow from the others."""
    INNER = "inner"
    """Its last character does, but that of the organisation code inside it does not."""


def check_character(code: str) -> str:
    """Return the 18th character that follows from the first 17; each must be one of `ALPHABET`.

    Source: GB 32100-2015, 4.2.5: (31 − Σ cᵢ·3^(i−1) mod 31) mod 31.
    """
    total = sum(map(mul, map(_WORTH.__getitem__, code), _POWERS))
    return ALPHABET[-total % len(ALPHABET)]


def organization_check(code: str) -> str:
    """Return the 9th character of an organisation code that follows from the first 8.

    Source: GB 11714-1997: 11 − Σ mod 11, where 10 is X and 11 is 0.
    """
    total = sum(map(mul, map(_VALUES.__getitem__, code), _WEIGHTS))
    return "0123456789X"[-total % 11]


def fault_of(code: str) -> CodeFault | None:
    """Return what is wrong with a cleaned code; None if nothing is known to be.

    Source: definitions, “Code check”.
    """
    if _OLD_NUMBER.fullmatch(code) or _ORGANIZATION_CODE.fullmatch(code):
        return None
    if not _CREDIT_CODE.fullmatch(code):
        return CodeFault.FORM
    if check_character(code) != code[-1]:
        return CodeFault.ROUNDED if _ROUNDED.fullmatch(code) else CodeFault.CHECK
    inner = code[_ORGANIZATION]
    return None if organization_check(inner) == inner[-1] else CodeFault.INNER


def without_mistyped_letters(code: str) -> str | None:
    """Return the code with digits for the letters that look like them, if its check characters are right then.

    Source: GB 32100-2015: O, I, S and Z stand in no code.
    """
    meant = code.translate(_MISTYPED)
    return meant if meant != code and _CREDIT_CODE.fullmatch(meant) and fault_of(meant) is None else None
