"""A second reading of the definitions: a small program that knows nothing of `tiers`.

It takes the cells of a table and a plan in plain words, and gives the numbers of a report, reckoned with
`Fraction` and the shortest code that can be checked against docs and definitions by eye. Slow, and meant to be.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

Policy = Literal["stop", "keep", "first", "last", "largest", "sum"]

MISSING = {"", "-", "--", "—", "…", "/", "无", "停产", "未报", "n/a", "null"}
UNITS = {"元": 1, "千元": 1_000, "万": 10_000, "万元": 10_000, "亿": 10**8, "亿元": 10**8}
WIDE = str.maketrans("０１２３４５６７８９，．－（）：\u3000", "0123456789,.-():\x20")
NUMBER = re.compile(r"¥?([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?\s*(元|千元|万元|万|亿元|亿)?")
COUNT = r"(:?\d+[家户](企业)?|\(\d+[家户]\))?"
NOT_FIRMS = re.compile(rf"((合 ?计|小 ?计){COUNT}):?|其中.*|注:.*|示?例(:.*)?|栏次")
LIKE_TOTALS = re.compile(r"平均值?|最大值|[去上]年同期|同比增长\(?%\)?|# .*|小计:.+|\d+家企业|其他")
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\ufe0f\x07]")


class Refused(Exception):  # noqa: N818 - it is an answer, not a mistake
    """The table gives no answer, and why: `conflict` or `year`."""


@dataclass(frozen=True)
class Row:
    """One row of the table, as it is written; revenue stands in 万元, output in 千元."""

    name: str
    code: str
    year: str
    trade: str
    revenue: str
    output: str


@dataclass(frozen=True)
class Rung:
    """One tier of a plan."""

    name: str
    measures: tuple[str, ...]
    rule: Literal["over", "at_least"]
    limit: int
    goal: int | None
    base: int | None = None


@dataclass(frozen=True)
class Plan:
    """A plan, and how it is asked about."""

    rungs: tuple[Rung, ...]
    banded: bool = False
    base_year: int = 2005
    target_year: int = 2010
    trades: tuple[str, ...] = ()
    year: int | None = None
    duplicates: Policy = "stop"
    top: int = 20


Figure = Fraction | Literal["missing", "unreadable"]


@dataclass(frozen=True)
class Firm:
    """A firm in a year."""

    identity: str
    name: str
    trade: str
    figures: dict[str, Figure]
    place: int
    most: dict[str, Fraction | None] = field(default_factory=dict)
    """Measure → what its unreadable cell can be at most; None or absent where it does not say."""

    def amount(self, measure: str) -> Fraction | None:
        """Return its amount in yuan, or None."""
        figure = self.figures[measure]
        return figure if isinstance(figure, Fraction) else None


@dataclass
class Answer:
    """The numbers of a report; amounts in yuan."""

    year: int
    enterprises: int = 0
    equal: int = 0
    conflicting: int = 0
    errors: int = 0
    set_aside: int = 0
    measures: list[dict[str, object]] = field(default_factory=list)
    years: list[tuple[int, int, list[int | None]]] = field(default_factory=list)
    goals: list[dict[str, object]] = field(default_factory=list)
    groups: list[tuple[str | None, int, list[int], list[Fraction], str | None]] = field(default_factory=list)


def plain(cell: str) -> str:
    """Take out what nobody sees, make wide letters narrow, trim, and leave single spaces."""
    return " ".join(UNSEEN.sub("", cell).translate(WIDE).split())


def figure_of(cell: str, scale: int) -> Figure:
    """Read a cell: an amount in yuan, missing, or unreadable."""
    words = plain(cell)
    if words.lower() in MISSING:
        return "missing"
    match = NUMBER.fullmatch(words)
    if match is None:
        return "unreadable"
    sign, whole, decimals, unit = match.groups()
    value = Fraction((whole.replace(",", "")) + (decimals or "")) * (UNITS[unit] if unit else scale)
    return -value if sign == "-" else value


def most_of(cell: str, scale: int) -> Fraction | None:
    """Read what an unreadable cell can be at most: two amounts, or one with “about” or “under”."""
    words = re.sub("[() ¥]", "", plain(cell))
    parts = [figure_of(part, scale) for part in re.split("约|近|左右|不足|以下|至|-", words) if part]
    amounts = [part for part in parts if isinstance(part, Fraction)]
    if not amounts or len(amounts) < len(parts) or len(amounts) > 2:
        return None
    return max(amounts) if len(amounts) == 2 or re.search("不足|以下", words) else 2 * amounts[0]


def code_of(cell: str) -> str:
    """Clean a code; blank where a missing symbol stands for it."""
    words = plain(cell)
    return "" if words.lower() in MISSING else re.sub(r"^(\d{1,15})\.0+$", r"\1", re.sub(r"[ -]", "", words)).upper()


def name_of(cell: str) -> str:
    """Clean a name; blank where a missing symbol stands for it."""
    words = plain(cell)
    return "" if words.lower() in MISSING else words


def first_text(row: Row) -> str:
    """Return the first cell that is neither blank nor a number nor a year."""
    cells = map(plain, (row.name, row.code, row.year, row.trade))
    return next((cell for cell in cells if cell and not re.fullmatch(r"[\d.]+年?", cell)), "")


def answer(rows: Sequence[Row], plan: Plan) -> Answer:
    """Answer as the definitions say; raises `Refused`."""
    used = [rung.measures[0] for rung in plan.rungs]
    measures = list(dict.fromkeys(used))
    years, errors, set_aside = firms_of_years(rows, measures)
    merged = {year: merge(firms, measures, plan.duplicates) for year, firms in years.items()}
    groups = [group for firms in years.values() for group in together(firms).values() if len(group) > 1]
    conflicts = sum(conflict(group, measures) for group in groups)
    if conflicts and plan.duplicates == "stop":
        raise Refused("conflict")
    year = chosen_year({year: len(firms) for year, firms in years.items()}, plan)
    found = Answer(year, len(merged[year]), len(groups) - conflicts, conflicts, errors, set_aside)
    now = merged[year]
    found.measures = [measure_of(measure, now, plan) for measure in measures]
    found.years = [
        (y, len(merged[y]), [nested_if_usable(merged[y], rung) for rung in plan.rungs]) for y in sorted(merged)
    ]
    found.goals = [goal_of(rung, merged, year, plan) for rung in plan.rungs]
    found.groups = list(groups_of(now, measures, plan))
    return found


def firms_of_years(rows: Sequence[Row], measures: Sequence[str]) -> tuple[dict[int, list[Firm]], int, int]:
    """Return the firms without other rows, per year, the errors, and the number of rows set aside."""
    years: dict[int, list[tuple[str, Firm]]] = {}
    errors = set_aside = 0
    for place, row in enumerate(rows):
        name, code = name_of(row.name), code_of(row.code)
        figures = {"revenue": figure_of(row.revenue, 10_000), "output": figure_of(row.output, 1_000)}
        figures = {measure: figures[measure] for measure in measures}
        most = {"revenue": most_of(row.revenue, 10_000), "output": most_of(row.output, 1_000)}
        words = name or first_text(row)
        if NOT_FIRMS.fullmatch(name) or (not code and LIKE_TOTALS.fullmatch(words)):
            set_aside += 1
        elif not name and not code:
            has_figure = any(figure != "missing" for figure in figures.values())
            errors, set_aside = errors + has_figure, set_aside + (not has_figure)
        else:
            errors += sum(figure == "unreadable" for figure in figures.values())
            match = re.fullmatch(r"(\d{4})(年|\.0)?", plain(row.year))
            errors += match is None
            if match:
                firm = Firm(code, name or code, plain(row.trade), figures, place, most)
                years.setdefault(int(match[1]), []).append((name, firm))
    return {year: with_identities(firms) for year, firms in years.items()}, errors, set_aside


def with_identities(firms: Sequence[tuple[str, Firm]]) -> list[Firm]:
    """Return every firm of a year with its identity: the code, else that of a row of its name, else its name."""
    codes: dict[str, str] = {}
    for name, firm in firms:
        if name and firm.identity:
            codes.setdefault(name, firm.identity)
    return [replace(firm, identity=firm.identity or codes.get(name, name)) for name, firm in firms]


def together(firms: Sequence[Firm]) -> dict[str, list[Firm]]:
    """Bring the rows of one identity together."""
    same: dict[str, list[Firm]] = {}
    for firm in firms:
        same.setdefault(firm.identity, []).append(firm)
    return same


def conflict(group: Sequence[Firm], measures: Sequence[str]) -> bool:
    """Whether the rows of one firm state different figures of a measure."""
    return any(len({firm.amount(measure) for firm in group} - {None}) > 1 for measure in measures)


def merge(firms: Sequence[Firm], measures: Sequence[str], policy: Policy) -> list[Firm]:
    """Make one firm of the rows of one identity, or as many as the policy says."""
    merged: list[Firm] = []
    for group in together(firms).values():
        if not conflict(group, measures):
            merged.append(one_of(group, measures, "largest"))
        elif policy == "keep":
            merged += group
        elif policy in {"first", "last"}:
            merged.append(group[0 if policy == "first" else -1])
        else:
            merged.append(one_of(group, measures, policy))
    return merged


def one_of(group: Sequence[Firm], measures: Sequence[str], policy: Policy) -> Firm:
    """Make one firm, per measure by its largest figure or the sum, everything else from the first row."""
    figures: dict[str, Figure] = {}
    most: dict[str, Fraction | None] = {}
    for measure in measures:
        bounds = [firm.most[measure] for firm in group if firm.figures[measure] == "unreadable"]
        known = [bound for bound in bounds if bound is not None]
        most[measure] = max(known) if known and len(known) == len(bounds) else None
        amounts = [amount for firm in group if (amount := firm.amount(measure)) is not None]
        is_unreadable = any(firm.figures[measure] == "unreadable" for firm in group)
        if amounts:
            figures[measure] = sum(amounts, Fraction(0)) if policy == "sum" else max(amounts)
        else:
            figures[measure] = "unreadable" if is_unreadable else "missing"
    return replace(group[0], figures=figures, most=most)


def chosen_year(rows: dict[int, int], plan: Plan) -> int:
    """Take the year that was asked for, else the latest in the plan's time that is not small."""
    if plan.year is not None:
        if plan.year not in rows:
            raise Refused("year")
        return plan.year
    usual = [year for year in rows if 10 * rows[year] >= max(rows.values())]
    return max([year for year in usual if year <= plan.target_year] or usual)


