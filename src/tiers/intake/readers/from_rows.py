"""Rows of a program: one mapping of heading → cell per firm, as a data frame gives them."""

import datetime as dt
import numbers
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Source, Table
from tiers.errors import DataError, TiersError
from tiers.intake.build_table import table_of
from tiers.intake.files.given_tables import GivenRows
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR, Vocabulary
from tiers.intake.raw_sheet import RawSheet

_NOTHING: Final = frozenset({"NAType", "NaTType"})
"""The types by which pandas says that there is nothing."""

_TIMES: Final = (dt.date, dt.time, dt.timedelta)

_MOST_PLACES: Final = 60
"""Digits before the point, or zeros behind it, beyond which no number is an amount: it is not written out."""


def tables(given: GivenRows, path: str, question: Question) -> tuple[Table, ...]:
    """Read the rows of a program; the first is row 1, as in JSON.

    Raises: DataError for what cannot be understood.
    """
    numbered = range(1, len(given.rows) + 1)
    raw = RawSheet(Source(path, "rows"), [[*given.headings], *given.rows], [1, *numbered])
    table = table_of(raw, question, Vocabulary(question))
    return (table._replace(problems=(*table.problems, *_inexact(table, given))),)


def _inexact(table: Table, given: GivenRows) -> Iterator[Problem]:
    """Warn of the first measure that has binary numbers, as of those in Parquet."""
    for column in table.columns:
        if column.role not in {None, CODE, NAME, YEAR} and given.headings[column.index] in given.binary:
            yield Problem("floats-inexact", table.source.path, column=column.heading)
            return


def collect_rows(rows: Iterable[object], path: str) -> GivenRows:
    """Go through rows once, and write their cells as text.

    Raises: DataError if there are none, for what is no mapping or no cell, and where the program fails to give them.
    """
    records: list[dict[str, str]] = []
    binary: set[str] = set()
    for number, row in enumerate(_until_failure(rows, path), 1):
        if not isinstance(row, Mapping):
            raise DataError("rows-not-mappings", path=path, row=number, type=type(row).__name__)
        records.append(_record(row, path, number, binary))
    if not records:
        raise DataError("rows-gone", path=path)
    headings = tuple(dict.fromkeys(heading for record in records for heading in record))
    cells = [[record.get(heading, "") for heading in headings] for record in records]
    return GivenRows(headings, cells, frozenset(binary))


def _until_failure(rows: Iterable[object], path: str) -> Iterator[object]:
    """Yield what a program gives, and refuse all of it where it fails in the middle."""
    count = 0
    try:
        for row in rows:
            yield row
            count += 1
    except TiersError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {' '.join(str(error).split())}".rstrip(".: ")
        raise DataError("rows-failed", path=path, count=count, reason=reason) from error


def _record(row: Mapping[object, object], path: str, number: int, binary: set[str]) -> dict[str, str]:
    record: dict[str, str] = {}
    for key, cell in row.items():
        heading = _heading(key)
        if heading is None:
            raise DataError("rows-heading", path=path, row=number, type=type(key).__name__)
        if heading in record:
            raise DataError("rows-heading-twice", path=path, row=number, heading=heading)
        text = _cell(cell)
        if text is None:
            raise DataError("rows-cell", path=path, row=number, heading=heading, type=type(cell).__name__)
        record[heading] = text
        if text and _is_binary(cell):
            binary.add(heading)
    return record


def _heading(key: object) -> str | None:
    """Return the words of a key: a text, or a whole number such as a year; None for anything else."""
    if isinstance(key, str):
        return str(key)
    return str(key) if isinstance(key, numbers.Integral) and not isinstance(key, bool) else None


def _cell(value: object) -> str | None:
    """Write a value as a cell, exact decimals in full, binary numbers as their shortest decimal; None if it is none."""
    if isinstance(value, str):
        return str(value)
    if value is None or type(value).__name__ in _NOTHING:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, numbers.Real):
        return _number(value)
    return str(value) if isinstance(value, _TIMES) else _scalar(value)


def _decimal(value: Decimal) -> str:
    if value.is_nan():
        return ""
    return f"{value:f}" if value.is_finite() and abs(value.adjusted()) <= _MOST_PLACES else str(value)


def _number(value: numbers.Real) -> str | None:
    """Write a number; the one that is not equal to itself is nothing."""
    try:
        return str(value) if value == value else ""  # noqa: PLR0124 - the test for NaN of whatever type
    except ValueError:  # a whole number of more digits than Python writes
        return None


def _scalar(value: object) -> str | None:
    """Write a single value of Arrow or NumPy: the one says what Python value it is, the other how many dimensions."""
    if (known := getattr(value, "as_py", None)) is not None:
        return _cell(known())
    return str(value) if getattr(value, "ndim", None) == 0 and hasattr(value, "dtype") else None


def _is_binary(value: object) -> bool:
    """Whether a value is a number that holds no exact decimals."""
    known = value.as_py() if hasattr(value, "as_py") else value
    return isinstance(known, numbers.Real) and not isinstance(known, numbers.Rational)
