"""The cells of a row of firms as expressions of SQL, over the columns of the view `firm`."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain.classification import State, TextForm
from tiers.domain.ladder import Rung
from tiers.domain.targets import Tier
from tiers.engines.in_duckdb.counting import reaches
from tiers.engines.in_duckdb.database import literal
from tiers.engines.in_duckdb.expressions import AMOUNT
from tiers.engines.rules.tier_assignment import Ladders

_SHORT: Final = "DECIMAL(18, 6)"
"""In 64 bits, and a tenth of the work of `AMOUNT`: every amount under a trillion."""


class Bound:
    """The values of a statement, each bound by its number."""

    def __init__(self) -> None:
        """Bind nothing yet."""
        self.values: list[object] = []

    def __call__(self, value: object) -> str:
        """Bind a value; give what stands for it."""
        self.values.append(value)
        return f"${len(self.values)}"

    def amount(self, value: Decimal) -> str:
        """Bind an amount in yuan."""
        return f"{self(value)}::{AMOUNT}"

    def passes(self, figure: str, tier: Tier) -> str:
        """Return the SQL condition that a figure reaches a tier."""
        return f"{figure} {reaches(tier)} {self.amount(tier.limit)}"

    def name(self, tier: Tier | None) -> str:
        """Bind the name of a tier, if there is one."""
        return self(tier.name) if tier else "NULL"


def _null(_state: State) -> str:
    return "NULL"


class Measure(NamedTuple):
    """What a row says of one measure."""

    number: int
    """Its place among the measures."""
    ladder: Sequence[Rung]
    """Its tiers."""
    bound: Bound
    """The values of the statement."""

    @property
    def figure(self) -> str:
        """The figure, in yuan."""
        return f"m{self.number}"

    def where(self, usable: Callable[[Rung], str], without: Callable[[State], str] = _null) -> str:
        """Return one expression for figures of each rung, and others where there is none."""
        figure, bound = self.figure, self.bound
        none = f"CASE WHEN u{self.number} THEN {without('unreadable')} ELSE {without('missing')} END"
        steps = (f"WHEN {bound.passes(figure, r.reached)} THEN {usable(r)}" for r in self.ladder if r.reached)
        return f"CASE WHEN {figure} IS NULL THEN {none} {' '.join(steps)} ELSE {usable(self.ladder[-1])} END"

    def short_by(self) -> str:
        """Return what is lacking to the next tier, in yuan."""
        limit = self.where(lambda rung: self.bound.amount(rung.following.limit) if rung.following else "NULL")
        return f"({limit} - {self.figure})"

    def columns(self) -> tuple[str, ...]:
        """Return the columns of the measure, each by itself."""
        name, figure = self.bound.name, self.figure
        state = self.where(lambda _: "'usable'", literal)
        tiers = self.where(lambda rung: name(rung.reached)), self.where(lambda rung: name(rung.following))
        return figure, state, *tiers, self.short_by()


class Line(NamedTuple):
    """How a row is written as a line of text."""

    form: TextForm
    """What the text looks like."""
    ladders: Ladders
    """The tiers."""
    year: int | None
    """The report year."""
    words: Sequence[str]
    """The columns of words: name, code, and those of the breakdowns."""
    odd: bool
    """Whether a column `odd_…` beside each of them holds what is written where the word is odd."""

    def sql(self, bound: Bound) -> str:
        """Write the line as an expression."""
        return f"concat({', '.join(self._parts(bound))})"

    def _parts(self, bound: Bound) -> Iterator[str]:
        form, before = self.form, iter(self.form.before)
        name, code, *groups = self.words
        yield from (bound(next(before)), self._word(name), bound(next(before)), self._word(code))
        yield bound(next(before) + (form.nothing if self.year is None else str(self.year)))
        for number, ladder in enumerate(self.ladders.values()):
            measure = Measure(number, ladder, bound)
            yield from (bound(next(before)), self._number(measure.figure))
            yield self._tier_text(measure, [next(before) for _ in range(4)])
            yield self._number(measure.short_by())
        for group in groups:
            yield from (bound(next(before)), self._word(group))
        yield bound(form.end.removesuffix("\n"))

    def _word(self, column: str) -> str:
        mark = literal(self.form.quote)
        written = f"{mark} || {column} || {mark}" if self.form.quote else column
        translated = f"odd_{column}.text, " if self.odd else ""
        return f"coalesce({translated}{written}, {literal(self.form.nothing)})"

    def _number(self, amount: str) -> str:
        """Write an amount as `wording.figures.exactly` does."""
        short = f"try_cast({amount} AS {_SHORT})"
        exact = f"rtrim(rtrim(({amount})::VARCHAR, '0'), '.')"
        written = f"CASE WHEN {short} = {short}::BIGINT THEN {short}::BIGINT::VARCHAR ELSE {exact} END"
        return f"coalesce({written}, {literal(self.form.nothing)})"

    def _tier_text(self, measure: Measure, before: Sequence[str]) -> str:
        """Return state, tier and next tier as one of a few texts."""
        of_state, of_tier, of_next, of_lacking = before
        bound, text, nothing = measure.bound, self.form.text, self.form.nothing

        def cell_text(state: State, reached: Tier | None = None, following: Tier | None = None) -> str:
            tier, after = (text(each.name) if each else nothing for each in (reached, following))
            return bound(f"{of_state}{text(state)}{of_tier}{tier}{of_next}{after}{of_lacking}")

        return measure.where(lambda rung: cell_text("usable", *rung), cell_text)
