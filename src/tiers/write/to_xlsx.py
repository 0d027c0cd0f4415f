"""Report → a workbook for the office: exact numbers that look as a person says them."""

from tiers.domain.classification import Classification
from tiers.report.contract.report import Report
from tiers.write.page.phrases import Words
from tiers.write.page.verdict import title
from tiers.write.view import View
from tiers.write.workbook.book import Book, make_workbook
from tiers.write.workbook.close_firms import write_close_firms
from tiers.write.workbook.firms import firm_listing
from tiers.write.workbook.goal_details import write_goal_details
from tiers.write.workbook.group_goals import write_group_goals
from tiers.write.workbook.sheets import Sheets, print_head


def to_xlsx(report: Report, view: View, firms: Classification | None) -> bytes:
    """Write the sheets of a report; `firms` is None where nobody is to be named.

    Raises: WriteError for more firms than a sheet holds, or if a temporary file cannot be written.
    """
    words = Words(report, view.lang)

    def fill(book: Book) -> None:
        sheets = Sheets(report, words, book)
        sheets.goals()
        write_goal_details(sheets)
        sheets.since()
        sheets.listings(("nearest",))
        write_close_firms(sheets)
        sheets.lift()
        sheets.outlook()
        if firms:
            sheets.listing(firm_listing(firms))
        sheets.listings(("breakdown",))
        write_group_goals(sheets)
        sheets.listings(("years",))
        sheets.problems()
        sheets.reading()

    return make_workbook(title(report, words), fill, firms.firms if firms else 0, print_head(report, words))
