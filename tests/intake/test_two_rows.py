import pytest

from tests.intake.asked import read, refusal


@pytest.mark.parametrize(
    "text",
    [
        "企业名称,营业收入,,\n,2005年,2006年,2007年\n甲,1,2,3\n",
        "序号,企业名称,营业收入\n,,万元\n1,甲,5\n",
        "企业名称,产值\n,1-9月\n甲,5\n",
    ],
)
def test_a_second_row_of_headings_is_no_firm(text: str) -> None:
    """Years, units and periods under the headings, without a name."""
    error = refusal(text)
    assert (error.code, error.facts["row"]) == ("headings-two-rows", 2)


@pytest.mark.parametrize("row", [",5", ",", "甲,2006", ",约5", "-,-"])
def test_a_first_row_that_is_none(row: str) -> None:
    """With a name, or without anything that a heading says: the engine judges it."""
    assert read(f"企业名称,产值\n{row},x\n").cells == [[*row.split(","), "x"]]
