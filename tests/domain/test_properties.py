"""What must hold whatever the numbers are."""

import re
import string
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tiers.domain import cleaning
from tiers.domain.amount import Fault, parse_amount, total
from tiers.domain.ladder import passes, rung_of, rungs, short_by
from tiers.domain.period import Clock, choose_year
from tiers.domain.progress import Progress, Status, status
from tiers.domain.row_kind import RowKind, row_kind_of
from tiers.domain.targets import Pace, Tier
from tiers.wording.figures import exactly, money

YUAN = st.decimals(-(10**15), 10**15, places=6, allow_nan=False)
COUNTS = st.integers(0, 400)
BASES = st.none() | COUNTS
ELAPSED = st.fractions(0, 1, max_denominator=120)
MONTHS = st.tuples(st.integers(2004, 2012), st.integers(1, 12))
CELLS = st.text() | st.text("0123456789.,-+eE %¥$万亿元千約约inf年()'=\"\u3000\xa0０５，．²①", max_size=12)
SCALES = {
    "": 1,
    "元": 1,
    "千元": 10**3,
    "万": 10**4,
    "万元": 10**4,
    "百万元": 10**6,
    "million": 10**6,
    "亿": 10**8,
    "亿元": 10**8,
}


@st.composite
def ladders(draw: st.DrawFn) -> list[Tier]:
    """Draw a ladder of one measure, from high to low, of both rules."""
    limits = sorted(draw(st.sets(st.integers(1, 10**10), min_size=1, max_size=5)), reverse=True)
    rules = draw(st.lists(st.sampled_from(["over", "at_least"]), min_size=len(limits), max_size=len(limits)))
    tiers = zip(limits, rules, strict=True)
    return [Tier.model_validate({"name": str(limit), "measure": "revenue", rule: limit}) for limit, rule in tiers]


def figures_near(ladder: list[Tier]) -> st.SearchStrategy[Decimal]:
    """Draw figures on the limits and close to them as often as anywhere else."""
    close = st.tuples(st.sampled_from([tier.limit for tier in ladder]), st.sampled_from(["-0.000001", "0", "0.000001"]))
    return YUAN | close.map(lambda pair: pair[0] + Decimal(pair[1]))


@given(st.data(), ladders())
def test_raising_a_figure_never_lowers_a_tier(data: st.DataObject, ladder: list[Tier]) -> None:
    """More revenue reaches every tier that less reaches."""
    less, more = sorted(data.draw(st.tuples(figures_near(ladder), figures_near(ladder))))
    assert all(passes(more, tier) for tier in ladder if passes(less, tier))


@given(st.data(), ladders())
def test_the_next_tier_is_one_above_the_highest(data: st.DataObject, ladder: list[Tier]) -> None:
    """A ladder has no holes: what is not reached stands above what is."""
    figure = data.draw(figures_near(ladder))
    reached, following = rung_of(figure, rungs(ladder))
    place = ladder.index(reached) if reached else len(ladder)
    assert following == (ladder[place - 1] if place else None)


@given(st.data(), ladders())
def test_what_a_firm_is_short_by_takes_it_to_the_limit(data: st.DataObject, ladder: list[Tier]) -> None:
    """Figure + short by is the limit exactly; it is above 0 below the limit, and only there."""
    figure = data.draw(figures_near(ladder))
    for tier in ladder:
        short = short_by(figure, tier)
        assert Fraction(figure) + Fraction(short) == Fraction(tier.limit)
        assert passes(figure, tier) == (short < 0 or (short == 0 and tier.rule == "at_least"))


@given(COUNTS, COUNTS, BASES, ELAPSED)
def test_the_gap_is_nothing_exactly_when_the_goal_is_met(
    goal: int, count: int, base: int | None, elapsed: Fraction
) -> None:
    """Gap and surplus are two sides of one difference, and only one of them can be above 0."""
    progress = Progress(goal, count, base, elapsed)
    assert (progress.gap == 0) == (count >= goal)
    assert count - goal == progress.surplus - progress.gap
    assert 0 in {progress.gap, progress.surplus}


