"""What a unit would mean for figures without one: the largest, the sum, and how many reach each tier."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tiers.domain.targets import Tier
from tiers.engines.rules.missing_unit import Meaning, Plain, meaning

TIERS = [
    Tier(name="10亿", measure=("revenue",), over=Decimal(10**9)),
    Tier(name="1亿", measure=("revenue",), at_least=Decimal(10**8)),
]


@pytest.mark.parametrize(
    ("unit", "figures", "plain", "expected"),
    [
        # amounts in yuan, each with its rows; of the others the largest, the sum and the counts, in the unit
        ("万元", [], None, ("万元", 0, 0, 0, 0)),
        ("万元", [(10**9, 1), (10**8, 2), (5, 1)], None, ("万元", 10**9, 12 * 10**8 + 5, 0, 3)),
        ("万元", [(10**9 + 1, 3)], None, ("万元", 10**9 + 1, 3 * 10**9 + 3, 3, 3)),
        ("万元", [], Plain(Decimal(20000), Decimal(50000), (0, 2)), ("万元", 2 * 10**8, 5 * 10**8, 0, 2)),
        ("元", [(7, 2)], Plain(Decimal("2.5"), Decimal(3), (0, 0)), ("元", 7, 17, 0, 0)),
        ("元", [(2, 2)], Plain(Decimal("2.5"), Decimal(3), (0, 0)), ("元", Decimal("2.5"), 7, 0, 0)),
        ("元", [(-5, 1)], None, ("元", -5, -5, 0, 0)),
        ("亿元", [(10**8, 1)], Plain(None, Decimal(0), (0, 0)), ("亿元", 10**8, 10**8, 0, 1)),
    ],
)
def test_what_a_unit_would_mean(
    unit: str, figures: Sequence[tuple[int, int]], plain: Plain | None, expected: Meaning
) -> None:
    """What was counted beforehand and what was not are put together, exactly."""
    assert meaning(unit, TIERS, [(Decimal(amount), rows) for amount, rows in figures], plain) == expected
