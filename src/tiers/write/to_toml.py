"""A plan → `targets.toml`, every setting under a comment line that explains it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

import tomli_w

from tiers.domain.amount import EXACT, Unit
from tiers.domain.group_goals import GroupGoals
from tiers.domain.measure import Measure
from tiers.domain.reading import Reading
from tiers.domain.targets import Breakdown, Outlook, Pace, Targets, Tier
from tiers.domain.total_goal import TotalGoal
from tiers.wording import message, sentences
from tiers.wording.figures import exactly

_PLAN: Final = (
    "version",
    "title",
    "title_en",
    "source",
    "issuer",
    "issuer_en",
    "base_year",
    "target_year",
    "currency",
    "counting",
)
_ONE_OR_MORE: Final = ("measure", "heading", "where", "by")
"""Settings in which a lone text stands for a list of one."""

_SCHEMA: Final = "#:schema ./targets.schema.json\n"
"""The comment by which editors of TOML find the schema of a file."""

_FEW: Final = 3
"""Firms of an example."""

Facts = dict[str, object]
"""What an example names."""

_SCALES: Final = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_MOST_DECIMALS: Final = 4


def to_toml(targets: Targets) -> str:
    """Write a plan so that it reads back equal; what it leaves open stands there as a commented example."""
    return "\n".join(_sections(targets))


def _sections(targets: Targets) -> Iterator[str]:
    yield _SCHEMA + _comment("schema")
    yield _comment("about")
    yield _settings("plan", [(key, getattr(targets, key)) for key in _PLAN])
    facts = _facts(targets)
    for tier in targets.tier:
        yield _comment("tier") + "[[tier]]\n" + _settings("tier", _of_tier(tier), facts | _firms(tier))
    yield from _totals(targets.total)
    yield from _breakdowns(targets.breakdown, facts)
    yield from _measures(targets.measure)
    yield _reading(targets.reading)
    yield _pace(targets.pace)
    yield _outlook(targets.outlook)


def _facts(targets: Targets) -> Facts:
    """Return what examples of this plan name: a year on its way, and a tier."""
    length = targets.target_year - targets.base_year
    return {"year": targets.base_year + (length + 1) // 2, "tier": _key(targets.tier[0].name)}


def _firms(tier: Tier) -> Facts:
    """Return how many firms a stage of a tier may have as an example."""
    return {"firms": _FEW if tier.goal_count is None else min(_FEW, tier.goal_count)}


def _of_tier(tier: Tier) -> Iterator[tuple[str, object]]:
    yield "name", tier.name
    yield "name_en", tier.name_en
    yield "measure", tier.measure or None
    yield tier.rule, amount_text(tier.limit) if tier.has_limit else None
    yield "where", tier.where or None
    yield "goal", tier.goal
    if tier.goal_text or tier.goal_en:
        yield "goal_en", tier.goal_en
    yield "base", tier.base
    yield "by_year", tier.by_year or None


def _breakdowns(breakdowns: Iterable[Breakdown], facts: Facts) -> Iterator[str]:
    written = [_comment("breakdown") + "[[breakdown]]\n" + _of_breakdown(each, facts) for each in breakdowns]
    example = _comment("breakdown") + "# [[breakdown]]\n" + _examples("breakdown", ("heading", "values"))
    yield from written or [example + _groups((), facts)]


def _of_breakdown(breakdown: Breakdown, facts: Facts) -> str:
    settings = [("heading", breakdown.heading), ("values", breakdown.values or None)]
    return _settings("breakdown", settings) + _groups(breakdown.group, facts)


def _groups(groups: Iterable[GroupGoals], facts: Facts) -> str:
    """Write the goals of groups, below their breakdown; without any as an example."""
    written = [
        _comment("group") + "[[breakdown.group]]\n" + _settings("group", _of_model(each), facts) for each in groups
    ]
    example = _comment("group") + "# [[breakdown.group]]\n" + _examples("group", GroupGoals.model_fields, facts)
    return "".join(written) or example


def _totals(totals: Iterable[TotalGoal]) -> Iterator[str]:
    written = [_comment("total") + "[[total]]\n" + _settings("total", _of_total(each)) for each in totals]
    yield from written or [_comment("total") + "# [[total]]\n" + _examples("total", TotalGoal.model_fields)]


def _of_total(total: TotalGoal) -> Iterator[tuple[str, object]]:
    for key in TotalGoal.model_fields:
        value = getattr(total, key) or None
        yield key, amount_text(value) if value is not None and key in {"goal", "base"} else value


def _measures(measures: Mapping[str, Measure]) -> Iterator[str]:
    written = [
        _comment("measure") + _header(name) + _settings("measure", _of_model(each)) for name, each in measures.items()
    ]
    yield from written or [_comment("measure") + "# [measure.tax]\n" + _examples("measure", Measure.model_fields)]


def _header(measure: str) -> str:
    return tomli_w.dumps({"measure": {measure: {}}})


def _reading(reading: Reading) -> str:
    if reading == Reading():
        return _comment("reading") + "# [reading]\n" + _examples("reading", Reading.model_fields)
    totals = {measure: amount_text(total) for measure, total in reading.expect_total.items()}
    settings = {key: getattr(reading, key) for key in Reading.model_fields} | {"expect_total": totals}
    chosen = [(key, None if value == _default(Reading, key) else value) for key, value in settings.items()]
    return _comment("reading") + "[reading]\n" + _settings("reading", chosen)


def _default(model: type[Reading], key: str) -> object:
    return model.model_fields[key].default


def _pace(pace: Pace) -> str:
    live = "" if pace != Pace() else "# "
    lines = (_comment(f"pace.{key}") + f"{live}{key} = {_literal(getattr(pace, key))}\n" for key in Pace.model_fields)
    return _comment("pace") + f"{live}[pace]\n" + "".join(lines)


def _outlook(outlook: Outlook) -> str:
    default = Outlook()
    settings = [(key, getattr(outlook, key)) for key in Outlook.model_fields]
    chosen = [(key, None if value == getattr(default, key) else value) for key, value in settings]
    header = "[outlook]\n" if outlook != default else "# [outlook]\n"
    return _comment("outlook") + header + _settings("outlook", chosen)


def _of_model(model: GroupGoals | Measure) -> Iterator[tuple[str, object]]:
    return ((key, getattr(model, key) or None) for key in type(model).model_fields)


def _examples(section: str, keys: Iterable[str], facts: Facts | None = None) -> str:
    return _settings(section, [(key, None) for key in keys], facts)


def _settings(section: str, settings: Iterable[tuple[str, object]], facts: Facts | None = None) -> str:
    return "".join(_setting(f"{section}.{key}", key, value, facts) for key, value in settings)


def _setting(place: str, key: str, value: Any, facts: Facts | None) -> str:  # noqa: ANN401 - whatever TOML can say
    if value is not None:
        lone = key in _ONE_OR_MORE and isinstance(value, tuple) and len(value) == 1
        return _comment(place) + f"{key} = {_literal(value[0] if lone else value)}\n"
    example = f"example.{place}"
    return _comment(place) + _comment(example, facts) if example in sentences("comment") else ""


def _comment(name: str, facts: Facts | None = None) -> str:
    return f"# {message(f'comment.{name}', **(facts or {}))}\n"


def _literal(value: Any) -> str:  # noqa: ANN401 - whatever TOML can say
    if isinstance(value, Unit):
        return _literal(value.text)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, dict) or hasattr(value, "model_dump"):
        table = value if isinstance(value, dict) else value.model_dump()
        return f"{{ {', '.join(f'{_key(key)} = {_literal(item)}' for key, item in table.items())} }}"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")


def _key(key: str) -> str:
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")


def amount_text(amount: Decimal) -> str:
    """Write an amount in yuan exactly, in the largest unit that takes few decimals: `10亿`, `1000万`, `12345元`."""
    for scale, word in _SCALES:
        number = EXACT.divide(amount, scale)
        if number >= 1 and number == round(number, _MOST_DECIMALS):
            return exactly(number) + word
    return exactly(amount) + "元"
