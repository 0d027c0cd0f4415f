"""Figures that have moved into a column of words or of nothing: every engine warns of the same ones."""

from pathlib import Path

import pytest

import tiers
from tests.engines import on_cluster
from tests.engines.drawn import PLAN, count, plan, table
from tiers.engines.rules import shifted_cells
from tiers.errors import DataError
from tiers.write.to_json import to_json

BOTH = plan(
    tier=[
        {"name": "1亿", "measure": "revenue", "over": "1亿"},
        {"name": "千万", "measure": "output", "over": "1000万"},
    ]
)
"""A plan of two measures."""


def shifted_in(drawing: str) -> list[tuple[int | None, str | None, str | None]]:
    """Return line, column and cell of each shifted figure, by every engine."""
    measures = BOTH if "output" in drawing else PLAN
    return [(p.row, p.column, p.value) for p in count(drawing, measures).problems if p.code == "figure-moved"]


FIRMS = "firm  trade  revenue  note\n甲厂  机械  5  _\n乙厂  食品  6  _\n丙厂  化工  7  _\n"
"""Three firms in lines 2 to 4, with words left of their figures and nothing right of them."""


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("丁厂  45000  _  _", [(5, "trade", "45000")]),
        ("丁厂  45,000.5  停产  _", [(5, "trade", "45,000.5")]),
        ("丁厂  4.5亿  _  _", [(5, "trade", "4.5亿")]),
        ("丁厂  ¥45000  _  _", [(5, "trade", "¥45000")]),
        ("丁厂  $45000  _  _", [(5, "trade", "$45000")]),
        ("45000  _  _  _", [(5, "firm", "45000")]),
        ("丁厂  机械  _  45000", [(5, "note", "45000")]),
        ("丁厂  机械  _  _", []),
        ("丁厂  约5亿  _  _", []),
        ("丁厂  二厂45  _  _", []),
        ("丁厂  机械  _  2008年起停产", []),
        ("丁厂  45000", []),
        ("丁厂  45000  6  _", [(5, "trade", "45000")]),
        ("丁厂  机械  6  2008", []),
    ],
)
def test_a_number_where_none_belongs(row: str, found: list[tuple[int, str, str]]) -> None:
    """To the left among words, to the right among nothing; right of the figures only where one is missing.

    A row with too few cells is told of as such.
    """
    assert shifted_in(FIRMS + row) == found


