"""What a row of cells becomes: SQL reads the plain ones, and those that are odd stay in a list beside them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from tiers.domain.amount import Fault
from tiers.domain.table import Column
from tiers.duckdb_session import sql_literal
from tiers.engines.in_duckdb import expressions
from tiers.engines.in_duckdb.expressions import plain_amount
from tiers.engines.in_duckdb.load import typed_columns
from tiers.engines.sql.amounts import AMOUNT
from tiers.engines.sql.clean_patterns import numbers_in
from tiers.engines.sql.codes import FAULTS
from tiers.engines.sql.likenesses import mentions_total

if TYPE_CHECKING:
    from tiers.engines.in_duckdb.staged_table import Staged

_NAMED: Final = frozenset({"name", "code", "year", None})
"""Roles of columns that hold no figures."""

_SMALL: Final = Decimal(10**11)
"""In yuan; of a product below it, all decimals have room in 64 bits."""


class _Word(NamedTuple):
    """A column of the staged table, and the cells from which it is made."""

    name: str
    """As in `Staged`."""
    cell: str
    """The cell as written; NULL or empty where it is blank."""
    is_plain: str
    """The condition that SQL can read it; NULL where it is NULL."""
    becomes: str
    """What it becomes then."""
    is_text: bool = True
    """Whether the cells are texts, which may be empty."""


def rows(staged: "Staged", own: str, source: str) -> str:
    """Return a query of all rows of a source of cells, as a staged table has them; `own` is about each row as a whole.

    Whether a cell is plain is found out once, however often it is asked.
    """
    words = [*_words(staged)]
    found = [part for word in words for part in _checks(staged, word)]
    columns = [own, "NULL::UTINYINT AS kind", *_columns(staged, words), f"{_odd(words)} AS odd"]
    return f"SELECT {', '.join(columns)} FROM (SELECT *, {', '.join(found)} FROM {source}) AS read"


def may_be_header_row(staged: "Staged") -> str:
    """Return the SQL condition that the row may repeat the header: its first figure is none, or one that is in it."""
    first = first_figure(staged)
    figure = _figure(staged, first)
    is_plain = f"is_m{first.index}" if first in staged.used_columns else figure.is_plain
    written = ", ".join(map(sql_literal, numbers_in(first.heading)))
    is_written = f"WHEN {figure.cell} IN ({written}) THEN TRUE " if written else ""
    return (
        f"CASE {is_written}WHEN {is_plain} THEN FALSE ELSE NOT coalesce({expressions.number(figure.cell)}, FALSE) END"
    )


def may_lead_a_total(staged: "Staged") -> str:
    """Return the condition that a cell before the name may say that the row is no firm."""
    serials = (expressions.no_plain_serial(f"c{place}") for place in staged.leading.serials)
    code = staged.column("code")
    others = (mentions_total(f"c{place}") for place in staged.leading.others if not code or place != code.index)
    in_code = [f"CASE WHEN is_ck THEN FALSE ELSE {mentions_total(f'c{code.index}')} END"] if code else []
    return f"coalesce({' OR '.join((*serials, *others, *in_code)) or 'FALSE'}, FALSE)"


def first_figure(staged: "Staged") -> Column:
    """Return the first column of figures, whether they are used or not."""
    return next(column for column in staged.table.columns if column.role not in _NAMED)


def _words(staged: "Staged") -> Iterator[_Word]:
    """Yield the columns whose cells may be odd, in the order of `Staged.odd_words`."""
    if column := staged.column("year"):
        yield _year(staged, column)
    for role, name, is_plain in (("name", "nk", expressions.name), ("code", "ck", expressions.code)):
        if column := staged.column(role):
            cell = f"c{column.index}"
            yield _Word(name, cell, is_plain(cell), expressions.word_hash(cell))
    for column in staged.used_columns:
        yield _figure(staged, column)
    for name, place in staged.texts.items():
        if name in staged.listed:
            yield _Word(name, _text(place), f"list_{name} IS NOT NULL", f"list_{name}")


def _year(staged: "Staged", column: Column) -> _Word:
    if by_type := typed_columns.year(column, staged.types):
        return _Word("y", *by_type, is_text=False)
    cell = f"c{column.index}"
    return _Word("y", cell, *expressions.year(cell, staged.years))


def _figure(staged: "Staged", column: Column) -> _Word:
    if by_type := typed_columns.figure(column, staged.types):
        return _Word(f"m{column.index}", *by_type, is_text=False)
    cell, scale = f"c{column.index}", column.unit.scale if column.unit else None
    number, yuan, of_type = f"{cell}::DECIMAL(15, 6)", f"{scale or Decimal(1):f}", plain_amount(scale)
    is_small = f"{number} < {_SMALL / (scale or 1):.6f}"  # a product of 64 bits would overflow, so it gets more
    amount = (
        f"CASE WHEN {is_small} THEN ({number} * {yuan})::{of_type} ELSE ({number}::{AMOUNT} * {yuan})::{of_type} END"
    )
    return _Word(f"m{column.index}", cell, expressions.figure(cell), amount)


def _checks(staged: "Staged", word: _Word) -> Iterator[str]:
    """Yield the columns in which each cell is checked once."""
    if word.name in staged.listed:
        yield f"try_cast({word.cell} AS {staged.name}_{word.name}_list) AS list_{word.name}"
    yield f"({word.is_plain}) AS is_{word.name}"


def _columns(staged: "Staged", words: list[_Word]) -> Iterator[str]:
    """Yield the columns in which plain cells are read."""
    known = {word.name: word for word in words}
    for name, of_type in {"y": "SMALLINT", "nk": "UBIGINT", "ck": "UBIGINT"}.items():
        yield f"{_read(known[name])} AS {name}" if name in known else f"NULL::{of_type} AS {name}"
    for role in ("name", "code") if staged.has_words else ():
        yield _stored_word(staged.column(role), role)
    for column in staged.used_columns:
        yield f"{_read(known[f'm{column.index}'])} AS m{column.index}"
        yield f"{_fault(column, known[f'm{column.index}'])} AS f{column.index}"
    for column in staged.serials:
        yield f"c{column.index} AS n{column.index}"
    for name, place in staged.texts.items():
        yield f"list_{name} AS {name}" if name in staged.listed else f"{_text(place)} AS {name}"


def _stored_word(column: Column | None, role: str) -> str:
    """Return the column of a name or a code: a plain one is clean, and cleaning replaces the others later."""
    return f"nullif(c{column.index}, '') AS {role}" if column else f"NULL::VARCHAR AS {role}"


def _text(place: int | None) -> str:
    return "''" if place is None else f"coalesce(c{place}, '')"


def _read(word: _Word) -> str:
    return f"CASE WHEN is_{word.name} THEN {word.becomes} END"


def _fault(column: Column, word: _Word) -> str:
    """Return the code of a cell that is no amount; a bare number without a unit is kept, to ask later which it is."""
    bare = "" if column.unit else f" WHEN is_m{column.index} THEN {FAULTS[Fault.NO_UNIT]}"
    is_blank = f"is_{word.name} IS NULL" + (f" OR {word.cell} = ''" if word.is_text else "")
    return f"CASE WHEN {is_blank} THEN {FAULTS[Fault.MISSING]}{bare} END::UTINYINT"


def _odd(words: list[_Word]) -> str:
    """List the odd cells of a row, a place for each column; NULL where all are plain or blank."""
    cells = (f"CASE WHEN {word.cell} <> '' AND NOT is_{word.name} THEN {word.cell} END" for word in words)
    return f"CASE WHEN NOT ({' AND '.join(f'is_{word.name}' for word in words)}) THEN [{', '.join(cells)}] END"