@given(COUNTS, COUNTS, BASES, ELAPSED, ELAPSED)
def test_due_moves_from_the_start_to_the_goal(
    goal: int, count: int, base: int | None, one: Fraction, other: Fraction
) -> None:
    """More time, more due (less where the goal is below the base), and never beyond either end."""
    early, late = sorted((one, other))
    before, after = (Progress(goal, count, base, elapsed) for elapsed in (early, late))
    assert before.due is not None
    assert after.due is not None
    assert before.due <= after.due if goal >= before.start else before.due >= after.due
    assert min(before.start, goal) <= before.due <= max(before.start, goal)
    assert before.due_now is not None
    assert Fraction(-1, 2) < before.due_now - before.due <= Fraction(1, 2)


@given(st.integers(1, 400), COUNTS, BASES, ELAPSED)
def test_a_pace_of_one_is_exactly_what_is_due(goal: int, count: int, base: int | None, elapsed: Fraction) -> None:
    """Pace, difference and due never disagree about being ahead or behind."""
    progress = Progress(goal, count, base, elapsed)
    if progress.pace is not None and progress.difference is not None and progress.due is not None:
        assert (progress.pace >= 1) == (progress.difference >= 0) == (count >= progress.due)


RANK: dict[Status, int] = {
    "off_track": 0, "reversing": 0, "missed": 0, "unmet": 0, "ended": 0, "open": 0, "lagging": 1, "not_due": 2, "on_track": 3,
    "achieved": 4,
}  # fmt: skip


@given(COUNTS, st.tuples(COUNTS, COUNTS), BASES, st.none() | MONTHS, st.booleans())
def test_fewer_firms_never_have_a_better_status(
    goal: int,
    counts: tuple[int, int],
    base: int | None,
    as_of: tuple[int, int] | None,
    complete: bool,  # noqa: FBT001 - drawn
) -> None:
    """Everything else equal, losing a firm does not improve the verdict."""
    clock = Clock(as_of, 2005, 2010)
    fewer, more = (
        RANK[status(Progress(goal, count, base, clock.elapsed), clock, Pace(), complete=complete)]
        for count in sorted(counts)
    )
    assert fewer <= more


@given(COUNTS, COUNTS, BASES, MONTHS, st.booleans())
def test_achieved_is_said_exactly_of_goals_that_are_met(
    goal: int,
    count: int,
    base: int | None,
    as_of: tuple[int, int],
    complete: bool,  # noqa: FBT001 - drawn
) -> None:
    """Within the plan's time there is no other way to be achieved, or not to be."""
    clock = Clock(as_of, 2005, 2010)
    verdict = status(Progress(goal, count, base, clock.elapsed), clock, Pace(), complete=complete)
    assert (verdict == "ended") == (as_of > (2010, 12))
    assert (verdict == "achieved") == (count >= goal and as_of <= (2010, 12))


@given(st.dictionaries(st.integers(1990, 2030), st.integers(1, 500), min_size=1), st.integers(2000, 2020))
def test_the_chosen_year_is_one_of_the_table(rows: dict[int, int], target_year: int) -> None:
    """It has its rows, and a later one within the plan's time is passed over only for having few."""
    year = choose_year(rows, target_year)
    assert year is not None
    assert rows[year] * 10 >= max(rows.values())
    assert all(rows[later] * 10 < max(rows.values()) for later in rows if year < later <= target_year)


@given(YUAN)
def test_an_amount_survives_printing_and_reading(value: Decimal) -> None:
    """What is written exactly is read back equal, and has neither exponent nor trailing zeros."""
    written = exactly(value)
    assert parse_amount(written, Decimal(1), "CNY") == value
    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.\d*[1-9])?", written)


@given(YUAN, st.sampled_from([10**7, 10**8, 5 * 10**8, 10**9]))
def test_an_amount_as_people_read_it_stays_on_its_side_of_a_limit(value: Decimal, limit: int) -> None:
    """99,999.99万 is never shown as 10亿 beside “not reached”."""
    shown = money(value, "zh", "CNY", [Decimal(limit)])
    read = parse_amount(shown, None, "CNY")
    assert isinstance(read, Decimal)
    assert (read > limit, read == limit) == (value > limit, value == limit)