def reaches(firm: Firm, rung: Rung) -> bool:
    """Whether a firm's figure passes the limit."""
    amount = firm.amount(rung.measures[0])
    return amount is not None and passes(amount, rung)


def passes(amount: Fraction, rung: Rung) -> bool:
    """Whether an amount passes a limit."""
    return amount > rung.limit if rung.rule == "over" else amount >= rung.limit


def count(firms: Sequence[Firm], rung: Rung, plan: Plan, *, banded: bool) -> int:
    """Count the firms that reach a tier, or those for which it is the highest of its measure."""
    higher = [r for r in plan.rungs if r.measures[0] == rung.measures[0] and r.limit > rung.limit] if banded else []
    return sum(reaches(firm, rung) and not any(reaches(firm, above) for above in higher) for firm in firms)


def nested_if_usable(firms: Sequence[Firm], rung: Rung) -> int | None:
    """Count the firms that reach a tier; None where nobody has a figure."""
    if all(firm.amount(rung.measures[0]) is None for firm in firms):
        return None
    return sum(reaches(firm, rung) for firm in firms)


def measure_of(measure: str, firms: Sequence[Firm], plan: Plan) -> dict[str, object]:
    """Sum up one measure."""
    amounts = [amount for firm in firms if (amount := firm.amount(measure)) is not None]
    rungs = [rung for rung in plan.rungs if rung.measures[0] == measure]
    usable = [firm for firm in firms if firm.amount(measure) is not None]
    return {
        "measure": measure,
        "usable": len(amounts),
        "missing": sum(firm.figures[measure] == "missing" for firm in firms),
        "unreadable": sum(firm.figures[measure] == "unreadable" for firm in firms),
        "total": sum(amounts, Fraction(0)),
        "largest": max(amounts, default=None),
        "below": sum(not any(reaches(firm, rung) for rung in rungs) for firm in usable),
    }


