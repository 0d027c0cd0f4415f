"""Which columns of one table an answer needs, for the engines that read no others."""

from functools import cached_property

from tiers.domain.row_verdict import Leading
from tiers.domain.serial import is_serial
from tiers.domain.table import Column, Table
from tiers.engines.wanted import Wanted


class NeededColumns:
    """One table of several, for an answer."""

    table: Table
    """As intake gave it."""
    index: int
    """Its place among the inputs."""
    wanted: Wanted
    """What an answer needs."""

    @cached_property
    def used(self) -> tuple[Column, ...]:
        """The columns of the figures that are used."""
        return tuple(column for column in self.table.columns if column.role in self.wanted.measures)

    @cached_property
    def serials(self) -> tuple[Column, ...]:
        """The columns that number the rows."""
        return tuple(column for column in self.table.columns if column.role is None and is_serial(column.heading))

    @cached_property
    def leading(self) -> Leading:
        """The columns before the name, in which a total's word may stand."""
        return Leading.of(self.table.columns)

    @cached_property
    def groups(self) -> tuple[Column | None, ...]:
        """Per breakdown, its column here."""
        return tuple(group.columns[self.index] for group in self.wanted.groups)

    @cached_property
    def conditions(self) -> tuple[Column, ...]:
        """Per condition of `--where`, its column here."""
        return tuple(condition.columns[self.index] for condition in self.wanted.conditions)

    def column(self, role: str) -> Column | None:
        """Give the column of a role that only one can have."""
        return next(iter(self.table.of_role(role)), None)
