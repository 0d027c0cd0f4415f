import subprocess

import pytest

from tests.intake import workbooks
from tests.intake.asked import question
from tests.intake.workbooks import ods, pack, parts, replace_in_part
from tiers.domain.table import Table
from tiers.intake.readers import from_workbook
from tiers.intake.readers.workbook.ods_xml import facts_of_ods

NAMES = (
    b'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    b'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
)
PLAIN = b"<number:number number:decimal-places='2'/>"
THOUSANDS = b'<number:number number:decimal-places="2" number:display-factor="1000"/>'
POINT = b'<number:number><number:embedded-text number:position="4">.</number:embedded-text></number:number>'
"""A point before the last four digits, as a format `0"."0000` shows 元 as 万元."""


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each workbook here, where it can be seen what was run."""
    monkeypatch.setattr(subprocess, "Popen", workbooks.Here)


def data_style(number: bytes, *, name: bytes = b"N1", rest: bytes = b"") -> bytes:
    """Make a style of numbers."""
    return b'<number:number-style style:name="%b">%b<number:text>x</number:text>%b</number:number-style>' % (
        name,
        number,
        rest,
    )


def cell_style(name: bytes, **attributes: bytes) -> bytes:
    """Make a style of cells; `data` and `parent` name others."""
    words = {"data": b"style:data-style-name", "parent": b"style:parent-style-name"}
    said = b"".join(b' %b="%b"' % (words[key], value) for key, value in attributes.items())
    return b'<style:style style:name="%b" style:family="table-cell"%b/>' % (name, said)


DIVIDED = data_style(THOUSANDS) + cell_style(b"ce1", data=b"N1")


def cell(attributes: str, kind: str = "float") -> str:
    """Make a cell with a number."""
    return f'<table:table-cell {attributes} office:value-type="{kind}" office:value="5"><text:p>0.01</text:p></table:table-cell>'


def book(styles: bytes, *cells: str) -> bytes:
    """Make an `.ods` of firms with these figures in its second sheet."""
    rows = [("企业名称", "2006年收入（元）"), *(("甲", each) for each in cells)]
    made = ods(("说明", [["示例"]]), ("表", rows))
    start = b"<office:automatic-styles %b>%b</office:automatic-styles><office:body>" % (NAMES, styles)
    return replace_in_part(made, "content.xml", b"<office:body>", start)


def read(data: bytes) -> Table:
    """Read the table of a workbook."""
    return from_workbook.tables(data, "book", question())[0]


def warnings_of(data: bytes) -> list[tuple[str, str | None, dict[str, object]]]:
    """Return code, column and facts of each problem."""
    return [(problem.code, problem.column, dict(problem.facts)) for problem in read(data).problems]


SAID = [("format-scaled", "2006年收入（元）", {"cell": "B2"})]
STYLED = cell('table:style-name="ce1"')


@pytest.mark.parametrize(
    ("styles", "said"),
    [
        (DIVIDED, SAID),
        (data_style(POINT) + cell_style(b"ce1", data=b"N1"), SAID),
        (data_style(PLAIN) + cell_style(b"ce1", data=b"N1"), []),
        (DIVIDED + cell_style(b"ce1"), []),
        (DIVIDED + data_style(PLAIN), []),
        (data_style(THOUSANDS.replace(b"1000", b"1")) + cell_style(b"ce1", data=b"N1"), []),
        (data_style(THOUSANDS) + cell_style(b"Own", data=b"N1") + cell_style(b"ce1", parent=b"Own"), SAID),
        (data_style(THOUSANDS) + cell_style(b"ce1", parent=b"ce2") + cell_style(b"ce2", parent=b"ce1"), []),
        (data_style(THOUSANDS) + cell_style(b"ce1", parent=b"nowhere"), []),
        (
            data_style(THOUSANDS, name=b"N1P0")
            + data_style(PLAIN, rest=b'<style:map style:condition="value()&gt;=0" style:apply-style-name="N1P0"/>')
            + cell_style(b"ce1", data=b"N1"),
            SAID,
        ),
        (DIVIDED.replace(b"number:number-style", b"number:currency-style"), SAID),
    ],
    ids=[
        "divided",
        "a point",
        "plain",
        "no style of numbers",
        "the later one",
        "by one",
        "a parent",
        "a circle",
        "no parent",
        "a map",
        "currency",
    ],
)
def test_a_number_that_is_shown_divided(styles: bytes, said: list[object]) -> None:
    """By the style of its cell: its own, that of a parent, or one that is mapped; what is stored counts."""
    data = book(styles, STYLED)
    assert warnings_of(data) == said
    assert read(data).cells == [["甲", "5"]]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ([cell("")], []),
        ([cell(""), STYLED], [("format-scaled", "2006年收入（元）", {"cell": "B3"})]),
        ([cell('table:style-name="ce1"', "currency")], SAID),
        (["<table:table-cell table:style-name='ce1'/>"], []),
        (
            [
                '<table:table-cell table:style-name="ce1" office:value-type="string"><text:p>5</text:p></table:table-cell>'
            ],
            [],
        ),
    ],
)
def test_only_numbers_in_such_a_style(figures: list[str], said: list[object]) -> None:
    """The first of them is named; blanks and texts are shown as they are."""
    assert warnings_of(book(DIVIDED, *figures)) == said


def test_styles_that_a_workbook_has_for_all_sheets() -> None:
    """They stand in a part of their own; what the content says of one of the same name holds."""
    made = book(b"", STYLED)
    styles = b"<office:document-styles %b>%b</office:document-styles>" % (NAMES, DIVIDED)
    assert warnings_of(pack({**parts(made), "styles.xml": styles})) == SAID
    assert warnings_of(pack({**parts(book(cell_style(b"ce1"), STYLED)), "styles.xml": styles})) == []


def scaled_columns(table: str) -> dict[str, str]:
    """Return the scaled columns of a table of which only the cells with a style are divided."""
    ((_, scaled, _),) = facts_of_ods(DIVIDED + f"<table:table>{table}</table:table>".encode(), b"")
    return dict(scaled)


NUMBER = '<table:table-cell office:value="5"/>'
NONE = "<table:table-cell/>"


@pytest.mark.parametrize(
    ("table", "scaled"),
    [
        (f'<table:table-row table:default-cell-style-name="ce1">{NUMBER}</table:table-row>', {"A": "A1"}),
        (
            (
                '<table:table-column-group><table:table-column table:number-columns-repeated="2"/></table:table-column-group>'
                '<table:table-column table:default-cell-style-name="ce1"/>'
                f"<table:table-row>{NUMBER}{NUMBER}{NUMBER}{NUMBER}</table:table-row>"
            ),
            {"C": "C1"},
        ),
        (
            (
                '<table:table-row-group><table:table-row table:number-rows-repeated="7"/></table:table-row-group>'
                '<table:table-row><table:covered-table-cell table:number-columns-repeated="25"/>'
                '<table:table-cell table:number-columns-repeated="2" table:style-name="ce1" office:value="5"/></table:table-row>'
            ),
            {"Z": "Z8", "AA": "AA8"},
        ),
        (
            (
                '<table:table-row table:number-rows-repeated="99999999999999999999">'
                '<table:table-cell table:number-columns-repeated="x" table:style-name="ce1" office:value="5"/></table:table-row>'
                f'<table:table-row>{NONE}<table:table-cell table:style-name="ce1" office:value="5"/></table:table-row>'
            ),
            {"A": "A1", "B": "B2"},
        ),
    ],
    ids=["of its row", "of its column", "groups and repeated ones", "numbers that are none"],
)
def test_where_a_number_stands(table: str, scaled: dict[str, str]) -> None:
    """A row or a column may say the style of its cells, and a row, column or cell stand for many."""
    assert scaled_columns(table) == scaled


def test_more_columns_than_any_table_has() -> None:
    """Of a cell that stands for many the first hundred are named, and none beyond the last column of any program."""
    cells = '<table:table-cell table:number-columns-repeated="%s" table:style-name="ce1" office:value="5"/>'
    assert len(scaled_columns(f"<table:table-row>{cells % 9000}{cells % 9000}</table:table-row>")) == 200
    assert [*scaled_columns(f"<table:table-row>{cells % 16383}{cells % 9}</table:table-row>")][100:] == ["XFD"]


def test_rows_of_a_group_are_counted_once() -> None:
    """The tag of the group is no row."""
    row = '<table:table-row table:visibility="filter">'
    content = f"<table:table><table:table-row-group><table:table-row/>{row}</table:table-row></table:table-row-group>"
    (found,) = facts_of_ods(f"{content}</table:table>".encode(), b"")
    assert [*found.hidden_rows] == [2]
    assert facts_of_ods(content.replace("visibility", "name").encode(), b"") == ()
