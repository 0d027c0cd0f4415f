"""Report → the paragraph of the monthly notice: the same sentences for the same figures, on one line."""

from collections.abc import Iterator
from typing import Final

from tiers.report.contract.report import Goal, NearestFirm, Report
from tiers.report.contract.totals import TotalReport
from tiers.wording import message
from tiers.wording.figures import percent, percents
from tiers.write.escaping import inert
from tiers.write.page.group_goals import behind_sentences
from tiers.write.page.outlook import outlook_sentence
from tiers.write.page.phrases import Words
from tiers.write.page.rates import rates_text
from tiers.write.page.since import brief
from tiers.write.page.totals import amount, growths
from tiers.write.page.verdict import doubts, ended_text, is_over, scope, time, title, when
from tiers.write.view import View

_MOST_NAMED: Final = 3
"""Firms next in line that are named per tier, where nobody says how many."""


def to_brief(report: Report, view: View) -> str:
    """Return what has been reached, what is lacking, who is next and what is not certain, fit to be pasted."""
    notice = _Brief(report, view)
    return f"{notice.words.sentences(notice.sentences())}\n"


class _Brief:
    """The sentences of one notice."""

    def __init__(self, report: Report, view: View) -> None:
        self.report, self.top = report, _MOST_NAMED if view.top is None else view.top
        self.words = Words(report, view.lang)

    def brief_text(self, name: str, /, **facts: object) -> str:
        return message(f"brief.{name}", self.words.lang, **{"currency": self.words.currency, **facts})

    def sentences(self) -> Iterator[str]:
        report, words = self.report, self.words
        yield self._opening()
        yield from (paragraph.text for paragraph in scope(report, words))
        for goal in words.goals:
            yield from (self._reached_text(goal), outlook_sentence(report, goal, words))
        yield from (self._total_text(total) for total in report.totals)
        yield rates_text(words)
        yield from behind_sentences(report, words)
        yield brief(report, words)
        yield from (said for goal in words.goals for said in self._next(goal))
        yield from (self.brief_text("doubt", **facts) for facts in doubts(report, words))

    def _opening(self) -> str:
        """Return of which plan it is, for when, and how much of the plan's time is gone."""
        report, words = self.report, self.words
        over = is_over(report)
        said_when = ended_text(report, words) if over else when(report.period, words)
        gone = "" if over else time(report, words)
        return self.brief_text("opening", title=title(report, words), when=said_when, time=gone).rstrip()

    def _reached_text(self, goal: Goal) -> str:
        words = self.words
        if goal.count is None:
            name = "where-kept-back" if goal.meeting is not None else "no-measure"
            return words.sentence_text(name, tier=words.tier_within_sentence(goal))
        said = [
            self.brief_text(
                "reached-where" if goal.where else "reached", tier=words.capitalise(words.tier(goal)), n=goal.count
            ),
            *self._since_base(goal),
            *self._of_goal(goal),
        ]
        return words.sentence(words.comma(said))

    def _total_text(self, total: TotalReport) -> str:
        """Return what firms have together, how it has grown, and how far its goal is."""
        words = self.words
        name = words.capitalise(words.total_within_sentence(total))
        if total.total is None:
            why = "total-kept-back" if total.usable else "total-unknown"
            return words.sentence(self.brief_text(why, total=name))
        said = [self.brief_text("total", total=name, amount=amount(total, total.total, words))]
        if total.yearly_growth is not None:
            growth = growths(total)[0].lstrip("-")
            way = "total-shrank" if total.yearly_growth < 0 else "total-grew"
            said.append(self.brief_text(way, growth=growth, since=words.base_year))
        return words.sentence(words.comma([*said, *self._of_total_goal(total)]))

    def _of_total_goal(self, total: TotalReport) -> Iterator[str]:
        goal = amount(total, total.goal, self.words)
        if total.gap:
            yield self.brief_text("total-share", share=total.completion, goal=goal)
            yield self.brief_text("total-short", amount=self.words.amount(total.gap))
        elif total.goal is not None:
            yield self.brief_text("total-met", goal=goal)
        if total.gap is None or (total.gap and total.status != "ended"):
            yield self.words.standing_of_total(total.status)

    def _since_base(self, goal: Goal) -> Iterator[str]:
        if goal.base is not None and goal.count is not None:
            more = goal.count - goal.base
            name = "more" if more > 0 else "fewer" if more else "same"
            yield self.brief_text(name, n=abs(more), base=self.words.base_year)

    def _of_goal(self, goal: Goal) -> Iterator[str]:
        """Yield how far the goal is: its share and the gap, or by how much it is passed, or the plan's own word."""
        if goal.goal_text is not None:
            own = (goal.goal_en if self.words.lang == "en" else None) or goal.goal_text
            yield self.brief_text("word", word=inert(own))
        if goal.goal is None:
            return
        if not goal.gap:
            yield self.brief_text("surplus" if goal.surplus else "met", n=goal.surplus, goal=goal.goal)
            return
        yield self.brief_text("share", share=goal.completion, goal=goal.goal)
        yield self.brief_text("short", n=goal.gap)
        if goal.status != "ended":
            yield self.words.standing(goal.status)

    def _next(self, goal: Goal) -> Iterator[str]:
        """Yield who could close the gap, what each needs, and who would have to come from nowhere."""
        words = self.words
        firms = (goal.nearest or ())[: min(goal.gap or 0, self.top)]
        if firms:
            named = words.clauses([self._firm(firm) for firm in firms])
            yield self.brief_text("next", tier=words.tier_within_sentence(goal), n=len(firms), firms=named)
        if len(firms) > 1 and len(firms) == goal.gap and goal.uplift:
            yield self.brief_text("uplift", amount=words.amount(goal.uplift))
        if goal.lacking and goal.nearest is not None:
            yield self.brief_text("lacking", tier=words.capitalise(words.tier_within_sentence(goal)), n=goal.lacking)

    def _firm(self, firm: NearestFirm) -> str:
        needs = (
            self.brief_text("needs", amount=self.words.amount(firm.short_by))
            if firm.short_by
            else self.brief_text("needs-any")
        )
        return self.brief_text("firm", name=inert(firm.name), needs=self.words.comma([needs, *self._growth(firm)]))

    def _growth(self, firm: NearestFirm) -> Iterator[str]:
        """Yield the yearly growth that is needed, and the firm's own beside it, so that the larger one looks larger."""
        needed, own = firm.yearly_growth_needed, firm.own_yearly_growth
        if needed is None:
            return
        shown = (percent(needed, 1), "") if own is None else percents(needed, own, 1)
        if needed:
            yield self.brief_text("yearly", growth=shown[0])
        if own is not None and firm.own_since is not None:
            yield self.brief_text("shrank" if own < 0 else "grew", growth=shown[1].lstrip("-"), since=firm.own_since)
