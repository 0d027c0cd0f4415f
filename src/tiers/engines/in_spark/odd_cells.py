"""Odd cells: each distinct one comes to Python once, and what it becomes is joined back as a small mapping."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, NamedTuple

from tiers.domain import cleaning, plausibility
from tiers.domain.amount import EXACT, Fault
from tiers.domain.table import Column
from tiers.engines.in_spark import expressions, titles
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.signs import Sign
from tiers.engines.in_spark.staged_table import Staged
from tiers.engines.sql.amounts import AMOUNT
from tiers.engines.sql.codes import FAULTS
from tiers.engines.sql.odd_cells import odd_code, odd_figure, odd_name
from tiers.errors import EngineError

MOST: Final = 200_000
"""Distinct odd cells, or rows to be told of, that may cross the wire."""

Cleaned = tuple[object, ...]
"""What one distinct odd cell becomes: a value per column of its mapping; None is NULL."""


class Word(NamedTuple):
    """A column whose odd cells are cleaned."""

    text: str
    """Its cell as text."""
    odd: str
    """The condition that it is not plain, as one that is '' never is; null where there is none."""
    become: Callable[[str], Cleaned]
    """Cleans a cell."""


@dataclass(frozen=True, slots=True)
class Odd:
    """What is not plain in a table."""

    cells: Mapping[str, Mapping[str, Cleaned]]
    """Word (`y`, `nk`, `ck`, `m…`, `w…`) → odd cell → what it becomes."""
    signs: frozenset[Sign]
    """What else stands in some row."""

    def any_becomes(self, word: str, place: int, *values: object) -> bool:
        """Whether some odd cell becomes one of these values."""
        return any(cleaned[place] in values for cleaned in self.cells.get(word, {}).values())


def collect_odd_cells(staged: Staged) -> Odd:
    """Fetch all distinct non-plain cells in one pass and clean them.

    Raises: EngineError if it is too much.
    """
    words, signs = dict(words_of(staged)), _signs(staged)
    parts = {word: f"CASE WHEN {one.text} <> '' AND ({one.odd}) THEN {one.text} END" for word, one in words.items()}
    parts |= {sign: f"CASE WHEN {condition} THEN '' END" for sign, condition in signs.items()}
    pairs = comma_list(f"named_struct('word', '{word}', 'cell', {cell})" for word, cell in parts.items())
    doubtful = [one.odd for one in words.values()]
    doubtful += [condition for sign, condition in signs.items() if sign in _OF_PLAIN]
    doubtful += [f"c{column.index} IS NULL" for column in (*staged.key_columns, staged.used_columns[0])]
    sql = (
        f"SELECT DISTINCT odd.word, odd.cell FROM (SELECT explode(array({pairs})) AS odd FROM {staged.name}"
        f" WHERE {' OR '.join(doubtful)}) WHERE odd.cell IS NOT NULL"
    )
    cells: dict[str, dict[str, Cleaned]] = {}
    seen: set[Sign] = set()
    for word, cell in stream_limited(staged, sql, "odd-too-many"):
        if word in words:
            cells.setdefault(word, {})[cell] = words[word].become(cell)
        else:
            seen.add(Sign(word))
    return Odd(cells | _conditions(staged), frozenset(seen))


def stream_limited(staged: Staged, sql: str, code: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of an answer, unless it is too large.

    Raises: EngineError that says how large it is.
    """
    for count, row in enumerate(staged.cluster.stream(sql)):
        if count >= MOST:
            whole = staged.cluster.row(f"SELECT count(*) FROM ({sql})")[0]
            raise EngineError(code, path=staged.table.source.path, count=whole, most=MOST)
        yield row


def words_of(staged: Staged) -> Iterator[tuple[str, Word]]:
    """Yield the columns whose odd cells are cleaned."""
    natures = staged.place.natures
    if column := staged.column("year"):
        text = staged.text(column)
        odd = expressions.no_year(f"c{column.index}", text, natures[column.index])
        yield "y", Word(text, odd, lambda cell: (cleaning.year(cell),))
    if column := staged.column("name"):
        text = staged.text(column)
        yield "nk", Word(text, expressions.no_name(text), _name)
    if column := staged.column("code"):
        text = staged.text(column)
        yield (
            "ck",
            Word(text, expressions.no_code(text), odd_code),
        )
    for column in staged.used_columns:
        text = staged.text(column)
        odd = expressions.no_figure(f"c{column.index}", text, natures[column.index])
        yield f"m{column.index}", Word(text, odd, odd_figure(column, staged.needs.targets.currency))


