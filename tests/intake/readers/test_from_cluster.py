"""Tables that stay on a cluster, understood by their headings and what a look shows."""

from collections.abc import Sequence

import pytest

from tests.engines.drawn import PLAN
from tiers.domain.question import Question
from tiers.domain.row_source import TablePreview
from tiers.domain.table import Nature, Table
from tiers.errors import DataError
from tiers.intake import on_cluster

ASKED = Question(PLAN)


def understand(looked: TablePreview) -> Table:
    """Return the table of a preview."""
    return on_cluster(["spark:db.firms"], ASKED, lambda _: looked)[0]


def columns(natures: Sequence[Nature], *rows: list[str]) -> TablePreview:
    """Show a table that has columns."""
    return TablePreview("t0", "table", (), [["企业名称", "年份", "营业收入(万元)"], *rows], natures=tuple(natures))


def test_columns_are_understood_as_those_of_a_file() -> None:
    """Name, year and revenue in 万元; its rows stay where they are."""
    table = understand(columns(["text", "whole", "exact"], ["示例一厂", "2008", "5"]))
    assert [column.role for column in table.columns] == ["name", "year", "revenue"]
    assert (table.source.format, table.cells, table.problems) == ("table", (), ())
    assert table.cluster is not None
    assert (table.cluster.view, table.cluster.is_text) == ("t0", False)


@pytest.mark.parametrize("nature", ["double", "float"])
def test_binary_numbers_are_warned_about(nature: Nature) -> None:
    """Once, for the measure."""
    table = understand(columns(["text", "whole", nature], ["示例一厂", "2008", "5"]))
    assert [(problem.code, problem.column) for problem in table.problems] == [("floats-inexact", "营业收入(万元)")]


def test_a_text_is_split_as_others_are() -> None:
    """By tabs, if its headings are."""
    table = understand(
        TablePreview("t0", "csv", ("企业名称\t年份\t营业收入(万元)", "示例一厂\t2008\t5"), is_numbered=True)
    )
    assert (table.source.separator, table.source.encoding) == ("\t", "utf-8")
    assert table.cluster is not None
    assert (table.cluster.is_text, table.cluster.natures) == (True, ("text",) * 3)


def test_headings_that_are_no_utf_8_are_refused() -> None:
    """A cluster reads texts as UTF-8, whatever they are."""
    with pytest.raises(DataError) as refused:
        understand(TablePreview("t0", "csv", ("��ҵ����,���", "1,2")))
    assert refused.value.code == "cluster-encoding"


def test_rows_about_the_headings_are_refused() -> None:
    """Under them, and those that are found below later."""
    with pytest.raises(DataError) as refused:
        understand(columns(["text"] * 3, ["甲", "1", "2"], ["示例一厂", "2008", "5"]))
    assert refused.value.code == "cluster-head-below"
    table = understand(columns(["text"] * 3, ["示例一厂", "2008", "5"]))
    assert table.cluster is not None
    table.cluster.refuse([["示例二厂", "2008", "约5"]])
    with pytest.raises(DataError) as refused:
        table.cluster.refuse([["企业名称", "年份", "营业收入(万元)"]])
    assert refused.value.facts["first"] == "企业名称 | 年份 | 营业收入(万元)"


IN_FOLDERS = [
    # the name, whether the cluster gives 年份 as a column, and the folder to name instead
    ("data/年份=2008/x.parquet", False, "data"),
    ("s3://register/年份=2008/*.parquet", False, "s3://register"),
    ("s3://register/年份=2008/街道=甲/", False, "s3://register"),
    ("年份=2008/x.parquet", False, "."),
    ("data/年份=*/x.csv", False, "data"),
    ("data/年份=2008", True, None),
    ("data", True, None),
    ("data/a=b.parquet", False, None),
]


@pytest.mark.parametrize(("path", "is_column", "above"), IN_FOLDERS)
def test_a_folder_that_states_something(path: str, is_column: bool, above: str | None) -> None:  # noqa: FBT001 - a column of the table
    """It is read as a column, or the name is refused with the one that is."""
    headings = ["企业名称", "2008年营业收入(万元)", *["年份"] * is_column]
    if is_column:
        headings[1] = "营业收入(万元)"
    natures: list[Nature] = ["text" for _ in headings]
    looked = TablePreview(
        "t0", "parquet", (), [headings, ["示例一厂", "5", *["2008"] * is_column]], natures=tuple(natures)
    )
    if path.endswith(".csv"):
        looked = TablePreview("t0", "csv", ("企业名称,2008年营业收入(万元)", "示例一厂,5"))
    if above is None:
        assert on_cluster([path], ASKED, lambda _: looked)[0].source.path == path
        return
    with pytest.raises(DataError) as refused:
        on_cluster([path], ASKED, lambda _: looked)
    assert (refused.value.code, refused.value.facts["above"]) == ("cluster-folder", above)


def test_a_table_that_is_named_twice_is_refused() -> None:
    """Its firms would count twice."""
    with pytest.raises(DataError) as refused:
        on_cluster(["spark:db.firms"] * 2, ASKED, lambda _: columns(["text", "whole", "exact"]))
    assert refused.value.code == "file-twice"
