"""The vocabulary of one report: its sentences, amounts and labels, in one language and currency."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from tiers.domain.amount import amount
from tiers.domain.measure import Label
from tiers.domain.progress import Status
from tiers.report.contract.report import Goal, Report
from tiers.wording import Sentence, counted, figures, joined_clauses, said_together, say
from tiers.wording import joined as joined_words
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


class Terms:
    """What every page says with, bound to a language and a currency; text from outside comes out inert."""

    def __init__(self, lang: str, currency: str, limits: tuple[Decimal, ...] = (), names: tuple[str, ...] = ()) -> None:
        """Keep the language, the currency, the limits on whose right side amounts are shown, and the tiers' names."""
        self.lang = lang
        self.currency = currency
        self.limits = limits
        self.names = names

    def say(self, name: str, /, **facts: object) -> str:
        """Say a sentence of the section `report`."""
        return self.said(f"report.{name}", **facts)

    def said(self, key: str, /, **facts: object) -> str:
        """Say a sentence of any section."""
        return say(key, self.lang, **{"currency": self.currency, **facts})

    def says(self, name: str, /, **facts: object) -> str:
        """Say a sentence of the section `report` that starts with a capital where the language has them."""
        return self.started(self.say(name, **facts))

    def started(self, said: str) -> str:
        """Give a sentence a capital where the language has them; a name from outside keeps its own letters."""
        return said if said.startswith(self.names) else said[:1].upper() + said[1:]

    def label(self, label: Label) -> str:
        """Say what people call something."""
        return inert(str(getattr(label, self.lang)))

    def reasons(self, reasons: Iterable[Sentence]) -> str:
        """Say why something was understood as it was."""
        return inert(said_together(reasons, self.lang))

    def joined(self, words: list[str]) -> str:
        """List words: `a, b and c`."""
        return joined_words(words, self.lang)

    def comma(self, words: list[str]) -> str:
        """Line clauses up: `a, b, c`."""
        return say("list.clause", self.lang).join(words)

    def clauses(self, words: list[str]) -> str:
        """List clauses that hold commas themselves: `a, b and c, d`."""
        return joined_clauses(words, self.lang)

    def sentences(self, words: Iterable[str]) -> str:
        """Put sentences after one another, without those that say nothing."""
        return say("list.space", self.lang).join(filter(None, words))

    def lead(self, words: str) -> str:
        """Give what a text starts with, and the space after it where the language has one."""
        return words + say("list.space", self.lang)

    def sentence(self, words: str) -> str:
        """End a sentence with its stop."""
        return say("list.sentence", self.lang, words=words)

    def semicolon(self, words: list[str]) -> str:
        """List what holds commas itself: `a, b; c, d`."""
        return say("list.semicolon", self.lang).join(words)

    def number(self, value: int | None) -> str:
        """Say a count; a dash where there is none."""
        return NONE if value is None else counted(value, self.lang)

    def money(self, value: Decimal) -> str:
        """Say an amount, on its own side of every limit of the plan."""
        return figures.money(value, self.lang, self.currency, self.limits)

    def amount(self, value: Decimal) -> str:
        """Say an amount that no limit is about, such as a sum."""
        return figures.money(value, self.lang, self.currency)

    def place(self, path: str, sheet: str | None) -> str:
        """Say a file, and its sheet if it has any."""
        path = self.say("standard-input") if path == "-" else inert(path)
        return path if sheet is None else self.say("sheet", path=path, sheet=inert(sheet))

    def short_by(self, value: Decimal) -> str:
        """Say what is lacking; nothing exactly is “any more” on a limit that has to be passed."""
        return figures.money(value, self.lang, self.currency) if value else self.say("any-more")


class Words(Terms):
    """Everything that a report says besides, bound to it."""

    def __init__(self, report: Report, lang: str) -> None:
        """Keep the language, the currency, the limits, and which measure goes without saying."""
        goals = report.goals
        limits, names = tuple(goal.limit for goal in goals), tuple(inert(goal.tier) for goal in goals)
        super().__init__(lang, report.targets.currency, limits, names)
        self.base_year = report.targets.base_year
        self.labels = {each.measure: each.label for each in report.measures}
        self.usual = _most_common([goal.measure for goal in goals if goal.measure])

    def measure(self, name: str) -> str:
        """Say what people call a measure."""
        label = self.labels.get(name)
        return self.label(label) if label else inert(name)

    def status(self, status: Status) -> str:
        """Say a verdict in a word or two."""
        return self.say(f"status.{status}")

    def stands(self, status: Status) -> str:
        """Say how a tier stands, after “is”."""
        return self.say(f"stands.{status}", base=self.base_year)

    def tier(self, goal: Goal) -> str:
        """Say which tier: by its limit, after the plan's own name if that says more than the limit."""
        return self._named(goal, self.limit(goal, goal.rule))

    def called(self, goal: Goal) -> str:
        """Say which tier within a sentence about it: `over ¥1 bn`, `10亿元档`."""
        return self._named(goal, self._of_measure(goal, self.say(f"called.{goal.rule}", limit=goal.limit)))

    def plainly(self, goal: Goal) -> str:
        """Say which tier where its measure and rule are known: `¥1 bn`."""
        return self._named(goal, self.say("limit.plain", limit=goal.limit))

    def _named(self, goal: Goal, said: str) -> str:
        is_limit = amount(goal.tier, Decimal(1), self.currency) == goal.limit
        return said if is_limit else self.say("named", name=inert(goal.tier), limit=said)

    def limit(self, goal: Goal, kind: str) -> str:
        """Say a limit, by its rule or plainly, with its measure if that does not go without saying."""
        return self._of_measure(goal, self.say(f"limit.{kind}", limit=goal.limit))

    def _of_measure(self, goal: Goal, said: str) -> str:
        if goal.measure is None or goal.measure == self.usual:
            return said
        return self.say("of-measure", measure=self.measure(goal.measure), limit=said)


def _most_common(measures: list[str]) -> str | None:
    return Counter(measures).most_common(1)[0][0] if measures else None
