import pytest

from tiers.intake.readers.html_tables import tables_of


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["c"]]),
        ("<TR><TD>a<TD>b<TR><TH>c", [["a", "b"], ["c"]]),
        ("<td>a<td>b", [["a", "b"]]),
        ("<tr><td>a<br>b<p>c</p><div>d</div> \n e&nbsp;f &lt;g&gt; &amp;#x4e2d;", [["a b c d e f <g> &#x4e2d;"]]),
        ("<tr><td><script>var a='<td>x'</script><style>td{}</style>a<template>b</template></script>", [["a"]]),
        ("<!-- <tr><td>x --><tr><td><!--x-->a<![if !x]>b<![endif]>", [["ab"]]),
        ("text<tr>text<td>a</td>text</tr>text", [["a"]]),
        ("</td></tr></table></script><tr><td>a", []),
        ("<tr><td>a <table><tr><td>in</table> b<td>c", [["a b", "c"]]),
        (
            "<tr><td colspan=3>a<td>b<tr><td colspan=x>c<td colspan=0>d<td colspan>e",
            [["a", "", "", "b"], ["c", "d", "e"]],
        ),
        ("<tr><td rowspan=2>a<td>1<tr><td>2<tr><td>b", [["a", "1"], ["a", "2"], ["b"]]),
        ("<tr><td>x<td rowspan=3>5<tr><td>y<tr><td>z", [["x", "5"], ["y", ""], ["z", ""]]),
        ("<tr><td rowspan=2 colspan=2>a<td>1<tr><td>2", [["a", "", "1"], ["a", "", "2"]]),
        ("<tr><td>1<td rowspan=3>a<tr><td>2<tr><tr><td>3", [["1", "a"], ["2", "a"], ["", "a"], ["3"]]),
    ],
)
def test_the_cells_of_a_table(cells: str, rows: list[list[str]]) -> None:
    """Words that are merged over rows stand in each of them, figures but once; nothing is run."""
    found = tables_of(f"<table>{cells}</table>")
    assert (found[0] if found else []) == rows


def test_tables_within_tables() -> None:
    """Each is one of its own, in the order in which they begin; empty ones are none."""
    assert tables_of("<table></table><table><tr><td>a<table><tr><td>b</table>c</table>") == [[["ac"]], [["b"]]]


def test_a_table_that_is_never_ended() -> None:
    """What is there counts, also where the page was cut off."""
    assert tables_of("<table><tr><td>a<td>b") == [[["a", "b"]]]


def test_a_row_has_as_many_cells_as_in_a_workbook() -> None:
    """What lies beyond is left out."""
    (rows,) = tables_of("<table><tr><td colspan=16000><td colspan=999999>b<td>c<tr><td>d</table>")
    assert [len(row) for row in rows] == [16_384, 1]
