"""Listing → columns as people read them: words instead of codes, numbers in the unit a person says."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Final, cast

from tiers.domain.progress import Status
from tiers.report.contract.report import Report
from tiers.wording import figures, message
from tiers.write.listings.listing import Column, Listing, Value
from tiers.write.page.firms import figure_heading
from tiers.write.page.phrases import SIGNS, Words
from tiers.write.workbook import number_formats
from tiers.write.workbook.book import Book, Cell, Look, Shown
from tiers.write.workbook.text import cell_text, wide

_TONES: Final[Mapping[str, str]] = {"√": "#176F3B", "!": "#8A5300", "?": "#8A5300", "×": "#B3261E"}
_FIGURES: Final = frozenset({"count", "amount", "share", "number"})
_RATIOS: Final = frozenset({"pace", "difference", "rate", "rate_needed", "times"})
_NOTHING: Final[Cell] = (None, None)
_BEFORE_UNIT, _ON_A_LINE = " （", "\n（"
"""Where a Chinese heading wraps: spreadsheets part a bracket anywhere, unless its line ends before it."""


class Cells:
    """Makes the columns of one report's workbook."""

    def __init__(self, report: Report, words: Words, book: Book) -> None:
        """Keep the tiers by name, the words, and the looks of amounts."""
        self._words, self._book, self._period = words, book, report.period
        totals = {total.name: words.total(total) for total in report.totals}
        self._tiers = {**totals, **{goal.tier: words.tier(goal) for goal in report.goals}}
        self._plain = {goal.tier: words.bare_limit(goal) for goal in report.goals}
        self._money = number_formats.Money(words.lang, words.currency)
        self._figures = number_formats.Money(words.lang, words.currency, words.limits)

    def sheet_text(self, name: str, **facts: object) -> str:
        """Return a word of the section `sheet`."""
        return message(f"sheet.{name}", self._words.lang, **facts)

    def columns(self, listing: Listing) -> list[Shown]:
        """Make the columns of a listing."""
        return [self._column(column) for column in listing.columns]

    def _column(self, column: Column) -> Shown:
        heading = cell_text(self._heading(column)).replace(_BEFORE_UNIT, _ON_A_LINE)
        if column.kind == "amount":
            money = self._figures if column.name == "figure" else self._money
            states = {state: self.sheet_text(f"state.{state}") for state in ("missing", "unreadable")}
            return _Amounts(heading, self._book, money, self._words, states)
        return _Plain(heading, self._maker(column), is_figure=column.kind in _FIGURES and column.name != "row")

    def _heading(self, column: Column) -> str:
        if not column.name:
            return column.key
        if column.about is None:
            return self.sheet_text(f"head.{column.name}", year=self._words.base_year)
        tier = self._tiers.get(column.about, "")
        if column.name == "figure":
            return self._with_unit(figure_heading(column.about, self._period, self._words))
        said = self.sheet_text(f"of.{column.name}", tier=tier, measure=self._words.measure(column.about))
        return self._with_unit(said) if column.name == "short_by" else said

    def _with_unit(self, heading: str) -> str:
        """Return the heading of a column of the sheet of firms, by which its stored numbers can be read again."""
        return self.sheet_text("in", heading=heading, unit=figures.unit_word(self._words.lang, self._words.currency))

    def _maker(self, column: Column) -> Callable[[Value], Cell]:
        if column.kind in {"count", "year"}:
            return self._whole(column)
        if column.name in _RATIOS:
            return self._ratio(column.name)
        if column.kind in {"share", "number"}:
            return self._quotient(number_formats.share if column.kind == "share" else number_formats.number)
        words = self._translator(column)
        if column.name == "status":
            return lambda value: (words(value), self._tone(cast("Status", value))) if value else _NOTHING
        if column.name == "group":
            return lambda value: (self.sheet_text("blank") if value is None else cell_text(str(value)), None)
        return lambda value: _NOTHING if value is None else (words(value), None)

    def _whole(self, column: Column) -> Callable[[Value], Cell]:
        """Show whole numbers; the plan's own word may stand among the goals."""
        grouped = column.kind == "count" and column.name != "row"
        look = self._book.look(num_format=number_formats.COUNT) if grouped else self._book.look(align="left")
        words = self._book.look(align="right", indent=1)
        return lambda value: (cell_text(value), words) if isinstance(value, str) else (cast("int | None", value), look)

    def _quotient(self, style: Callable[[Decimal], str], scale: int = 1) -> Callable[[Value], Cell]:
        def to_cell(value: Value) -> Cell:
            if not isinstance(value, Decimal):
                return _NOTHING
            shown = value * scale
            return shown, self._book.look(num_format=style(shown))

        return to_cell

    def _ratio(self, name: str) -> Callable[[Value], Cell]:
        """Show a ratio as a person says it: what is ahead or behind in percentage points, rates to a tenth."""
        if name == "difference":
            return self._quotient(number_formats.points, 100)
        if name == "pace":
            return self._quotient(number_formats.ratio)
        word = self.sheet_text("times") if name == "times" else ""
        return self._quotient(lambda value: number_formats.tenths(value, word))

    def _translator(self, column: Column) -> Callable[[Value], str]:
        """Return what turns the codes of a column into words; what comes from outside stays as it is, harmless."""
        words, tiers, name = self._words, self._plain if column.about else self._tiers, column.name
        known: dict[str, Callable[[Value], str]] = {
            "total_name": lambda value: cell_text(tiers[str(value)]),
            "tier": lambda value: cell_text(tiers[str(value)]),
            "next": lambda value: cell_text(tiers[str(value)]),
            "measure": lambda value: cell_text(words.measure(str(value))),
            "status": lambda value: words.status(cast("Status", value)),
            "severity": lambda value: self.sheet_text(f"severity.{value}"),
            "path": lambda value: cell_text(words.place(str(value), None)),
            "how": lambda value: self.sheet_text(f"how.{value}"),
            "verdict": lambda value: self.sheet_text(f"verdict.{value}"),
            "certain": lambda value: self.sheet_text("yes" if value else "no"),
            "complete": lambda value: self.sheet_text("yes" if value else "no"),
        }
        return cache(known[name]) if name in known else lambda value: cell_text(str(value))

    def _tone(self, status: Status) -> Look | None:
        sign = SIGNS[status]
        return self._book.look(bold=True, font_color=_TONES[sign], indent=1) if sign in _TONES else None


