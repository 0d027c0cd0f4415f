"""Chances, by hand and by other ways to reckon them."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.domain.chance import Change, Prospect, at_least, chance_of_goal, estimate, laplace_tail
from tiers.domain.outlook import Chance, Growth, Pool
from tiers.domain.targets import Tier

D = Decimal
NEARLY = D("1e-20")
"""Far less than the 4 places that are told, and more than what is left out as good as impossible."""
LIMIT = 110


def tier(limit: object = LIMIT, rule: str = "over") -> Tier:
    """Make a tier."""
    return Tier.model_validate({"name": "档", "measure": "revenue", rule: D(str(limit))}, context={"currency": "CNY"})


def growth(factor: str = "1.1", spread: str = "0.2", stay: str = "1") -> Growth:
    """Make the growth that a plan states."""
    return Growth(D(factor), D(spread), D(stay), None)


def places(chance: Chance) -> list[str]:
    """Return a chance and its outer two to 4 places: mean, low, high."""
    return [f"{part:.4f}" for part in chance]


@pytest.mark.parametrize(
    ("years", "z", "expected"),
    [(1, D("0.2") / D("0.3"), "0.256709"), (2, D("0.5108") / D("0.3"), "0.168654"), (3, D("0.5108") / D("0.3"), "0.221055"),
     (5, 1 / D("0.3"), "0.135758"), (1, D(0), "0.500000"), (7, D(0), "0.500000"), (1, D(-1), "0.816060"),
     (2, D(10**6), "0.000000"), (2, D(-(10**6)), "1.000000"), (100, D(10), "0.239063")],
)  # fmt: skip
def test_the_tail_of_laplace_sums(years: int, z: Decimal, expected: str) -> None:
    """The worked numbers; at the middle it is a half, and far away it is nothing or everything."""
    assert f"{laplace_tail(years, z):.6f}" == expected


@given(st.integers(1, 8), st.decimals(-20, 20, places=3))
def test_both_tails_are_the_whole(years: int, z: Decimal) -> None:
    """What is above z and what is above −z add up to 1, and a tail falls."""
    above, below = laplace_tail(years, z), laplace_tail(years, -z)
    assert abs(above + below - 1) < D("1e-25")
    assert laplace_tail(years, z + 1) <= above


@pytest.mark.parametrize(
    ("chances", "expected"),
    [(("0.1", "0.2", "0.2"), ["1", "0.424", "0.072", "0.004", "0"]), (("1", "0.5"), ["1", "1", "0.5", "0"]),
     (("0", "0.25"), ["1", "0.25", "0"]), ((), ["1", "0"])],
)  # fmt: skip
def test_at_least_so_many(chances: Sequence[str], expected: list[str]) -> None:
    """.1, .2, .2: at least one .424, two .072, three .004; what is certain needs no luck."""
    assert [f"{at_least([*map(D, chances)], goal):f}" for goal in range(len(expected))] == expected


@given(st.lists(st.decimals(0, 1, places=3), max_size=7), st.integers(0, 8))
def test_it_is_the_sum_over_all_ways(chances: list[Decimal], goal: int) -> None:
    """Each set of firms that pass while all others do not, which is enough."""
    firms = range(len(chances))
    ways = (chosen for n in range(goal, len(chances) + 1) for chosen in combinations(firms, n))
    whole = sum((prod(chances[i] if i in chosen else 1 - chances[i] for i in firms) for chosen in ways), D(0))
    assert abs(at_least(chances, goal) - (whole if goal else 1)) < D("1e-20")


def test_many_firms_are_as_good_as_a_few() -> None:
    """What is as good as impossible is left out at both ends: 2,000 coins show half of themselves, or one more, or fewer."""
    coins = [D("0.5")] * 2_000
    assert f"{at_least(coins, 1_000):.6f}" == "0.508920"
    assert at_least(coins, 1) == 1
    assert f"{at_least(coins, 1_900):.6f}" == "0.000000"


def test_the_chance_of_two_firms_by_hand() -> None:
    """10 % a year, spread 0.2, firms of 100 and 50, over 110 in a year: 1 − 0.5 · 0.984375 = 0.5078; with shocks 0.4037 and 0.6075."""
    alone = Prospect(tier(), growth(), 1)
    chances = [alone.chance_of_firm(D(figure), D(0)) for figure in (100, 50)]
    assert [f"{chance:.6f}" for chance in chances] == ["0.500000", "0.015625"]
    found = chance_of_goal([D(100), D(50)], 1, alone, None, D("0.05"))
    assert places(found) == ["0.5063", "0.4037", "0.6075"]
    assert f"{chance_of_goal([D(100), D(50)], 1, alone, None, D(0)).mean:.4f}" == "0.5078"


@pytest.mark.parametrize(
    ("rule", "factor", "figure", "expected"),
    [
        ("over", "1.1", 100, 0),
        ("at_least", "1.1", 100, 1),
        ("over", "1.1", "100.01", 1),
        ("at_least", "1.1", "99.99", 0),
    ],
)
def test_without_any_spread_a_firm_grows_as_the_middle_one(
    rule: str, factor: str, figure: object, expected: int
) -> None:
    """A step: 100 after a year of 10 % is exactly on 110, which counts where the plan says “at least”."""
    prospect = Prospect(tier(rule=rule), growth(factor, "0"), 1)
    assert prospect.chance_of_firm(D(str(figure)), D(0)) == expected


@pytest.mark.parametrize(("figure", "expected"), [("11", True), ("10.99", False), ("0", False), ("-200", False)])
def test_a_firm_below_a_tenth_of_the_limit_gets_nowhere(figure: str, expected: bool) -> None:  # noqa: FBT001 - a row of the table
    """Exactly a tenth still has a chance, however small."""
    assert (Prospect(tier(), growth(spread="1"), 5).chance_of_firm(D(figure), D(0)) > 0) == expected


def test_who_leaves_does_not_pass() -> None:
    """Half of the firms stay each year: of one far above the limit a quarter of its chances is left after two."""
    assert Prospect(tier(), growth("1", "0.001", "0.5"), 2).chance_of_firm(D(1000), D(0)) == D("0.25")


def test_by_bands_a_firm_that_rises_higher_is_lost() -> None:
    """Growth 0 % and no spread: 120 stays between 110 and 150, 160 does not."""
    prospect = Prospect(tier(), growth("1", "0"), 1)
    for figure, expected in ((120, 1), (160, 0), (100, 0)):
        assert chance_of_goal([D(figure)], 1, prospect, tier(150), D(0)).mean == expected


def changes(*pairs: tuple[int, int | None]) -> list[Change]:
    """Make changes of a year."""
    return [(D(then), None if now is None else D(now)) for then, now in pairs]


def test_what_changes_show() -> None:
    """100 to 110, 100 to 121, 50 to 50, 200 to 180: the middle is √(1 · 1.1), the spread the mean distance by logarithms."""
    pool, found = estimate(changes((100, 110), (100, 121), (50, 50), (200, 180)), D(50))
    assert pool == Pool(D(50), 4, 0, 0)
    assert found is not None
    assert f"{found.factor:.15f}" == "1.048808848170152"
    assert f"{found.spread:.15f}" == "0.097822763767700"
    assert found.stay == 1


def test_an_odd_number_has_a_firm_in_the_middle() -> None:
    """And it is not counted twice."""
    _, found = estimate(changes((100, 90), (100, 110), (100, 200)), D(0))
    assert found is not None
    assert (found.factor, f"{found.spread:.15f}") == (D("1.1"), "0.266169232072591")


def test_what_is_left_out_of_them() -> None:
    """Who was below the floor; more than tenfold either way, which still stays; who is gone, or not above 0."""
    pool, found = estimate(
        changes((49, 50), (50, 500), (50, 501), (500, 50), (501, 50), (50, None), (50, 0), (50, -1), (50, 50)), D(50)
    )
    assert pool == Pool(D(50), 3, 2, 3)
    assert found is not None
    assert found.stay == D(5) / D(8)
    assert found.factor == 1


@pytest.mark.parametrize("pairs", [(), ((40, 50),), ((50, None), (50, 501))])
def test_nothing_shows_nothing(pairs: tuple[tuple[int, int | None], ...]) -> None:
    """Without a change that can be used there is no growth."""
    assert estimate(changes(*pairs), D(50))[1] is None


@pytest.mark.parametrize("factor", [(100, 110), (3, 4), (7, 5)])
def test_equal_changes_have_no_spread_at_all(factor: tuple[int, int]) -> None:
    """Exactly 0, so that a step is a step: four thirds have no end, and are all the same."""
    then, now = factor
    _, found = estimate(changes(*((then * n, now * n) for n in range(1, 32))), D(0))
    assert found is not None
    assert found.spread == 0


FIGURES = st.lists(st.integers(5, 400).map(D), min_size=1, max_size=6)
GROWTHS = st.builds(
    growth,
    st.sampled_from(("0.9", "1", "1.12", "1.3")),
    st.sampled_from(("0", "0.05", "0.3")),
    st.sampled_from(("0.9", "1")),
)


@given(FIGURES, GROWTHS, st.integers(1, 4), st.sampled_from((D(0), D("0.05"), D("0.3"))))
def test_a_higher_goal_is_less_likely(figures: list[Decimal], of: Growth, years: int, shock: Decimal) -> None:
    """A goal of 0 is certain, one of more firms than there are is not to be had, and growing more never hurts."""
    prospect = Prospect(tier(), of, years)
    found = [chance_of_goal(figures, goal, prospect, None, shock) for goal in range(len(figures) + 2)]
    assert found[0].mean == 1
    assert found[-1].mean == 0
    for higher, lower in zip(found[1:], found, strict=False):
        assert higher.mean <= lower.mean + NEARLY
    assert all(one.low - NEARLY <= one.mean <= one.high + NEARLY for one in found)


@given(FIGURES, GROWTHS, st.integers(1, 4), st.integers(1, 4), st.integers(0, 5), st.integers(0, 200))
def test_a_larger_firm_or_one_more_never_hurts(
    figures: list[Decimal], of: Growth, years: int, goal: int, place: int, more: int
) -> None:
    """Nested, with stated growth."""
    prospect = Prospect(tier(), of, years)
    before = chance_of_goal(figures, goal, prospect, None, D("0.05")).mean
    raised = [figure + more if i == place else figure for i, figure in enumerate(figures)]
    assert chance_of_goal(raised, goal, prospect, None, D("0.05")).mean >= before - NEARLY
    assert chance_of_goal([*figures, D(90 + more)], goal, prospect, None, D("0.05")).mean >= before - NEARLY
