"""A report in which every name means harm, each in its own way, and every goal stands differently."""

from decimal import Decimal
from typing import Final

from tests.write import changes, reports
from tests.write.lifts import lift, riser
from tests.write.outlooks import outlook, outlook_goal
from tests.write.reports import WAN, YI, above, goal, industry, near, problem
from tiers.domain.classification import Classification
from tiers.report.contract.lift import Lift
from tiers.report.contract.report import BreakdownReport, Goal, NearestFirm, Report
from tiers.report.contract.since import SinceReport

LONG: Final = "名称很长的示例厂" * 40
BREAKS: Final = "一行\n二行\r\n\t三行\u2028四行"
NAMES: Final = (
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script>\"&amp;'",
    "[red]红[/red] :smile: *粗* _斜_ `码` ~删~ [址](http://a.example) <http://a.example> www.a.example @a #1",
    "a\x1b[31m\u202e\ufffe\ud800b",
    BREAKS,
    "甲|乙",
    "<r><t>x</t></r>",
    "@SUM(A1)",
    "＋1",
    "-2+3",
    LONG,
)
"""A formula, a script, markup, control characters, line ends, a bar, a library's own markup, more formulas, length."""

_TIERS: Final = ("10亿", "5亿", NAMES[4], NAMES[5])


def hostile() -> Report:
    """Make a firm on the limit, a goal passed, one not started, one without a number, a negative figure, a lost year."""
    names = dict(enumerate(NAMES))
    return reports.drawing(
        targets=reports.plan(title=NAMES[1], title_en=None, source=NAMES[2], path=NAMES[0]),
        options=reports.options(where=(f"行业={NAMES[5]}",)),
        inputs=(reports.table(path=NAMES[0], sheet=NAMES[1], set_aside=(), totals=()),),
        years=(
            reports.year(2005, 290, 2, 5, 0, 80, tiers=_TIERS),
            reports.year(2007, 295, 1, 6, 0, None, complete=False, tiers=_TIERS),
            reports.year(2008, 300, 0, 7, 0, 108, tiers=_TIERS),
        ),
        goals=(_on_the_limit(), _goal_reached(), _not_started(), _without_a_number()),
        breakdowns=(
            BreakdownReport(
                by=NAMES[0],
                groups=tuple(
                    industry(name, n, 0, n, 0, 2 * n, total=n * YI - 2 * YI, largest=name).model_copy(
                        update={"counts": reports.counts(0, n, 0, 2 * n, tiers=_TIERS)}
                    )
                    for n, name in names.items()
                ),
            ),
        ),
        since=_hostile_since(),
        lift=(_hostile_lift(),),
        outlook=outlook(
            outlook_goal(_TIERS[0], None, "0.1", source="stated"),
            outlook_goal(_TIERS[1], 7, None, reason="few_pairs"),
            outlook_goal(_TIERS[2], 3, "0.25", source="stated"),
            outlook_goal(_TIERS[3], 1),
        ),
        measures=(reports.revenue(largest_firm=LONG, missing_as=("<", "|")), reports.output()),
        problems=reports.problems(
            *(problem(row=n, value=name, column=name, facts=(("name", name),)) for n, name in names.items())
        ),
    )


def _hostile_lift() -> Lift:
    """Make a lift in which every name means harm, of a measure that does not go without saying."""
    groups = [(NAMES[0], name) for name in NAMES]
    firms = (
        riser(n, name, _TIERS[n % 4], f"{n}000", "0.01", values=((NAMES[0], name),)) for n, name in enumerate(NAMES, 1)
    )
    supplied = ({"by": by, "value": value, "count": 1, "uplift": Decimal(0)} for by, value in groups)
    return lift(measure="output", count=99, lacking=3, firms=tuple(firms), groups=tuple(supplied))


def _hostile_since() -> SinceReport:
    return changes.since(
        kind="table",
        path=NAMES[1],
        problems={"errors": 1, "warnings": 2},
        matrix=({"measure": "revenue", "bands": ({"band": "tier", "tier": NAMES[4]},), "firms": ((3,),)},),
        goals=(
            changes.since_goal("10亿", 0, 0, 0, 0, 0, 0, 0, 0, verdict="worse"),
            changes.since_goal(
                NAMES[4],
                2,
                len(NAMES),
                0,
                0,
                0,
                0,
                0,
                2,
                firms=tuple(changes.moved_firm("risen", name, "5", "200000000", name) for name in NAMES),
            ),
            changes.since_goal(NAMES[5], 0, 0, 0, 0, 0, 0, 0, 0, status="no_goal", verdict=None),
        ),
    )


def _near() -> tuple[NearestFirm, ...]:
    return tuple(near(name, f"{9 * YI - n * WAN}", f"{YI + n * WAN}", "0.05", None) for n, name in enumerate(NAMES))


def _on_the_limit() -> Goal:
    nothing = near(NAMES[1], "1000000000", "0", "0", "0.052")
    return goal(
        "10亿", 10 * YI, at_most=1, certain=False, at_most_status="achieved", could_reach=1, on_the_limit=1,
        on_the_limit_firms=(NAMES[1],), goal=1, gap=1, surplus=0, completion=Decimal(0), base=2, base_source="stated",
        due=Decimal("1.4"), due_now=1, pace=Decimal(-2), difference=Decimal("-1.4"), status="reversing",
        method="linear", uplift=Decimal(0), lacking=0, nearest=(nothing, *_near()),
    )  # fmt: skip


def _goal_reached() -> Goal:
    return goal(
        "5亿", 5 * YI, rule="at_least", count=7, nested=7, band=7, at_most=7, goal=5, gap=0, surplus=2,
        completion=Decimal("1.4"), base=5, base_source="counted", status="achieved", method="linear", due=Decimal(5),
        due_now=5, uplift=Decimal(0), lacking=0, nearest=_near()[:2],
        cushion=tuple(above(name, f"{5 * YI + n}", f"{n}") for n, name in enumerate(NAMES)),
    )  # fmt: skip


def _not_started() -> Goal:
    below = NearestFirm(
        name=NAMES[4], code=NAMES[0], figure=Decimal("-5.5"), short_by=Decimal("100000005.5"), growth_needed=None,
        yearly_growth_needed=None, own_yearly_growth=None,
    )  # fmt: skip
    return goal(
        NAMES[4], YI, goal=3, gap=3, surplus=0, completion=Decimal(0), base=0, base_source="counted", due=Decimal("0.2"),
        due_now=0, pace=Decimal(0), difference=Decimal("-0.6"), status="not_due", method="linear",
        uplift=Decimal("100000005.5"), lacking=2, nearest=(below,),
    )  # fmt: skip


def _without_a_number() -> Goal:
    return goal(
        NAMES[5], 1000 * WAN, measure="output", count=108, nested=108, band=108, at_most=108, goal_text="一|<批>"
    )


def firms() -> Classification:
    """Make a firm of each name, with figures from nothing to beyond every limit."""
    figures = [Decimal(1000 * WAN) * 3**n for n in range(len(NAMES))]
    figures[0], figures[1] = Decimal("-5.5"), Decimal(10 * YI)
    of_output = (None, "missing", None, None, None)
    rows = [
        (name, name, 2008, figure, "usable", None, NAMES[4], Decimal(1), *of_output, name)
        for name, figure in zip(NAMES, figures, strict=True)
    ]
    return Classification(("revenue", "output"), (NAMES[0],), rows, len(rows))
