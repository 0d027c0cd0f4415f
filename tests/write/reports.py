"""Reports made by hand, so that what is written can be read beside what it was written from."""

from collections.abc import Sequence
from decimal import Decimal

from tiers.domain.measure import Label
from tiers.report.contract.inputs import Aside, ColumnFound, Input, StatedTotal
from tiers.report.contract.problems import ProblemItem, ProblemList
from tiers.report.contract.report import (
    BreakdownReport,
    CushionFirm,
    DuplicatesFound,
    Goal,
    Group,
    GroupTotal,
    MeasureReport,
    NearestFirm,
    Options,
    Plan,
    Report,
    TierCount,
    Time,
    YearReport,
)
from tiers.wording import Message

YI = 10**8
WAN = 10**4
HARMLESS = "示例\\x1b[31m机械厂\\u202e[bold]:smile:\\ud800\\x09=cmd|'/c calc'!A1\\x0a999"
TIERS = ("10亿", "5亿", "1亿", "1000万")
HOSTILE = "示例\x1b[31m机械厂\u202e[bold]:smile:\ud800\t=cmd|'/c calc'!A1\n999"


def plan(**changes: object) -> Plan:
    """Make the plan that the product ships with."""
    facts: dict[str, object] = {
        "title": "双清区“十一五”企业梯队目标",
        "source": "红网, 2007-06-12",
        "path": None,
        "base_year": 2005,
        "target_year": 2010,
        "currency": "CNY",
        "counting": "nested",
        "title_en": "Shuangqing District, firm tiers of the 11th Five-Year Plan",
    }
    return Plan.model_validate({**facts, **changes})


def options(**changes: object) -> Options:
    """Make the options of a command line that says nothing."""
    facts: dict[str, object] = {
        "year": None, "as_of": None, "unit": None, "where": (), "duplicates": "stop", "no_names": False,
    }  # fmt: skip
    return Options.model_validate({**facts, **changes})


def end_of_2008() -> Time:
    """Make the time of a whole year, three of five years into the plan."""
    return Time(
        year=2008, months=(1, 12), complete=True, as_of="2008-12-31", elapsed=Decimal("0.6"), years_left=Decimal(2)
    )


def column(role: str, heading: str, unit: str | None = None, unit_from: str | None = None) -> ColumnFound:
    """Make a column as it was understood."""
    why = (Message("choice.word", {"word": heading.partition("（")[0]}),)
    return ColumnFound(role=role, heading=heading, year=None, months=None, unit=unit, unit_from=unit_from, reasons=why)


def table(**changes: object) -> Input:
    """Make the table of the drawing: one total, which agrees."""
    facts: dict[str, object] = {
        "path": "data.csv",
        "sheet": None,
        "format": "csv",
        "encoding": "gb18030",
        "separator": ",",
        "header_row": 1,
        "rows": 1181,
        "firm_rows": 1180,
        "columns": (
            column("name", "企业名称"),
            column("year", "年份"),
            column("revenue", "营业收入（万元）", "万元", "heading"),
            column("output", "产值（万元）", "万元", "heading"),
        ),
        "set_aside": (Aside(row=1182, text="合计", why="total"),),
        "totals": (StatedTotal(row=1182, measure="revenue", stated=Decimal(66 * YI), added=Decimal(66 * YI)),),
    }
    return Input.model_validate({**facts, **changes})


def revenue(**changes: object) -> MeasureReport:
    """Make the sales of 300 firms: one is missing, one cannot be read."""
    facts: dict[str, object] = {
        "measure": "revenue",
        "label": Label(zh="销售收入", en="sales revenue"),
        "usable": 298,
        "missing": 1,
        "unreadable": 1,
        "total": Decimal(66 * YI),
        "largest": Decimal("742145678.9"),
        "below": 288,
        "largest_firm": "示例机械厂 060",
        "missing_as": ("停产",),
    }
    return MeasureReport.model_validate({**facts, **changes})


def output(**changes: object) -> MeasureReport:
    """Make the output value of 300 firms."""
    facts: dict[str, object] = {
        "measure": "output",
        "label": Label(zh="产值", en="output value"),
        "usable": 300,
        "missing": 0,
        "unreadable": 0,
        "total": Decimal(71 * YI),
        "largest": Decimal(8 * YI),
        "below": 192,
        "largest_firm": "示例机械厂 060",
        "missing_as": (),
    }
    return MeasureReport.model_validate({**facts, **changes})


