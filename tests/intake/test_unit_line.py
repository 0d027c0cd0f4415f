import pytest

from tiers.intake.unit_line import unit_line


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        ([["单位：万元"]], ["万元"]),
        ([["計量單位:千元"]], ["千元"]),
        ([["金额单位 万元"]], ["万元"]),
        ([["2006年", "", "单位：", "", "亿元"]], ["亿元"]),
        ([["主要指标（单位：万元、人）"]], ["万元"]),
        ([["金额单位：万元 数量单位：户"]], ["万元"]),
        ([["主要指标(万元)"]], ["万元"]),
        ([["Sales (in CNY million)"]], ["CNY million"]),
        ([["units: yuan"]], ["yuan"]),
        ([["单位：万元"], ["单位：万元"]], ["万元"]),
        ([["单位：万元"], ["单位：千元"]], ["万元", "千元"]),
        ([["单位名称：某局"]], None),
        ([["填报单位：某局", "单位："]], None),
        ([["2006年主要指标(快报)"]], None),
        ([], None),
    ],
)
def test_the_unit_above_a_table(rows: list[list[str]], units: list[str] | None) -> None:
    """Of money alone, each once; more than one contradict each other."""
    found = unit_line(rows)
    assert (found and [unit.text for unit in found.units]) == units
