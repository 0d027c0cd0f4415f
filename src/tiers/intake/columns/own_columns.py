"""Columns that `tiers classify` wrote for programs: they say nothing of their unit, so their names have to.

Source: docs/reference/formats.md, “What it writes, it reads”.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tiers.domain.amount import Unit
from tiers.domain.classification import FROM, OF_MEASURE, UNREADABLE, column_of
from tiers.domain.question import Question
from tiers.domain.table import Table

ONE: Final = Unit("元", Decimal(1), None)
"""The unit of all its figures: one of the plan's currency."""

_STATE: Final = OF_MEASURE.index("state")


def own_figures(words: Sequence[str], question: Question) -> Mapping[int, int]:
    """Return the columns of figures among these headings, by their places → the column that says their state.

    Each stands before those of its state, its tier, the next one, and what is lacking to that, by their names. On a
    cluster nobody looks at the states, so none is recognised there.
    """
    if question.reading.engine == "spark":
        return {}
    places = range(len(words) - len(OF_MEASURE) + 1)
    return {i: i + _STATE for i in places if words[i] and [*words[i : i + len(OF_MEASURE)]] == [*_names(words[i])]}


def _names(measure: str) -> Iterator[str]:
    return (column_of(measure, part) for part in OF_MEASURE)


def own_states(table: Table) -> Sequence[int]:
    """Return the columns of a table that say the states of such figures."""
    return [column.index + _STATE for column in table.columns if column.unit and column.unit_from == FROM]


def with_states(rows: Sequence[list[str]], figures: Mapping[int, int]) -> Sequence[list[str]]:
    """Return the rows with the word for an unreadable figure in its cell, which is blank: blank is missing."""
    if not figures:
        return rows
    return [_with_states(row, figures) for row in rows]


def _with_states(row: list[str], figures: Mapping[int, int]) -> list[str]:
    told = [place for place, state in figures.items() if row[state : state + 1] == [UNREADABLE] and not row[place]]
    return [UNREADABLE if i in told else cell for i, cell in enumerate(row)] if told else row