def near(
    name: str, figure: str, short_by: str, needed: str | None, own: str | None, since: int | None = 2005
) -> NearestFirm:
    """Make a firm that does not reach a tier."""
    return NearestFirm(
        name=name,
        code=None,
        figure=Decimal(figure),
        short_by=Decimal(short_by),
        growth_needed=None,
        yearly_growth_needed=Decimal(needed) if needed else None,
        own_yearly_growth=Decimal(own) if own else None,
        own_since=since,
    )


def above(name: str, figure: str, margin: str) -> CushionFirm:
    """Make a firm that reaches a tier by little."""
    return CushionFirm(name=name, code=None, figure=Decimal(figure), margin=Decimal(margin))


_UNJUDGED: dict[str, object] = {
    "measure": "revenue", "preferred": True, "rule": "over", "count": 0, "nested": 0, "band": 0, "at_most": 0,
    "certain": True, "on_the_limit": 0, "on_the_limit_firms": (), "goal": None, "goal_text": None, "gap": None,
    "surplus": None, "completion": None, "base": None, "base_source": None, "due": None, "due_now": None, "pace": None,
    "rate": None, "rate_needed": None, "times": None, "difference": None, "status": "no_goal", "method": None, "uplift": None, "lacking": None, "nearest": (),
    "cushion": (),
}  # fmt: skip


def goal(tier: str, limit: int, **changes: object) -> Goal:
    """Make one tier, without a number unless it is given."""
    return Goal.model_validate({**_UNJUDGED, "tier": tier, "limit": Decimal(limit), **changes})


def ten() -> Goal:
    """Make the tier that nobody reaches yet."""
    return goal(
        "10亿", 10 * YI, at_most=1, goal=1, gap=1, surplus=0, completion=Decimal(0), base=0, base_source="counted",
        due=Decimal("0.6"), due_now=1, pace=Decimal(0), difference=Decimal("-0.6"), rate=Decimal(0),
        rate_needed=Decimal("0.5"), status="off_track",
        at_most_status="off_track", method="linear", uplift=Decimal("257854321.1"), lacking=0,
        nearest=(near("示例机械厂 060", "742145678.9", "257854321.1", "0.1608", "0.211"),),
    )  # fmt: skip


def five() -> Goal:
    """Make the tier that is on track."""
    return goal(
        "5亿", 5 * YI, count=3, nested=3, band=3, at_most=4, goal=5, gap=2, surplus=0, completion=Decimal("0.6"),
        base=0, base_source="counted", due=Decimal(3), due_now=3, pace=Decimal(1), difference=Decimal(0),
        rate=Decimal(1), rate_needed=Decimal(1), times=Decimal(1),
        status="on_track", at_most_status="on_track", method="linear", uplift=Decimal(268700000), lacking=0,
        nearest=(
            near("示例化工厂 175", "412800000", "87200000", "0.1006", "0.231"),
            near("示例造纸厂 207", "318500000", "181500000", "0.2529", "0.192"),
            near("示例食品厂 011", "301000000", "199000000", "0.2888", None),
            near("示例食品厂 012", "300000000", "200000000", "0.2910", None),
        ),
    )  # fmt: skip


def one() -> Goal:
    """Make the tier whose verdict an unreadable figure could overturn."""
    return goal(
        "1亿", YI, count=10, nested=10, band=7, at_most=11, certain=False, on_the_limit=1,
        on_the_limit_firms=("示例羽绒厂 033",), goal=15, gap=5, surplus=0, completion=Decimal("0.666666666666667"),
        base=6, base_source="counted", due=Decimal("11.4"), due_now=11, pace=Decimal("0.740740740740741"),
        difference=Decimal("-0.155555555555556"), rate=Decimal("1.33333333333333"), rate_needed=Decimal("2.5"),
        times=Decimal("1.875"), status="lagging", at_most_status="on_track", could_reach=1,
        method="linear", uplift=Decimal(70000000), lacking=0,
        nearest=(
            near("示例羽绒厂 033", "100000000", "0", "0", "0.052"),
            near("示例纺织厂 101", "95000000", "5000000", "0.026", "0.081", 2006),
            near("示例纺织厂 102", "85000000", "15000000", "0.0847", "-0.03"),
            near("示例制药厂 017", "75000000", "25000000", "0.1547", "0.1547"),
            near("示例制药厂 018", "75000000", "25000000", "0.1547", "0.15466"),
            near("示例制药厂 019", "74000000", "26000000", "0.1625", None),
        ),
        cushion=(
            above("示例羽绒厂 279", "101600000", "1600000"),
            above("示例羽绒厂 280", "125000000", "25000000"),
        ),
    )  # fmt: skip


