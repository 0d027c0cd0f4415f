"""A row among the firms that is about the figures below it: another block begins, or the same one goes on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import Unit
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.lone_rows import A_FIRM, lone
from tiers.domain.row_kind import RowKind, row_kind_of
from tiers.domain.table import Column
from tiers.errors import DataError
from tiers.intake.headers.header_parser import heading_text
from tiers.intake.headers.header_units import cell_unit
from tiers.intake.headers.lookalikes import look_alike
from tiers.intake.headers.part_words import part_of
from tiers.intake.headers.quoting import sample
from tiers.intake.headers.vocabulary import CODE, NAME, NAMES, WEAK, YEAR
from tiers.intake.layout.header_context import Headings
from tiers.intake.layout.header_rows import holds_figures, is_complete, is_time_or_unit, score
from tiers.intake.layout.preamble import Stated, is_official, stated_by_title, unit_line

_MOST_BY_CHANCE: Final = 2
"""Cells of a firm's row that may be headings by chance: it may be called 企业."""

_BRACKETS: Final = "()[]【】〔〕（）"
"""What may stand around a unit."""

_SPEAKS: Final = (
    r"单位|單位|unit|[年月季旬元圆圓币幣万萬亿億千¥￥$€£]|累计|累計"
    r"|(?<!\d)(?:19|20)\d\d(?!\d)|q[1-4]|h[12]|yuan|rmb|cny|usd|hkd|twd|eur"
)
"""What a row holds that speaks of a unit or a time, as far as it is worth a closer look."""

_A_UNIT: Final = lazy_pattern(r"(?:(?:计量|金额|货币)?(?:单位|單位)|units?)\s*[:：]\s*(.+)", re.IGNORECASE)
_A_YEAR: Final = lazy_pattern(r"(?:19|20)\d\d")
_MONEY: Final = lazy_pattern(r"[元圆圓币幣千万萬亿億¥￥$€£]|yuan|rmb|cny|usd|million|thousand|billion", re.IGNORECASE)
_OF_FIRMS: Final = lazy_pattern(
    r"新增|成立|开业|投产|注册|入库|退库|退出|以来|之[前后]|以[前后]|起$|前$|后$|关停|停产|筹建"
)
"""What makes a time one of firms, and not of figures: 2007年以前成立."""

_SIGNED: Final = lazy_pattern(r"(?:负责|填表|填报|制表|审核|复核|校对)人|(?:制表|填表|审核|复核|校对)[:：]|联系电话")
"""Who has signed a table: a month or a day beside it is when."""

_A_DATE: Final = lazy_pattern(r"(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?")
"""A month or a day as people write it beside their names: 2009.1."""

_MARK: Final = lazy_pattern(r"^(?:[一二三四五六七八九十]+[、.]|[(（][一二三四五六七八九十]+[)）]|按|其中[:：]?)")
_GENERAL: Final = lazy_pattern(
    r"(?:规模以?上|规上|全部|全[区县市]|工业|企业|单位|主要|经济|指标|情况|数据|数|表|名单|度|部分|[-—:：、.()])*"
)
"""Words of a section's heading that only speaks of a time."""