def _name(cell: str) -> Cleaned:
    name, kind, is_damaged, is_like_total = odd_name(cell)
    return name, kind, is_damaged or is_like_total


def _conditions(staged: Staged) -> dict[str, dict[str, Cleaned]]:
    """Return, for every value of the columns that conditions are about, whether it meets them.

    Of the plan's own conditions it is null for a blank.
    """
    found: dict[str, dict[str, Cleaned]] = {}
    for i, (column, condition) in enumerate(zip(staged.conditions, staged.needs.conditions, strict=True)):
        sql = f"SELECT DISTINCT coalesce({staged.text(column)}, '') FROM {staged.name}"
        cells = (cell for (cell,) in stream_limited(staged, sql, "odd-too-many"))
        found[f"w{i}"] = {cell: (cleaning.text(cell) in condition.values,) for cell in cells}
    for column, numbers in staged.wanted_values.items():
        sql = f"SELECT DISTINCT coalesce({staged.text(column)}, '') FROM {staged.name}"
        cells = (cell for (cell,) in stream_limited(staged, sql, "odd-too-many"))
        values = [staged.needs.marks.parts[i].value for i in numbers]
        found[f"h{column.index}"] = {
            cell: tuple(_has(cleaning.text(cell), value) for value in values) for cell in cells
        }
    return found


def _has(text: str, value: str) -> bool | None:
    """Whether a cell has a value; None where nothing stands in it."""
    return text == value if text else None


_OF_PLAIN: Final = frozenset(
    {
        Sign.IMPLAUSIBLE,
        Sign.UNITLESS,
        Sign.MISQUOTED,
        Sign.RAGGED,
        Sign.LACKING,
        Sign.FIGURELESS,
        Sign.LED,
        Sign.HEADING,
    }
)
"""Signs of rows whose cells may all be plain."""


def _signs(staged: Staged) -> dict[Sign, str]:
    """Return the conditions by which a row deserves a look although no cell of it is odd."""
    blank = {role: staged.blank(column) for role in ("name", "code", "year") if (column := staged.column(role))}
    odd = {column.index: one.odd for column, one in _figures(staged)}
    signs = {
        Sign.NAMELESS: blank.get("name", ""),
        Sign.CODELESS: blank.get("code", ""),
        Sign.TIMELESS: blank.get("year", ""),
        Sign.BARE: expressions.blank(staged.text(staged.used_columns[0])),
        Sign.LED: may_lead_a_total(staged),
        Sign.FIGURELESS: " OR ".join(map(staged.blank, staged.used_columns)),
        Sign.UNITLESS: " OR ".join(
            f"coalesce(NOT ({odd[c.index]}), FALSE)" for c in staged.used_columns if c.unit is None
        ),
        Sign.IMPLAUSIBLE: " OR ".join(filter(None, (_implausible(staged, column) for column in staged.used_columns))),
        Sign.MISQUOTED: "misquoted" if staged.place.is_text else "",
        Sign.RAGGED: f"len <> {len(staged.table.columns)}" if staged.place.is_text else "",
        Sign.LACKING: " OR ".join(f"c{column.index} IS NULL" for column in staged.needed_columns)
        if staged.place.alike
        else "",
    }
    signs |= {sign: written(staged) for sign, written in titles.CONDITIONS.items()}
    return {sign: f"({condition})" for sign, condition in signs.items() if condition}


def may_lead_a_total(staged: Staged) -> str:
    """Return the condition that a cell before the name may say that the row is no firm; nothing without such cells."""
    columns = staged.table.columns
    serials = (expressions.no_plain_serial(staged.text(columns[place])) for place in staged.leading.serials)
    others = (expressions.mentions(staged.text(columns[place])) for place in staged.leading.others)
    return " OR ".join((*serials, *others))


def _figures(staged: Staged) -> Iterator[tuple[Column, Word]]:
    words = dict(words_of(staged))
    return ((column, words[f"m{column.index}"]) for column in staged.used_columns)


def _implausible(staged: Staged, column: Column) -> str:
    """Return the SQL condition that a plain number is below 0 or implausibly large; nothing where none can be."""
    is_number = staged.place.natures[column.index] in expressions.NUMBERS
    number = f"c{column.index}" if is_number else f"try_cast({staged.text(column)} AS DECIMAL(15, 6))"
    most = EXACT.divide(plausibility.HUGE, column.unit.scale if column.unit else Decimal(1))
    parts = [f"{number} < 0"] if staged.place.natures[column.index] != "text" else []
    parts += [f"{number} > {most:f}"] if most < expressions.MOST else []
    return f"coalesce({' OR '.join(parts)}, FALSE)" if parts else ""


