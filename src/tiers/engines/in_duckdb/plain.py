"""What SQL recognises: cells that cleaning would leave as they are. All others go to `domain/cleaning.py`."""

from tiers.domain import openings
from tiers.engines import plain_cells


def name(cell: str) -> str:
    """Give the condition that a cell is a firm's name, cleaned, that is like no total, section or note."""
    return (
        f"strlen({cell}) >= {openings.LEAST_BYTES} AND {_matches(cell, plain_cells.NAME)}"
        f" AND NOT contains({cell}, 'otal') AND NOT contains({cell}, 'OTAL')"
    )


def no_plain_serial(cell: str) -> str:
    """Return the condition that a cell beside serial numbers needs a second look, as `row_verdict` says."""
    return f"(strlen({cell}) <> length({cell}) OR {mentions(cell)})"


def mentions(cell: str) -> str:
    """Return the condition that a cell before the name holds a part of a total's word, as `row_verdict` says."""
    words = (f"contains({cell}, '{word}')" for word in ("计", "計", "otal", "OTAL"))
    return f"({' OR '.join(words)})"


def words(cell: str) -> str:
    """Give the condition that cleaning leaves a text as it is."""
    return _matches(cell, plain_cells.WORDS)


def harmless(text: str) -> str:
    """Give the condition that a cleaned text is one which every form of text leaves as it is."""
    return f"({words(text)} AND NOT starts_with({text}, '-'))"


def code(cell: str) -> str:
    """Give the condition that a cell is a code, cleaned."""
    return _matches(cell, plain_cells.CODE)


def year(cell: str) -> str:
    """Give the condition that a cell is a year of four digits."""
    return _matches(cell, plain_cells.YEAR)


def figure(cell: str) -> str:
    """Give the condition that a cell is an amount in any unit, as `domain.amount.PLAIN`."""
    return _matches(cell, plain_cells.FIGURE)


def _matches(cell: str, pattern: str) -> str:
    """Write the condition that all of a cell has a form."""
    return f"regexp_full_match({cell}, '{pattern}')"
