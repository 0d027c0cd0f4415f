"""No damage to a table may change a count in silence.

Source: the idea of the Pollock benchmark (Vitagliano et al., 2023), on a table as bureaus send them.
"""

from collections.abc import Sequence
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.damage import IN_ONE_ROW, IN_TWO_ROWS, Row, clean, damages, written
from tests.intake.asked import plan, said_in_full
from tiers import engines
from tiers.domain.question import Question
from tiers.domain.tally import Tally
from tiers.errors import DataError
from tiers.intake import from_text

ONE_OF: int = 97
"""In an ordinary run so many damages share one that is tried; `make fuzz` tries all."""

BOTH = pytest.mark.parametrize("headings", [IN_ONE_ROW, IN_TWO_ROWS], ids=["one row", "two rows"])


def counted(text: str) -> Tally:
    """Count the firms of a text."""
    question = Question(plan())
    return engines.tally(from_text.tables(text.encode(), "data.csv", question), question)


def counts(found: Tally) -> Tally:
    """Leave out the names, where they stand, and how the table was understood."""
    tiers = (tier._replace(nearest=(), cushion=(), on_the_limit_firms=(), uplift=None) for tier in found.tiers)
    measures = (measure._replace(largest_firm=None) for measure in found.measures)
    return found._replace(inputs=(), tiers=tuple(tiers), measures=tuple(measures))


def is_heard(text: str, untouched: Tally) -> bool:
    """Say whether a text is refused, or has a problem, or gives the counts of the untouched table."""
    try:
        found = counted(text)
    except DataError as error:
        said_in_full(error)
        return True
    return bool(found.problems) or counts(found) == counts(untouched)


@BOTH
def test_the_clean_table(headings: Sequence[Row]) -> None:
    """Eighty firms, no problem, and a total that agrees."""
    found = counted(written(clean(headings)))
    assert (found.enterprises, found.problems, found.measures[0].usable) == (80, (), 80)
    assert [total.stated == total.added for total in found.inputs[0].totals] == [True, True]


@pytest.mark.hypothesis
@BOTH
def test_no_damage_changes_a_count_in_silence(headings: Sequence[Row]) -> None:
    """Every separator, quote, line end, cell and line, dropped, doubled or replaced."""
    rows = clean(headings)
    untouched = counted(written(rows))
    step = 1 if settings.get_current_profile_name() == "fuzz" else ONE_OF
    silent = [damage.what for damage in islice(damages(rows), 0, None, step) if not is_heard(damage.text, untouched)]
    assert silent == []


@BOTH
@given(place=st.integers(0, 10_000), cell=st.text(max_size=20))
def test_no_figure_is_lost_in_silence(headings: Sequence[Row], place: int, cell: str) -> None:
    """Whatever stands instead of it."""
    rows = clean(headings)
    firms = rows[2 + len(headings) : -2]
    firms[place % len(firms)][4 + place % 2] = cell
    assert is_heard(written([*rows[: 2 + len(headings)], *firms, *rows[-2:]]), counted(written(clean(headings))))
