"""No damage to a table may change a count in silence.

Source: the idea of the Pollock benchmark (Vitagliano et al., 2023), on a table as bureaus send them.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import damage_layout, damage_rows
from tests.damage import FIGURES, IN_ONE_ROW, IN_TWO_ROWS, Damage, Row, as_csv, clean, damages, moves
from tests.damage_files import clean_file, damaged_files
from tests.damage_units import times_as_much, unit_damages
from tests.damage_words import damages_of_words
from tests.depth import stride
from tests.intake.asked import plan, said_in_full
from tiers import engines
from tiers.domain.question import Question
from tiers.domain.tally import Tally
from tiers.errors import DataError
from tiers.intake.readers import from_text

ONE_OF: int = 97
"""So many damages share one that is tried by `make check`; `make fuzz` tries all, `make test` fewer."""

BOTH = pytest.mark.parametrize("headings", [IN_ONE_ROW, IN_TWO_ROWS], ids=["one row", "two rows"])


def count(text: str | bytes) -> Tally:
    """Count the firms of a text."""
    question, data = Question(plan()), text if isinstance(text, bytes) else text.encode()
    return engines.tally(from_text.tables(data, "data.csv", question), question)


def counts(found: Tally) -> Tally:
    """Leave out the names, where they stand, and how the table was understood."""
    tiers = (tier._replace(nearest=(), cushion=(), on_the_limit_firms=(), uplift=None) for tier in found.tiers)
    measures = (measure._replace(largest_firm=None) for measure in found.measures)
    lift = tuple(one._replace(firms=()) for one in found.lift or ())
    return found._replace(inputs=(), tiers=tuple(tiers), measures=tuple(measures), lift=lift)


def is_heard(text: str | bytes, untouched: Tally | None) -> bool:
    """Whether a text is refused, or has a problem, or gives the counts of the untouched table, if there is one."""
    try:
        found = count(text)
    except DataError as error:
        said_in_full(error)
        return True
    return bool(found.problems) or (untouched is not None and counts(found) == counts(untouched))


@BOTH
def test_the_clean_table(headings: Sequence[Row]) -> None:
    """Eighty firms, no problem, and a total that agrees."""
    found = count(as_csv(clean(headings)))
    assert (found.enterprises, found.problems, found.measures[0].usable) == (80, (), 80)
    assert [total.stated == total.added for total in found.inputs[0].totals] == [True, True]


@pytest.mark.hypothesis
@BOTH
def test_no_damage_changes_a_count_in_silence(headings: Sequence[Row]) -> None:
    """Every separator, quote, line end, cell and line, dropped, doubled or replaced."""
    rows = clean(headings)
    untouched = count(as_csv(rows))
    step = stride(ONE_OF)
    silent = [damage.what for damage in islice(damages(rows), 0, None, step) if not is_heard(damage.text, untouched)]
    assert silent == []


@pytest.mark.hypothesis
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_no_damaged_byte_changes_a_count_in_silence(encoding: str) -> None:
    """Half characters, the euro of Windows and other bytes anywhere, and figures with decimals that no amount has."""
    untouched = count(clean_file(encoding))
    step = stride(ONE_OF)
    tried = islice(damaged_files(encoding), 0, None, step)
    assert [damage.what for damage in tried if not is_heard(damage.data, untouched)] == []


@pytest.mark.one_in(2)
@BOTH
@pytest.mark.parametrize("has_total", [True, False], ids=["with a total", "without"])
def test_no_word_of_a_unit_changes_a_count_in_silence(headings: Sequence[Row], *, has_total: bool) -> None:
    """In the unit line, in the headings, and in a column: understood as a whole, or heard."""
    rows = clean(headings, has_total=has_total)
    damaged = [*islice(unit_damages(rows), 0, None, stride(1))]
    true = {times: count(as_csv(times_as_much(rows, times))) for times in {each.times for each in damaged} if times}
    silent = [each.what for each in damaged if not is_heard(each.text, true[each.times] if each.times else None)]
    assert silent == []


@pytest.mark.one_in(2)
@BOTH
def test_no_word_of_time_or_kind_is_passed_over_in_silence(headings: Sequence[Row]) -> None:
    """A part of a year in every spelling, and a second column that may be the measure."""
    damaged = islice(damages_of_words(clean(headings)), 0, None, stride(1))
    silent = [damage.what for damage in damaged if not is_said(damage.text)]
    assert silent == []


def is_said(text: str) -> bool:
    """Whether a text is refused, has a problem, or is of no whole year."""
    try:
        found = count(text)
    except DataError as error:
        said_in_full(error)
        return True
    return bool(found.problems) or not found.period.complete


SHAPES = pytest.mark.parametrize(
    ("left_out", "has_total"),
    [((), True), ((), False), ((2,), True), ((2,), False), ((0,), True), ((0, 2), False)],
    ids=["whole", "no total", "no codes", "no codes, no total", "no numbers", "no numbers, codes, total"],
)
"""Columns of the clean table that are left out, and whether it has a total."""


@pytest.mark.one_in(3)
@pytest.mark.hypothesis
@SHAPES
def test_no_row_and_no_sign_changes_a_count_in_silence(left_out: Sequence[int], *, has_total: bool) -> None:
    """Rows that are no firms, and what nobody sees: more firms, or other figures, are told of."""
    rows = damage_rows.without(clean(IN_ONE_ROW, has_total=has_total), *left_out)
    untouched = count(as_csv(rows))
    assert untouched.problems == ()
    step = stride(ONE_OF // 4)
    every = islice(damage_rows.damages(rows, 2), 0, None, step)
    assert [damage.what for damage in every if not is_heard(damage.text, untouched)] == []


@pytest.mark.one_in(4)
@pytest.mark.hypothesis
@pytest.mark.parametrize("rows", [pytest.param(rows, id=what) for what, rows in damage_layout.tables()])
def test_no_other_layout_changes_a_count_in_silence(rows: Sequence[Row]) -> None:
    """A second heading row, another unit, another time, other headings among the firms."""
    untouched = count(as_csv(rows))
    assert untouched.enterprises == 80
    step = stride(ONE_OF // 4)
    some = islice(damage_layout.layouts(rows), 0, None, step)
    assert [damage.what for damage in some if not is_heard(damage.text, untouched)] == []


def holds_a_slip(text: str) -> bool:
    """Whether a row lacks a figure, and has a number right or left of the figures."""
    rows = (row for row in csv.reader(text.splitlines()) if len(row) == 7 and row[0].isdecimal())
    return any(
        any(row[place] == "" for place in FIGURES)
        and any(re.fullmatch(r"[\d,]+(\.\d+)?", row[place]) for place in (3, 6))
        for row in rows
    )


def slips(rows: Sequence[Row]) -> Iterator[Damage]:
    """Return every damage after which a figure stands where none belongs, of one row or of a block."""
    blocks = (moves(rows, length) for length in (1, 5, 40))
    return (damage for damage in chain(damages(rows), *blocks) if holds_a_slip(damage.text))


@pytest.mark.one_in(2)
@pytest.mark.hypothesis
@BOTH
def test_no_figure_slips_in_silence(headings: Sequence[Row]) -> None:
    """Where no total betrays it: that more figures are missing is not enough, somebody has to be told where one is."""
    rows = clean(headings, has_total=False)
    untouched = count(as_csv(rows))
    assert untouched.problems == ()
    step = stride(ONE_OF // 4)
    silent = [damage.what for damage in islice(slips(rows), 0, None, step) if not is_told(damage.text)]
    assert silent == []


def is_told(text: str) -> bool:
    """Whether a text is refused, or a shifted figure is reported."""
    try:
        return any(problem.code == "figure-moved" for problem in count(text).problems)
    except DataError as error:
        said_in_full(error)
        return True


@BOTH
@given(place=st.integers(0, 10_000), cell=st.text(max_size=20))
def test_no_figure_is_lost_in_silence(headings: Sequence[Row], place: int, cell: str) -> None:
    """Whatever stands instead of it."""
    rows = clean(headings)
    firms = rows[2 + len(headings) : -2]
    firms[place % len(firms)][4 + place % 2] = cell
    assert is_heard(as_csv([*rows[: 2 + len(headings)], *firms, *rows[-2:]]), count(as_csv(clean(headings))))
