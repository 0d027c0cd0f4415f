"""Text from outside as a cell that no spreadsheet takes for a formula."""

import re
from typing import Final

from tiers.write.inert import inert

_FORMULA: Final = frozenset("=+-@\t\r＝＋－＠")
"""What a spreadsheet starts a formula by, in its full-width forms too.

Source: OWASP, CSV injection.
"""

_QUOTED: Final = re.compile(r'[",\r\n]')


def starts_formula(text: str) -> bool:
    """Say whether a spreadsheet would take a text for a formula."""
    return text[:1] in _FORMULA


def text_cell(text: str) -> str:
    """Show control characters as escapes, and put `'` before what a spreadsheet would take for a formula."""
    return f"'{inert(text)}" if starts_formula(text) else inert(text)


def csv_cell(text: str) -> str:
    """Write such a text as a cell of a CSV, in quotes where it needs them."""
    cell = text_cell(text)
    return '"{}"'.format(cell.replace('"', '""')) if _QUOTED.search(cell) else cell
