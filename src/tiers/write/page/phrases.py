"""The vocabulary of one report: its sentences, amounts and labels, in one language and currency."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from tiers.domain.amount import parse_amount
from tiers.domain.measure import MEASURES, Label
from tiers.domain.progress import Status
from tiers.report.contract.report import Goal, Report
from tiers.report.contract.totals import TotalReport
from tiers.wording import Message, figures, format_count, join_messages, joined_clauses, message
from tiers.wording import join_words as joined_words
from tiers.write.escaping import inert

SIGNS: Final[dict[Status, str]] = {
    "no_goal": "·",
    "not_assessable": "?",
    "ended": "·",
    "achieved": "√",
    "unmet": "!",
    "missed": "×",
    "not_due": "·",
    "on_track": "√",
    "open": "·",
    "reversing": "×",
    "lagging": "!",
    "off_track": "×",
}
"""A sign per verdict, for eyes without colour; every one is in GBK, as old consoles need."""


NONE: Final = "—"
"""What stands where there is no number."""


_ROLES: Final = frozenset({"name", "code", "year", *MEASURES})
"""What a column may be used as, whatever the plan; options call it so in every language."""


class Terms:
    """What every page says with, bound to a language and a currency; text from outside comes out inert."""

    def __init__(self, lang: str, currency: str, limits: tuple[Decimal, ...] = (), names: tuple[str, ...] = ()) -> None:
        """Keep the language, the currency, the limits on whose right side amounts are shown, and the tiers' names."""
        self.lang = lang
        self.currency = currency
        self.limits = limits
        self.names = names

    def report_text(self, name: str, /, **facts: object) -> str:
        """Return a text of the section `report`."""
        return self.text(f"report.{name}", **facts)

    def text(self, key: str, /, **facts: object) -> str:
        """Return a text of any section."""
        return message(key, self.lang, **{"currency": self.currency, **facts})

    def sentence_text(self, name: str, /, **facts: object) -> str:
        """Return a text of the section `report`, capitalised where the language has capitals."""
        return self.capitalise(self.report_text(name, **facts))

    def capitalise(self, sentence: str) -> str:
        """Capitalise a sentence where the language has capitals; a name from outside keeps its own letters."""
        return sentence if sentence.startswith(self.names) else sentence[:1].upper() + sentence[1:]

    def label(self, label: Label) -> str:
        """Return what people call something."""
        return inert(str(getattr(label, self.lang)))

    def role(self, role: str) -> str:
        """Return what a column is used as; a measure that a plan adds has the name that the plan gives it."""
        return self.report_text(f"role.{role}") if role in _ROLES else inert(role)

    def reasons(self, reasons: Iterable[Message]) -> str:
        """Return why something was understood as it was."""
        return inert(join_messages(reasons, self.lang))

    def join(self, words: list[str]) -> str:
        """Join words as a sentence lists them: `a, b and c`."""
        return joined_words(words, self.lang)

    def comma(self, words: list[str]) -> str:
        """Join clauses with commas: `a, b, c`."""
        return message("list.clause", self.lang).join(words)

    def clauses(self, words: list[str]) -> str:
        """Join clauses that hold commas themselves: `a, b and c, d`."""
        return joined_clauses(words, self.lang)

    def sentences(self, words: Iterable[str]) -> str:
        """Join sentences, without those that say nothing."""
        return message("list.space", self.lang).join(filter(None, words))

    def lead(self, words: str) -> str:
        """Return what a text starts with, and the space after it where the language has one."""
        return words + message("list.space", self.lang)

    def sentence(self, words: str) -> str:
        """End a sentence with its stop."""
        return message("list.sentence", self.lang, words=words)

    def semicolon(self, words: list[str]) -> str:
        """Join with semicolons what holds commas itself: `a, b; c, d`."""
        return message("list.semicolon", self.lang).join(words)

    def number(self, value: int | None) -> str:
        """Format a count; a dash where there is none."""
        return NONE if value is None else format_count(value, self.lang)

    def money(self, value: Decimal) -> str:
        """Format an amount, on its own side of every limit of the plan."""
        return figures.money(value, self.lang, self.currency, self.limits)

    def amount(self, value: Decimal) -> str:
        """Format an amount that no limit is about, such as a sum."""
        return figures.money(value, self.lang, self.currency)

    def place(self, path: str, sheet: str | None) -> str:
        """Return a file, and its sheet if it has any."""
        path = self.report_text("standard-input") if path == "-" else inert(path)
        return path if sheet is None else self.report_text("sheet", path=path, sheet=inert(sheet))

    def short_by(self, value: Decimal) -> str:
        """Format what is lacking; nothing exactly is “any more” on a limit that has to be passed."""
        return figures.money(value, self.lang, self.currency) if value else self.report_text("any-more")


