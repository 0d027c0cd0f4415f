"""What is stated for a whole table: by the lines above its headings, and by the names of the sheet and the file."""

from collections.abc import Sequence

from tiers.intake.columns.periods import refuse_contradiction
from tiers.intake.layout.header_context import Above
from tiers.intake.layout.preamble import Stated, stated_by_file, stated_by_name, stated_by_title, unit_line


def above_of(path: str, sheet: str | None, lines: Sequence[Sequence[str]], asked: int | None) -> Above:
    """Read the lines above the headings, and the names of sheet and file; `asked` is the year that a person said.

    Raises: DataError if two of them state different years, and nobody says which is meant.
    """
    places = (stated_by_title(lines), stated_by_name(sheet or "", "sheet-name"), stated_by_file(path))
    stated = [one for one in places if one]
    if not stated:
        return Above(None, unit_line(lines))
    refuse_contradiction(path, stated, asked)
    return Above(_join_statements(stated, asked), unit_line(lines))


def _join_statements(stated: Sequence[Stated], asked: int | None) -> Stated:
    """Take the first that has the year, and what any other adds: the year, or that it is part of one.

    Months that a nearer place states are not narrowed by others.
    """
    is_said = asked is not None and any(one.year == asked for one in stated)
    agreed = [one for one in stated if not is_said or one.year in {None, asked}]
    first = agreed[0]
    for other in agreed[1:]:
        adds = (other.year and not first.year) or (other.is_partial and not first.is_partial)
        if adds or _explains(first, other):
            first = first._replace(times=(*first.times, *other.times), text=f"{first.text}, {other.text}")
    return first


def _explains(first: Stated, other: Stated) -> bool:
    """Whether another place states the months that the first leaves open."""
    return first.is_partial and first.months is None and bool(other.months or other.month)
