"""The lift → what the report says of it: who has to rise to what, and which groups supply how much."""

from collections.abc import Iterator
from typing import NamedTuple

from tiers.domain.ladder import short_by
from tiers.domain.lift import LiftTally, Riser
from tiers.domain.period import Clock
from tiers.domain.question import Question
from tiers.domain.tally import Tally
from tiers.report.contract.lift import Lift, LiftFirm, LiftGroup
from tiers.report.growth import growth_numbers
from tiers.report.rounding import plain


def lift_report(tally: Tally, question: Question, clock: Clock) -> tuple[Lift, ...] | None:
    """Return the lift of each measure; None where it goes down too far, nothing of a plan that has ended."""
    if clock.is_over:
        return ()
    if tally.lift is None:
        return None
    teller = _Teller(tally, question, clock)
    return tuple(teller.lift(one) for one in tally.lift)


class _Teller(NamedTuple):
    """Everything that is told of a lift besides the lift."""

    tally: Tally
    question: Question
    clock: Clock

    def lift(self, found: LiftTally) -> Lift:
        return Lift.model_construct(
            measure=found.measure,
            count=found.rising,
            lacking=found.lacking,
            uplift=plain(found.uplift),
            firms=tuple(self._firm(one) for one in found.firms),
            groups=tuple(self._groups(found)),
        )

    def _firm(self, one: Riser) -> LiftFirm:
        tier = self.question.targets.tier[one.tier]
        headings = [by for by, _ in self.tally.breakdowns]
        return LiftFirm.model_construct(
            rank=one.rank,
            name=one.name,
            code=one.code,
            figure=plain(one.figure),
            tier=tier.name,
            short_by=plain(short_by(one.figure, tier)),
            **growth_numbers(one.figure, tier.limit, one.earlier, self.tally.period, self.clock),
            values=tuple(zip(headings, one.values, strict=True)),
        )

    def _groups(self, found: LiftTally) -> Iterator[LiftGroup]:
        """Yield the groups in the order of their breakdowns."""
        supplies = {(one.heading, one.value): one for one in found.supplies}
        for by, groups in self.tally.breakdowns:
            for group in groups:
                if one := supplies.get((by, group.value)):
                    yield LiftGroup.model_construct(
                        by=by, value=group.value, count=one.rising, uplift=plain(one.uplift)
                    )
