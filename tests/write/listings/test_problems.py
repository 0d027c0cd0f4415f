from tests.write import reports
from tiers.write.listings.problems import problems_listing


def test_a_row_per_problem() -> None:
    """In the order of the report, with the English sentence that programs get."""
    report = reports.drawing(problems=reports.problems(reports.problem(), reports.problem(row=None, path=None)))
    first, second = problems_listing(report).rows
    assert first[:7] == ["error", "amount-unreadable", "data.csv", None, 83, "营业收入（万元）", "约2.3亿"]
    assert first[7] == reports.problem().message
    assert second[2:5] == [None, None, None]