@pytest.mark.one_in(12)
@pytest.mark.parametrize(
    "drawing",
    [
        "no  firm  revenue\n1  甲厂  5\n2  乙厂  6\n3  丙厂  7\n4  丁厂  _",
        "序号  firm  revenue\n1  甲厂  5\n2  乙厂  6\n3  丙厂  7\n4  丁厂  _",
        "firm  staff  revenue\n甲厂  12  5\n乙厂  30  6\n丙厂  80  7\n丁厂  9  _",
        "firm  phone  revenue\n甲厂  0739-5321  5\n乙厂  0739-5322  6\n丙厂  0739-5323  7\n丁厂  5324  _",
        "firm  opened  revenue\n甲厂  1998年5月  5\n乙厂  2001年7月  6\n丙厂  2003年1月  7\n丁厂  2004  _",
        "firm  trade code  revenue\n甲厂  C35  5\n乙厂  C36  6\n丙厂  C13  7\n丁厂  35  _",
        "firm  size  revenue\n甲厂  大  5\n乙厂  2  6\n丙厂  3  7\n丁厂  小  5\n戊厂  小  5\n己厂  2  _",
        "firm  revenue  tax\n甲厂  5  1\n乙厂  6  _\n丙厂  7  _\n丁厂  _  2",
        "firm  revenue  remark  since\n甲厂  5  _  _\n乙厂  6  _  _\n丙厂  7  _  _\n丁厂  _  _  2004",
        "firm  revenue  tax\n甲厂  5  _\n乙厂  6  _\n丁厂  _  2",
        "firm  投产时间  revenue\n甲厂  _  5\n乙厂  _  6\n丙厂  _  7\n丁厂  2004  _",
        "firm  size  town  revenue\n甲厂  大  东  5\n乙厂  中  西  6\n丙厂  小  南  7\n丁厂  小  北  7\n戊厂  3  北  5",
        "code  firm  revenue\n910000000000000000  甲厂  5\n91430500000000000L  乙厂  6\n914305000000000018  丙厂  7\n910000000000000026  丁厂  _",
        "code  firm  revenue\n600001  甲厂  5\n600002  乙厂  6\n600003  丙厂  7\n600004  丁厂  _",
        "firm  code  revenue\n甲厂  91430500MA00000001  5\n乙厂  91430500MA00000002  6\n丙厂  91430500MA00000003  7\n丁厂  45000  8",
        "firm  code  revenue\n甲厂  91430500MA00000001  5\n乙厂  123456789  6\n丙厂  43050000112345  7\n戊厂  43051234  7\n丁厂  45000  _",
        "firm  revenue\n1001  5\n1002  6\n1003  7\n1004  _",
    ],
    ids=[
        "numbers of rows", "serial numbers", "employees", "telephones", "dates", "codes of trades", "sizes", "few taxes", "not beside",
        "too few to tell", "years", "a size in digits", "codes of digits", "codes of a stock exchange", "a short code", "short codes", "names of digits",
    ],
)  # fmt: skip
def test_numbers_that_belong_where_they_stand(drawing: str) -> None:
    """Where other firms have numbers too, or cells with digits, no number has moved."""
    assert shifted_in(drawing) == []


def test_a_figure_in_the_place_of_a_code() -> None:
    """It is shorter than any code, and the other firms have real ones."""
    firms = "".join(f"示例{n}厂  91430500MA0000000{n}  {n}\n" for n in range(1, 4))
    assert shifted_in(f"firm  code  revenue\n{firms}丁厂  45000  _") == [(5, "code", "45000")]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("丁厂  8  7  _  _", [(5, "trade", "8")]),
        ("丁厂  机械  _  8  7", [(5, "note", "7")]),
        ("丁厂  8  7  9  _", [(5, "trade", "8")]),
        ("丁厂  机械  _  8  _", []),
    ],
)
def test_two_measures(row: str, found: list[tuple[int, str, str]]) -> None:
    """A cell that was left out or put in moves both; a figure of one measure alone may be missing."""
    firms = "firm  trade  output  revenue  note\n甲厂  机械  5  5  _\n乙厂  食品  6  6  _\n丙厂  化工  7  7  _\n"
    assert shifted_in(firms + row) == found


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("丁厂  机械  _  6  9  3", [(5, "note", "3")]),
        ("丁厂  6  9  3  _  _", [(5, "trade", "6")]),
        ("丁厂  机械  3  9  _  _", []),
    ],
)
def test_other_numbers_beside_the_figures(row: str, found: list[tuple[int, str, str]]) -> None:
    """What shows where words or nothing belong may be another number that a moved figure has pushed there.

    A figure among other numbers shows nowhere.
    """
    firms = "firm  trade  revenue  staff  tax  note\n甲厂  机械  5  9  2  _\n乙厂  食品  6  8  3  _\n丙厂  化工  7  7  4  _\n"
    assert shifted_in(firms + row) == found


def test_years_side_by_side() -> None:
    """The last of them is missing where one cell was left out."""
    firms = "firm  trade  revenue@2006  revenue@2007\n甲厂  机械  5  5\n乙厂  食品  _  6\n丙厂  化工  7  7\n戊厂  羽绒  7  _\n"
    assert shifted_in(f"{firms}丁厂  8  9  _") == [(6, "trade", "8")]


