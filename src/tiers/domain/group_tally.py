"""What the goals of groups are judged by, besides the counts of the report year."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple


class GroupSide(NamedTuple):
    """The firms of one group in another year than the report year."""

    enterprises: int
    """Firms."""
    nested: tuple[int | None, ...]
    """Per tier, firms that reach it; None where nobody can say."""


class Counted(NamedTuple):
    """What is counted of one group in one year."""

    enterprises: int
    """Firms."""
    usable: tuple[int, ...]
    """Per measure that the tiers use, firms with an amount."""
    nested: tuple[int, ...]
    """Per tier that has a measure, firms that reach it."""


class GroupYear(NamedTuple):
    """The groups of one breakdown in one year, or in the tables that are compared with."""

    groups: Mapping[str | None, Counted]
    """By the value under the heading, None where it is blank; groups without firms are absent."""
    places: tuple[int | None, ...]
    """Per tier, the number of its measure; None without one."""

    def side(self, value: str) -> GroupSide | None:
        """Return the firms of a group; None where no firm of the year has a value under the heading.

        A group without firms has 0 of them in every tier. A tier is not counted of whose measure nobody, or nobody in
        a group that has firms, has a usable figure.

        Source: definitions, “Group goal”.
        """
        if not any(each is not None for each in self.groups):
            return None
        counted = self.groups.get(value)
        if counted is None:
            known = {i for group in self.groups.values() for i, usable in enumerate(group.usable) if usable}
            return GroupSide(0, tuple(0 if i in known else None for i in self.places))
        return GroupSide(counted.enterprises, tuple(self._nested_counts(counted)))

    def _nested_counts(self, counted: Counted) -> Iterator[int | None]:
        found = iter(counted.nested)
        for i in self.places:
            count = None if i is None else next(found)
            yield count if i is not None and counted.usable[i] else None


class GroupsOfYears(NamedTuple):
    """What the goals of the groups of one breakdown are judged by, and compared with."""

    could_reach: Mapping[str | None, Sequence[int]]
    """Value → per tier, firms that could yet reach it, as for the whole; groups without such firms may be absent."""
    base: GroupYear | None
    """The base year; None: it is not there, or not whole."""
    then: GroupYear | None = None
    """The side that is compared with; None: nobody asked, or no table of it has the heading."""
