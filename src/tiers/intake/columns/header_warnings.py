"""What of the headings and the lines above them deserves a look: warnings, each with its place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.problem import Problem
from tiers.domain.row_kind import RowKind, heads_numbers, row_kind_of
from tiers.domain.table import Column, Source
from tiers.intake.columns.periods import holds_parts, states_periods
from tiers.intake.headers.divided_headers import part_of_measure
from tiers.intake.headers.header_parser import heading_text
from tiers.intake.headers.lookalikes import look_alike
from tiers.intake.headers.vocabulary import NAME, Vocabulary
from tiers.intake.layout.header_context import Headings
from tiers.intake.layout.header_rows import holds_figures

_LOOKED_AT: Final = 20
"""Rows in which the figures of a column are looked for."""

_NO_WORDS: Final = lazy_pattern(r"[\W\d_]*\w?|=.*")
"""Headings of at most one letter, or formulas: they say nothing."""

_ALONE: Final = lazy_pattern(r"其中[:,]?|(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))")
"""Marks of a part with nothing behind them."""

_COLUMNS_OF_TIME: Final = frozenset({"month", "月", "月份", "quarter", "季度", "date", "日期", "week", "day"})
"""Headings of columns that hold times themselves, and are no time that qualifies a figure."""

_SIGNS: Final = lazy_pattern(r"[#№]|\W*[%％‰±]\W*")
"""Headings of serial numbers and of shares that need no word."""

_SAYS_UNIT: Final = lazy_pattern(r"(?:计量|金额|货币)?单位|[()]")


class ParsedHeaders(NamedTuple):
    """What the headings of a table were taken for."""

    source: Source
    """Where it comes from."""
    headings: Headings
    """Its headings, and what decided about them."""
    columns: Sequence[Column]
    """What they were taken for."""
    rows: Sequence[Sequence[str]]
    """The rows under them."""
    states_year: bool
    """Whether the year of all figures is known, from the table or a person."""
    is_titled: bool
    """Whether lines that are not blank stand above the headings."""


def header_problems(headers: ParsedHeaders) -> Iterator[Problem]:
    """Warn of columns that may be a measure and were not taken, and of a year that nobody states."""
    known = headers.headings.vocabulary
    plain = (column for column in headers.columns if column.role is None and _holds_figures(headers.rows, column.index))
    twins = _twins(headers.columns)
    odd = (each for each in plain if _says_nothing(each.heading, known) or _has_wordy_twin(each, headers, twins))
    yield from (_at(headers, "heading-odd", column) for column in odd)
    yield from _mentioned_measures(headers)
    yield from _beside(headers)
    yield from _other_names(headers)
    yield from _unclear_time(headers)
    if not headers.states_year:
        yield from _without_year(headers)


def _unclear_time(headers: ParsedHeaders) -> Iterator[Problem]:
    """Warn of words of time that are not understood, above the headings or in one of a measure."""
    stated = headers.headings.above.stated
    texts = [stated.text] if stated and stated.time.is_unclear else []
    measured = [column for column in headers.columns if column.period and column.period.months is None]
    texts += [cleaning.text(column.heading) for column in measured if heading_text(column.heading).is_unclear]
    texts += [cleaning.text(column.heading) for column in headers.columns if holds_parts(column, headers.rows)]
    yield from (unclear_time(headers.source, text) for text in texts if measured)


def unclear_time(source: Source, text: str) -> Problem:
    """Warn of words of time that are not understood."""
    return Problem("time-unclear", source.path, source.sheet, source.header_row, facts=(("text", text),))


def ragged_headings(source: Source, rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> Iterator[Problem]:
    """Warn of headings over several rows of a text that are not equally long: a separator may be missing."""
    for row, number in zip(rows[1:], numbers[1:], strict=True):
        if source.separator and len(row) != len(rows[0]):
            facts = (("cells", len(row)), ("columns", len(rows[0])))
            yield Problem("headings-ragged", source.path, source.sheet, number, None, None, facts)


def _mentioned_measures(headers: ParsedHeaders) -> Iterator[Problem]:
    """Yield warnings of headings that hold a word of a measure which no column was taken for."""
    taken = {column.role for column in headers.columns}
    for measure in (measure for measure in headers.headings.used_measures if measure not in taken):
        for column in headers.columns:
            mentions = column.role is None and headers.headings.vocabulary.mentions(column.heading, measure)
            is_part = part_of_measure(headers.headings.parts[column.index], headers.headings.vocabulary) is not None
            if mentions and (is_part or look_alike(column.heading) == "choice.unclear"):
                yield _at(headers, "measure-mentioned", column, measure=measure)


def _beside(headers: ParsedHeaders) -> Iterator[Problem]:
    """Warn of figures whose heading holds the word of a measure too, and that were passed over for another column.

    Of the columns under one heading the words of each were weighed when one was taken.
    """
    known = headers.headings.vocabulary
    taken = {c.role: c for c in reversed(headers.columns) if c.role not in headers.headings.question.reading.columns}
    for measure in (measure for measure in headers.headings.used_measures if measure in taken):
        for column in headers.columns:
            is_part = part_of_measure(headers.headings.parts[column.index], known) is not None
            is_one = column.role is None and not is_part and known.names(column.heading, measure)
            if is_one and look_alike(column.heading) == "choice.unclear" and _holds_figures(headers.rows, column.index):
                yield _at(
                    headers, "measure-beside", column, measure=measure, taken=cleaning.text(taken[measure].heading)
                )


def _other_names(headers: ParsedHeaders) -> Iterator[Problem]:
    """Warn of a firm's name in another language, which was passed over for one that is as good."""
    known, columns = headers.headings.vocabulary, headers.columns
    name = next((column for column in columns if column.role == NAME), None)
    meaning = known.meaning(name.heading) if name else None
    if name is None or meaning is None or NAME in headers.headings.question.reading.columns:
        return
    for column in columns:
        other = known.meaning(column.heading) if column.role is None else None
        if other and (other.role, other.rank) == (NAME, meaning.rank):
            yield _at(headers, "name-beside", column, taken=cleaning.text(name.heading))


