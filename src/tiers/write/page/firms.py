"""The firms with their tiers as a table for people."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tiers.domain.classification import FIRM, OF_MEASURE, Classification, Value
from tiers.report.contract.report import Goal, Report, Time
from tiers.wording import message
from tiers.write.escaping import inert
from tiers.write.page.blocks import Cell, Column, Grid
from tiers.write.page.phrases import Words


def firms_grid(report: Report, firms: Classification, lang: str) -> Grid:
    """Show each firm, its figures, the tier it is in, the next one and what it needs for it."""
    words = Words(report, lang)
    table = _Firms(report, firms, words)
    return Grid(tuple(table.columns()), tuple(tuple(table.row(row)) for row in firms.rows))


def figure_heading(measure: str, period: Time, words: Words) -> str:
    """Return what the figures of a measure are, and of which time."""
    said, year, months = {"measure": words.measure(measure), "year": period.year}, period.year, period.months
    if year is None or period.complete:
        return words.capitalise(words.text("classify.figure-of-year" if year else "classify.figure", **said))
    if months is None:
        return words.capitalise(words.text("classify.figure-of-part", **said))
    first, last = (words.report_text(f"month.{month}") for month in months)
    return words.capitalise(words.text("classify.figure-of-months", **said, first=first, last=last))


class _Firms:
    """The columns and cells of the table."""

    def __init__(self, report: Report, firms: Classification, words: Words) -> None:
        self.firms, self.words, self.period = firms, words, report.period
        self.tiers: Mapping[tuple[str | None, str], Goal] = {(g.measure, g.tier): g for g in report.goals}
        self.has_codes = any(row[1] is not None for row in firms.rows)

    def firms_text(self, name: str, **facts: object) -> str:
        return message(f"classify.{name}", self.words.lang, **facts)

    def columns(self) -> Iterator[Column]:
        yield Column(self.firms_text("name"), "text")
        if self.has_codes:
            yield Column(self.firms_text("code"), "sign", goes=1)
        for measure in self.firms.measures:
            yield Column(figure_heading(measure, self.period, self.words))
            yield Column(self.firms_text("tier"), "text")
            yield Column(self.firms_text("next"), "text", goes=2)
            yield Column(self.firms_text("short_by"), goes=3)
        yield from (Column(inert(heading), "text", goes=4) for heading in self.firms.by)

    def row(self, row: tuple[Value, ...]) -> Iterator[Cell]:
        name, code, _ = row[: len(FIRM)]
        yield Cell(inert(str(name)))
        if self.has_codes:
            yield Cell(inert(str(code or "")))
        first = len(FIRM)
        for measure in self.firms.measures:
            yield from self._tier_cells(measure, row[first : first + len(OF_MEASURE)])
            first += len(OF_MEASURE)
        yield from (Cell(inert(str(value or ""))) for value in row[first:])

    def _tier_cells(self, measure: str, cells: tuple[Value, ...]) -> Iterator[Cell]:
        figure, state, tier, following, short_by = cells
        if isinstance(figure, Decimal):
            yield Cell(self.words.money(figure))
        else:
            yield Cell(self.firms_text(f"state.{state}"), "warn" if state == "unreadable" else "quiet")
        yield Cell(self._tier(measure, tier), "good")
        yield Cell(self._tier(measure, following))
        yield Cell(self.words.short_by(short_by) if isinstance(short_by, Decimal) else "")

    def _tier(self, measure: str, name: Value) -> str:
        return self.words.bare_limit(self.tiers[measure, str(name)]) if name is not None else ""
