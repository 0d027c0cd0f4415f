"""The count of a group at the end of the base year, by the rows of that year."""

from collections.abc import Sequence

from tiers.domain.group_tally import GroupSide
from tiers.domain.ladder import bands
from tiers.domain.tally import Tally
from tiers.domain.targets import Targets


def judged_counts(nested: Sequence[int | None], tally: Tally, targets: Targets) -> Sequence[int | None]:
    """Return the counts of a group, tier by tier, by the plan's way of counting."""
    return nested if targets.counting == "nested" else bands(nested, [of.measure for of in tally.tiers])


def counted_base(side: GroupSide | None, tier: int, tally: Tally, targets: Targets) -> int | None:
    """Return the count of a group in a tier at the end of the base year; None where it is not known."""
    return None if side is None else judged_counts(side.nested, tally, targets)[tier]


def base_in_own_report(tier: int, tally: Tally, targets: Targets, value: str) -> int | None:
    """Return the same for the group whose goals are in force: no other has any then."""
    counted = next(filter(None, tally.groups), None)
    side = counted.base.side(value) if counted and counted.base else None
    return counted_base(side, tier, tally, targets)
