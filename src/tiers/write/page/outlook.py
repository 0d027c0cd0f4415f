"""What is to be expected: how many firms at their own pace, how likely each goal is, and what that rests on."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from tiers.domain.outlook import YEARS_BACK, Reason
from tiers.report.contract.outlook import OutlookGoal, OutlookReport
from tiers.report.contract.report import Goal, Report
from tiers.wording.figures import exactly, percent
from tiers.write.page.blocks import Block, Cell, Column, Grid, Paragraph, Section, heading
from tiers.write.page.goals import aim
from tiers.write.page.phrases import NONE, Words

_TENTH: Final = Decimal("0.1")
_NINE_TENTHS: Final = Decimal("0.9")


def outlook_section(report: Report, words: Words) -> Section:
    """Show what is to be expected, or why nothing is said; nothing where nobody asked."""
    return tuple(_Outlook(report, report.outlook, words).blocks()) if report.outlook else ()


def outlook_notes(report: Report, words: Words) -> tuple[Paragraph, ...]:
    """Return what the numbers rest on, without their table."""
    return tuple(block for block in outlook_section(report, words)[1:] if isinstance(block, Paragraph))


def outlook_sentence(report: Report, goal: Goal, words: Words) -> str:
    """Return in one sentence what is to be expected of a goal with a gap; nothing where nothing is known."""
    if report.outlook is None or not goal.gap:
        return ""
    found = next(one for one in report.outlook.goals if one.tier == goal.tier)
    facts = {"year": report.targets.target_year, "n": words.number(found.own_pace)}
    if found.chance is None:
        return "" if found.own_pace is None else words.text("outlook.brief-pace", **facts)
    name = "outlook.brief-chance" if found.own_pace is None else "outlook.brief"
    return words.text(name, **facts, chance=chance_in_words(found.chance, words))


def chance_in_words(chance: Decimal, words: Words) -> str:
    """Return a chance in tenths: the ends are surer than they should be, so none is under one or over nine of them."""
    if chance < _TENTH:
        return words.text("outlook.under")
    if chance > _NINE_TENTHS:
        return words.text("outlook.over")
    tenths = int((chance / _TENTH).quantize(Decimal(1), ROUND_HALF_EVEN))
    return words.text("outlook.about", tenths=words.text("outlook.digits")[tenths - 1])


class _Outlook:
    """The blocks of one outlook."""

    def __init__(self, report: Report, found: OutlookReport, words: Words) -> None:
        self.report, self.found, self.words = report, found, words
        self.has_paces = any(goal.own_pace is not None for goal in found.goals)
        self.with_a_chance = [goal for goal in found.goals if goal.chance is not None]

    def text(self, name: str, /, **facts: object) -> str:
        """Return a text of the section `outlook`."""
        return self.words.text(f"outlook.{name}", **facts)

    def blocks(self) -> Iterator[Block]:
        """Yield the title, the table, what it rests on, and why nothing is said."""
        yield heading(self.text("title", year=self.report.targets.target_year))
        if self.has_paces or self.with_a_chance:
            yield self._grid()
            yield Paragraph(self.words.sentences(self._assumptions()))
        yield from map(Paragraph, self._silences())

    def _grid(self) -> Grid:
        columns = [
            Column(self.words.report_text("tier"), "text"),
            Column(str(self.report.period.year or self.words.report_text("count"))),
            Column(self.words.report_text("goal")),
            Column(self.text("own-pace")),
            Column(self.text("chance"), "sign"),
        ]
        pairs = zip(self.report.goals, self.found.goals, strict=True)
        return Grid(tuple(columns), tuple(tuple(self._row(goal, found)) for goal, found in pairs))

    def _row(self, goal: Goal, found: OutlookGoal) -> Iterator[Cell]:
        number = self.words.number
        yield from map(Cell, (self.words.tier(goal), number(goal.count), aim(goal, self.words), number(found.own_pace)))
        if found.chance is None:
            yield Cell("" if found.reason == "no_goal" else NONE)
        else:
            yield Cell(chance_in_words(found.chance, self.words))

    def _assumptions(self) -> Iterator[str]:
        """Yield how the numbers are meant."""
        if self.has_paces:
            yield self.text("paces", year=self._start)
        if not self.with_a_chance:
            return
        shock = self.found.shock
        together = self.text("together", points=exactly(shock * 100)) if shock else ""
        first = self.with_a_chance[0]
        if first.source == "stated":
            yield self.text("stated", growth=_percent(first.growth), together=together)
        else:
            years = {"first": self._window[0], "last": self._window[-1]}
            yield self.text("estimated", **years, pools=self._pools(), together=together)
        yield self.text("no-schedule")

    @property
    def _whole(self) -> Sequence[int]:
        """The whole years up to the report year, in order."""
        year = self.report.period.year or 0
        return [each.year for each in self.report.years if each.complete and each.year <= year]

    @property
    def _start(self) -> int:
        """The year from which most firms' own growth is reckoned."""
        base = self.report.targets.base_year
        return base if base in self._whole else self._whole[0]

    @property
    def _window(self) -> Sequence[int]:
        """The years whose changes were looked at: those that have the year before or after them."""
        near = [year for year in self._whole if year >= (self.report.period.year or 0) - YEARS_BACK]
        return [year for year in near if {year - 1, year + 1} & {*near}]

    def _pools(self) -> str:
        """Return what the growth of firms of each size is estimated from."""
        pools = {goal.floor: goal for goal in self.with_a_chance}
        return self.words.semicolon([self._pool(goal, is_first=not i) for i, goal in enumerate(pools.values())])

    def _pool(self, goal: OutlookGoal, *, is_first: bool) -> str:
        rest = "".join(
            (
                self.text("odd", n=self.words.number(goal.odd)) if goal.odd else "",
                self.text("gone", n=self.words.number(goal.gone)) if goal.gone else "",
            )
        )
        facts = {"floor": goal.floor, "growth": _percent(goal.growth), "rest": rest}
        if is_first:
            return self.text("pool-first", pairs=goal.pairs, **facts)
        return self.text("pool", pairs=self.words.number(goal.pairs), **facts)

    def _silences(self) -> Iterator[str]:
        """Yield why of some tiers no chance is said; that a goal has no number, the table shows."""
        numbered = [found for found in self.found.goals if found.reason != "no_goal"]
        silent: dict[Reason, list[str]] = {}
        for goal, found in zip(self.report.goals, self.found.goals, strict=True):
            if found.reason and found.reason != "no_goal":
                silent.setdefault(found.reason, []).append(self.words.tier_within_sentence(goal))
        for reason, tiers in silent.items():
            said = self.text(f"reason.{reason}")
            if len(tiers) == len(numbered):
                yield self.text("nothing", reason=said)
            else:
                yield self.text("nothing-of", tiers=self.words.join(tiers), reason=said)


def _percent(share: Decimal | None) -> str:
    return percent(share or Decimal(0), 1)
