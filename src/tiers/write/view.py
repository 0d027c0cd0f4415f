"""How a person wants to see a report: language, paper and how much of it."""

from typing import NamedTuple


class View(NamedTuple):
    """What the looks of a report for people depend on; formats for programs do not know it."""

    lang: str = "en"
    """The language of the words, one of `tiers.wording.LANGUAGES`."""
    width: int | None = None
    """Columns of the terminal; None is a pipe, which knows no width."""
    color: bool = False
    """Whether a terminal's colours are used; nothing is ever said by colour alone."""
    top: int | None = None
    """Firms to list per tier; None: one more than the gap, at most five."""
    verbose: bool = False
    """Whether the columns as understood, the rows set aside and all problems are listed too."""
    table: str = "goals"
    """Which table a format holds that can hold only one, one of `tiers.write.TABLES`."""
