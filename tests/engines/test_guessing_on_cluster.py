"""How near to a limit enough firms may stand."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tiers.engines.in_spark.shortlist_bounds import guess


@pytest.mark.parametrize(
    ("others", "wanted", "bound"),
    [
        pytest.param([(100_000, 800)], 50, 316_200, id="half of them, below: in the middle by their logarithms"),
        pytest.param([(10_000_000, 800)], 50, 3_162_300, id="half of them, above: rounded away from the limit"),
        pytest.param([(100_000, 8)], 1, 100_000, id="all of them"),
        pytest.param([(500_000, 2), (100_000, 800)], 50, 316_200, id="too few up to the next limit"),
        pytest.param([(-5, 800)], 50, 31_600, id="figures below 0 are as good as a thousandth"),
    ],
)
def test_a_guess(others: Sequence[tuple[int, int]], wanted: int, bound: int) -> None:
    """Of a limit of 1,000,000 yuan: eight times as many firms as are wanted, if they are spread evenly."""
    found = guess(Decimal(1_000_000), [(Decimal(other), between) for other, between in others], wanted)
    assert found == bound