def goal_of(rung: Rung, years: dict[int, list[Firm]], year: int, plan: Plan) -> dict[str, object]:
    """Count, compare and judge one tier."""
    now, measure = years[year], rung.measures[0]
    held, base = count(now, rung, plan, banded=plan.banded), base_of(rung, years, plan)
    at_most = held + sum(could_reach(firm, rung, years, year) for firm in now)
    usable = [firm for firm in now if firm.amount(measure) is not None]
    below = rank([firm for firm in usable if not reaches(firm, rung)], measure, largest_first=True)
    above = rank([firm for firm in usable if reaches(firm, rung)], measure, largest_first=False)
    exact = rank([firm for firm in usable if firm.amount(measure) == rung.limit], measure, largest_first=False)
    gap = None if rung.goal is None else max(0, rung.goal - held)
    short = [rung.limit - (firm.amount(measure) or 0) for firm in below]
    return {
        "tier": rung.name,
        "count": held,
        "nested": count(now, rung, plan, banded=False),
        "band": count(now, rung, plan, banded=True),
        "at_most": at_most,
        "on_the_limit": len(exact),
        "on_the_limit_firms": [firm.name for firm in exact],
        "gap": gap,
        "surplus": None if rung.goal is None else max(0, held - rung.goal),
        "base": base,
        "due_now": None if rung.goal is None else due_now(rung.goal, base or 0, year, plan),
        "status": verdict(rung, held, base, year, plan, assessable=bool(usable)),
        "at_most_status": verdict(rung, at_most, base, year, plan, assessable=bool(usable) or at_most > held),
        "uplift": None if gap is None else sum(short[:gap], Fraction(0)),
        "lacking": None if gap is None else max(0, gap - len(short)),
        "nearest": [near(firm, rung, years, year, plan) for firm in below[: plan.top]],
        "cushion": [(firm.name, (firm.amount(measure) or 0) - rung.limit) for firm in above[: plan.top]],
    }


