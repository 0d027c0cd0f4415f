import pytest

from tests.engines.test_rows_of_no_firms import ALONE_CALLED_SO, ALONE_PLAIN, ALONE_TOLD, words
from tiers.domain.cleaning import name
from tiers.domain.lone_rows import as_item, is_alone, lone, may_number_a_list, numbers_a_list

DRAWN = [
    (cell, kind, is_plain)
    for drawn, is_plain in ((ALONE_PLAIN, True), (ALONE_TOLD, False))
    for kind in drawn
    for cell in words(drawn[kind])
    if cell != "————————" and not cell.startswith("……")
]


@pytest.mark.parametrize(("cell", "kind", "is_plain"), DRAWN)
def test_texts_that_are_no_firm(cell: str, kind: str, *, is_plain: bool) -> None:
    """The end of a table, a remark, the heading of a section."""
    found = lone(as_item(name(cell) or "", [cell]))
    assert found is not None
    assert (found.kind.value, found.is_plain) == (kind, is_plain)


@pytest.mark.parametrize("cell", [*words(ALONE_CALLED_SO), "", "示例机械", "示例县工信局", "Fin Foods Ltd"])
def test_firms(cell: str) -> None:
    """Though they begin or end nearly so."""
    assert lone(as_item(cell, [cell])) is None


@pytest.mark.parametrize(
    "office", ["示例县统计局", "示例县统计局（公章）", "示例县统计局 2009年1月", "示例县统计办公室2009.1.15"]
)
def test_the_office_that_made_a_table(office: str) -> None:
    """It is told of: somebody may be called so."""
    found = lone(name(office) or "")
    assert found is not None
    assert (found.kind.value, found.is_plain) == ("note", False)


@pytest.mark.parametrize(
    ("cells", "is_so"),
    [
        (["", "*含税", ""], True),
        (["*含税", "—", "-"], True),
        (["*含税", "5"], False),
        (["", ""], False),
        (["示例县统计局", "", "2009.1"], True),
        (["示例机械", "2009.1"], False),
        (["2009年1月", "2009.1"], False),
    ],
)
def test_whether_a_text_is_alone(cells: list[str], *, is_so: bool) -> None:
    """A day beside an office is when it has signed."""
    assert is_alone(cells) is is_so


@pytest.mark.parametrize(
    ("cell", "item"),
    [("①机械", "1、机械"), ("Ⅰ、机械", "1、机械"), (" ⒈ 机械", "1、机械"), ("1机械", "1机械"), ("机械①", "机械1")],
)
def test_a_number_in_one_sign(cell: str, item: str) -> None:
    """It numbers a list at the beginning, and belongs to the name elsewhere."""
    assert as_item(name(cell) or "", ["", cell]) == item
    assert numbers_a_list(cell) is (item == "1、机械")


@pytest.mark.parametrize(("cells", "may"), [("示例\n①机械", True), ("示例\n1机械", False), ("a\nb", False)])
def test_joined_cells_that_are_worth_a_look(cells: str, *, may: bool) -> None:
    """Few columns hold such a sign."""
    assert may_number_a_list(cells) is may
