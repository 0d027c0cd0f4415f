"""Which firms a lift needs, and what it is made of: the same for every engine, which only ranks the firms."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from tiers.domain.amount import total
from tiers.domain.ladder import short_by
from tiers.domain.lift import MOST_RANKED, Ascent, LiftTally, Riser, Supply, needed_counts
from tiers.engines.rules.requirements import Requirements

Start = tuple[int, Decimal] | None
"""The earlier year and its figure in yuan from which a firm's own growth is reckoned."""


class Ranked(NamedTuple):
    """A firm by its place among all."""

    name: str
    """Cleaned."""
    code: str | None
    """What identifies it, or None."""
    figure: Decimal
    """In yuan."""
    values: tuple[str | None, ...]
    """Per breakdown, its value, cleaned; None where it is blank."""


class Ranking(NamedTuple):
    """The largest firms of a measure, as an engine ranks them."""

    firms: Sequence[Ranked]
    """The largest first, ties by identity."""
    starts: Callable[[Sequence[int]], Sequence[Start]]
    """Finds from where the growth of the firms at some places, from 0, is reckoned."""


def lift_tallies(
    needs: Requirements, nested: Sequence[int | None], rank: Callable[[str, int], Ranking]
) -> tuple[LiftTally, ...] | None:
    """Work out the lift of each measure that has a goal with a number; None where one goes down too far.

    `nested` are the counts of the tiers; `rank` returns so many of the largest firms of a measure, or all.
    """
    ascents = [*_ascents(needs, nested)]
    if any(ascent.last_rank > MOST_RANKED for ascent in ascents):
        return None
    return tuple(_lift(ascent, needs, rank) for ascent in ascents)


def _ascents(needs: Requirements, nested: Sequence[int | None]) -> Iterator[Ascent]:
    """Yield what the goals of each measure ask; of a measure without a number for a goal there is nothing to ask."""
    for measure in needs.measures:
        tiers = tuple(place for place, of in enumerate(needs.tier_measures) if of == measure)
        goals = [needs.targets.tier[place].goal_count for place in tiers]
        counts = tuple(nested[place] or 0 for place in tiers)
        if any(goal is not None for goal in goals):
            yield Ascent(measure, tiers, needed_counts(goals, counts, needs.targets.counting), counts)


def _lift(ascent: Ascent, needs: Requirements, rank: Callable[[str, int], Ranking]) -> LiftTally:
    ranking = rank(ascent.measure, ascent.last_rank) if ascent.last_rank else Ranking((), lambda _: ())
    short = [*ascent.short_ranks()]
    there = [(rank, tier) for rank, tier in short if rank <= len(ranking.firms)]
    lacks = [short_by(ranking.firms[rank - 1].figure, needs.targets.tier[tier]) for rank, tier in there]
    return LiftTally(
        ascent.measure,
        rising=len(there),
        lacking=len(short) - len(there),
        uplift=total(lacks),
        firms=tuple(_risers(there, ranking, needs.question.top)),
        supplies=tuple(_supplies(there, lacks, ranking, needs)),
    )


def _risers(short: Sequence[tuple[int, int]], ranking: Ranking, top: int) -> Iterator[Riser]:
    """Yield the firms that are listed: by rank, per tier as many as were asked for."""
    tiers = dict.fromkeys(tier for _, tier in short)
    listed = [one for tier in tiers for one in islice((one for one in short if one[1] == tier), top)]
    starts = ranking.starts([rank - 1 for rank, _ in listed])
    for (rank, tier), earlier in zip(listed, starts, strict=True):
        firm = ranking.firms[rank - 1]
        yield Riser(rank, tier, firm.name, firm.code, firm.figure, earlier, firm.values)


def _supplies(
    short: Sequence[tuple[int, int]], lacks: Sequence[Decimal], ranking: Ranking, needs: Requirements
) -> Iterator[Supply]:
    for place, column in enumerate(needs.groups):
        groups: defaultdict[str | None, list[Decimal]] = defaultdict(list)
        for (rank, _), lack in zip(short, lacks, strict=True):
            groups[ranking.firms[rank - 1].values[place]].append(lack)
        for value, found in groups.items():
            yield Supply(column.heading, value, len(found), total(found))
