"""No damage to a table may change a count in silence.

Source: the idea of the Pollock benchmark (Vitagliano et al., 2023), on a table as bureaus send them.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.damage import FIGURES, IN_ONE_ROW, IN_TWO_ROWS, Damage, Row, as_csv, clean, damages, moves
from tests.intake.asked import plan, said_in_full
from tiers import engines
from tiers.domain.question import Question
from tiers.domain.tally import Tally
from tiers.errors import DataError
from tiers.intake.readers import from_text

ONE_OF: int = 97
"""In an ordinary run so many damages share one that is tried; `make fuzz` tries all."""

BOTH = pytest.mark.parametrize("headings", [IN_ONE_ROW, IN_TWO_ROWS], ids=["one row", "two rows"])


def count(text: str) -> Tally:
    """Count the firms of a text."""
    question = Question(plan())
    return engines.tally(from_text.tables(text.encode(), "data.csv", question), question)


def counts(found: Tally) -> Tally:
    """Leave out the names, where they stand, and how the table was understood."""
    tiers = (tier._replace(nearest=(), cushion=(), on_the_limit_firms=(), uplift=None) for tier in found.tiers)
    measures = (measure._replace(largest_firm=None) for measure in found.measures)
    return found._replace(inputs=(), tiers=tuple(tiers), measures=tuple(measures))


def is_heard(text: str, untouched: Tally) -> bool:
    """Whether a text is refused, or has a problem, or gives the counts of the untouched table."""
    try:
        found = count(text)
    except DataError as error:
        said_in_full(error)
        return True
    return bool(found.problems) or counts(found) == counts(untouched)


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
    step = 1 if settings.get_current_profile_name() == "fuzz" else ONE_OF
    silent = [damage.what for damage in islice(damages(rows), 0, None, step) if not is_heard(damage.text, untouched)]
    assert silent == []


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


@pytest.mark.hypothesis
@BOTH
def test_no_figure_slips_in_silence(headings: Sequence[Row]) -> None:
    """Where no total betrays it: that more figures are missing is not enough, somebody has to be told where one is."""
    rows = clean(headings, has_total=False)
    untouched = count(as_csv(rows))
    assert untouched.problems == ()
    step = 1 if settings.get_current_profile_name() == "fuzz" else ONE_OF // 4
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
