"""What would close the gaps: who is next, what each needs, and who is about to drop out."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tiers.report.contract.report import CushionFirm, Goal, NearestFirm, Report
from tiers.wording.figures import percent, percents
from tiers.write.escaping import inert
from tiers.write.page.blocks import Cell, Column, Grid, Paragraph, Section, grid, heading
from tiers.write.page.lift import lift_lines
from tiers.write.page.phrases import Words

_MOST: Final = 5
CLOSE: Final = Decimal("0.05")
"""A firm that is less than this share of the limit above it is close to dropping out."""

_CLOSE_NAMED: Final = 3


def gaps_section(report: Report, words: Words, top: int | None) -> Section:
    """Show the firms that could close the gaps, and those that could open new ones."""
    shown = [(goal, _first(goal, top)) for goal in words.goals]
    wanted = [(goal, firms) for goal, firms in shown if firms or (goal.gap and goal.nearest is not None)]
    close = (*lift_lines(report, words), *_dropping(words, top))
    if not wanted:
        return close
    title = "close-gaps" if any(goal.gap for goal, _ in wanted) else "next-in-line"
    return (heading(words.report_text(title)), _Nearest(report, words, wanted).draw(), *close)


def _first(goal: Goal, top: int | None) -> tuple[NearestFirm, ...]:
    """Choose the firms to show: as many as were asked for, or else, where there is a gap, one more than it."""
    if top is None:
        top = min(goal.gap + 1, _MOST) if goal.gap else 0
    return (goal.nearest or ())[:top]


class _Nearest:
    """The table of the nearest firms, in groups by tier."""

    def __init__(self, report: Report, words: Words, wanted: list[tuple[Goal, tuple[NearestFirm, ...]]]) -> None:
        self.report, self.words, self.wanted = report, words, wanted
        firms = [firm for _, listed in wanted for firm in listed]
        self.is_yearly = any(firm.yearly_growth_needed is not None for firm in firms)
        self.has_growth = any(self._needed_growth(firm) is not None for firm in firms)
        since = Counter(firm.own_since for firm in firms if firm.own_yearly_growth is not None)
        self.since = since.most_common(1)[0][0] if since else None
        self.has_own = bool(since)

    def draw(self) -> Grid:
        """Return the table."""
        rows = [row for goal, firms in self.wanted for row in (self._tier(goal), *map(self._firm, firms))]
        return grid(self._columns(has_arrow=any("↑" in row[-1].text for row in rows)), rows)

    def _columns(self, *, has_arrow: bool) -> list[Column | None]:
        words, year = self.words, self.report.period.year
        needs = "needs-over" if all(goal.rule == "over" for goal, _ in self.wanted) else "needs"
        own = words.report_text("since", year=self.since) if self.since else words.report_text("own-pace")
        return [
            Column(words.report_text("nearest"), "text"),
            Column(words.report_text("in-year", year=year) if year else words.report_text("figure")),
            Column(words.report_text(needs)),
            Column(words.report_text("a-year" if self.is_yearly else "growth"), goes=2) if self.has_growth else None,
            Column(own, goes=1, note=self._arrow() if has_arrow else None) if self.has_own else None,
        ]

    def _arrow(self) -> Paragraph:
        year = self.report.targets.target_year
        return Paragraph(self.words.report_text("arrow", year=year), "↑ ", "good", hang=2)

    def _tier(self, goal: Goal) -> tuple[Cell, ...]:
        words, n = self.words, goal.gap or 0
        without = "tier-open" if goal.goal is None else "tier-met"
        name = "tier-lacking" if goal.lacking else "tier-gap" if n else without
        said = words.report_text(name, tier=words.tier(goal), n=n, lacking=goal.lacking)
        uplift = words.short_by(goal.uplift) if n and goal.uplift is not None and goal.lacking != n else ""
        return (Cell(said, "strong"), Cell(), Cell(uplift, "strong"), Cell(), Cell())

    def _firm(self, firm: NearestFirm) -> tuple[Cell, ...]:
        words = self.words
        needed, own = self._growth(firm)
        return (
            Cell(inert(firm.name), indent=2),
            Cell(words.money(firm.figure)),
            Cell(words.short_by(firm.short_by)),
            Cell(needed),
            Cell(own, "good" if "↑" in own else "plain"),
        )

    def _needed_growth(self, firm: NearestFirm) -> Decimal | None:
        return firm.yearly_growth_needed if self.is_yearly else firm.growth_needed

    def _growth(self, firm: NearestFirm) -> tuple[str, str]:
        """Return the growth that is needed and the firm's own, so that the larger one looks larger."""
        needed, own = self._needed_growth(firm), firm.own_yearly_growth
        if needed is None or own is None:
            return ("" if needed is None else percent(needed, 1)), self._since(firm, own, "")
        shown = percents(needed, own, 1) if self.is_yearly else (percent(needed, 1), percent(own, 1))
        return shown[0], self._since(firm, own, shown[1], reaches=self.is_yearly and own >= needed)

    def _since(self, firm: NearestFirm, own: Decimal | None, shown: str, *, reaches: bool = False) -> str:
        """Return a firm's own growth, with its year if that is not the column's; two columns wait for the arrow."""
        if own is None:
            return ""
        other = firm.own_since if firm.own_since != self.since else None
        said = self.words.report_text("own-since", growth=shown or percent(own, 1), year=other) if other else shown
        return f"{said or percent(own, 1)} {'↑' if reaches else ' '}"


def _dropping(words: Words, top: int | None) -> Iterator[Paragraph]:
    """Yield which firms are less than 5 % of the limit above it."""
    for goal in words.goals:
        close = close_firms(goal)
        firms = [_close_firm(firm, words) for firm in close[: _CLOSE_NAMED if top is None else top]]
        if firms:
            more = [words.report_text("and-others")] if len(close) > len(firms) else []
            said = words.sentence(words.semicolon([*firms, *more]))
            lead = words.report_text("dropping", limit=words.limit(goal, "plain"), share=CLOSE)
            yield Paragraph(said, words.lead(lead), "plain", hang=2)


def close_firms(goal: Goal) -> list[CushionFirm]:
    """Return the firms that are close to dropping out of a tier, of those that are listed."""
    return [firm for firm in goal.cushion or () if firm.margin < (goal.limit or 0) * CLOSE]


def _close_firm(firm: CushionFirm, words: Words) -> str:
    facts = {"name": inert(firm.name), "figure": words.money(firm.figure)}
    if not firm.margin:
        return words.report_text("close-exactly", **facts)
    return words.report_text("close-above", **facts, margin=words.short_by(firm.margin))