def group() -> Goal:
    """Make the tier for which the plan has a word and no number."""
    return goal(
        "1000万", 1000 * WAN, measure="output", count=108, nested=108, band=108, at_most=108, goal_text="一批",
        goal_en="a group",
    )  # fmt: skip


def problem(**changes: object) -> ProblemItem:
    """Make the problem of the drawing."""
    facts: dict[str, object] = {
        "code": "amount-unreadable",
        "severity": "error",
        "message": "“约2.3亿” is not an amount, so this figure of 示例食品厂 082 does not count.",
        "path": "data.csv",
        "sheet": None,
        "row": 83,
        "column": "营业收入（万元）",
        "value": "约2.3亿",
        "facts": (("name", "示例食品厂 082"),),
    }
    return ProblemItem.model_validate({**facts, **changes})


def problems(*items: ProblemItem, omitted: int = 0) -> ProblemList:
    """Make the list of problems; those left out are warnings."""
    errors = sum(item.severity == "error" for item in items)
    return ProblemList(errors=errors, warnings=len(items) - errors + omitted, omitted=omitted, items=items)


def counts(*numbers: int | None, tiers: Sequence[str] = TIERS) -> tuple[TierCount, ...]:
    """Make the counts of the tiers."""
    return tuple(TierCount(tier=tier, count=number) for tier, number in zip(tiers, numbers, strict=True))


def industry(value: str | None, firms: int, *numbers: int, total: int, largest: str | None = None) -> Group:
    """Make one group of a breakdown; the total is in yuan."""
    totals = (GroupTotal(measure="revenue", total=Decimal(total)), GroupTotal(measure="output", total=Decimal(total)))
    return Group(value=value, enterprises=firms, counts=counts(*numbers), totals=totals, largest=largest)


def year(
    number: int, firms: int, *numbers: int | None, complete: bool = True, tiers: Sequence[str] = TIERS
) -> YearReport:
    """Make one year that was read."""
    return YearReport(year=number, complete=complete, enterprises=firms, counts=counts(*numbers, tiers=tiers))


def drawing(**changes: object) -> Report:
    """Make the report that the design draws: three of five years gone, none of three goals met."""
    facts: dict[str, object] = {
        "targets": plan(),
        "options": options(),
        "period": end_of_2008(),
        "inputs": (table(),),
        "enterprises": 300,
        "duplicates": DuplicatesFound(policy="stop", equal=0, conflicting=0),
        "measures": (revenue(), output()),
        "years": (
            year(2005, 290, 0, 0, 6, 80),
            year(2006, 295, 0, 1, 7, 90),
            year(2007, 295, 0, 2, 9, 101),
            year(2008, 300, 0, 3, 10, 108),
        ),
        "goals": (ten(), five(), one(), group()),
        "breakdowns": (
            BreakdownReport(
                by="行业",
                groups=(
                    industry("机械", 42, 0, 2, 4, 20, total=21 * YI, largest="示例机械厂 060"),
                    industry("食品", 41, 0, 1, 3, 18, total=14 * YI, largest="示例食品厂 011"),
                    industry("羽绒", 0, 0, 0, 0, 0, total=0),
                    industry(None, 217, 0, 0, 3, 70, total=31 * YI, largest="示例化工厂 175"),
                ),
            ),
        ),
        "lift": (),
        "outlook": None,
        "problems": problems(problem()),
    }
    return Report.model_validate({**facts, **changes})


def awkward() -> Report:
    """Make a report in which everything that comes from outside means harm."""
    item = problem(message=f"“{HOSTILE}” is not an amount.", value=HOSTILE, column=HOSTILE, path=HOSTILE, row=2,
                   facts=(("name", HOSTILE),))  # fmt: skip
    tier = goal(
        HOSTILE, 10 * YI, goal=1, gap=1, surplus=0, completion=Decimal(0), uplift=Decimal(1), lacking=0, status="missed",
        nearest=(near(HOSTILE, "999999999.99", "0.01", None, None),), cushion=(above(HOSTILE, "1000000000.01", "0.01"),),
        on_the_limit=1, on_the_limit_firms=(HOSTILE,),
    )  # fmt: skip
    word = goal("二", 5 * YI, goal_text=HOSTILE, measure="profit")
    return drawing(
        targets=plan(title=HOSTILE, title_en=None, source=HOSTILE, path=HOSTILE),
        options=options(where=(HOSTILE,)),
        inputs=(
            table(
                path=HOSTILE, sheet=HOSTILE, columns=(column("name", HOSTILE, HOSTILE),), totals=(),
                set_aside=(Aside(row=9, text=HOSTILE, why="note"),),
            ),
        ),
        measures=(revenue(largest_firm=HOSTILE, missing_as=(HOSTILE,)),),
        years=(),
        goals=(tier, word),
        breakdowns=(BreakdownReport(by=HOSTILE, groups=(industry(HOSTILE, 3, 0, 0, 0, 0, total=5, largest=HOSTILE),)),),
        problems=problems(item),
    )  # fmt: skip