def rank(firms: Sequence[Firm], measure: str, *, largest_first: bool) -> list[Firm]:
    """Put firms in order by figure, ties by identity, then as in the table."""
    sign = -1 if largest_first else 1
    return sorted(firms, key=lambda firm: (sign * (firm.amount(measure) or 0), firm.identity, firm.place))


def could_reach(firm: Firm, rung: Rung, years: dict[int, list[Firm]], year: int) -> bool:
    """Whether a firm's figure may reach the tier: it is unreadable and does not say that it is at most below it.

    Or it is missing, and the firm reached the tier in the year read before.
    """
    figure = firm.figures[rung.measures[0]]
    if figure == "missing":
        then = list(years[max(y for y in years if y < year)]) if min(years) < year else []
        same = [other for other in then if other.identity == firm.identity]
        return bool(same) and reaches(same[0], rung)
    most = firm.most[rung.measures[0]]
    return figure == "unreadable" and (most is None or passes(most, rung))


def base_of(rung: Rung, years: dict[int, list[Firm]], plan: Plan) -> int | None:
    """Return the count at the end of the base year: stated, else counted, else unknown."""
    if rung.base is not None:
        return rung.base
    firms = years.get(plan.base_year, [])
    return None if nested_if_usable(firms, rung) is None else count(firms, rung, plan, banded=plan.banded)


def elapsed_share(year: int, plan: Plan) -> Fraction:
    """Return the share of the plan's time that is gone at the end of a year."""
    return min(max(Fraction(year - plan.base_year, plan.target_year - plan.base_year), Fraction(0)), Fraction(1))


def due_now(goal: int, start: int, year: int, plan: Plan) -> int:
    """Return the firms that there should be, rounded half up."""
    return int(start + (goal - start) * elapsed_share(year, plan) + Fraction(1, 2))


def verdict(rung: Rung, held: int, base: int | None, year: int, plan: Plan, *, assessable: bool) -> str:
    """Return the first status that holds, at the end of a whole year."""
    if rung.goal is None or not assessable:
        return "no_goal" if rung.goal is None else "not_assessable"
    if year > plan.target_year or held >= rung.goal:
        return "ended" if year > plan.target_year else "achieved"
    return "missed" if year == plan.target_year else underway(rung.goal, held, base, year, plan)


