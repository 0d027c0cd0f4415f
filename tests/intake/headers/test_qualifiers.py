import pytest

from tiers.intake.headers import qualifiers


@pytest.mark.parametrize(
    ("heading", "left"),
    [
        ("营业收入①", "营业收入"),
        ("（1）营业收入", "营业收入"),
        ("(二) 营业收入", " 营业收入"),
        ("(1)", "(1)"),
        ("(2008)营业收入", "(2008)营业收入"),
        ("*营业收入", "营业收入"),
        ("营业收入（注1）", "营业收入"),
        ("“营业收入”", "营业收入"),
        ("一、营业收入", "营业收入"),
        ("1、营业收入", "营业收入"),
        ("1、2月营业收入", "1、2月营业收入"),
        ("营业收入(06)", "营业收入(06)"),
        ("①", "①"),
    ],
)
def test_marks_of_footnotes(heading: str, left: str) -> None:
    """They are taken off, unless nothing is left; two digits in brackets may be a year."""
    assert qualifiers.without_marks(heading) == left


@pytest.mark.parametrize(
    ("word", "core"),
    [
        ("企业营业收入", "营业收入"),
        ("规模以上工业企业年营业收入合计数", "营业收入"),
        ("营业收入[必填]", "营业收入"),
        ("营业收入(单位)", "营业收入"),
        ("经审计营业收入", "营业收入"),
        ("总产值", "产值"),
    ],
)
def test_words_that_do_not_change_a_measure(word: str, core: str) -> None:
    """Several of them may stand around it."""
    assert core in qualifiers.without_qualifiers(word)


@pytest.mark.parametrize(
    ("word", "measure"),
    [
        ("totaloperatingrevenue", "revenue"),
        ("businessincome", "revenue"),
        ("grossindustrialoutputvalue", "output"),
        ("netincome", None),
        ("costofrevenue", None),
        ("revenuegrowth", None),
        ("revenueperemployee", None),
        ("production", None),
        ("salesmanager", None),
        ("", None),
    ],
)
def test_measures_in_english(word: str, measure: str | None) -> None:
    """Only if every word of it is known."""
    assert qualifiers.measure_in_english(word) == measure


@pytest.mark.parametrize(
    ("heading", "left", "language"),
    [
        ("companyname(english)", "companyname", "en"),
        ("企业英文名称", "企业名称", "en"),
        ("名称(中)", "名称", "zh"),
        ("company_name_cn", "company_name", "zh"),
        ("企业名称", "企业名称", ""),
        ("kitchenname", "kitchenname", ""),
    ],
)
def test_the_language_of_a_name(heading: str, left: str, language: str) -> None:
    """In brackets, before or behind it."""
    assert qualifiers.without_language(heading) == (left, language)
