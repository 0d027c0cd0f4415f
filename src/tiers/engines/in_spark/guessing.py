"""How near to a limit enough firms may stand: guessed from counts, so that they need no look of their own."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from tiers.domain.amount import EXACT

_TIMES: Final = 8
"""How many times as many firms as are wanted a guess is made for: figures thin out upwards."""

_LOWEST: Final = Decimal("0.001")
"""The part of a limit below which figures are as good as this part of it."""

MICRO: Final = Decimal("0.000001")
"""The smallest part of a yuan that an amount has."""


def guess(limit: Decimal, others: Iterable[tuple[Decimal, int]], wanted: int) -> Decimal:
    """Guess between which figure and a limit, both in yuan, some firms stand, as many as are wanted or more.

    `others` are figures on one side of the limit, near ones first, each with how many firms stand between them. Firms
    are taken to be spread evenly over the logarithms of their figures.
    """
    other, between = next((other, between) for other, between in others if between >= wanted)
    share = min(1.0, _TIMES * wanted / between)
    if share == 1:
        return other
    part = float(max(other / limit, _LOWEST)) ** share
    return EXACT.multiply(limit, Decimal(part)).quantize(MICRO, context=EXACT)