class Below(NamedTuple):
    """What the rows under the headings are held against."""

    headings: Headings
    """The headings, and what is stated above them."""
    columns: Sequence[Column]
    """What was found."""
    words: frozenset[str]
    """The cells of the headings, folded."""
    at: int
    """Where the first figure stands."""
    names: frozenset[str]
    """Words, as written, that are headings where a firm's name belongs."""
    speaks: re.Pattern[str]
    """Finds what speaks of a unit, a time, or a measure."""

    def is_plainly_a_firm(self, row: Sequence[str]) -> bool:
        """Return whether a row, of which nobody knows a first figure, is worth no closer look: most rows are not."""
        cell = row[self.at] if self.at < len(row) else ""
        if not cleaning.is_missing(cell) or not self.names.isdisjoint(row):
            return False
        if any(role == CODE and not cleaning.is_missing(code) for code, role in self._names_and_codes(row)):
            return True
        return not self.speaks.search("\t".join(row))

    def is_heading(self, row: Sequence[str], line: int, *, is_at_foot: bool = False) -> bool:
        """Return whether a row, of which nobody knows a plain first figure, says again what the headings say.

        No figure stands below one at the foot of a table: a month in it may be when the table was made.

        Raises: DataError if a second table begins with it, or it states another unit or another time.
        """
        if self.names_columns(row):
            self._refuse_if_it_says_more(row, line)
            return True
        if is_complete(row, self.headings.vocabulary) or score(row, self.headings.vocabulary) > _MOST_BY_CHANCE:
            raise self._refusal("tables-two", row, line)
        if self._divides(row):
            raise self._refusal("tables-two", row, line)
        return self._is_about_figures(row, line, is_at_foot=is_at_foot)

    def names_columns(self, row: Sequence[str]) -> bool:
        """Return whether a heading stands where a firm's name or code belongs."""
        return any(self._is_name(cell, role) for cell, role in self._names_and_codes(row))

    def _names_and_codes(self, row: Sequence[str]) -> Iterator[tuple[str, str]]:
        yield from ((row[c.index], c.role) for c in self.columns if c.role in {NAME, CODE} and c.index < len(row))

    def _is_name(self, cell: str, role: str) -> bool:
        folded = cleaning.fold(cell)
        if not folded or self.headings.vocabulary.role(cell) not in {NAME, CODE}:
            return False
        found = self.headings.vocabulary.meaning(cell)
        return folded in self.words or role == CODE or (found is not None and found.rank == 0 and not folded.isascii())

    def _refuse_if_it_says_more(self, row: Sequence[str], line: int) -> None:
        """Refuse a row with a heading in the names' column that has other cells, and is not the one above."""
        names = [cell for cell, role in self._names_and_codes(row) if self._is_name(cell, role)]
        if any(cell.strip() and cell not in names for cell in row):
            raise self._refusal("tables-two", row, line)

    def _refusal(self, code: str, row: Sequence[str], line: int) -> DataError:
        return DataError(code, path=self.headings.path, row=line, first=sample(row))

    def _divides(self, row: Sequence[str]) -> bool:
        """Return whether a row without a firm and without figures has parts of headings over the figures."""
        cell = row[self.at] if self.at < len(row) else ""
        if cleaning.is_missing(cell) or any(not cleaning.is_missing(name) for name, _ in self._names_and_codes(row)):
            return False
        if holds_figures(row) or is_time_or_unit(cell):
            return False
        return cleaning.fold(cell) in self.words or part_of(cell) in {"whole", "lesser"} or _are_parts(row)

    def _is_about_figures(self, row: Sequence[str], line: int, *, is_at_foot: bool) -> bool:
        """Return whether a row states the unit and the time that are known already, and nothing else.

        Raises: DataError if it states others.
        """
        title = self._title(row)
        units = _units_of(row) or (_units_beside(row) if title else ())
        if _worths(units) - self._units() or (not units and _is_unknown_unit(row)):
            raise self._refusal("unit-line-below", row, line)
        stated = stated_by_title([_without_date(title)]) if title else None
        if stated and self._is_another_time(stated):
            if is_at_foot and self._is_later(stated):
                return False
            raise self._refusal("period-below", row, line)
        if any(map(self._is_another_figure, title)):
            raise self._refusal("tables-two", row, line)
        at = row[self.at] if self.at < len(row) else ""
        return bool(units and (title or cleaning.is_missing(at))) or stated is not None

    def _units(self) -> set[tuple[Decimal, str | None]]:
        """Return what the figures are in, by the line above the table and by the columns, if these are in one unit."""
        of_columns = [c.unit for c in self.columns if c.role in self.headings.vocabulary.of_measure and c.unit]
        line = self.headings.above.unit_line.units if self.headings.above.unit_line else ()
        return _worths(line) | (_worths(of_columns) if len(_worths(of_columns)) == 1 else set())

    def _title(self, row: Sequence[str]) -> list[str]:
        """Return the cells of a row that may be a title; none where a firm may stand there."""
        cells = [text for text in map(cleaning.text, row) if text]
        if holds_figures(row) or any(
            not cleaning.is_missing(cell) for cell, role in self._names_and_codes(row) if role == CODE
        ):
            return []
        words = [cell for cell in cells if not (is_time_or_unit(cell) or _A_UNIT.match(cell) or is_official(cell))]
        if len(words) > 1 or any(not _may_be_title(word) for word in words):
            return []
        return cells

    def _is_another_figure(self, word: str) -> bool:
        """Return whether a lone cell names a figure, and not the one that is read."""
        role = None if _is_remark(word) else self.headings.vocabulary.role(word)
        if role in self.headings.vocabulary.of_measure:
            return role not in {column.role for column in self.columns}
        seems = look_alike(word) not in {"choice.unclear", "choice.month"} and not _is_remark(word)
        return seems and any(
            self.headings.vocabulary.mentions(word, measure) for measure in self.headings.used_measures
        )

    def _is_later(self, stated: Stated) -> bool:
        """Return whether a month or a day is after the time of all figures: when the table was made of them."""
        known = self.headings.above.stated
        times = [c.period for c in self.columns if c.role in self.headings.vocabulary.of_measure and c.period]
        ends = {(known.year, known.months[1] if known.months else 12)} if known and known.year else set()
        ends |= {(time.year, time.months[1] if time.months else 12) for time in times if time.year}
        if self.headings.question.reading.year:
            ends.add((self.headings.question.reading.year, 12))
        is_date = stated.span in {"month", "stamp"} and stated.year and stated.month
        return bool(ends and is_date) and (stated.year, stated.month) > max(ends)

    def _is_another_time(self, stated: Stated) -> bool:
        if any(column.role == YEAR for column in self.columns) and not stated.is_partial:
            return False
        periods = [c.period for c in self.columns if c.role in self.headings.vocabulary.of_measure and c.period]
        known = self.headings.above.stated
        years = {
            *(period.year for period in periods),
            known.year if known else None,
            self.headings.question.reading.year,
        }
        if stated.year not in years if stated.year else _A_YEAR.search(stated.text):
            return True  # where it states several years, it states none
        if known:
            return _part(stated) != _part(known)
        return stated.is_partial and stated.months not in {period.months for period in periods if period.months}


