import pytest

from tiers.intake.stacked import stacked


@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        ([["企业名称", "产值\n（万元）"]], ("企业名称", "产值 （万元）")),
        ([["企业名称", "指标", ""], ["", "产值", "收入"]], ("企业名称", "指标 产值", "指标 收入")),
        ([["企业名称", "指标", "指标"], ["企业名称", "产值", "收入"]], ("企业名称", "指标 产值", "指标 收入")),
        ([["企业名称", "指标", "", ""], ["", "产值", "收入", ""]], ("企业名称", "指标 产值", "指标 收入", "")),
        ([["企业名称"], ["", "产值"]], ("企业名称", "产值")),
        (
            [["", "2006年", "", "备注"], ["企业名称", "产值", "收入"]],
            ("企业名称", "2006年 产值", "2006年 收入", "备注"),
        ),
        (
            [["年", "2005年", "", "2006年", ""], ["", "产值", "收入", "产值", "收入"], ["", "万元", "", "元", ""]],
            ("年", "2005年 产值 万元", "2005年 收入", "2006年 产值 元", "2006年 收入"),
        ),
        ([], ()),
    ],
)
def test_one_heading_per_column(rows: list[list[str]], headings: tuple[str, ...]) -> None:
    """A cell that stands over others belongs to each; what is merged downwards or repeated is said once."""
    assert stacked(rows) == headings
