"""The small values: problems, tables, firms, questions, and what is plausible."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from tiers.domain import plausibility
from tiers.domain.enterprise import Enterprise
from tiers.domain.problem import KINDS, Problem
from tiers.domain.question import LISTED_BY_PROGRAMS, Question
from tiers.domain.table import Column, Source, Table
from tiers.domain.tally import TierTally
from tiers.domain.targets import Targets
from tiers.wording import sentences

TABLE = Table(
    source=Source("data.csv", "csv"),
    columns=(
        Column(0, "企业名称", "name"),
        Column(1, "營業收入 2005", "revenue"),
        Column(2, "营业收入2006", "revenue"),
        Column(3, "行 业"),
        Column(4, "行业"),
    ),
    cells=(["示例厂", "1", "2", "机械", "食品"],),
    numbers=(2,),
)


@pytest.mark.parametrize("code", KINDS)
def test_every_kind_of_problem_has_a_sentence(code: str) -> None:
    """A code without words could not be shown; its severity says whether a figure or row did not count."""
    assert code in sentences("problem")
    assert Problem(code).severity == KINDS[code].severity


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        ("amount-unreadable", "error"),
        ("row-ragged", "error"),
        ("amount-negative", "warning"),
        ("duplicate-conflict", "warning"),
        ("total-differs", "warning"),
    ],
)
def test_severity(code: str, severity: str) -> None:
    """An error: a figure or row did not count. A warning: it did, but deserves a look."""
    assert Problem(code).severity == severity


def test_the_columns_of_a_role_in_order() -> None:
    """A measure may stand in several columns, one a year; a role that nobody has is an empty list."""
    assert [column.index for column in TABLE.of_role("revenue")] == [1, 2]
    assert TABLE.of_role("code") == ()


@pytest.mark.parametrize(
    ("headings", "index"),
    [
        (("行业",), 3),
        (("所属行业", "行业"), 3),
        (("营业收入2005",), 1),
        (("企业名称", "行业"), 0),
        (("园区",), None),
        ((), None),
    ],
)
def test_the_column_under_a_heading(headings: tuple[str, ...], index: int | None) -> None:
    """Headings are compared folded, in order of preference; the first of two equal ones is meant."""
    column = TABLE.find_column(*headings)
    assert (column.index if column else None) == index


def firm(name: str, code: str | None) -> Enterprise:
    """Make a firm with a figure."""
    figures: dict[str, Decimal | None] = {"revenue": Decimal(1)}
    return Enterprise(name=name, code=code, year=2006, figures=figures, row=0)


def test_a_firm_is_told_by_its_code_else_by_its_name() -> None:
    """A code comes before the name."""
    assert firm("示例厂", "91430500").identity == "91430500"
    assert firm("示例厂", None).identity == "示例厂"


def test_a_firm_takes_no_binary_floating_point() -> None:
    """Figures are exact decimals or nothing at all."""
    with pytest.raises(ValidationError):
        Enterprise.model_validate({**firm("示例厂", None).model_dump(), "figures": {"revenue": 0.1}})


def test_a_question_lists_twenty_firms_if_nobody_says() -> None:
    """The machine formats' number, by the built-in reading."""
    tier = {"name": "1亿", "measure": "revenue", "over": "1亿"}
    question = Question(Targets.model_validate({"version": 1, "base_year": 2005, "target_year": 2010, "tier": [tier]}))
    assert (question.top, LISTED_BY_PROGRAMS, question.reading.duplicates) == (20, 20, "stop")


def test_a_tier_without_a_measure_counts_nobody() -> None:
    """No firm, no list, and neither an uplift nor a lack that anybody could close."""
    tally = TierTally(None)
    assert (tally.nested, tally.band, tally.could_reach, tally.nearest, tally.uplift, tally.lacking) == (
        0,
        0,
        0,
        (),
        None,
        None,
    )


@pytest.mark.parametrize(
    ("earlier", "later", "jump"),
    [
        ("10", "100", False),
        ("10", "100.01", True),
        ("100", "10", False),
        ("100", "9.99", True),
        ("0", "100", False),
        ("100", "-5", False),
    ],
)
def test_a_jump_between_two_years(earlier: str, later: str, *, jump: bool) -> None:
    """More than tenfold, up or down, is worth a look; nothing and losses grow by no factor."""
    assert plausibility.jumps(Decimal(earlier), Decimal(later)) is jump


@pytest.mark.parametrize(
    ("year", "limit"),
    [(2011, 20_000_000), (2024, 20_000_000), (2010, 5_000_000), (1998, 5_000_000), (1997, None), (None, None)],
)
def test_the_entry_limit_of_the_register(year: int | None, limit: int | None) -> None:
    """¥20 million since 2011, ¥5 million before."""
    assert plausibility.entry_limit(year) == limit


@pytest.mark.parametrize(
    ("figure", "total", "firms", "equal"),
    [
        ("6", "12", 4, True),
        ("6", "12.01", 4, False),
        ("3", "6", 3, False),
        ("0", "0", 4, False),
        ("-6", "-12", 4, False),
    ],
)
def test_a_figure_that_equals_all_others_together(figure: str, total: str, firms: int, *, equal: bool) -> None:
    """It may be a total that does not say so; of one or two other firms it is chance."""
    assert plausibility.equals_all_others(Decimal(figure), Decimal(total), firms) is equal