def by_hand(cell: str, scale: int) -> Fraction:
    """Read a plain amount with fractions alone: digits, a point, commas, an exponent, and the words of a unit."""
    match = re.fullmatch(r"¥?\s*([+-]?[\d,]*\.?\d*)(?:[eE]([+-]?\d+))?\s*(\D*)", cell)
    assert match is not None
    digits, exponent, words = match.groups()
    whole, _, decimals = digits.replace(",", "").partition(".")
    value = Fraction(int(whole + decimals), 10 ** len(decimals)) * Fraction(10) ** int(exponent or 0)
    return value * (SCALES[words] if words else scale)


@st.composite
def plain_cells(draw: st.DrawFn) -> str:
    """Draw cells as people write amounts: commas, decimals, exponents, units, wide digits."""
    number = draw(st.integers(0, 10**9))
    digits = f"{number:,}" if draw(st.booleans()) else str(number)
    digits += draw(st.just("") | st.integers(0, 999).map(lambda n: f".{n}"))
    if "," not in digits:
        digits += draw(st.sampled_from(["", "", "e3", "E+02", "E-1"]))
    sign, yen = draw(st.sampled_from(["", "-", "+"])), draw(st.sampled_from(["", "¥"]))
    return yen + sign + digits + draw(st.sampled_from(["", " "])) + draw(st.sampled_from(sorted(SCALES)))


WIDE = str.maketrans("0123456789.,-+", "０１２３４５６７８９．，－＋")


@given(plain_cells(), st.sampled_from([1, 10**3, 10**4, 10**8]), st.booleans())
def test_an_amount_equals_what_fractions_say(cell: str, scale: int, wide: bool) -> None:  # noqa: FBT001 - drawn
    """A second reader, made of nothing but whole numbers, comes to the same yuan."""
    expected = by_hand(cell.strip(), scale)
    read = parse_amount(cell.translate(WIDE) if wide else cell, Decimal(scale), "CNY")
    if (expected * 10**6).denominator == 1 and abs(expected) < 10**18:
        assert isinstance(read, Decimal)
        assert Fraction(read) == expected
    else:
        assert read is Fault.UNREADABLE


@given(CELLS, st.sampled_from([None, 1, 10**4]))
def test_any_cell_gives_an_amount_or_a_fault(cell: str, scale: int | None) -> None:
    """Nothing that stands in a table raises, and an amount is finite, exact and printable."""
    read = cleaning.figure(cell, None if scale is None else Decimal(scale), "CNY")
    assert isinstance(read, Decimal | Fault)
    if isinstance(read, Decimal):
        assert read.is_finite()
        assert any(map(str.isdecimal, cell))
        assert parse_amount(exactly(read), Decimal(1), "CNY") == read


@given(CELLS)
def test_any_cell_can_be_cleaned(cell: str) -> None:
    """Names, codes, years and row kinds are found without raising; no space is left around or doubled."""
    cleaned = cleaning.text(cell)
    assert cleaned == " ".join(cleaned.split())
    assert cleaning.name(cell) in {None, cleaned}
    assert not re.search(r"\s|-", cleaning.code(cell) or "")
    year = cleaning.year(cell)
    assert year is None or 1000 <= year <= 2999
    assert not (row_kind_of(cleaned) is RowKind.TOTAL and not re.search("[计計]|total", cleaned, re.IGNORECASE))


@given(st.text())
def test_cleaning_what_is_clean_changes_nothing(cell: str) -> None:
    """Text and names are cleaned once and for all."""
    cleaned = cleaning.text(cell)
    assert cleaning.text(cleaned) == cleaned
    assert cleaning.name(cell) is None or cleaning.name(cleaned) == cleaned


@given(st.text(string.ascii_letters + string.digits + " -－—'ＡＢ０１　\xa0"))
def test_cleaning_a_clean_code_changes_nothing(cell: str) -> None:
    """Two ways of writing a code meet in one, which stays."""
    cleaned = cleaning.code(cell)
    assert cleaned is None or cleaning.code(cleaned) == cleaned


@given(st.lists(YUAN, max_size=30), st.randoms())
def test_a_total_is_exact_in_any_order(amounts: list[Decimal], random: Random) -> None:
    """Adding up loses nothing, and the order of the rows does not matter."""
    shuffled = [*amounts]
    random.shuffle(shuffled)
    assert Fraction(total(shuffled)) == sum(map(Fraction, amounts), Fraction(0))
