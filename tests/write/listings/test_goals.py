from tests.write import reports
from tiers.write.listings.goals import goals_listing


def test_names_alone() -> None:
    """Joined; nobody is an empty cell, and so is whoever is left out."""
    found = goals_listing(reports.drawing(goals=(reports.one(), reports.group())))
    keys = [column.key for column in found.columns]
    first, second = (dict(zip(keys, row, strict=True)) for row in found.rows)
    assert first["cushion"] == "示例羽绒厂 279; 示例羽绒厂 280"
    assert first["on_the_limit_firms"] == "示例羽绒厂 033"
    assert (second["cushion"], second["nearest"], second["on_the_limit_firms"]) == (None, None, None)
    hidden = goals_listing(reports.no_names())
    assert {dict(zip(keys, row, strict=True))["nearest"] for row in hidden.rows} == {None}
