"""What is stated for a whole table: by the lines above its headings, and by the file's name."""

from collections.abc import Sequence
from typing import NamedTuple

from tiers.intake.title import Stated, stated_by_file, stated_by_title
from tiers.intake.unit_line import UnitLine, unit_line
from tiers.intake.year_of_table import refuse_contradiction


class Above(NamedTuple):
    """What holds for every column that does not say otherwise."""

    stated: Stated | None = None
    """The time of the figures; None where nothing states one."""
    unit_line: UnitLine | None = None
    """The unit of the figures; None where no line states one."""


def above_of(path: str, lines: Sequence[Sequence[str]], asked: int | None) -> Above:
    """Read the lines above the headings, and the file's name; `asked` is the year that a person said.

    Raises: DataError if the title and the file's name state two years, and nobody says which is meant.
    """
    title, name = stated_by_title(lines), stated_by_file(path)
    both = [one for one in (title, name) if one]
    if title and name and title.year:
        refuse_contradiction(path, both, asked)
        both.sort(key=lambda one: one.year != asked)
    if title and name and title.year is None and name.year:
        both = [title._replace(year=name.year, text=f"{title.text}, {name.text}")]
    return Above(both[0] if both else None, unit_line(lines))
