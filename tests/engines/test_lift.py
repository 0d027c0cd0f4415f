"""The lift, on every engine: by hand, against every assignment, and raised."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.drawn import count, count_with, plan, table, wan
from tests.engines.everywhere import everywhere
from tiers.domain.lift import LiftTally
from tiers.domain.question import Question
from tiers.domain.tally import Tally
from tiers.domain.targets import Targets
from tiers.engines.in_duckdb.database import Database
from tiers.engines.rules import lift

BY_HAND = """
firm  revenue
甲    900
乙    300
丙    90
丁    50
"""
LIMITS = (1000, 500, 100)


def targets(goals: Sequence[int | None], counting: str = "nested", rule: str = "over") -> Targets:
    """Make a plan of three limits, in 万元."""
    tiers = [
        {"name": f"{limit}万", "measure": "revenue", rule: f"{limit}万"} | ({} if goal is None else {"goal": goal})
        for limit, goal in zip(LIMITS, goals, strict=True)
    ]
    return plan(tier=tiers, counting=counting)


def only_lift(found: Tally) -> LiftTally:
    """Return the lift of the only measure."""
    assert found.lift is not None
    (one,) = found.lift
    return one


@pytest.mark.one_in(2)
@pytest.mark.parametrize(
    ("counting", "goals", "rises", "uplift", "lacking"),
    [
        ("nested", (2, 2, 3), [("甲", 0), ("乙", 0), ("丙", 2)], "810", 0),
        ("banded", (1, 1, 1), [("甲", 0), ("乙", 1), ("丙", 2)], "310", 0),
        ("nested", (0, None, 6), [("丙", 2), ("丁", 2)], "60", 2),
        ("nested", (0, 1, 2), [], "0", 0),
        ("banded", (0, 2, 0), [("乙", 1)], "200", 0),
    ],
)
def test_by_hand(
    counting: str, goals: tuple[int | None, ...], rises: list[tuple[str, int]], uplift: str, lacking: int
) -> None:
    """Who has to rise to which tier, by how much in all, and how many firms there are not."""
    found = only_lift(count(BY_HAND, targets(goals, counting)))
    assert [(firm.name, firm.tier) for firm in found.firms] == rises
    assert (found.rising, found.uplift, found.lacking) == (len(rises), wan(uplift), lacking)


def test_tier_by_tier_it_would_be_more() -> None:
    """800 + 200 + 10 = 1010, of which 200 are spent on a firm that has to rise higher anyway."""
    found = count(BY_HAND, targets((2, 2, 3)))
    assert sum(tier.uplift or 0 for tier in found.tiers) == wan("1010")


def test_a_firm_exactly_on_the_limit_is_short_by_nothing() -> None:
    """It counts as one that has to rise, by any amount; on a limit that includes itself it does not."""
    on_it = "firm  revenue\n甲  100"
    found = only_lift(count(on_it, targets((None, None, 1))))
    assert (found.rising, found.uplift, found.lacking) == (1, 0, 0)
    assert only_lift(count(on_it, targets((None, None, 1), rule="at_least"))).rising == 0


def test_without_a_number_there_is_no_lift() -> None:
    """Nor of a measure whose tiers have none."""
    assert count(BY_HAND, targets((None, None, None))).lift == ()


def test_of_firms_that_are_equally_large_the_first_by_identity_rises() -> None:
    """And three goals that all lack have their firms listed up to `--top`, by the tier that they have to reach."""
    twins = "firm  code  revenue\n丙  9C  50\n乙  9B  50\n甲  9A  50\n丁  9D  _\n戊  9E  -3"
    found = only_lift(count(twins, targets((1, None, 5)), top=1))
    assert [(firm.rank, firm.code, firm.tier) for firm in found.firms] == [(1, "9A", 0), (2, "9B", 2)]
    assert (found.rising, found.lacking, found.uplift) == (4, 1, wan("950") + wan("50") * 2 + wan("103"))


def test_groups_say_what_they_supply() -> None:
    """Each group its firms that have to rise; a blank one too; a firm's own growth is reckoned from before."""
    found = only_lift(
        count(
            """
            firm  year  行业  所在园区  revenue
            甲    2007  机械  一园      400
            甲    2008  机械  一园      900
            乙    2008  食品  _         300
            丙    2008  机械  _         90
            丁    2008  食品  二园      20
            """,
            targets((2, 2, 3)),
            by=("行业", "所在园区"),
        )
    )
    assert [tuple(one) for one in found.supplies] == [
        ("行业", "机械", 2, wan("110")), ("行业", "食品", 1, wan("700")),
        ("所在园区", "一园", 1, wan("100")), ("所在园区", None, 2, wan("710")),
    ]  # fmt: skip
    assert [(firm.values, firm.earlier) for firm in found.firms] == [
        (("机械", "一园"), (2007, wan("400"))), (("食品", None), None), (("机械", None), None),
    ]  # fmt: skip


