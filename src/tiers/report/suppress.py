"""A report to pass on: nothing in it identifies a single firm, or lets one infer its figure.

Source: Statistics Law of the People's Republic of China (2009 revision), arts. 9 and 25.
"""

from collections.abc import Mapping, Sequence

from tiers.report.contract.inputs import Input
from tiers.report.contract.lift import Lift
from tiers.report.contract.report import BreakdownReport, Goal, Group, GroupTotal, MeasureReport, Report
from tiers.report.contract.since import SinceReport
from tiers.report.suppress_marks import FEWEST, suppress_marks


def suppress_names(report: Report) -> Report:
    """Leave out every name, every single firm's figure, and all that is made of fewer than three firms."""
    nameless = report.model_copy(
        update={
            "inputs": tuple(input_without_names(one, report.enterprises) for one in report.inputs),
            "measures": tuple(measure_without_names(one) for one in report.measures),
            "goals": tuple(_goal(one) for one in report.goals),
            "lift": report.lift and tuple(_lift(one) for one in report.lift),
            "since": report.since and _since(report.since, report.enterprises),
        },
    )
    return suppress_marks(nameless, tuple(_breakdown(one) for one in report.breakdowns))


def input_without_names(found: Input, enterprises: int) -> Input:
    """Leave out the cells by which rows were set aside, and totals of fewer than three firms."""
    few = min(found.firm_rows, enterprises) < FEWEST
    asides = tuple(aside.model_copy(update={"text": None}) for aside in found.set_aside)
    totals = tuple(t.model_copy(update={"stated": None, "added": None}) if few else t for t in found.totals)
    return found.model_copy(update={"set_aside": asides, "totals": totals})


def measure_without_names(found: MeasureReport) -> MeasureReport:
    """Leave out the largest figure, and the total of fewer than three firms."""
    total = found.total if found.usable >= FEWEST else None
    return found.model_copy(update={"total": total, "largest": None, "largest_firm": None})


def _goal(goal: Goal) -> Goal:
    return goal.model_copy(update=dict.fromkeys(("nearest", "cushion", "on_the_limit_firms", "uplift")))


def _lift(found: Lift) -> Lift:
    return found.model_copy(update=dict.fromkeys(("firms", "groups", "uplift")))


def _since(found: SinceReport, enterprises: int) -> SinceReport:
    """Leave out the firms that moved, and the matrix where a side has fewer than three firms."""
    goals = tuple(goal.model_copy(update={"firms": None}) for goal in found.goals)
    few = min(found.enterprises or 0, enterprises) < FEWEST
    return found.model_copy(update={"goals": goals, "matrix": None if few else found.matrix})


def _breakdown(found: BreakdownReport) -> BreakdownReport:
    hidden = groups_to_hide([group.enterprises or 0 for group in found.groups])
    groups = [
        _without_figures(group) if index in hidden else group.model_copy(update={"largest": None})
        for index, group in enumerate(found.groups)
    ]
    return found.model_copy(update={"groups": tuple(_without_thin_totals(groups))})


def groups_to_hide(sizes: Sequence[int]) -> set[int]:
    """Choose the groups to hide: the small ones, and more until nothing can be found by subtracting the others.

    An empty group tells nothing of anybody and stays.
    """
    order = sorted((index for index, size in enumerate(sizes) if size), key=lambda index: sizes[index])
    hidden = [index for index in order if sizes[index] < FEWEST]
    for index in order[len(hidden) :]:
        if not hidden or (len(hidden) > 1 and sum(sizes[i] for i in hidden) >= FEWEST):
            break
        hidden.append(index)
    return set(hidden)


def _without_figures(group: Group) -> Group:
    return group.model_copy(update=dict.fromkeys(("enterprises", "counts", "totals", "largest", "goals")))


def _without_thin_totals(groups: Sequence[Group]) -> Sequence[Group]:
    """Leave out the totals of a measure that fewer than three firms of a shown group have."""
    measures = dict.fromkeys(total.measure for group in groups for total in group.totals or ())
    hidden = {measure: groups_to_hide([_usable(group, measure) for group in groups]) for measure in measures}
    return [
        group
        if group.totals is None
        else group.model_copy(update={"totals": _without_totals(group.totals, index, hidden)})
        for index, group in enumerate(groups)
    ]


def _usable(group: Group, measure: str) -> int:
    return sum(total.usable for total in group.totals or () if total.measure == measure)


def _without_totals(totals: Sequence[GroupTotal], index: int, hidden: Mapping[str, set[int]]) -> tuple[GroupTotal, ...]:
    return tuple(t.model_copy(update={"total": None}) if index in hidden[t.measure] else t for t in totals)
