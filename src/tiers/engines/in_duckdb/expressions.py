"""Pieces of SQL: amounts, hashes, and whether a cell is clean."""

from collections.abc import Sequence
from decimal import Decimal

from tiers.domain import row_openings
from tiers.domain.amount import LIKE_A_TIME_OR_UNIT, MOST_WHOLE_DIGITS, WITH_UNIT
from tiers.domain.table import Column
from tiers.engines.sql import clean_patterns
from tiers.engines.sql.amounts import AMOUNT
from tiers.engines.sql.likenesses import mentions_total, says_total

_DIGITS, _DECIMALS, _ROOM = 9, 6, 18
"""Of a plain figure before and after the point, and those that a number of 64 bits has room for."""


def plain_amount(scale: Decimal | None) -> str:
    """Return the smallest SQL type that holds every plain figure of a unit exactly, in yuan."""
    return f"DECIMAL({_ROOM}, {_decimals(scale)})" if _is_small(scale) else AMOUNT


def plain_digits(scale: Decimal | None) -> int:
    """Count the digits before its point that a figure of a unit may have, so that this type holds it."""
    power = _power(scale)
    if scale is None:
        return _DIGITS
    return _ROOM - power - _decimals(scale) if _is_small(scale) else MOST_WHOLE_DIGITS - power


def _power(scale: Decimal | None) -> int:
    return (scale or Decimal(1)).adjusted()


def _decimals(scale: Decimal | None) -> int:
    return max(0, _DECIMALS - _power(scale))


def _is_small(scale: Decimal | None) -> bool:
    power = _power(scale)
    return (scale or 1) == Decimal(10) ** power and _DIGITS + power + _decimals(scale) <= _ROOM


def word_hash(words: str) -> str:
    """Return the SQL hash of an expression of words; NULL of NULL.

    Firms whose hashes are equal are compared by name before anything is said about them, which takes time. DuckDB's own
    hash of many a pair of codes that differ in two places, eight apart, is the same; with the words one place on, not.
    """
    return f"CASE WHEN {words} IS NOT NULL THEN xor(hash({words}), hash('?' || {words})) END"


def name(cell: str) -> str:
    """Return the SQL condition that a cell is a firm's name, cleaned, that is like no total, section or note."""
    return (
        f"strlen({cell}) >= {row_openings.LEAST_BYTES} AND {_matches(cell, clean_patterns.NAME)}"
        f"{''.join(f' AND NOT {condition}' for condition in says_total(cell))}"
    )


def no_plain_serial(cell: str) -> str:
    """Return the condition that a cell beside serial numbers needs a second look, as `row_verdict` says."""
    return f"(strlen({cell}) <> length({cell}) OR {mentions_total(cell)})"


def cell(column: Column) -> str:
    """Write the text of a cell of a source; NULL or empty where it is blank."""
    return f"c{column.index}"


def has_digit(text: str) -> str:
    """Return the condition that a digit stands in a text."""
    return f"regexp_matches({text}, '[0-9]')"


def words(cell: str) -> str:
    """Return the SQL condition that cleaning leaves a text as it is."""
    return _matches(cell, clean_patterns.WORDS)


def needs_no_escape(text: str) -> str:
    """Return the SQL condition that a cleaned text is one which every form of text leaves as it is."""
    return f"({words(text)} AND NOT starts_with({text}, '-'))"


def code(cell: str) -> str:
    """Return the SQL condition that a cell is a code, cleaned."""
    return _matches(cell, clean_patterns.CODE)


def year(cell: str, likely: Sequence[str]) -> tuple[str, str]:
    """Return the SQL condition that a cell is a year, and what it is then; `likely` ones are tried first."""
    is_plain, becomes = _matches(cell, clean_patterns.YEAR), f"{cell}::SMALLINT"
    if not likely:
        return is_plain, becomes
    among = ", ".join(f"'{one}'" for one in likely)
    numbers = " ".join(f"WHEN {cell} = '{one}' THEN {one}::SMALLINT" for one in likely)
    return f"CASE WHEN {cell} IN ({among}) THEN TRUE ELSE {is_plain} END", f"CASE {numbers} ELSE {becomes} END"


def figure(cell: str) -> str:
    """Return the SQL condition that a cell is an amount in any unit, as `domain.amount.PLAIN`."""
    return _matches(cell, clean_patterns.FIGURE)


def number(cell: str) -> str:
    """Return the condition that an odd cell is a number for sure: nothing that a heading is, a time or a unit."""
    is_amount = f"{_matches(cell, WITH_UNIT)} AND NOT {_matches(cell, LIKE_A_TIME_OR_UNIT)}"
    return f"({_matches(cell, clean_patterns.NUMBER)} OR ({is_amount}))"


def _matches(cell: str, pattern: str) -> str:
    """Write the condition that all of a cell has a form."""
    return f"regexp_full_match({cell}, '{pattern}')"
