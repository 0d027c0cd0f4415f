"""The whole story on one page: tables and a plan in, a report out. Prints nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tiers import engines, intake
from tiers.domain.question import LISTED_BY_PROGRAMS, Question
from tiers.domain.reading import Reading
from tiers.domain.targets import Targets
from tiers.intake.from_toml import find_plan
from tiers.report.assess import assess
from tiers.report.model import Report


def answer(paths: Sequence[str], question: Question) -> Report:
    """Read the tables, count their firms, and judge the counts by the plan.

    Raises: DataError, EngineError or UsageError, as `tiers.errors` says.
    """
    tables = intake.read(paths, question)
    return assess(engines.tally(tables, question), question)


def report(
    *paths: str | Path,
    targets: str | Path | Targets | None = None,
    as_of: tuple[int, int] | None = None,
    top: int = LISTED_BY_PROGRAMS,
    no_names: bool = False,
    **reading: Any,  # noqa: ANN401 - whatever `Reading` takes
) -> Report:
    """Say how far each goal is, as `tiers report` does.

    `targets` is a plan, a targets file, or None to look for one as the command does; `as_of` the year and
    month at whose end the plan is judged; `reading` the fields of `tiers.domain.reading.Reading`, which
    overrule the plan's own.

    Raises: TiersError, with a code and the facts.
    """
    names = [str(path) for path in paths]
    plan, path = (targets, None) if isinstance(targets, Targets) else _plan(targets, names)
    said = Reading.model_validate(reading, context={"currency": plan.currency})
    question = Question(
        targets=plan,
        path=path,
        reading=overruled(plan.reading, said),
        options=said,
        as_of=as_of,
        top=top,
        no_names=no_names,
    )
    return answer(names, question)


def overruled(plan: Reading, said: Reading) -> Reading:
    """Lay what was said over the plan's `[reading]`: what was said wins, per setting and per measure.

    A unit that was said for all measures also wins over the plan's for one of them.
    """
    ours = {name: getattr(said, name) for name in said.model_fields_set}
    both = {name: {**getattr(plan, name), **value} for name, value in ours.items() if isinstance(value, dict)}
    units = {"units": said.units} if said.unit else {}
    return plan.model_copy(update={**ours, **both, **units})


def load_targets(path: str | Path | None = None) -> Targets:
    """Read a targets file; without a path, look for one as the command does.

    Raises: TargetsError if it is not valid.
    """
    return _plan(path, [])[0]


def _plan(targets: str | Path | None, paths: Sequence[str]) -> tuple[Targets, str | None]:
    found = find_plan(None if targets is None else str(targets), paths)
    return found.targets, found.path
