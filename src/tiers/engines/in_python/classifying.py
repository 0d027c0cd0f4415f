"""Firms → the tier that each is in, the next one, and what it is short by."""

from collections.abc import Iterator, Mapping, Sequence

from tiers.domain.classification import Classification, State, Value
from tiers.domain.enterprise import Enterprise
from tiers.domain.ladder import highest, next_up, passes, short_by
from tiers.domain.targets import Tier
from tiers.engines.in_python.panel import Panel
from tiers.engines.wanted import Wanted
from tiers.errors import DataError


def classification(panel: Panel, firms: Sequence[Enterprise], wanted: Wanted) -> Classification:
    """Say of each firm of the report year, in the order of the table, which tier it is in.

    Raises: DataError if only the firms of a tier are wanted that has no measure in these tables.
    """
    ladders = {measure: _ladder(measure, wanted) for measure in wanted.measures}
    groups = [panel.groups(index) for index in range(len(wanted.groups))]
    chosen = _picked(firms, ladders, wanted)
    return Classification(
        wanted.measures,
        tuple(group.heading for group in wanted.groups),
        Rows(chosen, ladders, groups),
        len(chosen),
    )


class Rows:
    """The rows of a classification, made one by one."""

    def __init__(
        self,
        firms: Sequence[Enterprise],
        ladders: Mapping[str, Sequence[Tier]],
        groups: Sequence[Sequence[str | None]],
    ) -> None:
        """Keep the firms in the order of the table, measure → its tiers from high to low, and the rows' headings."""
        self.firms, self.ladders, self.groups = firms, ladders, groups

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        """Give the rows from the first on."""
        for firm in self.firms:
            placed = (cell for measure, ladder in self.ladders.items() for cell in _placed(firm, measure, ladder))
            yield (firm.name, firm.code, firm.year, *placed, *[values[firm.row] for values in self.groups])


def _ladder(measure: str, wanted: Wanted) -> Sequence[Tier]:
    pairs = zip(wanted.targets.tier, wanted.tier_measures, strict=True)
    return [tier for tier, of in pairs if of == measure]


def _placed(firm: Enterprise, measure: str, ladder: Sequence[Tier]) -> tuple[Value, ...]:
    figure = firm.figures.get(measure)
    if figure is None:
        state: State = "unreadable" if measure in firm.unreadable else "missing"
        return None, state, None, None, None
    reached, following = highest(figure, ladder), next_up(figure, ladder)
    lacking = short_by(figure, following) if following else None
    return figure, "usable", reached.name if reached else None, following.name if following else None, lacking


def _picked(firms: Sequence[Enterprise], ladders: Mapping[str, Sequence[Tier]], wanted: Wanted) -> Sequence[Enterprise]:
    """Choose the firms that count for the tier that was asked for, as a report counts them; all if none was."""
    name = wanted.question.tier
    if name is None:
        return firms
    found = ((m, tier) for m, ladder in ladders.items() for tier in ladder if tier.name == name)
    measure, tier = next(found, (None, None))
    if measure is None or tier is None:
        raise DataError("tier-without-measure", tier=name)
    banded = wanted.targets.counting == "banded"
    figures = ((firm, firm.figures.get(measure)) for firm in firms)
    return [
        firm
        for firm, figure in figures
        if figure is not None and (highest(figure, ladders[measure]) is tier if banded else passes(figure, tier))
    ]
