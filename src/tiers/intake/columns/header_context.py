"""What is stated for a whole table: by the lines above its headings, and by the file's name."""

from collections.abc import Sequence
from typing import NamedTuple

from tiers.intake.columns.periods import refuse_contradiction
from tiers.intake.layout.preamble import Stated, UnitLine, stated_by_file, stated_by_title, unit_line


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
    if title is None or name is None:
        return Above(title or name, unit_line(lines))
    refuse_contradiction(path, (title, name), asked)
    return Above(_combine(title, name, asked), unit_line(lines))


def _combine(title: Stated, name: Stated, asked: int | None) -> Stated:
    """Return the title's word, and from the file's name what it leaves open: the year, or that it is part of one."""
    if title.year and name.year:
        return name if title.year != asked == name.year else title
    words = f"{title.text}, {name.text}"
    if name.year:
        return title._replace(year=name.year, text=words)
    return name._replace(year=title.year, text=words) if name.is_partial and not title.is_partial else title