class Words(Terms):
    """Everything that a report says besides, bound to it."""

    def __init__(self, report: Report, lang: str) -> None:
        """Keep the language, the currency, the limits, and which measure goes without saying."""
        goals = report.goals
        limits = tuple(goal.limit for goal in goals if goal.limit is not None)
        names = tuple(inert(name) for name in (*(g.tier for g in goals), *(t.name for t in report.totals)))
        super().__init__(lang, report.targets.currency, limits, names)
        self.base_year = report.targets.base_year
        self.is_banded = report.targets.counting == "banded"
        self.labels = {each.measure: each.label for each in report.measures}
        self.goals = (*(goal for goal in goals if not goal.where), *(goal for goal in goals if goal.where))
        """The tiers as people are shown them: the ladder from high to low, then those by a condition."""
        measured = [goal for goal in self.goals if goal.measure]
        self.usual = _most_common(
            [g.measure or "" for g in measured if not g.where] or [g.measure or "" for g in measured]
        )

    def measure(self, name: str) -> str:
        """Return what people call a measure."""
        label = self.labels.get(name)
        return self.label(label) if label else inert(name)

    def status(self, status: Status) -> str:
        """Return a verdict in a word or two."""
        return self.report_text(f"status.{status}")

    def standing(self, status: Status) -> str:
        """Return how a tier stands, after “is”."""
        return self.report_text(f"stands.{status}", base=self.base_year)

    def standing_of_total(self, status: Status) -> str:
        """Return how a total stands, after “is”."""
        name = "stands-total.reversing" if status == "reversing" else f"stands.{status}"
        return self.report_text(name, base=self.base_year)

    def tier(self, goal: Goal) -> str:
        """Name a tier: by its limit, after the plan's own name if that says more than the limit.

        One by a condition is called by its name.
        """
        return self._name(goal) if goal.where else self._with_name(goal, self.limit(goal, goal.rule or "plain"))

    def tier_within_sentence(self, goal: Goal) -> str:
        """Name a tier within a sentence about it: `over ¥1 bn`, `10亿元档`."""
        if goal.where:
            return self.report_text("called.where", name=self._name(goal))
        return self._with_name(goal, self._of_measure(goal, self.report_text(f"called.{goal.rule}", limit=goal.limit)))

    def bare_limit(self, goal: Goal) -> str:
        """Name a tier where its measure and rule are known: `¥1 bn`."""
        if goal.where:
            return self._name(goal)
        return self._with_name(goal, self.report_text("limit.plain", limit=goal.limit))

    def _with_name(self, goal: Goal, limit: str) -> str:
        is_limit = parse_amount(goal.tier, Decimal(1), self.currency) == goal.limit
        return limit if is_limit else self.report_text("named", name=self._name(goal), limit=limit)

    def _name(self, called: Goal) -> str:
        return inert((called.name_en if self.lang == "en" else None) or called.tier)

    def total(self, total: TotalReport) -> str:
        """Name a total: as the plan does, in the language of the words where its name is only that of its measure."""
        label = self.labels.get(total.measure or "")
        if label and total.name in {label.zh, label.en}:
            return self.label(label)
        return inert((total.name_en if self.lang == "en" else None) or total.name)

    def total_within_sentence(self, total: TotalReport) -> str:
        """Name a total within a sentence about goals: `total sales revenue`."""
        return self.report_text("called.total", name=self.total(total))

    def limit(self, goal: Goal, kind: str) -> str:
        """Format a limit, by its rule or plainly, with its measure if that does not go without saying."""
        limit = self._of_measure(goal, self.report_text(f"limit.{kind}", limit=goal.limit))
        return self.report_text("named", name=self._name(goal), limit=limit) if goal.where else limit

    def _of_measure(self, goal: Goal, limit: str) -> str:
        if goal.measure is None or goal.measure == self.usual:
            return limit
        return self.report_text("of-measure", measure=self.measure(goal.measure), limit=limit)


def _most_common(measures: list[str]) -> str | None:
    return Counter(measures).most_common(1)[0][0] if measures else None
