"""How near to a limit enough firms may stand: guessed from counts, so that they need no look of their own."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

_TIMES: Final = 8
"""How many times as many firms as are wanted a guess is made for: figures thin out upwards."""

_LOWEST: Final = Decimal("0.001")
"""The part of a limit below which figures are as good as this part of it."""

_ROUND: Final = Decimal(100)
"""What a guess in yuan is rounded to: two decimals in 万元, as such columns have, so that they need not be widened."""


def guess(limit: Decimal, others: Iterable[tuple[Decimal, int]], wanted: int) -> Decimal:
    """Guess between which figure and a limit, both in yuan, some firms stand, as many as are wanted or more.

    `others` are figures on one side of the limit, near ones first, each with how many firms stand between them. Firms
    are taken to be spread evenly over the logarithms of their figures.
    """
    other, between = next((other, between) for other, between in others if between >= wanted)
    share = min(1.0, _TIMES * wanted / between)
    if share == 1:
        return other
    part = Decimal(float(max(other / limit, _LOWEST)) ** share)
    return (limit * part / _ROUND).to_integral_value(ROUND_FLOOR if other < limit else ROUND_CEILING) * _ROUND
