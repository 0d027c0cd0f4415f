"""What a person may have meant by a condition that no firm meets: a value that is spelled much like it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tiers.domain import cleaning
from tiers.domain.question import Question
from tiers.domain.suggestions import similar_words
from tiers.domain.table import Table
from tiers.errors import DataError


@contextmanager
def suggest_values(tables: Sequence[Table], question: Question) -> Iterator[None]:
    """Add to the refusal of a condition what it may have meant, as far as the tables' cells are here and may be shown.

    Raises: the same DataError.
    """
    try:
        yield
    except DataError as error:
        if error.code == "where-nobody" and not question.no_names:
            near = [*_similar(tables, question.reading.where)]
            error.facts.update(near=near, hinted=len(near))
        raise


def _similar(tables: Sequence[Table], conditions: Sequence[str]) -> Iterator[str]:
    for condition in conditions:
        heading, _, value = condition.partition("=")
        values = dict.fromkeys(_values(tables, heading))
        if cleaning.text(value) not in values:
            yield from (f"{heading}={near}" for near in similar_words(cleaning.text(value), values, least=0.5)[:1])


def _values(tables: Sequence[Table], heading: str) -> Iterator[str]:
    for table in tables:
        column = table.find_column(heading)
        yield from (cleaning.text(row[column.index]) for row in table.cells if column and column.index < len(row))