def test_a_block_of_rows_that_has_moved() -> None:
    """Each row is told of, also where they are more than the others: only these say what belongs there."""
    block = "".join(f"示例{n}厂  {n}000  _  _\n" for n in range(1, 9))
    assert shifted_in(FIRMS + block) == [(4 + n, "trade", f"{n}000") for n in range(1, 9)]


def test_where_no_firm_has_all_figures() -> None:
    """All rows say what belongs there; where numbers are many, nothing is told."""
    firms = "firm  trade  output  revenue\n甲厂  机械  _  5\n乙厂  食品  6  _\n丙厂  化工  _  7\n"
    assert shifted_in(f"{firms}丁厂  8  _  _") == [(5, "trade", "8")]
    assert shifted_in(f"{firms}丁厂  8  _  _\n戊厂  9  _  _") == []


def test_a_figure_that_has_more_digits_than_yuan_have() -> None:
    """It has been reckoned, or is a share that a figure has pushed there."""
    assert shifted_in(FIRMS + "丁厂  1234.5678901  _  _") == [(5, "trade", "1234.5678901")]
    assert shifted_in(FIRMS + "丁厂  机械  _  -8.13456823940548") == [(5, "note", "-8.13456823940548")]


def test_only_the_first_rows_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of each kind: the third without a figure is not, and the words of the first two are too few."""
    monkeypatch.setattr(shifted_cells, "MOST", 2)
    moved_ones = "".join(f"示例{n}厂  {n}000  _  _\n" for n in range(1, 4))
    assert shifted_in(FIRMS + "丁厂  羽绒  _  _\n" + moved_ones) == [(6, "trade", "1000")]
    assert (
        shifted_in("firm  trade  revenue\n甲厂  机械  5\n乙厂  食品  6\n丙厂  化工  7\n丁厂  羽绒  8\n戊厂  9  1") == []
    )


def test_a_table_without_measures_is_left_to_its_refusal() -> None:
    """There is nothing that could have moved."""
    assert [*shifted_cells.shifted_figures(table("firm  trade\n甲厂  45"), [], shifted_cells.Rows([], []))] == []


def test_a_strict_report_is_refused(tmp_path: Path) -> None:
    """As for any problem; the report itself holds the warning, the cell and its place."""
    path = tmp_path / "data.csv"
    path.write_text(
        "企业名称,行业,2008年收入(万元)\n甲厂,机械,5\n乙厂,食品,6\n丙厂,化工,7\n丁厂,45000,\n", encoding="gb18030"
    )
    (item,) = tiers.report(path, targets=PLAN).problems.items
    assert (item.code, item.severity, item.row, item.column, item.value) == (
        "figure-moved",
        "warning",
        5,
        "行业",
        "45000",
    )
    with pytest.raises(DataError) as refused:
        tiers.report(path, targets=PLAN, strict=True)
    assert refused.value.code == "strict"
    assert "45000" not in to_json(tiers.report(path, targets=PLAN, no_names=True))


@pytest.mark.one_in(3)
@pytest.mark.parametrize("row", ["丁厂,45000,,", "丁厂,,,45000", "丁厂,45000,6,"])
def test_a_text_with_an_uneven_row(tmp_path: Path, row: str) -> None:
    """Rows with too few cells are neither looked at nor compared with."""
    path = tmp_path / "data.csv"
    text = f"企业名称,行业,2008年收入(万元),备注\n甲厂,机械,5,\n乙厂,食品,6,\n丙厂,化工,7,\n戊厂,45\n{row}\n"
    path.write_text(text, encoding="utf-8")
    found = [tiers.report(path, targets=PLAN, engine=engine) for engine in ("python", "duckdb")]
    found.append(tiers.report(path, targets=PLAN, engine="spark", remote=on_cluster.remote()))
    assert found[1:] == found[:-1]
    assert [(item.code, item.row) for item in found[0].problems.items] == [("row-ragged", 5), ("figure-moved", 6)]
