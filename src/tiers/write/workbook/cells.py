"""Listing → headings and cells as people read them: words instead of codes, numbers in the unit a person says."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, cast

from tiers.domain.progress import Status
from tiers.report.model import Report
from tiers.wording import say
from tiers.write.listings.listing import Column, Listing, Value
from tiers.write.page.words import SIGNS, Words
from tiers.write.workbook.book import Cell
from tiers.write.workbook.looks import LOOKS, Money

Style = tuple[tuple[str, Any], ...]

_TEXT: Final[Style] = (("num_format", "@"), ("align", "left"), ("indent", 1))
_TONES: Final[Mapping[str, str]] = {"√": "#176F3B", "!": "#8A5300", "?": "#8A5300", "×": "#B3261E"}


class Cells:
    """Makes the cells of one report's workbook."""

    def __init__(self, report: Report, words: Words) -> None:
        """Keep the tiers by name, the words, and the looks of amounts."""
        self._report, self._words = report, words
        self._goals = {goal.tier: goal for goal in report.goals}
        self._tiers = {name: words.tier(goal) for name, goal in self._goals.items()}
        self._money = Money(words.lang, words.currency, words.limits)
        self._looks: dict[str, Style] = {kind: (("num_format", look),) for kind, look in LOOKS.items()}
        self._looks["year"] = (*self._looks["year"], ("align", "left"))

    def say(self, name: str, **facts: object) -> str:
        """Say a word of the section `sheet`."""
        return say(f"sheet.{name}", self._words.lang, **facts)

    def headings(self, listing: Listing) -> list[str]:
        """Say what stands above each column."""
        return [self._heading(column) for column in listing.columns]

    def _heading(self, column: Column) -> str:
        if not column.name:
            return column.key
        facts = {"year": self._words.base_year}
        if column.about is None:
            return self.say(f"head.{column.name}", **facts)
        tier = self._tiers.get(column.about, "")
        return self.say(f"head.{column.name}-of", tier=tier, measure=self._words.measure(column.about))

    def rows(self, listing: Listing) -> Iterator[list[Cell]]:
        """Make the cells of each row."""
        makers = [self._maker(column) for column in listing.columns]
        for row in listing.rows:
            yield [make(value) for make, value in zip(makers, row, strict=True)]

    def _maker(self, column: Column) -> Callable[[Value], Cell]:
        if column.kind == "amount":
            return self._amount
        if column.kind in self._looks:
            look = self._looks[column.kind]
            return lambda value: Cell(_number(value), look)
        words = self._translator(column.name)
        if column.name == "group":
            return lambda value: Cell(self.say("blank") if value is None else str(value), _TEXT)
        if column.name == "status":
            return lambda value: Cell(words(value), _toned(cast("Status", value)))
        return lambda value: Cell(None if value is None else words(value), _TEXT)

    def _amount(self, value: Value) -> Cell:
        if not isinstance(value, Decimal):
            return Cell(None)
        return Cell(value, (("num_format", self._money.look(value)),))

    def _translator(self, name: str) -> Callable[[Value], str]:
        """Say how the codes of a column are said."""
        words, tiers = self._words, self._tiers
        known: dict[str, Callable[[Value], str]] = {
            "tier": lambda value: tiers[str(value)],
            "next": lambda value: tiers[str(value)],
            "measure": lambda value: words.measure(str(value)),
            "status": lambda value: words.status(cast("Status", value)),
            "state": lambda value: self.say(f"state.{value}"),
            "severity": lambda value: self.say(f"severity.{value}"),
            "certain": lambda value: self.say("yes" if value else "no"),
            "complete": lambda value: self.say("yes" if value else "no"),
        }
        return known.get(name, str)


def _number(value: Value) -> int | Decimal | None:
    return value if isinstance(value, int | Decimal) else None


def _toned(status: Status) -> Style:
    sign = SIGNS[status]
    return (*_TEXT, ("font_color", _TONES[sign]), ("bold", True)) if sign in _TONES else _TEXT
