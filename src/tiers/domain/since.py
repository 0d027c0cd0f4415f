"""Then and now: how firms have moved between two sides, and whether a goal stands better or worse.

Source: definitions, “Since”.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

from tiers.domain.period import Period
from tiers.domain.progress import Status

How = Literal["stayed", "risen", "new", "unknown_then", "dropped", "left", "unknown_now"]
"""How a firm has moved, as one tier sees it, of those that are in it on one side at least."""

MOVES: Final[tuple[How, ...]] = ("risen", "new", "unknown_then", "dropped", "left", "unknown_now")
"""The ways of those that moved, in the order in which they are listed."""

State = Literal["in", "below", "without", "absent"]
"""Where a firm is on one side, as one tier sees it: it reaches it, has a figure and does not, has none, has no row."""

_HOW: Final[Mapping[tuple[State, State], How]] = MappingProxyType(
    {
        ("in", "in"): "stayed",
        ("below", "in"): "risen",
        ("absent", "in"): "new",
        ("without", "in"): "unknown_then",
        ("in", "below"): "dropped",
        ("in", "absent"): "left",
        ("in", "without"): "unknown_now",
    }
)

Verdict = Literal["better", "same", "worse"]

_SCALE: Final[Mapping[Status, int]] = MappingProxyType(
    {
        "achieved": 0,
        "on_track": 1,
        "not_due": 1,
        "open": 2,
        "unmet": 2,
        "lagging": 3,
        "off_track": 4,
        "reversing": 5,
        "missed": 6,
        "not_assessable": 7,
    }
)
"""How far a status is from a goal that is met; one that says nothing of it is absent."""


class Since(NamedTuple):
    """What is compared with."""

    kind: Literal["year", "table", "report", "nothing"]
    """A year of the same tables, other tables, a saved report; `nothing`: neither a year nor a file that is there."""
    what: str
    """As it was said."""
    year: int | None = None
    """The year; None for the latest earlier one."""
    saved: Mapping[str, Any] | None = None
    """The saved report, as its JSON says it."""
    row: int = 1
    """The line at which it stands."""
    files: tuple[str, ...] = ()
    """The tables, where several are named by a folder or a pattern."""


class Moved(NamedTuple):
    """A firm that has moved into a tier, or out of it."""

    how: How
    """The way."""
    name: str
    """Cleaned; of now, if it has a row there."""
    code: str | None
    """What identifies it, or None; likewise."""
    name_then: str | None
    """What it was called then, where that is another name."""
    figure_then: Decimal | None
    """In yuan; None without one."""
    figure: Decimal | None
    """In yuan, now; None without one."""


class Bands(NamedTuple):
    """Where the firms of two sides are by one measure: then across now.

    A side has a band for each tier of the measure from high to low, then `below`, `no_figure` and `absent`.
    """

    firms: tuple[tuple[int, ...], ...]
    """Per band of then, and there per band of now, how many firms."""

    @property
    def tiers(self) -> int:
        """How many tiers the measure has."""
        return len(self.firms) - 3

    def then(self, first: int, last: int) -> int:
        """Count the firms that were in some bands then, both inclusive."""
        return sum(sum(row) for row in self.firms[first : last + 1])

    def now(self, first: int, last: int) -> int:
        """Count the firms that are in some bands now, both inclusive."""
        return sum(sum(row[first : last + 1]) for row in self.firms)

    @property
    def is_comparable(self) -> bool:
        """Whether there is a usable figure on both sides."""
        return bool(self.then(0, self.tiers) and self.now(0, self.tiers))

    def ways(self, tier: int) -> Mapping[How, int]:
        """Count the firms that have gone each way; `tier` is its place among the tiers of the measure."""
        counts = dict.fromkeys(_HOW.values(), 0)
        for then, row in enumerate(self.firms):
            for now, firms in enumerate(row):
                if how := how_of(then, now, tier, self.tiers):
                    counts[how] += firms
        return counts


def how_of(then: int, now: int, tier: int, tiers: int) -> How | None:
    """Return the way from one band to another as a tier sees it; None where it is in neither of them."""
    return _HOW.get((_state(then, tier, tiers), _state(now, tier, tiers)))


def states_of(how: How) -> tuple[State, State]:
    """Return where a firm was and is that goes a way."""
    return next(states for states, way in _HOW.items() if way == how)


def _state(band: int, tier: int, tiers: int) -> State:
    if band <= tier:
        return "in"
    return "below" if band <= tiers else "without" if band == tiers + 1 else "absent"


class SinceTally(NamedTuple):
    """How the firms have moved: what an engine gives to the report."""

    period: Period
    """Then."""
    enterprises: int
    """Firms then."""
    both: int
    """Firms that are there on both sides."""
    by_name: int
    """Those of them that were matched by their names."""
    same_name: int
    """Firms of then that are not there now, while one that was not there then has their name."""
    same_names: tuple[str, ...]
    """Their names in order, at most `MOST_NAMES`."""
    bands: tuple[Bands | None, ...]
    """Per measure that the tiers use now; None where then's tables do not have it."""
    moved: tuple[tuple[Moved, ...], ...]
    """Per tier, the firms that have moved: by the way, then by figure, the largest first, ties by identity."""
    same_measure: tuple[bool, ...]
    """Per tier, whether then's tables judge it by the same measure."""
    marked: tuple[Bands | None, ...] = ()
    """Per tier, where the firms are as one by a condition sees it: in it, below, without a figure, or absent; None for
    a tier of the ladder, and where one of the sides does not say who meets the condition."""
    totals: tuple[Decimal | None, ...] = ()
    """Per total, what it was then, in yuan; None where nothing could be added up."""
    errors: int = 0
    """Problems of then's own tables that did not count."""
    warnings: int = 0
    """Problems of then's own tables that counted all the same."""


MOST_NAMES: Final = 3
"""Firms that are named because they have another code now, at most."""


def is_comparable(then: Period, now: Period) -> bool:
    """Whether the figures of two periods can be compared: who has not passed a limit by September may by December.

    Both are whole years, or the same months of two years, or of one year, begin alike, and now ends no earlier.
    """
    if None in {then.year, now.year} or then.months is None or now.months is None:
        return False
    if then.year == now.year:
        return then.months[0] == now.months[0] and then.months[1] <= now.months[1]
    return then.months == now.months and (then.year or 0) < (now.year or 0)


def verdict(then: Status | None, now: Status | None) -> Verdict | None:
    """Return whether a goal stands better or worse than it did; None where one of them says nothing of it."""
    before, after = (None if status is None else _SCALE.get(status) for status in (then, now))
    if before is None or after is None:
        return None
    difference = after - before
    return "worse" if difference > 0 else "better" if difference < 0 else "same"


def band_places(tier_measures: Sequence[str | None]) -> tuple[int, ...]:
    """Return per tier its place among the tiers of its measure."""
    return tuple(tier_measures[:i].count(measure) for i, measure in enumerate(tier_measures))