def ended() -> Report:
    """Make the report of figures from long after the plan."""
    time = Time(year=2024, months=(1, 12), complete=True, as_of="2024-12-31", elapsed=Decimal(1), years_left=Decimal(0))
    late = goal(
        "10亿", 10 * YI, count=4, nested=4, band=4, at_most=4, goal=1, gap=0, surplus=3, completion=Decimal(4),
        due=Decimal(1), due_now=1, status="ended", method="linear-from-zero", uplift=Decimal(0), lacking=0,
    )  # fmt: skip
    return drawing(
        period=time, goals=(late, group()), years=(year(2024, 300, 4, 0, 0, 0),), breakdowns=(), problems=problems()
    )


def not_due() -> Report:
    """Make the report of nine months of the first year, by a plan whose counts at its start are not known."""
    time = Time(
        year=2006,
        months=(1, 9),
        complete=False,
        as_of="2006-09-30",
        elapsed=Decimal("0.15"),
        years_left=Decimal("4.25"),
    )
    first = goal(
        "10亿", 10 * YI, goal=1, gap=1, surplus=0, completion=Decimal(0), due=Decimal("0.15"), due_now=0, pace=Decimal(0),
        difference=Decimal("-0.15"), status="not_due", method="linear-from-zero", uplift=Decimal(0), lacking=1,
    )  # fmt: skip
    second = goal(
        "1亿", YI, count=1, nested=1, band=1, at_most=3, certain=False, goal=15, gap=14, surplus=0,
        completion=Decimal("0.0666666666666667"), due=Decimal("2.25"), due_now=2, pace=Decimal("0.444444444444444"),
        difference=Decimal("-0.0833333333333333"), status="open", at_most_status="on_track", could_reach=2,
        method="linear-from-zero", uplift=Decimal(1), lacking=12,
        nearest=(
            near("示例羽绒厂 033", "99999999.5", "0.5", None, None).model_copy(update={"growth_needed": Decimal("5e-9")}),
            near("示例羽绒厂 034", "-5", "100000005", None, None),
        ),
    )  # fmt: skip
    return drawing(
        period=time, goals=(first, second, group()), years=(), breakdowns=(), enterprises=4,
        measures=(revenue(usable=2, missing=1, missing_as=()), output(usable=4)), problems=problems(problem()),
    )  # fmt: skip


def no_year() -> Report:
    """Make the report of a table that states no year."""
    time = Time(year=None, months=None, complete=None, as_of=None, elapsed=None, years_left=None)
    timeless = {
        "base": None, "base_source": None, "due": None, "due_now": None, "pace": None, "difference": None, "method": None,
        "certain": True,
    }  # fmt: skip
    met = {"count": 5, "nested": 5, "band": 5, "gap": 0, "completion": Decimal(1), "status": "achieved", "nearest": ()}
    return drawing(
        period=time,
        goals=(
            ten().model_copy(update={**timeless, "status": "unmet", "nearest": (near("示例机械厂 060", "742145678.9", "257854321.1", None, None),)}),
            five().model_copy(update={**timeless, **met}),
        ),
        years=(), breakdowns=(), measures=(revenue(),), problems=problems(),
    )  # fmt: skip


def no_names() -> Report:
    """Make the report that is passed on: nobody is named, and a group of two firms is kept back."""
    hidden = dict.fromkeys(("nearest", "cushion", "on_the_limit_firms", "uplift"))
    small = Group(value="羽绒", enterprises=None, counts=None, totals=None, largest=None)
    thin = (GroupTotal(measure="revenue", total=None), GroupTotal(measure="output", total=Decimal(5 * YI)))
    return drawing(
        options=options(no_names=True),
        inputs=(table(set_aside=(Aside(row=1182, text=None, why="total"),)),),
        measures=(revenue(largest=None, largest_firm=None), output(total=None, largest=None, largest_firm=None)),
        goals=tuple(each.model_copy(update=hidden) for each in (ten(), five(), one(), group())),
        breakdowns=(
            BreakdownReport(
                by="行业",
                groups=(
                    industry("机械", 42, 0, 2, 4, 20, total=21 * YI),
                    small,
                    Group(value="食品", enterprises=5, counts=counts(0, 1, 3, 4), totals=thin, largest=None),
                ),
            ),
        ),
        problems=problems(
            problem(message="The cell is not an amount, so this figure does not count.", value=None),
            problem(code="duplicate-equal", severity="warning", message="A firm stands twice.", row=None, path=None,
                    column=None, value=None),
        ),
    )  # fmt: skip


