"""The keywords of a call → a question, as the options of the command line become one."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from pydantic import ValidationError

from tiers.domain.question import LISTED_BY_PROGRAMS, Question
from tiers.domain.reading import Reading
from tiers.domain.targets import Targets
from tiers.errors import UsageError
from tiers.intake.files.given_tables import Data
from tiers.intake.plan.from_toml import find_plan
from tiers.interface import keywords
from tiers.pipeline import with_outlook, with_since

_MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_LAST_MONTH: Final = 12
_YEARS: Final = range(1000, 10_000)
_WHOLE: Final = frozenset({"year", "header_row", "expect_rows", "sheet"})
"""Keywords that take whole numbers, also those of other libraries."""


def question_of(function: str, data: Sequence[Data], said: Mapping[str, Any]) -> Question:
    """Return the question of a call; every keyword wins over the same setting of the plan.

    Raises: UsageError for a value that makes no sense, or a measure or role that the plan does not know; TargetsError
    for the plan; DataError for what nothing can be compared with.
    """
    targets, path = plan_of(function, said.get("targets"), data)
    options = _reading(function, said, targets)
    question = Question(
        targets=targets,
        path=path,
        reading=targets.reading.with_options(options),
        options=options,
        as_of=_month(function, said["as_of"]) if "as_of" in said else None,
        top=keywords.whole(function, "top", said["top"]) if "top" in said else LISTED_BY_PROGRAMS,
        no_names=keywords.switch(function, "no_names", said.get("no_names", False)),
    ).with_goals_in_force()
    question = with_outlook(question, wanted=keywords.switch(function, "outlook", said.get("outlook", False)))
    return with_since(question, _since(function, said["since"])) if "since" in said else question


def plan_of(function: str, given: object, data: Sequence[Data]) -> tuple[Targets, str | None]:
    """Return the plan that was given or named, else the one that the command would find, and its file.

    Raises: UsageError for what is no plan; TargetsError if it is missing or not valid.
    """
    if isinstance(given, Targets):
        return given, None
    name = None if given is None else _name(given)
    if given is not None and not name:
        raise keywords.wrong(function, "targets", given)
    found = find_plan(name, [each for each in data if isinstance(each, str)])
    return found.targets, found.path


def _name(given: object) -> str | None:
    """Return the name of a file; None for what is none."""
    return os.fsdecode(given) if isinstance(given, str | os.PathLike) else None


def _reading(function: str, said: Mapping[str, Any], targets: Targets) -> Reading:
    settings = {name: _setting(name, value) for name, value in said.items() if name in Reading.model_fields}
    try:
        reading = Reading.model_validate(settings, context={"currency": targets.currency})
    except ValidationError as error:
        keyword = str(error.errors(include_url=False, include_context=False)[0]["loc"][0])
        raise keywords.wrong(function, keyword, said[keyword]) from None
    _refuse_unknown_measures(reading, targets)
    return reading


def _setting(name: str, value: Any) -> object:  # noqa: ANN401 - whatever a program gives
    """Return a value as the settings take it: they know Python's own whole numbers, lists and dictionaries alone."""
    if name in _WHOLE:
        return keywords.as_whole(value)
    if name == "expect_total" and isinstance(value, Mapping):
        return {
            measure: total if isinstance(total, Decimal) else keywords.as_whole(total)
            for measure, total in value.items()
        }
    if isinstance(value, Mapping):
        return dict(value)
    is_several = isinstance(value, Iterable) and not isinstance(value, str | bytes)
    return tuple(value) if name in {"where", "by"} and is_several else value


def _refuse_unknown_measures(reading: Reading, targets: Targets) -> None:
    """Refuse a name of a measure or a role that the plan does not have: it would silently do nothing."""
    for keyword, given in (("units", reading.units), ("expect_total", reading.expect_total)):
        for measure in given:
            if measure not in targets.measures:
                raise UsageError(
                    "measure-unknown", option=keyword, value=repr(measure), measure=measure, names=targets.measures
                )
    roles = ("name", "code", "year", *targets.measures)
    for role in reading.columns:
        if role not in roles:
            raise UsageError("role-unknown", option="columns", value=repr(role), role=role, names=roles)


def _month(function: str, given: object) -> tuple[int, int]:
    """Read `2007-06`, or a year and a month: at whose end it is."""
    if isinstance(given, str) and (match := _MONTH.fullmatch(given.strip())):
        return int(match[1]), int(match[2])
    if isinstance(given, tuple | list):
        match [keywords.as_whole(part) for part in given]:
            case [int(year), int(month)] if year in _YEARS and 1 <= month <= _LAST_MONTH and month is not True:
                return year, month
    raise keywords.wrong(function, "as_of", given)


def _since(function: str, given: object) -> str:
    whole = keywords.as_whole(given)
    if isinstance(whole, int) and whole in _YEARS:
        return str(whole)
    if name := _name(given):
        return name
    raise keywords.wrong(function, "since", given)
