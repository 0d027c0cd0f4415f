"""What has changed, made by hand, beside the drawing of `reports`."""

from decimal import Decimal

from tests.write import reports
from tiers.report.contract.report import Report
from tiers.report.contract.since import MovedFirm, SinceGoal, SinceReport


def since_goal(tier: str, *ways: int, **changes: object) -> SinceGoal:
    """Make one tier that was compared: opening, risen, new, unknown then, dropped, left, unknown now, stayed."""
    names = ("opening", "risen", "new", "unknown_then", "dropped", "left", "unknown_now", "stayed")
    facts: dict[str, object] = {
        "tier": tier, "by": None, "value": None, "comparable": True, "status": "lagging", "verdict": "same", "firms": (),
        "closing": ways[0] + sum(ways[1:4]) - sum(ways[4:7]), "net": sum(ways[1:4]) - sum(ways[4:7]),
    }  # fmt: skip
    return SinceGoal.model_validate({**facts, **dict(zip(names, ways, strict=True)), **changes})


def moved_firm(how: str, name: str, then: str | None, now: str | None, name_then: str | None = None) -> MovedFirm:
    """Make a firm that moved; figures in yuan."""
    figures = (None if each is None else Decimal(each) for each in (then, now))
    return MovedFirm.model_validate(
        {"how": how, "name": name, "code": None, "name_then": name_then,
         **dict(zip(("figure_then", "figure"), figures, strict=True))}
    )  # fmt: skip


def since(**changes: object) -> SinceReport:
    """Make what has changed since 2007: risen, renamed, new, left, and no figure."""
    facts: dict[str, object] = {
        "kind": "year", "path": None, "comparable": True, "enterprises": 279,
        "period": {"year": 2007, "months": (1, 12), "complete": True, "as_of": "2007-12-31"},
        "firms": {"both": 278, "new": 21, "left": 1, "by_name": 0, "same_name": 0},
        "goals": (
            since_goal("10亿", 0, 0, 0, 0, 0, 0, 0, 0, status="not_due", verdict="worse"),
            since_goal(
                "5亿", 2, 1, 0, 0, 0, 0, 0, 2, status="off_track", verdict="better",
                firms=(moved_firm("risen", "示例食品厂 012", "460218000", "583402000", "示例老食品厂"),),
            ),
            since_goal(
                "1亿", 9, 2, 1, 0, 0, 1, 1, 7,
                firms=(
                    moved_firm("risen", "示例食品厂 250", "99814500", "124669000"),
                    moved_firm("risen", "示例羽绒厂 279", "99300000", "101600000"),
                    moved_firm("new", "示例新厂 300", None, "150000000"),
                    moved_firm("left", "示例旧厂 001", "120000000", None),
                    moved_firm("unknown_now", "示例食品厂 082", "178900000", None),
                ),
            ),
            since_goal(
                "1000万", 95, 3, 11, 0, 1, 0, 0, 94, status="no_goal", verdict=None,
                firms=(moved_firm("dropped", "示例小厂 007", "10400000", "9600000"),),
            ),
        ),
        "matrix": (
            {
                "measure": "output",
                "bands": ({"band": "tier", "tier": "1000万"}, *({"band": each, "tier": None} for each in _OTHER_BANDS)),
                "firms": ((94, 1, 0, 0), (3, 180, 1, 0), (0, 0, 0, 0), (11, 10, 0, 0)),
            },
        ),
        "problems": {"errors": 0, "warnings": 0},
    }  # fmt: skip
    return SinceReport.model_validate({**facts, **changes})


_OTHER_BANDS = ("below", "no_figure", "absent")


def moved() -> Report:
    """Make the drawing with what has changed since 2007."""
    return reports.drawing(since=since())


def saved() -> Report:
    """Make the drawing beside a saved report of the month before, of which one tier is another."""
    lost = dict.fromkeys(("risen", "new", "unknown_then", "dropped", "left", "unknown_now", "stayed", "firms"))
    goals = tuple(goal.model_copy(update=lost) for goal in since().goals)
    unknown = {"comparable": False, "opening": None, "closing": None, "net": None, "status": None, "verdict": None}
    return reports.drawing(
        since=since(
            kind="report",
            path="history.jsonl",
            period={"year": 2008, "months": (1, 11), "complete": False, "as_of": "2008-11-30"},
            firms=None,
            matrix=None,
            goals=(*goals[:3], goals[3].model_copy(update=unknown)),
        )
    )
