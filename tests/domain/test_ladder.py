from decimal import Decimal

import pytest

from tiers.domain.ladder import passes, reaching, rung_of, rungs, short_by
from tiers.domain.targets import Tier

OVER, AT_LEAST = (
    [Tier.model_validate({"name": name, "measure": "revenue", rule: name}) for name in ("10亿", "5亿", "1亿")]
    for rule in ("over", "at_least")
)

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
    rows = [line.replace("|", " ").split() for line in LADDER.strip().splitlines()[1:]]
    over = [(figure, OVER, reached, following) for figure, reached, following, _, _ in rows]
    return over + [(figure, AT_LEAST, reached, following) for figure, _, _, reached, following in rows]


@pytest.mark.parametrize(("figure", "ladder", "reached", "following"), cases())
def test_the_tier_a_figure_reaches_and_the_next(figure: str, ladder: list[Tier], reached: str, following: str) -> None:
    """`over` (过) excludes the limit, `at_least` (以上) includes it, to the last fen."""
    amount = Decimal(figure)
    up, above = rung_of(amount, rungs(ladder))
    assert (up.name if up else "—", above.name if above else "—") == (reached, following)


@pytest.mark.parametrize(
    ("figure", "short"),
    [
        ("742145678.9", "257854321.1"),
        ("999999999.999999", "0.000001"),
        ("1000000000", "0"),
        ("1000000001", "-1"),
        ("-5", "1000000005"),
    ],
)
def test_short_by(figure: str, short: str) -> None:
    """The limit less the figure, exact: 0 on the limit, where any amount more would do."""
    assert short_by(Decimal(figure), OVER[0]) == Decimal(short)


def test_one_firm_reaches_every_lower_tier_too() -> None:
    """A ¥1.2-billion firm counts for 10亿, 5亿 and 1亿."""
    assert all(passes(Decimal(1_200_000_000), tier) for tier in OVER)


FIGURES = [Decimal(figure) for figure in ("-1", "99999999.99", "100000000", "100000000", "500000000", "999999999.995")]


@pytest.mark.parametrize(
    ("ladder", "counts"),
    [(OVER, [0, 1, 2]), (AT_LEAST, [0, 2, 4])],
)
def test_the_figures_that_reach_a_tier(ladder: list[Tier], counts: list[int]) -> None:
    """Of figures from small to large, those on a limit count for 以上 and not for 过."""
    assert [reaching(FIGURES, tier) for tier in ladder] == counts
    assert [reaching([], tier) for tier in ladder] == [0, 0, 0]
