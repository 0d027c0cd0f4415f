"""Who reaches a tier at its own pace, by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.domain.own_pace import passes_at_own_pace, reaches_by_then
from tiers.domain.targets import Tier

CASES = [
    # figure now, months ago, figure then, months left, limit, over, at least
    ("742145700", 36, "417884000", 24, 10**9, True, True),
    ("121", 24, "100", 24, "146.41", False, True),
    ("121", 24, "100", 24, "146.42", False, False),
    ("121", 24, "100", 24, "146.40", True, True),
    ("121", 24, "100", 18, "140", False, False),
    ("121", 24, "100", 18, "139", True, True),
    ("100", 12, "100", 24, "100", False, True),
    ("81", 12, "90", 12, "72.9", False, True),
    ("999999999.999999", 12, "999999999.999999", 12, "999999999.999998", True, True),
]


@pytest.mark.parametrize(("figure", "gone", "then", "left", "limit", "over", "at_least"), CASES)
def test_at_own_pace(figure: str, gone: int, then: str, left: int, limit: object, over: bool, at_least: bool) -> None:  # noqa: FBT001 - a row of the table
    """Exactly on the limit counts where the plan says “at least”, to the last digit."""
    start = gone, Decimal(then)
    assert passes_at_own_pace(Decimal(figure), start, left, tier("over", limit)) == over
    assert passes_at_own_pace(Decimal(figure), start, left, tier("at_least", limit)) == at_least


def tier(rule: str, limit: object) -> Tier:
    """Make a tier."""
    words = {"name": "档", "measure": "revenue", rule: Decimal(str(limit))}
    return Tier.model_validate(words, context={"currency": "CNY"})


@pytest.mark.parametrize(
    ("figure", "start", "expected"),
    [("150", None, True), ("50", None, False), ("-5", (12, Decimal(1)), False), ("0", (12, Decimal(1)), False),
     ("150", (12, Decimal(300)), False), ("60", (12, Decimal(30)), True)],
)  # fmt: skip
def test_who_has_no_pace_stands_still(figure: str, start: tuple[int, Decimal] | None, expected: bool) -> None:  # noqa: FBT001 - a row of the table
    """Without an earlier figure, or one above 0 now; who falls may drop out."""
    assert reaches_by_then(Decimal(figure), start, 12, tier("over", 100)) == expected


AMOUNTS = st.integers(1, 10**6).map(Decimal)


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.integers(1, 6), st.integers(1, 6))
def test_it_is_the_power_of_the_exact_quotient(
    now: Decimal, then: Decimal, limit: Decimal, gone: int, left: int
) -> None:
    """S · (S ÷ S₀)^(b ÷ a) over the limit, raised to the power of a."""
    exactly = int(now) ** (gone + left) > int(limit) ** gone * int(then) ** left
    assert passes_at_own_pace(now, (12 * gone, then), 12 * left, tier("over", limit)) == exactly