def below(headings: Headings, columns: Sequence[Column], rows: Iterable[Sequence[str]], at: int) -> Below:
    """Return what rows are held against; `rows` are those of the headings, `at` is where the first figure stands."""
    words = frozenset(cleaning.fold(cell) for row in rows for cell in row)
    known = headings.vocabulary
    of_measures = (
        word for measure in known.of_measure for word in (*known.of_measure[measure], *WEAK.get(measure, ()))
    )
    speaks = lazy_pattern("|".join((_SPEAKS, *map(re.escape, of_measures))), re.IGNORECASE)
    return Below(headings, columns, words, at, frozenset(heading_names(columns)), speaks)


def a_figure(columns: Sequence[Column]) -> list[str]:
    """Return a row with nothing but a figure, which stands for all those that are not shown: no foot is above it."""
    at = next(column.index for column in columns if column.role not in {None, NAME, CODE, YEAR})
    return [*[""] * at, "1", *[""] * (len(columns) - at - 1)]


def heading_names(columns: Iterable[Column]) -> tuple[str, ...]:
    """Return the words that are headings where a firm's name belongs, whatever figure stands beside them."""
    own = (column.heading for column in columns if column.role == NAME)
    return (*NAMES, *(word for heading in own for word in (heading, *heading.split())))


def _without_date(cells: Sequence[str]) -> list[str]:
    """Return the cells of a line without the month in which it was signed, if somebody has."""
    if not any(map(_SIGNED.search, cells)) or _worth(cells):
        return list(cells)
    return [cell for cell in cells if not (is_time_or_unit(cell) and _is_month_or_day(cell))]


def _is_month_or_day(cell: str) -> bool:
    return heading_text(cell).span in {"month", "stamp"} or _A_DATE.fullmatch(cleaning.text(cell)) is not None


def _is_remark(word: str) -> bool:
    """Return whether a lone cell says something about figures above it: 1. 营业收入含税."""
    found = lone(cleaning.text(word))
    return found is not None and found.kind is RowKind.NOTE


def _part(stated: Stated) -> tuple[object, ...]:
    """Return which part of its year a time is; a whole year is one however it is said."""
    if not stated.is_partial:
        return (False,)
    return stated.is_partial, stated.months, stated.month


def _are_parts(row: Sequence[str]) -> bool:
    """Return whether all words of a row, and more than one, divide headings."""
    words = {cell for cell in map(cleaning.fold, row) if cell}
    return len(words) > 1 and all(part_of(word) != "unknown" for word in words)


def _may_be_title(word: str) -> bool:
    """Return whether a lone cell may be the title of a block: no firm, no note, no total."""
    kind = row_kind_of(word)
    if kind is RowKind.SECTION:
        return bool(_GENERAL.fullmatch(heading_text(_MARK.sub("", word)).word))
    return kind is None and not A_FIRM.search(word) and not _OF_FIRMS.search(word)


def _worths(units: Iterable[Unit]) -> set[tuple[Decimal, str | None]]:
    """Return what units are worth, however they are written."""
    return {(each.scale, each.currency) for each in units}


def _worth(row: Sequence[str]) -> tuple[Unit, ...]:
    found = unit_line([row])
    return found.units if found else ()


def _units_beside(row: Sequence[str]) -> tuple[Unit, ...]:
    """Return the units that stand in brackets in a title, or in cells of their own beside it."""
    alone = (cell_unit(cleaning.text(cell).strip(_BRACKETS)) for cell in row if cell.strip())
    return _worth(row) or tuple(filter(None, alone))


def _units_of(row: Sequence[str]) -> tuple[Unit, ...]:
    """Return the units that a row states: behind 单位, or as its only word."""
    if any("单位" in cell or "單位" in cell or _A_UNIT.match(cell.strip()) for cell in row):
        return _worth(row)
    words = [cell for cell in row if cell.strip()]
    alone = cell_unit(cleaning.text(words[0]).strip(_BRACKETS)) if len(words) == 1 else None
    return (alone,) if alone else ()


def _is_unknown_unit(row: Sequence[str]) -> bool:
    """Return whether a cell states a unit of money in words that nobody understands."""
    line = unit_line([row]) if any("单位" in cell or "單位" in cell for cell in row) else None
    if line and line.unclear:
        return True
    found = (_A_UNIT.match(cleaning.text(cell)) for cell in row)
    return any(match and _MONEY.search(match[1]) and not A_FIRM.search(match[1]) for match in found)
