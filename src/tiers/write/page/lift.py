"""The cheapest way to meet all goals at once: one line, and for paper with room who has to rise to what."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from tiers.domain.amount import total
from tiers.domain.lift import MOST_RANKED
from tiers.report.contract.lift import Lift, LiftFirm
from tiers.report.contract.report import Report
from tiers.wording.figures import percent
from tiers.write.escaping import inert
from tiers.write.page.blocks import Block, Cell, Column, Grid, Paragraph, Section, grid, heading
from tiers.write.page.phrases import Words


def lift_lines(report: Report, words: Words) -> Iterator[Paragraph]:
    """Yield how many firms have to rise to meet all goals of a measure, and by how much in all."""
    page = _Lift(report, words)
    if report.lift is None:
        said = page.text("too-many", most=words.number(MOST_RANKED))
        yield Paragraph(words.sentence(said), words.lead(page.text("lead")), "plain", hang=2)
    for lift in report.lift or ():
        if lift.count or lift.lacking:
            lead = page.naming("lead", "lead-of-measure", lift.measure)
            yield Paragraph(words.sentence(page.line(lift)), words.lead(lead), "plain", hang=2)


def lift_section(report: Report, words: Words) -> Section:
    """Show who has to rise to what, and what each group supplies; nothing where nobody has to, or is to be named."""
    page = _Lift(report, words)
    return tuple(block for lift in report.lift or () if lift.firms for block in page.tables(lift))


class _Lift(NamedTuple):
    """The blocks about the lifts of one report."""

    report: Report
    words: Words

    def text(self, name: str, /, **facts: object) -> str:
        """Return a text of the section `lift`."""
        return self.words.text(f"lift.{name}", **facts)

    def naming(self, name: str, of_measure: str, measure: str) -> str:
        """Return a text, or where the measure does not go without saying, the one that names it."""
        if measure == self.words.usual:
            return self.text(name)
        return self.text(of_measure, measure=self.words.measure(measure))

    def line(self, lift: Lift) -> str:
        """Return how many have to rise, by how much, what that saves, and how many there are not."""
        if not lift.count:
            return self.text("lacking", lacking=lift.lacking)
        said = self._rise(lift)
        saved = self._saving(lift)
        if saved > 0:
            said = self.text("saved", said=said, amount=self.words.amount(saved))
        return self.text("and-lacking", said=said, lacking=lift.lacking) if lift.lacking else said

    def _rise(self, lift: Lift) -> str:
        rise = self.text("rise", n=lift.count)
        if lift.uplift is None:
            return rise
        name = "in-all" if lift.uplift else "any-more"
        return self.text(name, rise=rise, amount=self.words.amount(lift.uplift))

    def _saving(self, lift: Lift) -> Decimal:
        """Return by how much less it is than what the tiers need one by one, in yuan: a firm may close several gaps."""
        if lift.uplift is None or self.report.targets.counting != "nested":
            return Decimal(0)
        ladder = (goal for goal in self.report.goals if goal.measure == lift.measure and not goal.where)
        alone = total(goal.uplift for goal in ladder if goal.uplift)
        return alone - lift.uplift

    def tables(self, lift: Lift) -> Iterator[Block]:
        """Yield a heading, the firms, and the groups."""
        firms = lift.firms or ()
        yield heading(self.naming("title", "title-of-measure", lift.measure))
        yield self._firms(firms)
        if lift.count > len(firms):
            yield Paragraph(self.text("more", n=self.words.number(lift.count - len(firms))))
        if lift.groups:
            yield self._groups(lift)

    def _firms(self, firms: tuple[LiftFirm, ...]) -> Grid:
        words, tiers = self.words, {goal.tier: goal for goal in self.report.goals}
        is_yearly = any(firm.yearly_growth_needed is not None for firm in firms)
        has_own = any(firm.own_yearly_growth is not None for firm in firms)
        headings = [by for by, _ in firms[0].values or ()]
        columns = [
            Column(self.text("firm"), "text"),
            Column(self.text("from")),
            Column(self.text("to"), "text"),
            Column(self.text("needs")),
            Column(words.report_text("a-year" if is_yearly else "growth")),
            Column(self.text("own")) if has_own else None,
            *(Column(inert(by), "text") for by in headings),
        ]
        rows = [
            [
                Cell(inert(firm.name)),
                Cell(words.money(firm.figure)),
                Cell(words.tier(tiers[firm.tier])),
                Cell(words.short_by(firm.short_by)),
                Cell(_percent(firm.yearly_growth_needed if is_yearly else firm.growth_needed)),
                Cell(_percent(firm.own_yearly_growth)),
                *(Cell(self._value(value)) for _, value in firm.values or ()),
            ]
            for firm in firms
        ]
        return grid(columns, rows)

    def _groups(self, lift: Lift) -> Grid:
        columns = (
            Column(self.text("group"), "text"),
            Column("", "text"),
            Column(self.text("firms")),
            Column(self.text("needs")),
        )
        rows = tuple(
            (
                Cell(inert(group.by)),
                Cell(self._value(group.value)),
                Cell(self.words.number(group.count)),
                Cell(self.words.short_by(group.uplift)),
            )
            for group in lift.groups or ()
        )
        return Grid(columns, rows)

    def _value(self, value: str | None) -> str:
        return self.words.report_text("blank") if value is None else inert(value)


def _percent(share: Decimal | None) -> str:
    return "" if share is None else percent(share, 1)
