"""Text from outside, made harmless: control characters become visible, formulas become text."""

from typing import Final

from tiers.domain.lazy_pattern import lazy_pattern

_ACTIVE: Final = lazy_pattern(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 (tab and line ends too), DEL, C1
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # invisible: soft hyphen, joiners, fillers
    "\u061c\u180e\u200b-\u200f"  # Arabic letter mark, zero-width characters, left-to-right and right-to-left marks
    "\u2028-\u202e\u2060-\u206f"  # line and paragraph separators, bidirectional embeddings and isolates
    "\ud800-\udfff\ufeff\ufff9-\ufffb"  # lone surrogates, byte-order mark, interlinear marks
    "\ufffe\uffff"  # no characters at all, which XML forbids
    "\U000e0000-\U000e007f"  # tags
    "]",
)
_PRINTABLE: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Those of them that Python takes for letters and marks; no other one is in a text that is printable."""


def inert(text: str) -> str:
    r"""Show every control, bidirectional, invisible or broken character as a visible escape, such as `\x1b`."""
    if text.isprintable() and _PRINTABLE.isdisjoint(text):
        return text
    return _ACTIVE.sub(lambda match: _escape(ord(match[0])), text)


def escaped_for_json(text: str) -> str:
    r"""Write the same characters inside a JSON string as `\u…` escapes, which read back as they were."""
    return _ACTIVE.sub(lambda match: _json_escape(ord(match[0])), text)


def _escape(code: int) -> str:
    if code <= 0xFF:  # noqa: PLR2004 - two hexadecimal digits
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - four hexadecimal digits


def _json_escape(code: int) -> str:
    if code <= 0xFFFF:  # noqa: PLR2004 - four hexadecimal digits
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


_FORMULA: Final = frozenset("=+-@\t\r＝＋－＠")
"""What a spreadsheet starts a formula by, in its full-width forms too.

Source: OWASP, CSV injection.
"""

_QUOTED: Final = lazy_pattern(r'[",\r\n]')


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula."""
    return text[:1] in _FORMULA


def text_cell(text: str) -> str:
    """Show control characters as escapes, and put `'` before what a spreadsheet would take for a formula."""
    return f"'{inert(text)}" if starts_formula(text) else inert(text)


def csv_cell(text: str) -> str:
    """Write such a text as a cell of a CSV, in quotes where it needs them."""
    cell = text_cell(text)
    return '"{}"'.format(cell.replace('"', '""')) if _QUOTED.search(cell) else cell
