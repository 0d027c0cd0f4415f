import pytest
from python_calamine import CalamineError

from tests.intake.workbooks import OTHER, ROWS, xlsx
from tiers.intake.workbook_ahead import WorkbookAhead


def test_every_sheet_is_there() -> None:
    """The first one again, too, where it is asked for twice."""
    book = WorkbookAhead(xlsx(("一", ROWS), ("二", OTHER)))
    assert [about.name for about in book.sheets_metadata] == ["一", "二"]
    found = [book.get_sheet_by_index(place).to_python()[-1] for place in (0, 1, 0)]
    assert found == [["", "合 计", 300.5, 270.0], ["示例造纸厂", 7.0], ["", "合 计", 300.5, 270.0]]


def test_what_is_wrong_is_told_to_who_asks() -> None:
    """And to nobody before."""
    book = WorkbookAhead(b"PK\3\4")
    book.join()
    with pytest.raises(CalamineError):
        _ = book.sheets_metadata


def test_what_ends_without_a_word_had_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where not even the library could be loaded."""
    monkeypatch.setattr(WorkbookAhead, "run", lambda _: None)
    with pytest.raises(MemoryError):
        WorkbookAhead(b"").get_sheet_by_index(0)
