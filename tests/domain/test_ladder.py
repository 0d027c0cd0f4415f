from decimal import Decimal

import pytest

from tiers.domain.ladder import highest, next_up, passes, short_by
from tiers.domain.targets import Tier

OVER = [Tier(name=name, measure="revenue", over=name) for name in ("10亿", "5亿", "1亿")]
AT_LEAST = [Tier(name=name, measure="revenue", at_least=name) for name in ("10亿", "5亿", "1亿")]

LADDER = """
    figure         | over: reached  next | at_least: reached  next
    2000000000     | 10亿           —    | 10亿               —
    1000000000.01  | 10亿           —    | 10亿               —
    1000000000     | 5亿            10亿 | 10亿               —
    999999999.995  | 5亿            10亿 | 5亿                10亿
    500000000.01   | 5亿            10亿 | 5亿                10亿
    500000000      | 1亿            5亿  | 5亿                10亿
    499999999.99   | 1亿            5亿  | 1亿                5亿
    100000000      | —              1亿  | 1亿                5亿
    99999999.99    | —              1亿  | —                  1亿
    0              | —              1亿  | —                  1亿
    -1             | —              1亿  | —                  1亿
"""


def cases() -> list[tuple[str, list[Tier], str, str]]:
    """Take the drawn table apart: figure, ladder, tier reached, next tier."""
    rows = [[part.split() for part in line.split("|")] for line in LADDER.strip().splitlines()[1:]]
    return [(figure[0], tiers, *columns) for figure, *pair in rows for tiers, columns in zip((OVER, AT_LEAST), pair, strict=True)]  # type: ignore[misc]


@pytest.mark.parametrize(("figure", "ladder", "reached", "following"), cases())
def test_the_tier_a_figure_reaches_and_the_next(figure: str, ladder: list[Tier], reached: str, following: str) -> None:
    """`over` (过) excludes the limit, `at_least` (以上) includes it, to the last fen."""
    amount = Decimal(figure)
    up, above = highest(amount, ladder), next_up(amount, ladder)
    assert (up.name if up else "—", above.name if above else "—") == (reached, following)


@pytest.mark.parametrize(
    ("figure", "short"),
    [("742145678.9", "257854321.1"), ("999999999.999999", "0.000001"), ("1000000000", "0"), ("1000000001", "-1"), ("-5", "1000000005")],
)
def test_short_by(figure: str, short: str) -> None:
    """The limit less the figure, exact: 0 on the limit, where any amount more would do."""
    assert short_by(Decimal(figure), OVER[0]) == Decimal(short)


def test_one_firm_reaches_every_lower_tier_too() -> None:
    """A ¥1.2-billion firm counts for 10亿, 5亿 and 1亿."""
    assert all(passes(Decimal(1_200_000_000), tier) for tier in OVER)