class _Plain:
    """A column of words or of numbers whose width goes without saying."""

    wide = 0

    def __init__(self, heading: str, make: Callable[[Value], Cell], *, is_figure: bool) -> None:
        self.heading, self.is_figure, self._make = heading, is_figure, make

    def __call__(self, value: Value) -> Cell:
        return self._make(value)


class _Amounts:
    """A column of amounts, each in a format by which it does not seem to reach what it does not reach."""

    is_figure = True

    def __init__(
        self, heading: str, book: Book, money: number_formats.Money, words: Words, states: Mapping[str, str]
    ) -> None:
        self.heading, self._book, self._money, self._words, self._states = heading, book, money, words, states
        self._quiet = book.look(align="right", indent=1, font_color="#5F6B7A")
        self._usual = book.look(num_format=money.usual)
        self._exact, self._largest = 0, 0.0

    @property
    def wide(self) -> int:
        usual = figures.money(Decimal(self._largest), self._words.lang, self._words.currency)
        return max(self._exact, wide(usual))

    def __call__(self, value: Value) -> Cell:
        if not isinstance(value, Decimal):
            return (self._states[str(value)], self._quiet) if value else _NOTHING
        nearly = float(value)
        if not number_formats.is_kept(value):
            return self._text(value)
        number = nearly if nearly.is_integer() else value  # what is not whole is written more exactly as a decimal
        if self._money.is_usual(value, nearly):
            self._largest = max(self._largest, nearly)
            return number, self._usual
        self._exact = max(self._exact, wide(figures.to_the_last_digit(value, "en", self._words.currency)))
        return number, self._book.look(num_format=self._money.exact(value))

    def _text(self, value: Decimal) -> Cell:
        """Write an amount that no spreadsheet keeps as text, to the last digit."""
        shown = figures.to_the_last_digit(value, self._words.lang, self._words.currency)
        self._book.as_text += 1
        self._exact = max(self._exact, wide(shown))
        return shown, self._book.look(align="right", indent=1)
