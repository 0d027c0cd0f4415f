"""The sheets of a workbook: what stands where."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tiers.report.contract.report import Report
from tiers.report.problem_text import report_problem_text
from tiers.wording import message
from tiers.write.listings import LISTINGS
from tiers.write.listings.group_goals import groups_since, whole_alone
from tiers.write.listings.lift import lift_with_values, supplies_listing
from tiers.write.listings.listing import Column, Listing, Value
from tiers.write.page.blocks import Block, Grid, Paragraph
from tiers.write.page.data import column_sections, data_section
from tiers.write.page.goals import goals_section
from tiers.write.page.lift import lift_lines
from tiers.write.page.outlook import outlook_notes, outlook_section
from tiers.write.page.phrases import Words
from tiers.write.page.since import matrices, since
from tiers.write.page.totals import totals_section
from tiers.write.page.verdict import byline, title, verdict_section
from tiers.write.workbook.book import Book, Sheet, Span
from tiers.write.workbook.cells import Cells
from tiers.write.workbook.print_setup import PrintHead

_GOALS: Final = (
    "tier", "base", "count", "goal", "gap", "completion", "due_now", "pace", "difference", "status",
)  # fmt: skip
_TOTALS: Final = (
    "name", "base", "total", "goal", "gap", "completion", "due", "yearly_growth", "planned_yearly_growth",
    "growth_needed", "status",
)  # fmt: skip
_SHOWN: Final[Mapping[str, Sequence[str]]] = {
    "nearest": (
        "tier", "name", "code", "figure", "short_by", "growth_needed", "yearly_growth_needed", "own_yearly_growth",
    ),
    "problems": ("severity", "path", "sheet", "row", "column", "value", "message"),
}  # fmt: skip
"""The columns that people are shown, where they are not all."""

_LIFT: Final = ("name", "code", "figure", "tier", "short_by", "yearly_growth_needed", "own_yearly_growth")
_OF_NAMES: Final = frozenset({"nearest", "cushion"})
_READING: Final = (26, 22, 12, 12, 20)
"""Widths of the columns that say how a table was read."""

_PLACES: Final = frozenset({"year", "since", "by", "value", "comparable", "measure"})
"""Columns of what has changed that people have no need of: its title and its rows say it."""

_BARS: Final[Mapping[str, int | None]] = {"completion": 1, "enterprises": None, "total": None}
"""Columns with bars, and where these end; None is at the largest."""


def print_head(report: Report, words: Words) -> PrintHead:
    """Return what stands on every sheet of paper: the plan, the time and the issuer, and the page."""
    return PrintHead(title(report, words), byline(report, words), words.text("sheet.page"))


class Sheets:
    """The sheets of one workbook."""

    def __init__(self, report: Report, words: Words, book: Book) -> None:
        """Keep what they are made from."""
        self.report = report.model_copy(update={"goals": words.goals})
        self.words, self.book = words, book
        self.cells = Cells(report, words, book)

    def listings(self, names: Iterable[str]) -> None:
        """Write a sheet for each listing of the report that has rows: those of names have none without names."""
        for listing in (LISTINGS[name](self.report) for name in names):
            if any(True for _ in listing.rows):
                self.listing(listing)

    def goals(self) -> None:
        """Write the verdict, the tiers, how their numbers are meant, and a chart of counts and goals."""
        sheet, (_, *said) = self.book.sheet(self.cells.sheet_text("goals")), verdict_section(self.report, self.words)
        sheet.title(title(self.report, self.words))
        self._write_blocks(sheet, said)
        sheet.skip()
        found = self._aims(LISTINGS["goals"](self.report))
        rows = self.table(sheet, found.only(_GOALS))
        sheet.hold(rows, len(_GOALS), 1)
        sheet.skip()
        self._write_blocks(sheet, goals_section(self.report, self.words)[1:])
        self._write_totals(sheet)
        numbered = [place for place, goal in enumerate(self.report.goals, rows.first) if goal.goal is not None]
        if numbered:
            self._chart(sheet, Span(numbered[0], numbered[-1]))

    def _write_totals(self, sheet: Sheet) -> None:
        """Write the totals, and how their numbers are meant."""
        if not self.report.totals:
            return
        sheet.skip()
        self.table(sheet, LISTINGS["totals"](self.report).only(_TOTALS))
        self._write_blocks(sheet, totals_section(self.report, self.words)[1:])

    def _aims(self, listing: Listing) -> Listing:
        """Return the goals with the plan's own word where a goal has no number."""
        texts = [(goal.goal_en if self.words.lang == "en" else None) or goal.goal_text for goal in self.report.goals]
        return listing.with_values("goal", [t or goal.goal for t, goal in zip(texts, self.report.goals, strict=True)])

    def _chart(self, sheet: Sheet, rows: Span) -> None:
        name, chart = self.cells.sheet_text("goals"), self.book.columns_chart()
        for key, color in (("count", "#4472A8"), ("goal", "#B9C4D0")):
            place = _GOALS.index(key)
            chart.add_series({
                "name": self.cells.sheet_text(f"head.{key}"),
                "categories": [name, rows.first, 0, rows.last, 0],
                "values": [name, rows.first, place, rows.last, place],
                "fill": {"color": color},
                "data_labels": {"value": True},
            })  # fmt: skip
        chart.set_title({"name": message("chart.goals", self.words.lang), "name_font": {"size": 12}})
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"major_gridlines": {"visible": False}, "visible": False})
        sheet.draw(chart, name)

    def listing(self, listing: Listing) -> Sheet:
        """Write a sheet of rows."""
        sheet = self.book.sheet(self.cells.sheet_text(listing.name))
        shown = listing if listing.name in {"firms", "lift"} else self._visible(listing)
        rows = self.table(sheet, shown)
        sheet.hold(rows, len(shown.columns), 2 if listing.name in _OF_NAMES else 1)
        return sheet

    def _visible(self, listing: Listing) -> Listing:
        """Leave out the columns that people have no need of."""
        keys = [column.key for column in listing.columns if column.key != "year" or listing.name == "years"]
        return listing.only(_SHOWN.get(listing.name, keys))

    def table(self, sheet: Sheet, listing: Listing) -> Span:
        """Write the headings and rows of a listing, with bars where it has some."""
        rows = sheet.table(self.cells.columns(listing), listing.rows)
        for place, column in enumerate(listing.columns):
            if column.name in _BARS:
                sheet.bars(place, rows, _BARS[column.name])
        return rows

    def since(self) -> None:
        """Write what has changed: the tiers, where the firms were and are, and who has moved."""
        if self.report.since is None:
            return
        (first, *said) = since(self.report, self.words, 0, verbose=True)
        sheet = self.book.sheet(self.cells.sheet_text("since"))
        sheet.title(first.lead if isinstance(first, Paragraph) else "")
        self._write_blocks(sheet, [block for block in said if isinstance(block, Paragraph)])
        sheet.skip()
        found = LISTINGS["since"](self.report)
        shown = [column.key for column in found.columns if column.key not in _PLACES]
        self.table(sheet, whole_alone(found).only(shown))
        if any(goal.by is not None for goal in self.report.since.goals):
            sheet.skip()
            self.table(sheet, groups_since(self.report))
        self._matrices(sheet)
        moved = LISTINGS["moved"](self.report)
        if moved.rows:
            sheet.skip()
            self.table(sheet, moved.only([column.key for column in moved.columns if column.key not in _PLACES]))

    def lift(self) -> None:
        """Write who has to rise so that all goals are met at once, and what each group supplies, if anybody has to."""
        listing = lift_with_values(self.report, _LIFT)
        if not listing.rows:
            return
        sheet = self.listing(listing)
        sheet.skip()
        self._write_blocks(sheet, lift_lines(self.report, self.words))
        supplies = supplies_listing(self.report)
        if supplies.rows:
            sheet.skip()
            self.table(sheet, supplies)

    def outlook(self) -> None:
        """Write what is to be expected of each tier, in tenths, and what that rests on; nothing where nobody asked."""
        section = outlook_section(self.report, self.words)
        if not section:
            return
        sheet = self.book.sheet(self.cells.sheet_text("outlook"))
        sheet.title("".join(block.lead for block in section[:1] if isinstance(block, Paragraph)))
        sheet.skip()
        for grid in section:
            if isinstance(grid, Grid):
                self.table(sheet, self._outlook_listing(grid))
                sheet.skip()
        self._write_blocks(sheet, outlook_notes(self.report, self.words))

    def _outlook_listing(self, grid: Grid) -> Listing:
        """Return the table of the outlook with its counts as numbers."""
        columns = [
            Column("tier", "text", "tier"),
            *(Column(key, "count", key) for key in ("count", "goal", "own_pace")),
            Column("chance", "text", "chance"),
        ]
        found = self.report.outlook.goals if self.report.outlook else ()
        triples = zip(self.report.goals, found, grid.rows, strict=True)
        rows: list[list[Value]] = [
            [goal.tier, goal.count, goal.goal if goal.goal_text is None else row[2].text, one.own_pace, row[-1].text]
            for goal, one, row in triples
        ]
        return Listing("outlook", tuple(columns), rows)

    def _matrices(self, sheet: Sheet) -> None:
        """Write where the firms were, from above, and are, from the left: as numbers."""
        counts = [matrix.firms for matrix in (self.report.since and self.report.since.matrix) or ()]
        for (called, table), firms in zip(matrices(self.report, self.words), counts, strict=True):
            corner, *bands = (column.heading for column in table.columns)
            rows: list[list[Value]] = [[row[0].text, *numbers] for row, numbers in zip(table.rows, firms, strict=True)]
            sheet.skip()
            self._write_blocks(sheet, [called])
            columns = (Column(corner, "text"), *(Column(band, "count") for band in bands))
            self.table(sheet, Listing("matrix", columns, rows))

    def problems(self) -> None:
        """Write the problems in the language of the workbook."""
        items = self.report.problems.items
        said = [report_problem_text(item, self.report, self.words.lang) for item in items]
        sheet = self.listing(LISTINGS["problems"](self.report).with_values("message", said))
        if self.report.problems.omitted:
            sheet.skip()
            sheet.line(self.words.report_text("more-problems", n=self.report.problems.omitted))

    def reading(self) -> None:
        """Write how the tables were read, and by which plan."""
        sheet = self.book.sheet(self.cells.sheet_text("reading"))
        sheet.columns(_READING)
        self._write_blocks(sheet, data_section(self.report, self.words, verbose=False))
        if self.book.as_text:
            sheet.line(self.cells.sheet_text("too-long", n=self.book.as_text))
        for section in column_sections(self.report, self.words):
            sheet.skip()
            self._write_blocks(sheet, section)

    def _write_blocks(self, sheet: Sheet, section: Iterable[Block]) -> None:
        """Write the blocks of a page below each other."""
        for block in section:
            if isinstance(block, Grid):
                sheet.words([column.heading for column in block.columns], italic=True)
                for row in block.rows:
                    sheet.words([cell.text for cell in row])
            else:
                sheet.line(block.lead + block.text, **({} if block.text else {"bold": True}))
