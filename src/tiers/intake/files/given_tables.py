"""Tables that a program hands over, in place of the names of files."""

from collections.abc import Sequence
from typing import NamedTuple


class GivenRows(NamedTuple):
    """Rows whose cells are known one by one: what a program has in its lists and data frames."""

    headings: tuple[str, ...]
    """Every heading of any row, in the order in which they came."""
    rows: Sequence[list[str]]
    """The cells of each row under the headings, as text."""
    binary: frozenset[str]
    """The headings under which some number is binary, and not an exact decimal."""


class GivenTable(NamedTuple):
    """One table of a program."""

    name: str
    """What it is called in whatever is said of it: a file's own name, else such as `<rows>`."""
    content: bytes | GivenRows
    """A whole file, or rows."""
    encoding: str | None = None
    """The encoding of text that the program had decoded already; None: to be found out."""


Data = str | GivenTable
"""A name of files, as at the command line, or a table."""
