"""Conditions of the plan in SQL, over the columns `p…` of the view `firm`: true, false, or null for a blank cell."""

from typing import NamedTuple

from tiers.domain.targets import Tier
from tiers.engines.rules.marks import Mark
from tiers.engines.rules.requirements import Requirements
from tiers.engines.sql.amounts import reaches


class Asked(NamedTuple):
    """A tier by a condition, or a total, as it is counted in bulk."""

    place: int
    """Its place among the tiers or totals of the plan."""
    tier: Tier | None
    """The tier; None for a total."""
    measure: int | None
    """The number of its measure; None without one."""
    mark: Mark
    """Which firms are meant."""

    @property
    def meets(self) -> str:
        """The condition that a firm is meant; a blank cell makes it null, which is no yes."""
        return self.meets_in("")

    def meets_in(self, source: str) -> str:
        """Return the same of a source that has to be named, such as `now.`."""
        headings = (" OR ".join(f"{source}p{part}" for part in heading) for heading in self.mark.parts)
        return " AND ".join(f"({heading})" for heading in headings) or "TRUE"

    def reaching(self, tier: Tier, limit: str) -> str:
        """Return the condition that a firm counts for its tier, which has a measure; `limit` is its limit in SQL."""
        return f"{self.meets} AND m{self.measure} {reaches(tier)} {limit}"


def asked_of(needs: Requirements) -> tuple[Asked, ...]:
    """Return the tiers by a condition, then the totals; without those whose measure not every table has."""
    numbers = {measure: i for i, measure in enumerate(needs.measures)}
    tiers = (
        Asked(i, tier, numbers.get(mark.measure or ""), mark)
        for i, (tier, mark) in enumerate(zip(needs.targets.tier, needs.marks.tiers, strict=True))
        if mark and mark.is_known
    )
    totals = (
        Asked(i, None, numbers.get(mark.measure or ""), mark)
        for i, mark in enumerate(needs.marks.totals)
        if mark.is_known
    )
    return (*tiers, *totals)