def test_where_duplicates_are_kept_each_row_is_a_firm() -> None:
    """Two rows of one firm may both have to rise."""
    found = only_lift(count("firm  revenue\n甲  90\n甲  80", targets((None, None, 2)), duplicates="keep"))
    assert [(firm.name, firm.figure) for firm in found.firms] == [("甲", wan("90")), ("甲", wan("80"))]


def test_it_is_not_worked_out_beyond_so_many_ranks(monkeypatch: pytest.MonkeyPatch) -> None:
    """None, and not a part of it; a goal that is met asks for nothing, however large it is."""
    monkeypatch.setattr(lift, "MOST_RANKED", 3)
    assert count(BY_HAND, targets((None, None, 4))).lift is None
    assert only_lift(count(BY_HAND, targets((3, None, None)))).rising == 3
    assert only_lift(count(BY_HAND, targets((None, 1, 2), "banded"))).rising == 1


FIRMS = st.lists(st.sampled_from((1200, 1000, 900, 500, 400, 100, 90, 50, 0, -5)), min_size=1, max_size=5)
GOALS = st.tuples(*[st.none() | st.integers(0, 3)] * 3)
COUNTINGS = st.sampled_from(("nested", "banded"))


def costs(figures: Sequence[int], goals: Sequence[int | None], counting: str) -> Iterator[int]:
    """Yield what each way to raise the firms costs that meets all goals: every firm to any tier, or to none."""
    for chosen in product((None, 0, 1, 2), repeat=len(figures)):
        raised = [
            max(figure, 0 if at is None else LIMITS[at] + 0.5) for figure, at in zip(figures, chosen, strict=True)
        ]
        reached = [sum(figure > limit for figure in raised) for limit in LIMITS]
        counts = (
            reached if counting == "nested" else [n - above for n, above in zip(reached, [0, *reached], strict=False)]
        )
        if all(n >= (goal or 0) for n, goal in zip(counts, goals, strict=True)):
            lacks = (LIMITS[at] - figure for figure, at in zip(figures, chosen, strict=True) if at is not None)
            yield sum(max(0, lack) for lack in lacks)


@given(FIRMS, GOALS, COUNTINGS)
def test_no_other_assignment_is_cheaper(figures: list[int], goals: tuple[int | None, ...], counting: str) -> None:
    """The uplift is the least of all ways to raise the firms, and firms are lacking exactly where no way does."""
    found = _alone(figures, goals, counting)
    if found is not None:
        least = min(costs(figures, goals, counting), default=None)
        assert (least is None) == bool(found.lacking)
        assert least is None or found.uplift == wan(str(least))


def _alone(figures: Sequence[int], goals: Sequence[int | None], counting: str) -> LiftTally | None:
    """Count with the engine that is the definition."""
    found = _count([str(figure) for figure in figures], targets(goals, counting))
    return found.lift[0] if found.lift else None


def _count(cells: Sequence[str], of: Targets) -> Tally:
    rows = "\n".join(f"示例{i}厂  {cell}" for i, cell in enumerate(cells))
    found = count_with([table(f"firm  revenue\n{rows}")], Question(of), "python")
    assert isinstance(found, Tally)
    return found


