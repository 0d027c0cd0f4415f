"""Firms → the tier that each is in, the next one, and what it is short by."""

from collections.abc import Iterator, Sequence

from tiers.domain.classification import Classification, State, Value
from tiers.domain.enterprise import Enterprise
from tiers.engines.in_python.panel import Panel
from tiers.engines.rules.requirements import Requirements
from tiers.engines.rules.tier_assignment import Ladders, ladders, pick, tier_cells


def classification(panel: Panel, firms: Sequence[Enterprise], needs: Requirements) -> Classification:
    """Classify each firm of the report year, in the order of the table.

    Raises: DataError if only the firms of a tier are wanted that has no measure in these tables.
    """
    groups = [panel.groups(index) for index in range(len(needs.groups))]
    picked = pick(needs)
    chosen = [firm for firm in firms if picked.takes(firm.figures.get(picked.measure))] if picked else firms
    return Classification(
        needs.measures,
        tuple(group.heading for group in needs.groups),
        Rows(chosen, ladders(needs), groups),
        len(chosen),
    )


class Rows:
    """The rows of a classification, made one by one."""

    def __init__(
        self, firms: Sequence[Enterprise], of_measures: Ladders, groups: Sequence[Sequence[str | None]]
    ) -> None:
        """Keep the firms in the order of the table, the tiers, and the rows' headings."""
        self.firms, self.ladders, self.groups = firms, of_measures, groups

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        """Yield the rows from the first on."""
        for firm in self.firms:
            of_measures = (
                cell
                for measure, ladder in self.ladders.items()
                for cell in tier_cells(firm.figures.get(measure), _state(firm, measure), ladder)
            )
            yield (firm.name, firm.code, firm.year, *of_measures, *[values[firm.row] for values in self.groups])


def _state(firm: Enterprise, measure: str) -> State:
    if firm.figures.get(measure) is not None:
        return "usable"
    return "unreadable" if measure in firm.unreadable else "missing"