class _CleanedColumn(NamedTuple):
    """A column that odd cells are cleaned for."""

    name: str
    """Of the column that is made."""
    of_type: str
    """Of its values."""
    plain: str
    """What stands in rows whose cell is not odd."""

    def sql(self, mapping: str | None) -> str:
        """Return its SQL; `mapping` is the view of what odd cells become."""
        mapped = f"CASE WHEN {mapping}.cell IS NOT NULL THEN to_{self.name} ELSE {self.plain} END"
        return f"{mapped if mapping else self.plain} AS {self.name}"


def select_cleaned(staged: Staged, odd: Odd) -> str:
    """Return a query of the rows with what their cells mean; the mappings are sent.

    Beside the columns of the staged rows it has `year`, `name`, `called` (a `RowCode`), `look` (whether the
    name deserves one), `code`, `lost` (whether it lost digits), `met…` (whether a condition is met), `has…` (whether it
    has a value that the plan wants), and per column of figures `a…` (amount), `x…` (fault), `e…` (what an unreadable
    cell can be at most) and `odd…` (the cell where it is odd).
    """
    columns, joins = [f"{staged.name}.*"], list[str]()
    for word, text, made in _mappings(staged):
        mapping, view = odd.cells.get(word), f"{staged.name}_{word}"
        if mapping:
            types = comma_list(f"to_{one.name} {one.of_type}" for one in made)
            staged.cluster.upload(view, f"cell string, {types}", [(cell, *cells) for cell, cells in mapping.items()])
            joins.append(f"LEFT JOIN {view} ON {text} = {view}.cell")
        columns += [one.sql(view if mapping else None) for one in made]
        columns += [f"{f'{view}.cell' if mapping else 'CAST(NULL AS STRING)'} AS odd_{word}"]
    return f"SELECT {comma_list(columns)} FROM {staged.name} {' '.join(joins)}"


def _mappings(staged: Staged) -> Iterator[tuple[str, str, tuple[_CleanedColumn, ...]]]:
    """Yield per word its cell as text, and what is made of it in the order in which cleaning gives that."""
    year, name, code = (_text(staged, role) for role in ("year", "name", "code"))
    yield "y", year, (_CleanedColumn("year", "int", f"try_cast({_year(staged, year)} AS INT)"),)
    called, look = _CleanedColumn("called", "int", "CAST(NULL AS INT)"), _CleanedColumn("look", "boolean", "FALSE")
    yield "nk", name, (_CleanedColumn("name", "string", f"nullif({name}, '')"), called, look)
    yield (
        "ck",
        code,
        (_CleanedColumn("code", "string", f"nullif({code}, '')"), _CleanedColumn("lost", "boolean", "FALSE")),
    )
    for column in staged.used_columns:
        i, text = column.index, staged.text(column)
        amount = _CleanedColumn(f"a{i}", AMOUNT, expressions.amount(column, text, staged.place.natures[i]))
        most = _CleanedColumn(f"e{i}", AMOUNT, f"CAST(NULL AS {AMOUNT})")
        yield f"m{i}", text, (amount, _CleanedColumn(f"x{i}", "int", _fault(staged, column)), most)
    for i, column in enumerate(staged.conditions):
        yield f"w{i}", f"coalesce({staged.text(column)}, '')", (_CleanedColumn(f"met{i}", "boolean", "FALSE"),)
    for column, numbers in staged.wanted_values.items():
        made = tuple(_CleanedColumn(f"has{i}", "boolean", "CAST(NULL AS BOOLEAN)") for i in numbers)
        yield f"h{column.index}", f"coalesce({staged.text(column)}, '')", made


def _year(staged: Staged, text: str) -> str:
    """Write the year of a plain cell as a number, or as text."""
    column = staged.column("year")
    return f"c{column.index}" if column and staged.place.natures[column.index] == "whole" else text


def _text(staged: Staged, role: str) -> str:
    column = staged.column(role)
    return staged.text(column) if column else "CAST(NULL AS STRING)"


def _fault(staged: Staged, column: Column) -> str:
    """Return why a cell that is not odd gives no amount; a bare number without a unit is kept, to ask for it."""
    bare = f" ELSE {FAULTS[Fault.NO_UNIT]}" if column.unit is None else ""
    return f"CASE WHEN {staged.blank(column)} THEN {FAULTS[Fault.MISSING]}{bare} END"
