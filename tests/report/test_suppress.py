"""A report to pass on holds nothing of a single firm."""

import json
import re

import pytest

from tests.engines.drawn import PLAN, plan, table
from tests.report.test_assess import HEADINGS, judge
from tests.wording.test_problem import SAID
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.engines import tally
from tiers.report.assess import assess
from tiers.report.contract.report import Group, Report
from tiers.report.problem_text import report_problem_message
from tiers.report.suppress import suppress_names
from tiers.write.to_json import to_json

GROUPED = "firm  year  industry  revenue\n"
BY_INDUSTRY = plan(breakdown=[{"heading": "industry", "values": ["纺织"]}])


def groups(*sizes: int, without: int = 0) -> list[Group]:
    """Count groups of these sizes; the first `without` firms of the last one have no figure. 纺织 is empty."""
    rows = [f"示例{g}-{i}厂  2008  组{g}  {100 + i}" for g, size in enumerate(sizes) for i in range(size)]
    for i in range(1, without + 1):
        rows[-i] = rows[-i].rsplit("  ", 1)[0] + "  停产"
    return [*judge(GROUPED + "\n".join(rows), BY_INDUSTRY, no_names=True).breakdowns[0].groups]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        # firms per group → what is shown of each; the plan's empty group always is
        ((5, 4, 3), [0, 5, 4, 3]),
        ((5, 4, 2), [0, 5, None, None]),
        ((5, 1, 1), [0, None, None, None]),
        ((5, 2, 2), [0, 5, None, None]),
        ((2,), [0, None]),
    ],
)
def test_small_groups_are_null_and_cannot_be_found_by_subtracting(
    sizes: tuple[int, ...], shown: list[int | None]
) -> None:
    """With one hidden group the next smallest hides too; 1 + 1 is still fewer than three."""
    assert [group.enterprises for group in groups(*sizes)] == shown


def test_a_hidden_group_shows_neither_counts_nor_totals_and_no_group_its_largest_firm() -> None:
    """The largest firm is a single one."""
    shown, hidden = groups(5, 4, 2)[1:3]
    assert (hidden.counts, hidden.totals, hidden.largest, shown.largest) == (None, None, None, None)
    assert shown.totals is not None
    assert shown.totals[0].total == 510 * 10_000


def test_a_total_that_fewer_than_three_firms_make_up_is_null_and_so_is_the_next() -> None:
    """Of four firms two have a figure; the other group's total would give it away."""
    found = groups(3, 4, without=2)
    assert [group.enterprises for group in found] == [0, 3, 4]
    assert [total.total for group in found for total in group.totals or ()] == [0, None, None]


def test_lists_of_firms_are_null_and_counts_stay() -> None:
    """What a leader asks can still be read."""
    goal = judge(HEADINGS + "示例厂  2008  60000", no_names=True).goals[1]
    assert (goal.count, goal.gap, goal.on_the_limit) == (1, 4, 0)
    assert (goal.nearest, goal.cushion, goal.on_the_limit_firms, goal.uplift) == (None, None, None, None)


@pytest.mark.parametrize(("firms", "total"), [(2, None), (3, 15 * 10_000)])
def test_a_total_of_fewer_than_three_firms_is_null(firms: int, total: int | None) -> None:
    """And the largest figure always is."""
    rows = "\n".join(f"示例{i}厂  2008  5" for i in range(firms))
    report = judge(f"{HEADINGS}{rows}\n合计  _  {firms * 5}", no_names=True)
    assert (report.measures[0].total, report.measures[0].largest) == (total, None)
    stated = report.inputs[0].totals[0]
    assert (stated.stated, stated.added) == (total, total)


def test_a_total_that_differs_is_told_without_the_two_sums() -> None:
    """Of a single firm the sum would be its figure."""
    report = judge(HEADINGS + "示例厂  2008  74219\n合计  _  74220", no_names=True)
    assert [(item.code, item.facts) for item in report.problems.items] == [("total-differs", ())]
    assert "742" not in report.problems.items[0].message
    assert "742" not in to_json(report)


def test_no_name_and_no_cell_of_a_firm_stands_anywhere() -> None:
    """Not in problems either."""
    rows = "秘密厂  2008  约5亿\n秘密厂合计  2008  -7\n" + "\n".join(f"秘密{i}厂  2008  5" for i in range(4))
    report = judge(HEADINGS + rows + "\n注：秘密厂停产  _  _", no_names=True)
    assert report.problems.errors == 1
    assert "秘密" not in to_json(report)
    assert "约5亿" not in to_json(report)
    assert "秘密" not in repr(report)


def test_a_report_that_names_firms_is_left_as_it_is() -> None:
    """Only `--no-names` leaves them out."""
    report = judge(HEADINGS + "示例厂  2008  60000")
    assert isinstance(suppress_names(report), Report)
    assert "示例厂" in json.dumps(json.loads(to_json(report)), ensure_ascii=False)


@pytest.mark.parametrize("no_names", [True, False], ids=["no names", "names"])
@pytest.mark.parametrize(("code", "facts", "english"), SAID, ids=[case[0] for case in SAID])
def test_every_problem_can_be_said_in_chinese(
    code: str, facts: dict[str, object], english: str, *, no_names: bool
) -> None:
    """From the facts that a report keeps; to pass on, without a name, a cell, or the figure of a firm."""
    place = ("data.csv", None, 83, "营业收入", "约2.3亿")
    question = Question(PLAN, no_names=no_names)
    counted = tally([table(HEADINGS + "示例厂  2008  60000")], question)
    report = assess(counted._replace(problems=(Problem(code, *place, tuple(facts.items())),)), question)
    item = report.problems.items[0]
    chinese = report_problem_message(item, report).text("zh")
    assert not re.search("[{}]|None", chinese)
    assert re.search("[\u4e00-\u9fff]", chinese)
    if no_names:
        assert not re.search("示例|约2.3亿|7.42|742|500万", chinese) or code == "register-limit"
        assert {"name", "value"}.isdisjoint(dict(item.facts or ()))
    else:
        assert item.message == english
        assert ("示例机械厂 001" in chinese) == ("示例机械厂 001" in english)
