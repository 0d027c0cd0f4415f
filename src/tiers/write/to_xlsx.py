"""Report, or firms with their tiers → a workbook for the office: exact numbers that look as a person says them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from tiers.domain.classification import Classification
from tiers.report.model import Report
from tiers.write.listings import LISTINGS
from tiers.write.listings.firms import classified
from tiers.write.listings.listing import Listing
from tiers.write.page.blocks import Grid, Section
from tiers.write.page.data import data, understood
from tiers.write.page.problems import problem
from tiers.write.page.verdict import title, verdict
from tiers.write.page.words import Words
from tiers.write.view import View
from tiers.write.workbook.book import Book, Sheet
from tiers.write.workbook.cells import Cells

_GOALS: Final = (
    "tier", "measure", "base", "count", "goal", "goal_text", "gap", "completion", "due", "pace", "difference", "status",
    "certain", "at_most", "nested", "band", "on_the_limit", "uplift", "lacking", "limit",
)  # fmt: skip
_SHOWN: Final[Mapping[str, Sequence[str]]] = {
    "nearest": (
        "tier", "name", "code", "figure", "short_by", "growth_needed", "yearly_growth_needed", "own_yearly_growth",
    ),
    "cushion": ("tier", "name", "code", "figure", "margin"),
    "problems": ("severity", "path", "sheet", "row", "column", "value", "message"),
}  # fmt: skip
"""The columns that people are shown, where they are not all."""

_LEFT_OUT: Final = ("year",)
_WHOLE: Final = ("firms", "years")
"""The listings whose year is not the same in every row, or that are too long to be taken apart."""

_OF_NAMES: Final = ("nearest", "cushion")
_READING: Final = (26, 22, 12, 12, 20)
"""Widths of the columns that say how a table was read."""

_BARS: Final = frozenset({"enterprises", "total"})


def to_xlsx(report: Report, view: View, firms: Classification | None) -> bytes:
    """Write the sheets of a report; without `firms` those that name firms are left out."""
    words = Words(report, view.lang)
    book = Book(title(report, words), firms.firms if firms else 0)
    sheets = _Sheets(report, words, book)
    sheets.goals()
    for name in ("nearest", "cushion", "firms", "breakdown", "years", "problems"):
        if name == "firms" and firms:
            sheets.listing(classified(firms))
        elif name in LISTINGS and not (report.options.no_names and name in _OF_NAMES):
            sheets.listing(LISTINGS[name](report))
    sheets.reading()
    return book.closed()


def firms_to_xlsx(report: Report, view: View, firms: Classification) -> bytes:
    """Write one sheet of firms, and one that says how the table was read."""
    words = Words(report, view.lang)
    book = Book(title(report, words), firms.firms)
    sheets = _Sheets(report, words, book)
    sheets.listing(classified(firms))
    sheets.reading()
    return book.closed()


class _Sheets:
    """The sheets of one workbook."""

    def __init__(self, report: Report, words: Words, book: Book) -> None:
        self.report, self.words, self.book = report, words, book
        self.cells = Cells(report, words)

    def goals(self) -> None:
        """Write the verdict, the tiers, and a chart of counts and goals."""
        sheet = self.book.sheet(self.cells.say("goals"))
        self._said(sheet, verdict(self.report, self.words))
        sheet.skip()
        found = LISTINGS["goals"](self.report).only(_GOALS)
        rows = sheet.table(self.cells.headings(found), self.cells.rows(found))
        sheet.bars(_GOALS.index("completion"), rows, most=1)
        numbered = [place for place, goal in enumerate(self.report.goals, rows[0]) if goal.goal is not None]
        if numbered:
            self._chart(sheet, (numbered[0], numbered[-1]))

    def _chart(self, sheet: Sheet, rows: tuple[int, int]) -> None:
        name, chart = self.cells.say("goals"), self.book.column_chart()
        for key, color in (("count", "#4472A8"), ("goal", "#B9C4D0")):
            place, heading = _GOALS.index(key), self.cells.say(f"head.{key}")
            where = [name, rows[0], place, rows[1], place]
            chart.add_series({"name": heading, "categories": [name, rows[0], 0, rows[1], 0], "values": where,
                              "fill": {"color": color}, "data_labels": {"value": True}})  # fmt: skip
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"major_gridlines": {"visible": False}, "visible": False})
        sheet.draw(chart, name)

    def listing(self, listing: Listing) -> None:
        """Write a sheet of rows."""
        if listing.name == "problems":
            listing = self._problems(listing)
        keys = [column.key for column in listing.columns if column.key not in _LEFT_OUT]
        shown = listing if listing.name in _WHOLE else listing.only(_SHOWN.get(listing.name, keys))
        sheet = self.book.sheet(self.cells.say(listing.name))
        frozen = 2 if listing.name in _OF_NAMES else 1
        rows = sheet.table(self.cells.headings(shown), self.cells.rows(shown), frozen=frozen)
        for place, column in enumerate(shown.columns):
            if column.name in _BARS:
                sheet.bars(place, rows)

    def _problems(self, listing: Listing) -> Listing:
        """Say the problems in the language of the workbook."""
        place = [column.key for column in listing.columns].index("message")
        said = (problem(item, self.report, self.words.lang) for item in self.report.problems.items)
        rows = [[*row[:place], text, *row[place + 1 :]] for row, text in zip(listing.rows, said, strict=True)]
        return replace(listing, rows=rows)

    def reading(self) -> None:
        """Say how the tables were read, and by which plan."""
        sheet = self.book.sheet(self.cells.say("reading"))
        sheet.columns(_READING)
        self._said(sheet, data(self.report, self.words, verbose=False))
        for section in understood(self.report, self.words):
            sheet.skip()
            self._said(sheet, section)

    def _said(self, sheet: Sheet, section: Section) -> None:
        """Write the blocks of a page below each other."""
        for block in section:
            if isinstance(block, Grid):
                for row in ([column.heading for column in block.columns], *([c.text for c in r] for r in block.rows)):
                    sheet.words(row)
            else:
                sheet.line(block.lead + block.text, {"bold": True} if block.level else None)
