"""What was counted in bulk of the firms that the plan's conditions are about → tallies of years, tiers and totals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from tiers.domain.problem import Problem
from tiers.domain.tally import GroupTally, TotalTally, YearTally
from tiers.engines.rules.marks import Stated, is_stated, mark_problems
from tiers.engines.rules.requirements import Requirements
from tiers.engines.sql.conditions import Asked, asked_of


class Counted(NamedTuple):
    """The firms of one year that one condition means."""

    meeting: int
    """How many they are."""
    usable: int
    """Those with an amount of the measure; without a measure 0."""
    unreadable: int
    """Those whose cell is something else than an amount; likewise."""
    value: Decimal
    """Those that reach the tier; of a total, all amounts added up, in yuan."""


NOBODY = Counted(0, 0, 0, Decimal(0))


@dataclass(frozen=True)
class MarkedYears:
    """Every year."""

    needs: Requirements
    """The plan."""
    year: int | None
    """The report year."""
    stated: Mapping[int | None, Stated]
    """Year → what its rows say of the conditions."""
    counted: Mapping[int | None, Sequence[Counted]]
    """Year → in the order of `asked_for` what was counted; a year in which nobody meets `--where` may be absent."""

    @cached_property
    def asked_for(self) -> tuple[Asked, ...]:
        """What was counted."""
        return asked_of(self.needs)

    @cached_property
    def _tiers(self) -> dict[int, int]:
        """Tier by a condition → its number among those that were asked for."""
        return {asked.place: number for number, asked in enumerate(self.asked_for) if asked.tier}

    @cached_property
    def _totals(self) -> dict[int, int]:
        return {asked.place: number for number, asked in enumerate(self.asked_for) if not asked.tier}

    def _of(self, number: int | None, year: int | None) -> Counted | None:
        """Return what was counted of a year; None where the year does not say which firms are meant."""
        if number is None or not is_stated(self.asked_for[number].mark, self.needs.marks, self.stated[year]):
            return None
        return self.counted[year][number] if year in self.counted else NOBODY

    def count(self, tier: int, year: int | None) -> int | None:
        """Count the firms of a year that reach a tier by a condition; None where that is not known."""
        number = self._tiers.get(tier)
        found = self._of(number, year)
        if number is None or found is None:
            return None
        is_known = self.asked_for[number].measure is None or found.usable or not found.meeting
        return int(found.value) if is_known else None

    def years(self, tallies: Sequence[YearTally]) -> tuple[YearTally, ...]:
        """Return the tallies of all years, with the counts of the tiers by a condition."""
        marked = [place for place, mark in enumerate(self.needs.marks.tiers) if mark]
        return tuple(
            tally._replace(
                nested=tuple(
                    self.count(i, tally.year) if i in marked else count for i, count in enumerate(tally.nested)
                )
            )
            for tally in tallies
        )

    def meant_firms(self) -> Iterator[tuple[int, Asked, Counted]]:
        """Yield the place of each tier by a condition of which the report year says who meets it, and how many do."""
        for place, number in self._tiers.items():
            if found := self._of(number, self.year):
                yield place, self.asked_for[number], found

    def groups(self, tally: GroupTally, counts: Sequence[int]) -> GroupTally:
        """Return the tally of a group with the counts of the tiers by a condition, which stand in the order asked."""
        places = {place: counts[self._tiers[place]] for place, *_ in self.meant_firms()}
        return tally._replace(nested=tuple(places.get(i, count) for i, count in enumerate(tally.nested)))

    def totals(self) -> tuple[TotalTally, ...]:
        """Return the tally of each total."""
        return tuple(self._total(index, self._totals.get(index)) for index in range(len(self.needs.marks.totals)))

    def _total(self, index: int, number: int | None) -> TotalTally:
        found = self._of(number, self.year)
        if found is None:
            return TotalTally(None)
        sums = ((year, self.added_up(index, year)) for year in sorted(y for y in self.stated if y is not None))
        return TotalTally(
            self.needs.marks.totals[index].measure,
            found.meeting,
            found.usable,
            found.unreadable,
            found.value,
            tuple((year, added) for year, added in sums if added is not None),
        )

    def added_up(self, index: int, year: int | None) -> Decimal | None:
        """Return what the firms of a year have of a total, in yuan; None where no figure of it is usable."""
        found = self._of(self._totals.get(index), year)
        return found.value if found and found.usable else None

    def problems(self) -> Iterator[Problem]:
        """Yield where conditions find no heading, or no firm."""
        return mark_problems(self.needs.targets, self.needs.marks, self.stated, self.year)
