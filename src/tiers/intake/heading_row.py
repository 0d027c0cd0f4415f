"""Which row holds the headings: known by its words, never by its place."""

from collections.abc import Sequence

from tiers.domain import cleaning
from tiers.domain.amount import Fault
from tiers.domain.question import Question
from tiers.errors import DataError
from tiers.intake.grid import HEAD
from tiers.intake.heading_words import CODE, NAME, YEAR, Vocabulary
from tiers.intake.refusals import shown
from tiers.intake.sheet import RawSheet


def score(row: Sequence[str], vocabulary: Vocabulary) -> int:
    """Count the cells of a row that are known headings."""
    return sum(vocabulary.knows(cell) for cell in row)


def is_complete(row: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Say whether a row has all that a report needs: a name or code, and a measure."""
    roles = {vocabulary.role(cell) for cell in row}
    return bool(roles & {NAME, CODE} and roles - {None, NAME, CODE, YEAR})


def find_heading_row(rows: Sequence[Sequence[str]], vocabulary: Vocabulary) -> int | None:
    """Find the first row that is complete; None if none of these is."""
    return next((i for i, row in enumerate(rows) if is_complete(row, vocabulary)), None)


def heading_row(cells: RawSheet, question: Question, vocabulary: Vocabulary) -> int:
    """Give the position of the heading row: the one that a person named, else the first that is not blank.

    Raises: DataError if known headings stand further down, or the first row is already a firm.
    """
    path = cells.source.path
    if question.reading.header_row:
        return _named(cells, path, question.reading.header_row)
    first = _first(cells.rows)
    if first is None:
        raise DataError("file-empty", path=path)
    known = find_heading_row(cells.rows[first : first + HEAD], vocabulary)
    if known:
        raise DataError("headings-lower", path=path, row=cells.numbers[first + known], first=_sample(cells.rows[first]))
    if known is None and not score(cells.rows[first], vocabulary) and _is_like_a_firm(cells.rows[first]):
        raise DataError("headings-none", path=path, row=cells.numbers[first], first=_sample(cells.rows[first]))
    return first


def _named(cells: RawSheet, path: str, line: int) -> int:
    """Find the row of a line that a person named."""
    place = next((i for i, number in enumerate(cells.numbers) if number == line), None)
    if place is None or not any(cell.strip() for cell in cells.rows[place]):
        raise DataError("header-row-missing", path=path, row=line)
    for row, number in zip(cells.rows[:place], cells.numbers, strict=False):
        if any("单位:" in cleaning.folded(cell) for cell in row):
            raise DataError("unit-line-above", path=path, row=number, first=_sample(row))
    return place


def _first(rows: Sequence[Sequence[str]]) -> int | None:
    """Find the first row that is neither blank nor the line that states the separator."""
    stated = 1 if rows and rows[0] and rows[0][0].lower().startswith("sep=") else 0
    return next((i for i in range(stated, len(rows)) if any(cell.strip() for cell in rows[i])), None)


def _is_like_a_firm(row: Sequence[str]) -> bool:
    """Say whether a row holds a figure, as no heading row does."""
    read = [cleaning.figure(cell, None, "CNY") for cell in row]
    return any(figure not in {Fault.MISSING, Fault.UNREADABLE} for figure in read)


def _sample(row: Sequence[str]) -> str:
    return " | ".join(shown([cleaning.text(cell) for cell in row])[:6])
