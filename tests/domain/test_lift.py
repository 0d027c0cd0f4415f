"""The lift of one measure, by hand."""

import pytest

from tiers.domain.lift import Ascent, needed_counts
from tiers.domain.targets import Counting

NEEDED: list[tuple[Counting, tuple[int | None, ...], tuple[int, ...], tuple[int, ...]]] = [
    # goals, counts nested, needed
    ("nested", (2, 2, 3), (0, 1, 2), (2, 2, 3)),
    ("nested", (0, None, 6), (0, 1, 2), (0, 0, 6)),
    ("nested", (5, 2, 3), (0, 1, 2), (5, 5, 5)),
    ("nested", (1, 5, 15), (3, 4, 20), (1, 5, 15)),
    ("banded", (1, 1, 1), (0, 1, 2), (1, 2, 3)),
    ("banded", (0, 1, 1), (2, 2, 2), (2, 3, 4)),
    ("banded", (1, None, 2), (1, 3, 3), (1, 3, 5)),
    ("banded", (2, 1, 1), (0, 3, 3), (2, 3, 4)),
]


@pytest.mark.parametrize(("counting", "goals", "counts", "needed"), NEEDED)
def test_how_many_have_to_reach_each_tier(
    counting: Counting, goals: tuple[int | None, ...], counts: tuple[int, ...], needed: tuple[int, ...]
) -> None:
    """Nested, a higher goal helps a lower one; banded, every band has its own firms, and keeps those it has."""
    assert needed_counts(goals, counts, counting) == needed


@pytest.mark.parametrize(
    ("needed", "counts", "ranks"),
    [
        ((2, 2, 3), (0, 1, 2), [(1, 0), (2, 0), (3, 2)]),
        ((1, 2, 3), (0, 1, 2), [(1, 0), (2, 1), (3, 2)]),
        ((0, 0, 6), (0, 1, 2), [(3, 2), (4, 2), (5, 2), (6, 2)]),
        ((1, 5, 15), (0, 5, 10), [(1, 0), (11, 2), (12, 2), (13, 2), (14, 2), (15, 2)]),
        ((1, 5, 15), (1, 7, 20), []),
    ],
)
def test_which_ranks_are_short(needed: tuple[int, ...], counts: tuple[int, ...], ranks: list[tuple[int, int]]) -> None:
    """Those whose firm does not reach the highest tier that has to be reached down to them."""
    ascent = Ascent("revenue", (0, 1, 2), needed, counts)
    assert [*ascent.short_ranks()] == ranks
    assert ascent.last_rank == max((rank for rank, _ in ranks), default=0)