def _without_year(headers: ParsedHeaders) -> Iterator[Problem]:
    """Warn where no year is known although a title or the heading of another column could state one."""
    periods = [(c, heading_text(c.heading).period) for c in headers.columns if c.role is None]
    others = [(column, period.year) for column, period in periods if period and period.year]
    stating = [(column, _years_in(headers.rows, column)) for column in headers.columns if states_periods(column)]
    others += [(column, next(iter(years))) for column, years in stating if len(years) == 1]
    yield from (_at(headers, "year-elsewhere", column, year=year) for column, year in others)
    if not others and (headers.is_titled or any(years for _, years in stating)):
        yield Problem("year-not-stated", headers.source.path, headers.source.sheet, headers.source.header_row)


def _years_in(rows: Sequence[Sequence[str]], column: Column) -> set[int]:
    """Return the years that the first cells of a column of periods state."""
    cells = {row[column.index] for row in rows[:_LOOKED_AT] if column.index < len(row)}
    periods = (heading_text(cell).period for cell in cells)
    return {period.year for period in periods if period and period.year}


def _says_nothing(heading: str, vocabulary: Vocabulary) -> bool:
    """Whether every word of a heading says nothing, or only groups columns."""
    if _SIGNS.fullmatch(heading.strip()):
        return False
    return all(_is_no_word(word) or vocabulary.is_group(word) for word in heading.split() or [""])


def _is_no_word(heading: str) -> bool:
    words = cleaning.fold(heading)
    is_blank = bool(_NO_WORDS.fullmatch(words)) or cleaning.is_missing(words)
    kind = row_kind_of(words)
    is_word = heads_numbers(words) or (kind is RowKind.SECTION and not _ALONE.fullmatch(words))
    return is_blank or (kind is not None and not is_word) or _is_time_or_unit(heading)


def _is_time_or_unit(heading: str) -> bool:
    """Whether a heading is a unit or a time and nothing else, such as `单位：万元`."""
    text = heading_text(heading)
    if cleaning.fold(heading) in _COLUMNS_OF_TIME:
        return False
    return not text.left or (text.unit is not None and not _SAYS_UNIT.sub("", text.left))


def _twins(columns: Sequence[Column]) -> dict[str, list[Column]]:
    """Return the columns by their folded headings."""
    found: dict[str, list[Column]] = {}
    for column in columns:
        found.setdefault(cleaning.fold(column.heading), []).append(column)
    return found


def _has_wordy_twin(column: Column, headers: ParsedHeaders, twins: Mapping[str, Sequence[Column]]) -> bool:
    """Whether another column has the same heading, over words and not over figures."""
    same = (each for each in twins[cleaning.fold(column.heading)] if each.index != column.index)
    return any(not _holds_figures(headers.rows, twin.index) for twin in same)


def _holds_figures(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether most of a column's first cells are figures."""
    cells = [row[index] for row in rows[:_LOOKED_AT] if index < len(row) and row[index].strip()]
    return sum(holds_figures([cell]) for cell in cells) * 2 > len(cells)


def _at(headers: ParsedHeaders, code: str, column: Column, **facts: object) -> Problem:
    place = (
        headers.source.path,
        headers.source.sheet,
        headers.source.header_row,
        cleaning.text(column.heading) or None,
    )
    return Problem(code, *place, None, tuple({"place": column.index + 1, **facts}.items()))
