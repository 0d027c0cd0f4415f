"""What is wrong with a plan, as one sentence about one key at one line."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from tiers.domain.goal_words import number_in
from tiers.domain.group_goals import GroupGoals
from tiers.domain.measure import Label, Measure
from tiers.domain.reading import Reading
from tiers.domain.suggestions import similar_words
from tiers.domain.targets import Breakdown, Outlook, Pace, Targets, Tier
from tiers.domain.total_goal import TotalGoal
from tiers.errors import TargetsError
from tiers.intake.plan.key_lines import Key, line_of

_MODELS: Final[Mapping[str, type[BaseModel]]] = MappingProxyType(
    {
        "": Targets,
        "tier": Tier,
        "total": TotalGoal,
        "breakdown": Breakdown,
        "breakdown.group": GroupGoals,
        "measure": Measure,
        "reading": Reading,
        "pace": Pace,
        "outlook": Outlook,
    },
)
"""The tables that lead to a key → the model of the last of them."""

_BY_TYPE: Final = MappingProxyType(
    {
        "missing": "targets-key-missing",
        "string_type": "targets-not-text",
        "string_pattern_mismatch": "targets-not-a-currency",
        "bool_type": "targets-not-yes-or-no",
        "literal_error": "targets-not-one-of",
        "int_type": "targets-not-whole",
        "int_from_float": "targets-not-whole",
        "greater_than_equal": "targets-too-small",
        "greater_than": "targets-not-above",
        "less_than_equal": "targets-too-large",
        "too_short": "targets-none",
        "tuple_type": "targets-not-a-list",
        "dict_type": "targets-not-a-table",
        "model_type": "targets-not-a-table",
        "model_attributes_type": "targets-not-a-table",
    },
)
"""What the models find → the sentence that says it."""

_BY_RULE: Final = MappingProxyType(
    {
        "not-a-name": "targets-not-a-name",
        "not-a-unit": "targets-not-a-unit",
        "not-a-condition": "targets-not-a-condition",
        "not-a-size": "targets-not-a-size",
        "not-an-amount": "targets-not-an-amount",
        "not-a-measure": "targets-not-a-measure",
        "goal-in-quotes": "targets-goal-in-quotes",
        "goal-in-words": "targets-goal-in-words",
        "goal-in-english": "targets-goal-in-english",
        "goal-not-firms": "targets-goal-not-firms",
        "one-limit": "targets-one-limit",
        "no-limit": "tier-without-limit",
        "no-measure": "targets-key-missing",
        "half-a-limit": "targets-half-a-limit",
        "where-form": "where-form",
        "not-a-growth": "targets-not-a-growth",
        "growth-for-long": "targets-growth-for-long",
        "total-one-of": "total-one-of",
        "total-name-twice": "total-name-twice",
        "pace-order": "targets-pace-order",
        "outlook-three": "outlook-three",
        "years-order": "targets-years-order",
        "same-name": "targets-same-name",
        "same-heading": "targets-same-heading",
        "unknown-measure": "targets-measure-unknown",
        "unknown-role": "targets-role-unknown",
        "limits-order": "targets-limits-order",
        **{
            rule: rule
            for rule in (
                "by-year-outside",
                "by-year-falls",
                "by-year-word",
                "group-twice",
                "group-tier-unknown",
                "group-tier-by-condition",
                "group-base-without-goal",
            )
        },
    },
)
"""A rule of the plan → the sentence that says that it is broken."""

_AT_KEY: Final = MappingProxyType(
    {
        "same-name": "name",
        "total-name-twice": "name",
        "unknown-measure": "measure",
        "no-measure": "measure",
        "growth-for-long": "growth",
        "where-form": "where",
        "goal-in-english": "goal_en",
    },
)
"""A rule about a whole table, a tier or a total → the key in it that breaks the rule."""

_ORDER: Final = MappingProxyType({"extra_forbidden": 0, "too_short": 2})
"""What is said first: an unknown key is why another is missing, and faulty entries are why a list is too short."""

_LONGEST: Final = 60
"""Characters of a value that a sentence shows."""


def fault(error: ValidationError, path: str, text: str, data: Mapping[str, Any]) -> TargetsError:
    """Return the error of what a model found: an unknown key before anything else, else the first in the file."""
    found = error.errors(include_url=False)
    ways = [_way(each["loc"], data) for each in found]
    lines = [line_of(text, way) for way in ways]
    first = min(
        range(len(found)), key=lambda i: (_ORDER.get(found[i]["type"], 1), lines[i], _is_vague(found[i]["type"]))
    )
    each, way = found[first], ways[first]
    facts: dict[str, Any] = {
        "path": path,
        "row": lines[first],
        "key": _key_text(way),
        "value": _value(each.get("input")),
    }
    if each["type"] == "extra_forbidden":
        return _unknown_key(way, facts)
    if each["type"] in _BY_RULE:
        return _rule(each["type"], each["ctx"], text, way, facts)
    if way[:1] == ("tier",) and way[2:] == ("goal",):
        return TargetsError("targets-not-a-goal", **facts)
    context = {name: value for name, value in each.get("ctx", {}).items() if name in {"expected", "ge", "gt", "le"}}
    code = _BY_TYPE.get(each["type"], "targets-value")
    return TargetsError(code, **facts, **context)


def _is_vague(kind: str) -> bool:
    """Whether a rule of the plan's own, about the same line, would say more."""
    return kind not in _BY_RULE


