"""What few drawn tables hold, held on a cluster by tables that stand here."""

from pathlib import Path

import pytest

import tiers
from tests.engines import on_cluster
from tests.engines.drawn import PLAN
from tiers.errors import DataError
from tiers.report.contract.report import Report
from tiers.write.to_json import to_json

HEAD = "企业名称,统一社会信用代码,年份,营业收入(万元)\n"


def report_on(path: Path, **reading: object) -> Report:
    """Report with the cluster, and hold it against the engine that is the definition."""
    found = tiers.report(path, targets=PLAN, engine="spark", remote=on_cluster.remote(), **reading)  # type: ignore[arg-type]
    assert to_json(found) == to_json(tiers.report(path, targets=PLAN, engine="python", **reading))  # type: ignore[arg-type]
    return found


def write(tmp_path: Path, *rows: str) -> Path:
    """Write a table where the cluster finds it."""
    path = tmp_path / "data.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8", newline="")
    return path


def test_a_firm_may_have_a_code_and_no_name(tmp_path: Path) -> None:
    """It counts, whatever its figure is; a row with neither does not."""
    rows = "示例一厂,A1,2008,120000", ",A-2,2008,60000", ",A3,2008,约2.3亿", ",,2008,70000"
    found = report_on(write(tmp_path, *rows))
    assert (found.enterprises, [goal.count for goal in found.goals]) == (3, [1, 2, 2])
    assert [problem.code for problem in found.problems.items] == ["amount-unreadable", "row-nameless"]


def test_figures_that_differ_stop_a_report_where_that_is_asked(tmp_path: Path) -> None:
    """As everywhere, both places are named."""
    path = write(tmp_path, "示例一厂,A1,2008,120000", "示例一厂,A1,2008,60000", "示例二厂,A2,2008,5")
    with pytest.raises(DataError) as refused:
        report_on(path)
    assert refused.value.code == "duplicates-conflict"
    with pytest.raises(DataError) as as_defined:
        tiers.report(path, targets=PLAN, engine="python")
    assert str(refused.value) == str(as_defined.value)


@pytest.mark.thorough
def test_of_rows_that_are_all_kept_the_first_says_what_a_firm_reached_before(tmp_path: Path) -> None:
    """示例一厂, whose figure is missing, had 15亿 in the first of its two rows of 2007."""
    rows = "示例一厂,A1,2007,150000", "示例一厂,A1,2007,5", "示例一厂,A1,2008,", "示例二厂,A2,2008,60000"
    found = report_on(write(tmp_path, *rows), duplicates="keep", top=3)
    assert [goal.count for goal in found.goals] == [0, 1, 1]
    assert [goal.could_reach for goal in found.goals] == [1, 1, 1]
