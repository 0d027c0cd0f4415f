"""The firms behind a bar or a group: the largest by name, the others by number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import nsmallest
from typing import Final

from tiers.domain import cleaning
from tiers.domain.classification import FIRM, OF_MEASURE, Classification
from tiers.report.contract.report import BreakdownReport
from tiers.write.escaping import inert
from tiers.write.html.chart_scale import chart_text
from tiers.write.page.phrases import Words

_MOST_LISTED: Final = 20
"""Firms that are named of a bar or a group."""

_MOST_FIRMS: Final = 20_000
"""Firms up to which any are named: of more nobody looks behind a bar, and a page is to be made soon."""


@dataclass(frozen=True, slots=True)
class FirmList:
    """The firms of a bar or a group."""

    label: str
    """Which these are, and how many."""
    firms: Sequence[tuple[str, str]]
    """Name and figure, the largest first."""
    more: str
    """How many others there are; empty where there are none."""


Figure = tuple[Decimal, str]
"""A firm's figure in yuan (the plan's currency), and its name."""


def firm_list(label: str, found: Sequence[Figure], whole: int, words: Words) -> FirmList:
    """List the firms that were found of so many: the largest first, ties by name."""
    first = nsmallest(_MOST_LISTED, found, key=lambda each: (-each[0], each[1]))
    rest = whole - len(first)
    return FirmList(
        label=label,
        firms=[(inert(name), words.money(figure)) for figure, name in first],
        more=chart_text(words, "other-firms", n=rest) if rest else "",
    )


def group_lists(each: BreakdownReport, firms: Classification | None, words: Words) -> list[FirmList]:
    """List the firms of each group by the usual measure; nothing where nobody is to be told apart, or they are many."""
    place = _place_of(each.by, firms)
    if firms is None or place is None or not may_be_listed(firms):
        return []
    found: dict[str, list[Figure]] = {}
    for (figure, name), row in zip(named_figures(firms, words.usual), firms.rows, strict=True):
        if figure is not None:
            found.setdefault(_key(row[place]), []).append((figure, name))
    return [
        firm_list(chart_text(words, "group", group=_group_name(group.value, words), n=group.enterprises), of, n, words)
        for group in each.groups
        if (n := group.enterprises or 0) and (of := found.get(_key(group.value), []))
    ]


def may_be_listed(firms: Classification) -> bool:
    """Whether the firms are few enough to be looked at one by one."""
    return firms.firms <= _MOST_FIRMS


def named_figures(firms: Classification, measure: str | None) -> Iterable[tuple[Decimal | None, str]]:
    """Yield the figure of every firm, None where it has none, and its name."""
    place = len(FIRM) + len(OF_MEASURE) * firms.measures.index(measure) if measure in firms.measures else None
    for row in firms.rows:
        figure = None if place is None else row[place]
        yield figure if isinstance(figure, Decimal) else None, str(row[0])


def _place_of(by: str, firms: Classification | None) -> int | None:
    """Return where the value of a heading stands in a row; None where it does not."""
    headings = [cleaning.fold(heading) for heading in firms.by] if firms else []
    wanted = cleaning.fold(by)
    return headings.index(wanted) - len(headings) if wanted in headings else None


def _key(value: object) -> str:
    return "" if value is None else cleaning.fold(str(value))


def _group_name(value: str | None, words: Words) -> str:
    return words.report_text("blank") if value is None else inert(value)
