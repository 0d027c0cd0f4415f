import pytest

from tiers.intake.headers.lookalikes import look_alike


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("主营业务收入占比", "share"),
        ("營業收入-上月比較增減(%)", "share"),
        ("营业收入增幅", "share"),
        ("营业收入上年同期", "earlier"),
        ("去年当月营收", "earlier"),
        ("营业收入全年预算", "planned"),
        ("营业收入排名", "rank"),
        ("营业收入（含税）", "other"),
        ("网上销售额", "part"),
        ("年销售收入_____万元", "question"),
        ("当月营收", "month"),
        ("营业收入甲", "unclear"),
        ("not used: 营业收入", "other"),
        ("revenue_state", "tier"),
        ("revenue_short_by", "tier"),
        ("Next tier by sales revenue", "tier"),
        ("Needs in sales revenue (yuan)", "tier"),
        ("销售收入所在档", "tier"),
        ("销售收入还差（元）", "tier"),
        ("revenue", "unclear"),
    ],
)
def test_why_a_heading_is_not_the_measure(heading: str, kind: str) -> None:
    """The first rule that holds."""
    assert look_alike(heading) == f"choice.{kind}"
