"""How likely it is that enough firms pass a limit: in decimal arithmetic of 50 digits, the same on every machine.

Source: definitions, “Chance”: Laplace growth, staying, the Poisson-binomial distribution, and a common shock.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from functools import cache, lru_cache
from itertools import chain, repeat
from math import comb, prod
from operator import add, mul
from typing import Final, NamedTuple

from tiers.domain.outlook import Chance, Growth, Pool
from tiers.domain.targets import Tier

_DIGITS: Final = Context(prec=50, rounding=ROUND_HALF_EVEN, Emax=999_999, Emin=-999_999, traps=[])
_SURE: Final = Decimal("1e-12")
"""A chance of one firm that is nearer to 0 or 1 is 0 or 1."""

_EQUAL: Final = Decimal("1e-40")
"""Logarithms that differ by less are those of equal figures."""

_NOTHING: Final = Decimal("1e-30")
"""What is so unlikely at either end of a distribution is left out of it."""

_FAR: Final = 40
"""So many spreads a year, and one year's more, away from the middle nobody gets, and from there nobody is kept away."""

_TENFOLD: Final = 10
_ZERO, _ONE = Decimal(0), Decimal(1)

Change = tuple[Decimal, Decimal | None]
"""A firm's figure (in yuan, above 0) and that of a year later; None where it is gone, or has none."""


def estimate(changes: Iterable[Change], floor: Decimal) -> tuple[Pool, Growth | None]:
    """Return the changes of the firms that were not below a floor, counted, and the growth they show; None without any.

    Amounts in yuan. The mean distance from the middle is the logarithm of the upper half's product over the lower's.
    """
    ratios: list[Decimal] = []
    odd = gone = 0
    with localcontext(_DIGITS):
        for then, now in changes:
            if then < floor:
                continue
            if now is None or now <= 0:
                gone += 1
            elif now > then * _TENFOLD or now * _TENFOLD < then:
                odd += 1
            else:
                ratios.append(now / then)
        pool = Pool(floor, len(ratios), odd, gone)
        if not ratios:
            return pool, None
        ratios.sort()
        half = len(ratios) // 2
        lower, upper = ratios[:half], ratios[-half:] if half else []
        middle = ratios[half] if len(ratios) % 2 else (ratios[half - 1] * ratios[half]).sqrt()
        spread = (prod(upper, start=_ONE) / prod(lower, start=_ONE)).ln() / len(ratios)
        there = Decimal(len(ratios) + odd)
        return pool, Growth(middle, spread, there / (there + gone), pool)


@cache
def _weights(years: int) -> tuple[Decimal, ...]:
    """Return the factors of z^0, z^1 … in the tail of a sum of so many Laplace variables."""
    with localcontext(_DIGITS):
        terms = [Decimal(comb(years - 1 + j, j)) / 2 ** (years + j) for j in range(years)]
        found, factorial = list[Decimal](), _ONE
        for k in range(years):
            factorial *= k or 1
            found.append(sum(terms[: years - k], _ZERO) / factorial)
        return tuple(found)


def laplace_tail(years: int, z: Decimal) -> Decimal:
    """Return the share of cases, 1 is all, in which so many Laplace variables of spread 1 add up to more than z.

    Source: a sum of equal Laplace variables is one of two gamma variables; definitions, “Chance”.
    """
    with localcontext(_DIGITS):
        far = abs(z)
        if far > _FAR * (years + 1):
            return _ZERO if z > 0 else _ONE
        total = _ZERO
        for weight in reversed(_weights(years)):
            total = total * far + weight
        tail = (-far).exp() * total
        return tail if z >= 0 else 1 - tail


@lru_cache(maxsize=1 << 16)
def _ln(value: Decimal) -> Decimal:
    """Return a natural logarithm; each figure is asked for once per tier and shock, and this takes longest."""
    return value.ln(_DIGITS)


class Prospect(NamedTuple):
    """What the firms of one tier are reckoned with."""

    tier: Tier
    """Which they are to reach."""
    growth: Growth
    """How firms grow."""
    years: int
    """Whole years left."""

    def chance_of_firm(self, figure: Decimal, shock: Decimal) -> Decimal:
        """Return how likely a firm with a figure (in yuan, above 0) reaches the tier, from 0 to 1.

        `shock` is what all firms grow more or less a year, 1 is the whole. A firm below a tenth of the limit does not.
        """
        if figure * _TENFOLD < self.tier.limit:
            return _ZERO
        with localcontext(_DIGITS):
            short = _ln(self.tier.limit) - _ln(figure) - self.years * _ln(self.growth.factor + shock)
            return self.growth.stay**self.years * self._grows(short)

    def _grows(self, short: Decimal) -> Decimal:
        """Return how likely a firm that stays grows by more than the middle one does, by so much in logarithms."""
        if self.growth.spread:
            return laplace_tail(self.years, short / self.growth.spread)
        if abs(short) < _EQUAL:
            return _ONE if self.tier.rule == "at_least" else _ZERO
        return _ONE if short < 0 else _ZERO


def chance_of_goal(
    figures: Sequence[Decimal], goal: int, prospect: Prospect, above: Tier | None, shock: Decimal
) -> Chance:
    """Return how likely a tier holds enough firms, from 0 to 1; figures in yuan, above 0.

    `above` is the tier whose firms do not count here, where the plan counts by bands; `shock` is what all firms
    together may grow less or more a year, 1 is the whole.
    """
    higher = prospect._replace(tier=above) if above else None

    with localcontext(_DIGITS):
        shifts = (-shock, _ZERO, shock)
        low, middle, high = (at_least([*_chances(figures, prospect, higher, shift)], goal) for shift in shifts)
        return Chance((low + middle + high) / 3, low, high)


def _chances(
    figures: Sequence[Decimal], prospect: Prospect, higher: Prospect | None, shift: Decimal
) -> Iterator[Decimal]:
    for figure in sorted(figures, reverse=True):
        chance = prospect.chance_of_firm(figure, shift)
        if higher:
            chance -= higher.chance_of_firm(figure, shift)
        yield _ZERO if chance < _SURE else _ONE if chance > 1 - _SURE else chance


def at_least(chances: Sequence[Decimal], goal: int) -> Decimal:
    """Return how likely at least so many of some independent firms pass, each with its own chance; all from 0 to 1.

    Source: the exact recursion of the Poisson-binomial distribution.
    """
    unsure = [chance for chance in chances if 0 < chance < 1]
    wanted = goal - sum(chance == 1 for chance in chances)
    if wanted <= 0:
        return _ONE
    if len(unsure) < wanted:
        return _ZERO
    with localcontext(_DIGITS):
        first, counts = 0, [_ONE]
        for chance in unsure:
            stays, goes = map(mul, counts, repeat(1 - chance)), map(mul, counts, repeat(chance))
            counts = [*map(add, chain(stays, (_ZERO,)), chain((_ZERO,), goes))][: wanted - first]
            first, counts = _without_ends(first, counts)
        return max(_ZERO, 1 - sum(counts, _ZERO))


def _without_ends(first: int, counts: list[Decimal]) -> tuple[int, list[Decimal]]:
    """Leave out what is as good as impossible at both ends; `first` is the count that stands first."""
    start, stop = 0, len(counts)
    while start < stop and counts[start] < _NOTHING:
        start += 1
    while stop > start and counts[stop - 1] < _NOTHING:
        stop -= 1
    return first + start, counts[start:stop]