def underway(goal: int, held: int, base: int | None, year: int, plan: Plan) -> str:
    """Return the status of a goal that is neither met nor past its time."""
    start, gone = base or 0, elapsed_share(year, plan)
    due = due_now(goal, start, year, plan)
    if held == start == due:
        return "not_due"
    pace = Fraction(held - start, goal - start) / gone if gone and goal > start else None
    if held >= due or (pace is not None and pace >= Fraction(95, 100)):
        return "on_track"
    if base is not None and held < base:
        return "reversing"
    return "lagging" if pace is not None and pace >= Fraction(60, 100) else "off_track"


def near(firm: Firm, rung: Rung, years: dict[int, list[Firm]], year: int, plan: Plan) -> dict[str, object]:
    """Return what a firm is short by, and what growth that is; growth in binary floating point, to be compared closely."""
    amount = firm.amount(rung.measures[0]) or Fraction(0)
    left, growth, yearly = plan.target_year - year, None, None
    if amount > 0:
        growth = float(Fraction(rung.limit) / amount - 1)
        yearly = float(Fraction(rung.limit) / amount) ** (1 / left) - 1 if left > 0 else None
    return {
        "name": firm.name,
        "figure": amount,
        "short_by": rung.limit - amount,
        "growth_needed": growth,
        "yearly_growth_needed": yearly,
        "own_yearly_growth": own_growth(firm, amount, rung.measures[0], years, year, plan),
    }


def own_growth(
    firm: Firm, amount: Fraction, measure: str, years: dict[int, list[Firm]], year: int, plan: Plan
) -> float | None:
    """Return the firm's yearly growth since the base year, or else the earliest year with a figure above 0."""
    earlier = sorted((y for y in years if y < year), key=lambda y: (y != plan.base_year, y))
    for then in earlier:
        same = [other for other in years[then] if other.identity == firm.identity]
        before = same[0].amount(measure) if same else None
        if before is not None and before > 0:
            return float(amount / before) ** (1 / (year - then)) - 1 if amount > 0 else None
    return None


def groups_of(
    firms: Sequence[Firm], measures: Sequence[str], plan: Plan
) -> Iterator[tuple[str | None, int, list[int], list[Fraction], str | None]]:
    """Count the firms by trade: the plan's first, others as they appear, blank last."""
    seen = [firm.trade for firm in sorted(firms, key=lambda firm: firm.place) if firm.trade]
    values = [*dict.fromkeys([*plan.trades, *seen]), *([""] if any(not firm.trade for firm in firms) else [])]
    for value in values:
        members = [firm for firm in firms if firm.trade == value]
        totals = [sum((firm.amount(measure) or Fraction(0) for firm in members), Fraction(0)) for measure in measures]
        first = rank(
            [firm for firm in members if firm.amount(measures[0]) is not None], measures[0], largest_first=True
        )
        counts = [sum(reaches(firm, rung) for firm in members) for rung in plan.rungs]
        yield value or None, len(members), counts, totals, first[0].name if first else None


Placed = tuple[Fraction | None, str, str | None, str | None, Fraction | None]
"""Amount, state, tier reached, next tier, and what is lacking to it."""


def classify(rows: Sequence[Row], plan: Plan, tier: str | None = None) -> list[tuple[str, list[Placed]]]:
    """Classify every firm of the report year, in the order of the table, or those that count for a tier."""
    year = answer(rows, plan).year
    measures = list(dict.fromkeys(rung.measures[0] for rung in plan.rungs))
    firms = merge(firms_of_years(rows, measures)[0][year], measures, plan.duplicates)
    rungs = [rung for rung in plan.rungs if rung.name == tier]
    chosen = [firm for firm in firms if all(count([firm], rung, plan, banded=plan.banded) for rung in rungs)]
    in_order = sorted(chosen, key=lambda firm: firm.place)
    return [(firm.name, [tier_of(firm, measure, plan) for measure in measures]) for firm in in_order]


def tier_of(firm: Firm, measure: str, plan: Plan) -> Placed:
    """Return which tier of a measure a firm is in, and what it lacks to the next."""
    amount = firm.amount(measure)
    if amount is None:
        return None, str(firm.figures[measure]), None, None, None
    ladder = [rung for rung in plan.rungs if rung.measures[0] == measure]
    reached = [rung.name for rung in ladder if reaches(firm, rung)]
    above = [rung for rung in ladder if not reaches(firm, rung)]
    following, lacking = (above[-1].name, above[-1].limit - amount) if above else (None, None)
    return amount, "usable", reached[0] if reached else None, following, lacking
