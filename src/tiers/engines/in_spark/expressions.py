"""Pieces of SQL: literals, lists, and whether a cell is clean."""

from collections.abc import Iterable
from typing import Final

from tiers.domain import row_openings
from tiers.domain.table import Column, Nature
from tiers.engines.sql import clean_patterns
from tiers.engines.sql.amounts import AMOUNT
from tiers.engines.sql.likenesses import mentions_total, says_total


def literal(text: str) -> str:
    """Write a pattern or a symbol of this engine as a literal."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def words_of_table(words: str) -> str:
    """Write words that come from a table so that nothing in them can be SQL: by the numbers of their bytes."""
    return f"CAST(X'{words.encode().hex()}' AS STRING)"


def comma_list(parts: Iterable[str]) -> str:
    """Join parts with commas."""
    return ", ".join(parts)


_SPACES: Final = "".join(f"\\x{{{point:x}}}" for point in range(0x3001) if chr(point).isspace())
"""What Python takes for a space, in a class of characters."""


def matches(cell: str, pattern: str) -> str:
    """Write the condition that all of a cell has a form."""
    whole = literal(rf"^(?:{pattern})\z")
    return f"{cell} RLIKE {whole}"


def _differs(cell: str, pattern: str) -> str:
    return f"NOT {matches(cell, pattern)}"


def no_name(cell: str) -> str:
    """Return the SQL condition that a cell is not a firm's name, cleaned, that is like no total, section or note.

    Alternatives are tried one after the other; a server copies rows between conditions that must all be met.
    """
    is_short = f"octet_length({cell}) < {row_openings.LEAST_BYTES}"
    return " OR ".join((_differs(cell, clean_patterns.NAME), is_short, *says_total(cell)))


def no_plain_serial(cell: str) -> str:
    """Return the condition that a cell beside serial numbers needs a second look, as `row_verdict` says."""
    return f"coalesce({_differs(cell, clean_patterns.ASCII)}, FALSE) OR {mentions(cell)}"


def mentions(cell: str) -> str:
    """Return the condition that a cell before the name holds a part of a total's word, as `row_verdict` says."""
    return f"coalesce({mentions_total(cell)}, FALSE)"


def no_code(cell: str) -> str:
    """Return the SQL condition that a cell is not a code, cleaned."""
    return _differs(cell, clean_patterns.CODE)


def no_year(cell: str, text: str, nature: Nature) -> str:
    """Return the SQL condition that a cell is not a year of four digits; `text` writes it as text."""
    return f"{cell} NOT BETWEEN 1000 AND 2999" if nature == "whole" else _differs(text, clean_patterns.YEAR)


def has_digit(text: str) -> str:
    """Return the condition that a digit stands in a text."""
    return f"{text} RLIKE '[0-9]'"


def serial(cell: str) -> str:
    """Return the SQL condition that a cell is blank, or a number of a row or a year in plain digits."""
    return matches(cell, f"[0-9.,{_SPACES}-]*(年度?)?")


def blank(cell: str) -> str:
    """Return the SQL condition that nothing but spaces stands in a cell, or in several."""
    return matches(f"concat_ws('', {cell})", f"[{_SPACES}]*")


NUMBERS: Final = frozenset({"whole", "decimal", "double"})
"""Natures of cells that are compared as they are."""

MOST: Final = 10**9
"""A plain number is below it."""


def number(cell: str, text: str, nature: Nature) -> str:
    """Write the number of a plain cell exactly, as narrow as it comes."""
    if nature == "decimal":
        return cell
    if nature == "whole":
        return f"CAST({cell} AS DECIMAL(20, 0))"
    return f"try_cast({cell if nature in NUMBERS else text} AS DECIMAL(15, 6))"


def amount(column: Column, text: str, nature: Nature) -> str:
    """Write the amount of a plain cell in yuan, exactly; without a unit, its number."""
    number = f"c{column.index}" if nature in NUMBERS else text
    exact = f"CAST(try_cast({number} AS DECIMAL(15, 6)) AS DECIMAL(24, 6))"
    scale = column.unit.scale if column.unit else 1
    return f"CAST({exact} * CAST({scale:f} AS DECIMAL(10, 0)) AS {AMOUNT})"


def no_figure(cell: str, text: str, nature: Nature) -> str:
    """Return the SQL condition that a cell is not an amount in any unit; `text` writes it as text.

    Nine digits before the point and six after it are exact in a binary number of 64 bits.
    """
    beyond = f"{cell} <= -{MOST} OR {cell} >= {MOST}"
    if nature in {"whole", "decimal"}:
        return beyond
    if nature == "exact":
        return _differs(text, "-?[0-9]{1,9}([.][0-9]{1,6}0*)?")
    if nature == "double":
        return f"{beyond} OR coalesce(CAST(try_cast({cell} AS DECIMAL(15, 6)) AS DOUBLE) <> {cell}, {cell} IS NOT NULL)"
    return _differs(text, clean_patterns.FIGURE)