@given(FIRMS, GOALS, COUNTINGS)
def test_raising_the_firms_meets_every_goal(figures: list[int], goals: tuple[int | None, ...], counting: str) -> None:
    """Raise them, add those that are lacking, and count again: no goal has a gap, and nobody has to rise."""
    of = targets(goals, counting)
    found = _count([str(figure) for figure in figures], of)
    if not found.lift:
        return
    ranked = sorted(figures, reverse=True) + [0] * found.lift[0].lacking
    raised = [*map(str, ranked)]
    for firm in found.lift[0].firms:
        raised[firm.rank - 1] = f"{LIMITS[firm.tier]}.01"
    short = _count(raised, of).lift
    assert short is not None
    for firm in short[0].firms:
        raised[firm.rank - 1] = f"{LIMITS[firm.tier]}.01"
    again = _count(raised, of)
    counts = [tier.nested if counting == "nested" else tier.band for tier in again.tiers]
    assert all(n >= (goal or 0) for n, goal in zip(counts, goals, strict=True))


@given(FIRMS, GOALS)
def test_it_is_never_more_than_tier_by_tier(figures: list[int], goals: tuple[int | None, ...]) -> None:
    """Nested; and the same where only one tier has a gap."""
    found = _count([str(figure) for figure in figures], targets(goals))
    if found.lift:
        alone = [tier.uplift for tier in found.tiers if tier.uplift is not None]
        gaps = [max(0, (goal or 0) - tier.nested) for goal, tier in zip(goals, found.tiers, strict=True)]
        assert found.lift[0].uplift <= sum(alone)
        if sum(map(bool, gaps)) == 1 and not found.lift[0].lacking:
            assert found.lift[0].uplift == sum(alone)


@pytest.mark.thorough
def test_every_engine_lists_the_same_firms(tmp_path: Path) -> None:
    """As a text, as Parquet and on a cluster: words that are odd, a year before, groups, and a condition."""
    rows = [
        ["企业名称", "统一社会信用代码", "年份", "行业", "营业收入(元)"],
        *([f"示例{n}厂", "" if n % 3 else f"9C{n}", "2007", "机械", str(n * 10**7)] for n in range(1, 9)),
        *(
            [f"示例{n}厂", "" if n % 3 else f"9C{n}", "2008", ("机械", " 食 品", "")[n % 3], str(n * 2 * 10**7)]
            for n in range(1, 12)
        ),
    ]
    reading: dict[str, Any] = {"by": ("行业",)}
    found = everywhere(tmp_path, rows, **reading)
    assert found.lift is not None
    assert [lift.count for lift in found.lift] == [10]
    assert [(group.value, group.count) for group in found.lift[0].groups or ()] == [
        ("机械", 2), ("食 品", 4), (None, 4),
    ]  # fmt: skip
    part = everywhere(tmp_path, rows, where=("行业=机械",), **reading)
    assert part.lift is not None
    assert part.lift[0].uplift == Decimal(10**9 - 18 * 10**7) + Decimal(5 * 10**8 - 12 * 10**7) + Decimal(
        5 * 10**8 - 6 * 10**7
    )


ASKED = [
    # years, goals, statements more than where every goal is met: three are the gaps of three tiers
    (("2008",), (1, 2, 4), 3 + 1),
    (("2007", "2008"), (1, 2, 4), 3 + 2),
    (("2008",), (0, 1, 2), 0),
]


@pytest.mark.one_in(3)
@pytest.mark.parametrize(("years", "goals", "more"), ASKED)
def test_it_asks_the_database_once(
    years: Sequence[str], goals: tuple[int, ...], more: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And once more for what the firms were before, if there is a before; not at all where every goal is met."""
    rows = "".join(
        f"{name}  {year}  {figure}\n"
        for year in years
        for name, figure in zip("甲乙丙丁", (900, 300, 90, 50), strict=True)
    )
    asked: list[str] = []
    for name in ("run", "rows", "stream"):
        monkeypatch.setattr(Database, name, _listening(getattr(Database, name), asked))

    def statements(of: tuple[int, ...]) -> int:
        asked.clear()
        count_with([table(f"firm  year  revenue\n{rows}")], Question(targets(of)), "duckdb")
        return len(asked)

    assert statements(goals) - statements((0, 1, 2)) == more


def _listening(plain: Callable[..., Any], asked: list[str]) -> Callable[..., Any]:
    """Return a method of the database that also writes down what is asked."""

    def ask(self: Database, sql: str, *values: object) -> object:
        asked.append(sql)
        return plain(self, sql, *values)

    return ask
