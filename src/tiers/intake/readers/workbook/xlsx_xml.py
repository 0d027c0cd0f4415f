"""The sheets of an `.xlsx` or `.ods`, rewritten so that no cell is lost when they are read.

What reads them takes an error for a blank cell, a formula without a stored result for one too, and shares for numbers.
"""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from tiers.intake.readers.workbook.number_format import NumberFormat, parse_number_format
from tiers.intake.readers.workbook.ods_xml import facts_of_ods
from tiers.intake.readers.workbook.repeated_cells import filled_where_none_is_twice
from tiers.intake.readers.workbook.sheet_facts import SheetFacts
from tiers.intake.readers.workbook.zip_parts import Parts, attribute, parts_by_relation

_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_SHEETS: Final = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*>")
_STYLES: Final = "xl/styles.xml"
_BOOK: Final = "xl/workbook.xml"
_CONTENT: Final = "content.xml"
_STYLES_OF_ODS: Final = "styles.xml"

_ERROR: Final = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*?\st=)(?:"e"|'e')""")
_FORMULA: Final = re.compile(
    rb"<(?P<tag>(?:\w+:)?c)\b(?P<about>[^<>]*)>\s*<(?P<prefix>\w+:)?f\b(?P<kind>[^<>]*?)"
    rb"(?:/>|>(?P<text>[^<]*)</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\b[^<>]*?(?:/>|>(?P<stored>0?)</(?:\w+:)?v>))?\s*</(?P=tag)>"
)
_ANY_FORMULA: Final = re.compile(rb"f(?<=[<:]f)\b")
"""How a formula begins, looked for by the letter that is rare in sheets without any."""

_TYPE: Final = re.compile(rb"""\st=["'](?P<type>\w+)["']""")
_RECALCULATED: Final = re.compile(rb"""\sfullCalcOnLoad=["'](?:1|true)["']""")

_FORMATS: Final = re.compile(rb"<(?:\w+:)?numFmt\b[^<>]*>")
_CELL_FORMATS: Final = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT: Final = re.compile(rb"<(?:\w+:)?xf\b[^<>]*>")
_SHARES: Final = {9: "0%", 10: "0.00%"}
"""The formats that every workbook has without saying them, as far as they matter.

Source: ECMA-376, part 1, 18.8.30.
"""

_HIDDEN: Final = (b" hidden=", re.compile(rb"""<(?:\w+:)?row\b[^<>]*?\shidden=["'](?:1|true)["'][^<>]*>"""))
"""What a sheet must hold for any of its rows to be hidden, and how such a row begins."""

_ODS_ERROR: Final = re.compile(rb' office:string-value="[^"]*"(?= calcext:value-type="error")')
_ODS_SHOWN: Final = re.compile(
    rb'office:value-type="(?:percentage|currency(?=" office:currency="(?!CNY")))"'
    rb'(?: office:currency="[^"]*")?(?: office:value="[^"]*")?'
)


def rewrite(parts: Parts) -> tuple[Parts, tuple[SheetFacts, ...]]:
    """Return the parts with each error, formula without result, share and unit as text, and the facts of each sheet."""
    if _CONTENT in parts:
        content = parts[_CONTENT]
        return {**parts, _CONTENT: _ods(content)}, facts_of_ods(content, parts.get(_STYLES_OF_ODS, b""))
    formats = _formats(parts.get(_STYLES, b""))
    again = bool(_RECALCULATED.search(parts.get(_BOOK, b"")))
    made, known = dict(parts), dict[str, SheetFacts]()
    places = _places(parts)
    for name in (name for name in parts if name in places or _SHEET.fullmatch(name)):
        sheet = _with_formulas(_with_errors(parts[name]), again=again)
        made[name], scaled, said = _as_shown(sheet, formats) if formats else (sheet, {}, {})
        facts = SheetFacts(scaled=scaled, said=said, hidden_rows=_hidden_rows(sheet), xml=sheet)
        known[name] = facts._replace(filled=filled_where_none_is_twice(sheet))
    return made, tuple(known.get(place, SheetFacts()) for place in places)


def _places(parts: Parts) -> list[str]:
    """Return the part of each sheet, in order; capital letters in its name do not matter."""
    names = {name.casefold(): name for name in parts}
    targets = parts_by_relation(parts, "workbook.xml")
    sheets = (attribute(tag, rb"\w+:id") for tag in _SHEETS.findall(parts.get(_BOOK, b"")))
    return [names.get(targets.get(name, "").casefold(), "") for name in sheets]


def _hidden_rows(sheet: bytes) -> list[int]:
    mark, row = _HIDDEN
    numbers = [attribute(tag, b"r") for tag in row.findall(sheet)] if mark in sheet else []
    return [int(number) for number in numbers if number.isdecimal()]


def _ods(content: bytes) -> bytes:
    return _ODS_SHOWN.sub(b'office:value-type="string"', _ODS_ERROR.sub(b"", content))


def _with_errors(sheet: bytes) -> bytes:
    """Replace each error by a text; what it says begins with a `#`, which is rare elsewhere and quickly looked for."""
    return _ERROR.sub(rb'\1"str"', sheet) if b"#" in sheet else sheet


def _with_formulas(sheet: bytes, *, again: bool) -> bytes:
    """Replace the value of each formula without a stored result by the formula.

    `again`: the workbook asks to be calculated when it is opened, so that a 0 may be none.
    """

    def as_text(match: re.Match[bytes]) -> bytes:
        kind = _TYPE.search(match["about"])
        if (kind and kind["type"] != b"n") or (match["stored"] and not again):
            return match[0]
        tag, prefix = match["tag"], match["prefix"] or b""
        about = _TYPE.sub(b"", match["about"])
        return b'<%s%s t="str"><%sv>=%s</%sv></%s>' % (tag, about, prefix, match["text"] or b"", prefix, tag)

    return _FORMULA.sub(as_text, sheet) if _ANY_FORMULA.search(sheet) else sheet


def _formats(styles: bytes) -> Mapping[bytes, NumberFormat]:
    """Return the cell formats, by their place, that show a number as something else."""
    codes = dict(_SHARES)
    for each in _FORMATS.findall(styles):
        number, code = attribute(each, b"numFmtId"), attribute(each, b"formatCode")
        if number.isdecimal():
            codes[int(number)] = code
    known = {number: parse_number_format(code) for number, code in codes.items()}
    listed = _CELL_FORMATS.search(styles)
    used = (attribute(xf, b"numFmtId") for xf in _CELL_FORMAT.findall(listed[0] if listed else b""))
    found = ((str(place).encode(), known.get(int(n or 0), NumberFormat())) for place, n in enumerate(used))
    return {place: shown for place, shown in found if shown.matters}


def _as_shown(
    sheet: bytes, formats: Mapping[bytes, NumberFormat]
) -> tuple[bytes, Mapping[str, str], Mapping[str, str]]:
    """Write numbers as they are shown; give the columns of those shown divided, without a unit and with it."""
    scaled: dict[str, str] = {}
    said: dict[str, str] = {}
    cells = re.compile(
        rb"""<(?P<tag>(?:\w+:)?c)\b(?P<about>[^<>]*?\ss=["'](?P<style>%s)["'][^<>]*)>"""
        rb"(?P<formula>(?:<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>))?)<(?P<value>(?:\w+:)?v)>(?P<number>[^<]*)<"
        % b"|".join(formats)
    )

    def as_text(match: re.Match[bytes]) -> bytes:
        kind, how = _TYPE.search(match["about"]), formats[match["style"]]
        text = None if kind and kind["type"] != b"n" else _number(match["number"])
        if text is None:
            return match[0]
        if how.is_scaled:
            place = attribute(match["about"], b"r")
            (said if how.is_said else scaled).setdefault(place.rstrip("0123456789"), place)
            return match[0]
        about, shown = _TYPE.sub(b"", match["about"]), how.format(text).encode()
        return b'<%s%s t="str"><%s>%s<' % (match["tag"], about, match["value"], shown)

    return cells.sub(as_text, sheet), scaled, said


def _number(stored: bytes) -> str | None:
    """Write a stored number with the 15 digits that a workbook keeps; None if it is no number."""
    try:
        return f"{Decimal(f'{float(stored):.15g}'):f}"
    except (ValueError, InvalidOperation):
        return None