OWN = ("骨干企业", "5亿", "利润", "1亿")
"""The tiers of a plan with words of its own."""


def two_inputs() -> tuple[Input, ...]:
    """Make a plain table, and a sheet with more rows set aside than are listed, and totals that do not agree."""
    aside = [Aside(row=n, text="注：", why="note") for n in range(3, 102)]
    aside += [Aside(row=103, text="合计", why="total"), Aside(row=104, text="合计", why="total")]
    totals = (
        StatedTotal(row=103, measure="revenue", stated=Decimal(7), added=Decimal(8)),
        StatedTotal(row=104, measure="revenue", stated=Decimal(7), added=Decimal("7.4")),
    )
    first = table(path="一季/data.csv", encoding="utf-8", firm_rows=2, set_aside=(), totals=())
    second = {"path": "-", "sheet": "表1", "encoding": None, "columns": (), "firm_rows": 1, "set_aside": tuple(aside)}
    return first, table(**second, totals=totals)


def own_tiers() -> tuple[Goal, ...]:
    """Make the tiers of a plan that counts by bands, at its end."""
    judged = {
        "goal": 4,
        "surplus": 0,
        "base": 2,
        "base_source": "stated",
        "due": Decimal(4),
        "due_now": 4,
        "method": "linear",
    }
    lost = dict.fromkeys(("measure", "preferred", "count", "nested", "band", "at_most", "certain", "on_the_limit"))
    return (
        goal("骨干企业", 10 * YI, rule="at_least", count=3, nested=3, band=3, at_most=3, gap=1, status="missed",
             completion=Decimal("0.75"), on_the_limit=5, on_the_limit_firms=tuple("甲乙丙丁戊"), uplift=Decimal(1),
             cushion=tuple(above(name, "1000000000", "0") for name in "甲乙丙丁"), lacking=0,
             nearest=(near("己", "999999999", "1", None, "0.5", None),), **judged),
        goal("5亿", 5 * YI, count=1, nested=4, band=1, at_most=1, gap=3, status="reversing",
             completion=Decimal("0.25"), lacking=3, uplift=Decimal(0), nearest=(), **judged),
        goal("利润", 2 * YI, goal=1, status="not_assessable", **lost),
        goal("1亿", YI, count=9, nested=13, band=9, at_most=9, gap=0, status="achieved", preferred=False,
             completion=Decimal("2.25"), lacking=0, uplift=Decimal(0), **judged),
    )  # fmt: skip


def everything() -> Report:
    """Make a report in which nothing is usual: two inputs, bands, own names of tiers, most verdicts at once."""
    differs = "The table says ¥7 in total, its firms add up to ¥8."
    several = [
        problem(code="total-differs", severity="warning", path="-", sheet="表1", row=103, column=None, message=differs,
                facts=(("stated", Decimal(7)), ("added", Decimal(8)))),
        problem(code="text-nul", severity="warning", row=None, column=None, value=None, message="x" * 400),
        *(problem(row=row) for row in range(2, 7)),
    ]  # fmt: skip
    return drawing(
        targets=plan(path="targets.toml", source=None, title=None, title_en=None, counting="banded", currency="EUR"),
        period=Time(
            year=2010, months=(1, 12), complete=True, as_of="2010-12-31", elapsed=Decimal(1), years_left=Decimal(0)
        ),
        options=options(where=("行业=机械", "行业=食品"), duplicates="largest"),
        inputs=two_inputs(),
        duplicates=DuplicatesFound(policy="largest", equal=1, conflicting=2),
        goals=own_tiers(),
        breakdowns=(),
        years=(
            year(2008, 1280, 2, 3, None, 7, tiers=OWN),
            year(2009, 1290, None, None, None, 3, tiers=OWN),
            year(2010, 300, 3, 4, None, 13, complete=False, tiers=OWN),
        ),
        measures=(revenue(unreadable=0, missing=0, missing_as=(), usable=1, largest_firm=None),),
        problems=problems(*several, omitted=3),
    )
