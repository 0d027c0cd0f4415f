"""What an odd name or code becomes that a database does not know to be clean."""

from typing import NamedTuple

from tiers.domain import cleaning
from tiers.domain.row_kind import ends_like_a_total
from tiers.engines.sql.codes import kind_of


class OddName(NamedTuple):
    """A name that is not plain, cleaned."""

    name: str | None
    """None where the cell says none."""
    kind: int | None
    """What a row of this name is, by its number in `KINDS`; None is a firm."""
    is_damaged: bool
    """Whether a wrong encoding has destroyed it."""
    is_like_total: bool
    """Whether it ends in a total's word."""


def odd_name(cell: str) -> OddName:
    """Clean a name, and judge a row by it."""
    name = cleaning.name(cell)
    if name is None:
        return OddName(None, None, is_damaged=False, is_like_total=False)
    return OddName(name, kind_of(name, cell), cleaning.is_damaged(name), ends_like_a_total(name))


def odd_code(cell: str) -> tuple[str | None, bool]:
    """Clean a code, and tell whether it lost digits."""
    return cleaning.code(cell), cleaning.has_lost_digits(cell)