def _way(loc: Sequence[str | int], data: Mapping[str, Any]) -> Key:
    """Return the key of a place: without the names of the models' own branches, which stand in no file."""
    way: list[str | int] = []
    here: Any = data
    for part in loc:
        if isinstance(here, Mapping) and isinstance(part, str) and (part in here or not way or part in _fields(way)):
            here = here.get(part)
        elif isinstance(here, list | tuple) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            break
        way.append(part)
    return tuple(way)


def _fields(way: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys that a table may have."""
    if not way:
        return tuple(Targets.model_fields)
    if way[-1] == "label":
        return tuple(Label.model_fields)
    tables = [part for part in way if isinstance(part, str)]
    model = _MODELS.get(".".join(tables)) or _MODELS.get(tables[0])
    return tuple(model.model_fields) if model else ()


def _key_text(way: Key) -> str:
    """Return a key as a person reads it, tiers counted from 1: `tier[3].goal`."""
    said = ""
    for part in way:
        said += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if said else part
    return said


def _value(value: object) -> str:
    said = f'"{value}"' if isinstance(value, str) else str(value)
    if isinstance(value, bool):
        said = said.lower()
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def _unknown_key(way: Key, facts: dict[str, Any]) -> TargetsError:
    known = _fields(way[:-1])
    names = similar_words(str(way[-1]), known)
    return TargetsError("targets-key-unknown", near=names, hinted=int(bool(names)), known=known, **facts)


def _rule(rule: str, found: Mapping[str, Any], text: str, way: Key, facts: dict[str, Any]) -> TargetsError:
    """Return the error of the rule of a plan that is broken, at the key that it is about."""
    about = found.get("about", "")
    if "way" in found:
        way = found["way"]
        facts |= {"row": line_of(text, way), "key": _key_text(way)}
        return TargetsError(_BY_RULE[rule], **facts, **{name: value for name, value in found.items() if name != "way"})
    if rule in _AT_KEY and ("tier" in found or "total" in found):
        table = "tier" if "tier" in found else "total"
        way = (table, found[table], _AT_KEY[rule])
    elif rule in _AT_KEY:
        way = (*way, _AT_KEY[rule])
    elif rule == "limits-order":
        way, about = ("tier", found["tier"], "over"), f"{found['lower']}:{found['higher']}"
        if line_of(text, way) == line_of(text, way[:-1]):
            way = (*way[:-1], "at_least")
    elif rule == "unknown-role":
        way = ("reading", found["key"], about)
    elif rule == "goal-in-quotes":
        held = number_in(about)
        about = held.firms if held and held.firms is not None else 5
    elif rule == "years-order":
        way, about = ("target_year",), f"{found['base_year']}:{found['target_year']}"
    elif rule in {"same-heading", "not-a-measure"}:
        way = ("measure", found.get("measure", about))
    facts |= {"row": line_of(text, way), "key": _key_text(way), "about": str(about), "of": found.get("of", "")}
    return TargetsError(_BY_RULE[rule], **facts)
