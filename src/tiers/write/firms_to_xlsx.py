"""Firms with their tiers → a workbook: one sheet of firms, and one that says how the table was read."""

from tiers.domain.classification import Classification
from tiers.report.contract.report import Report
from tiers.write.page.phrases import Words
from tiers.write.page.verdict import title
from tiers.write.view import View
from tiers.write.workbook.book import Book, make_workbook
from tiers.write.workbook.firms import firm_listing
from tiers.write.workbook.sheets import Sheets, print_head


def firms_to_xlsx(report: Report, view: View, firms: Classification) -> bytes:
    """Write a row per firm, in table order.

    Raises: WriteError for more firms than a sheet holds, or if a temporary file cannot be written.
    """
    words = Words(report, view.lang)

    def fill(book: Book) -> None:
        sheets = Sheets(report, words, book)
        sheets.listing(firm_listing(firms))
        sheets.reading()

    return make_workbook(title(report, words), fill, firms.firms, print_head(report, words))
