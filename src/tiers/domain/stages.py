"""Stages on the way: how many firms a plan wants at the ends of years before its target year."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Final, NamedTuple

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from tiers.domain.rule_error import rule_error

Way = tuple[str | int, ...]
"""The keys that lead to a setting: `("tier", 2, "by_year")`."""

_YEAR: Final = re.compile(r"\d{4}", re.ASCII)

Firms = Annotated[int, Field(ge=0)]
"""A number of firms."""


class Stage(NamedTuple):
    """A goal on the way."""

    year: int
    """The year at whose end it is due."""
    goal: int
    """Firms that there should be by then."""


def _with_text_keys(value: object) -> object:
    """Return a table of years with the years as text, which is all that TOML knows as a key."""
    return {str(year): firms for year, firms in value.items()} if isinstance(value, Mapping) else value


ByYear = Annotated[
    dict[str, Firms],
    BeforeValidator(_with_text_keys),
    WithJsonSchema(
        {
            "type": "object",
            "patternProperties": {"^[0-9]{4}$": {"type": "integer", "minimum": 0}},
            "additionalProperties": False,
        }
    ),
]
"""Year → firms at its end, as a plan states it."""


def stages_of(by_year: Mapping[str, int]) -> tuple[Stage, ...]:
    """Return stages in order of time; every key has to be a year."""
    return tuple(sorted(Stage(int(year), firms) for year, firms in by_year.items()))


def broken_stage_rule(
    by_year: Mapping[str, int], goal: int | None, span: tuple[int, int], tier: str, way: Way
) -> PydanticCustomError | None:
    """Find what is wrong with stages: no goal, a year that is not between those of `span`, or a fall.

    `tier` is whose they are, `way` where they stand.
    """
    if not by_year:
        return None
    if goal is None:
        return rule_error("by-year-word", way=way, tier=tier)
    base, target = span
    for year in by_year:
        if not (_YEAR.fullmatch(year) and base < int(year) < target):
            return rule_error("by-year-outside", way=(*way, year), year=year, tier=tier, base=base, target=target)
    stages = [*stages_of(by_year), Stage(target, goal)]
    for earlier, later in pairwise(stages):
        if later.goal < earlier.goal:
            year = str(earlier.year if later.year == target else later.year)
            return rule_error("by-year-falls", way=(*way, year), tier=tier, before=earlier.goal, after=later.goal)
    return None
