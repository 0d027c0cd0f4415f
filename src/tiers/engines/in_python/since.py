"""Then and now, firm by firm: which firm is the same one, and where each was and is."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from tiers.domain.enterprise import Enterprise
from tiers.domain.ladder import passes
from tiers.domain.since import MOST_NAMES, MOVES, Bands, Moved, SinceTally, band_places, how_of
from tiers.domain.targets import Tier
from tiers.engines.in_python.marked import Marked
from tiers.engines.in_python.population import Population
from tiers.engines.rules.since import refuse_kept, refuse_periods, year_then

Pair = tuple[Enterprise | None, Enterprise | None]
"""One firm then and now; None where it has no row."""


class Side(NamedTuple):
    """The firms of one side."""

    found: Population
    """Where they stand."""
    year: int | None
    """The year that is compared."""

    @property
    def firms(self) -> Sequence[Enterprise]:
        """The firms that meet `--where`."""
        return self.found.firms[self.year]


def since_tally(now: Population, other: Population | None = None) -> SinceTally | None:
    """Compare the report year with what was asked for; None where nothing was.

    `other` holds then's own tables, where those were asked for.

    Raises: DataError where nothing can be compared.
    """
    question = now.needs.question
    year = year_then(question, now.panel.years, now.year) if other is None else other.year
    if year is None and other is None:
        return None
    then = Side(other or now, year)
    period = then.found.panel.period(year)
    refuse_periods(period, now.panel.period(now.year))
    refuse_kept(question, _conflicts(then.found, year) + _conflicts(now, now.year))
    found = _compare(then, Side(now, now.year))._replace(period=period)
    if other is None:
        return found
    problems = [*(p for table in other.panel.tables for p in table.problems), *other.problems]
    errors = sum(problem.severity == "error" for problem in problems)
    return found._replace(errors=errors, warnings=len(problems) - errors)


def _conflicts(population: Population, year: int | None) -> int:
    return sum(bool(one.differs_in) for one in population.panel.years[year].repeated)


def _compare(then: Side, now: Side) -> SinceTally:
    pairs, by_name = match(then.firms, now.firms)
    gone = [old for old, new in pairs if old and not new]
    came = {new.name for old, new in pairs if new and not old}
    renamed = sorted(firm.name for firm in gone if firm.name in came)
    wanted = now.found.needs
    places = band_places(wanted.tier_measures)
    ladders = {m: _ladder(m, wanted.targets.tier, wanted.tier_measures) for m in wanted.measures}
    known = [m for m in wanted.measures if m in then.found.needs.measures]
    banded = {m: [(_band(a, m, ladders[m]), _band(b, m, ladders[m])) for a, b in pairs] for m in known}
    measures = zip(then.found.needs.tier_measures, wanted.tier_measures, strict=True)
    marked = _Marked(then, now, pairs)
    return SinceTally(
        period=then.found.panel.period(then.year),
        enterprises=len(then.firms),
        both=sum(bool(old and new) for old, new in pairs),
        by_name=by_name,
        same_name=len(renamed),
        same_names=tuple(renamed[:MOST_NAMES]),
        bands=tuple(_bands(banded[m], len(ladders[m])) if m in banded else None for m in wanted.measures),
        moved=tuple(
            tuple(_list_moved(pairs, m, banded[m], (place, len(ladders[m])), wanted.question.top))
            if m in banded
            else marked.list_moved(index)
            for index, (place, m) in enumerate(zip(places, (m or "" for m in wanted.tier_measures), strict=True))
        ),
        same_measure=tuple(before == after for before, after in measures),
        marked=tuple(marked.bands(index) for index in range(len(wanted.targets.tier))),
        totals=tuple(marked.was.added_up(index, then.year) for index in range(len(wanted.targets.total))),
    )


class _Marked:
    """Then and now as the tiers by a condition see them."""

    def __init__(self, then: Side, now: Side, pairs: Sequence[Pair]) -> None:
        self.then, self.now, self.pairs = then, now, pairs
        self.was, self.becomes = Marked(then.found), Marked(now.found)

    def _banded_pairs(self, index: int) -> Sequence[tuple[int, int]]:
        """Return where a tier has each firm then and now; nothing where a side does not say who meets its condition."""
        mark, other = self.becomes.marks.tiers[index], self.was.marks.tiers[index]
        if mark is None or other is None or mark.measure != other.measure:
            return ()
        if not (self.was.is_counted(index, self.then.year) and self.becomes.is_counted(index, self.now.year)):
            return ()
        return [(self.was.has(index, old), self.becomes.has(index, new)) for old, new in self.pairs]

    def bands(self, index: int) -> Bands | None:
        """Count the firms by where a tier has them; None where that cannot be said."""
        banded = self._banded_pairs(index)
        return _bands(banded, 1) if banded else None

    def list_moved(self, index: int) -> tuple[Moved, ...]:
        """List the firms that came into a tier or went out of it."""
        banded, mark = self._banded_pairs(index), self.becomes.marks.tiers[index]
        if mark is None or not banded:
            return ()
        return tuple(_list_moved(self.pairs, mark.measure or "", banded, (0, 1), self.now.found.needs.question.top))


def match(then: Sequence[Enterprise], now: Sequence[Enterprise]) -> tuple[list[Pair], int]:
    """Return every firm of both sides once, and how many were matched by their names.

    A code is the same firm; of those left, a name is, where at most one of the two has a code and the name is there
    once on each side.

    Source: definitions, “Since”.
    """
    codes_then, codes_now = ({firm.code: firm for firm in side if firm.code} for side in (then, now))
    left_then, left_now = (
        [firm for firm in side if not firm.code or firm.code not in others]
        for side, others in ((then, codes_now), (now, codes_then))
    )
    named = _by_name(left_then, left_now)
    taken = {id(new) for new in named.values()}
    pairs: list[Pair] = [(old, codes_now[code]) for code, old in codes_then.items() if code in codes_now]
    pairs += [(old, named.get(id(old))) for old in left_then]
    pairs += [(None, new) for new in left_now if id(new) not in taken]
    return pairs, len(named)


def _by_name(then: Sequence[Enterprise], now: Sequence[Enterprise]) -> dict[int, Enterprise]:
    """Match the firms that are left, by a name that is there once on each side."""
    once_then, once_now = (_once(side) for side in (then, now))
    found = ((old, once_now.get(name)) for name, old in once_then.items())
    return {id(old): new for old, new in found if new and not (old.code and new.code)}


def _once(firms: Sequence[Enterprise]) -> Mapping[str, Enterprise]:
    counts = Counter(firm.name for firm in firms)
    return {firm.name: firm for firm in firms if counts[firm.name] == 1}


def _ladder(measure: str, tiers: Sequence[Tier], measures: Sequence[str | None]) -> Sequence[Tier]:
    return [tier for tier, of in zip(tiers, measures, strict=True) if of == measure]


def _band(firm: Enterprise | None, measure: str, ladder: Sequence[Tier]) -> int:
    """Return the band of a firm by a measure: a tier, below all, without a figure, or absent."""
    if firm is None:
        return len(ladder) + 2
    figure = firm.figures.get(measure)
    if figure is None:
        return len(ladder) + 1
    return next((place for place, tier in enumerate(ladder) if passes(figure, tier)), len(ladder))


def _bands(banded: Sequence[tuple[int, int]], tiers: int) -> Bands:
    counts = Counter(banded)
    places = range(tiers + 3)
    return Bands(tuple(tuple(counts[then, now] for now in places) for then in places))


def _list_moved(
    pairs: Sequence[Pair], measure: str, banded: Sequence[tuple[int, int]], tier: tuple[int, int], top: int
) -> Iterator[Moved]:
    """List the firms that moved into a tier or out of it; `tier` is its place among so many of the measure."""
    ways = [how_of(then, now, *tier) for then, now in banded]
    for how in MOVES:
        firms = [_with_figures(pair, measure) for pair, way in zip(pairs, ways, strict=True) if way == how]
        for figures, (old, new) in islice(sorted(firms, key=_order), top):
            firm = new or old
            renamed = old.name if old and new and old.name != new.name else None
            yield Moved(how, firm.name if firm else "", firm.code if firm else None, renamed, *figures)


Figures = tuple[Decimal | None, Decimal | None]
"""In yuan, then and now."""


def _with_figures(pair: Pair, measure: str) -> tuple[Figures, Pair]:
    old, new = pair
    return (old.figures.get(measure) if old else None, new.figures.get(measure) if new else None), pair


def _order(listed: tuple[Figures, Pair]) -> tuple[Decimal, str, int]:
    (then, now), (old, new) = listed
    firm = new or old
    figure = (then if now is None else now) or Decimal(0)
    return -figure, firm.identity if firm else "", firm.row if firm else 0
