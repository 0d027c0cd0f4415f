"""A plan as people read it."""

from collections.abc import Iterator
from decimal import Decimal

from tiers.cli.plan_groups import group_lines, parts_below, stages_text
from tiers.cli.text_table import align
from tiers.domain.targets import Breakdown, Targets, Tier
from tiers.domain.total_goal import TotalGoal
from tiers.wording import figures, message
from tiers.write.escaping import inert


def plan_lines(targets: Targets, path: str | None, lang: str = "en") -> Iterator[str]:
    """Yield the lines that say what is to be reached by when, and where that stands; outside text is escaped."""
    yield inert((targets.title_en if lang == "en" else None) or targets.title or message("targets.unknown", lang))
    yield message("targets.from", lang, path=inert(path) if path else message("targets.built-in", lang))
    if targets.source:
        yield inert(message("targets.source", lang, source=targets.source))
    if issuer := (targets.issuer_en if lang == "en" else None) or targets.issuer:
        yield inert(message("targets.issuer", lang, issuer=issuer))
    yield message("targets.years", lang, base_year=targets.base_year, target_year=targets.target_year)
    yield message(f"targets.counting.{targets.counting}", lang)
    yield ""
    yield from align([_headings(targets, lang), *(_row(targets, tier, lang) for tier in targets.tier)], numbers=False)
    yield ""
    if targets.total:
        yield from align([*_total_table(targets, lang)], numbers=False)
        yield ""
    yield from (inert(_breakdown(each, lang)) for each in targets.breakdown)
    yield from group_lines(targets, lang)
    yield message("targets.pace", lang, on_track=targets.pace.on_track, lagging=targets.pace.lagging)
    if growth := targets.outlook.as_growth:
        facts = {"growth": growth.factor - 1, "shock": targets.outlook.shock}
        yield message("targets.outlook", lang, **facts)
    if said := targets.reading.model_fields_set:
        yield inert(message("targets.reading", lang, settings=sorted(said)))
    if not parts_below(targets):
        yield message("targets.fine", lang)


def _headings(targets: Targets, lang: str) -> list[str]:
    names = ("tier", "measure", "limit", "goal", "base")
    said = [message(f"targets.heading.{name}", lang, base_year=targets.base_year) for name in names]
    return [*said, *([message("groups.targets.stages", lang)] if _has_stages(targets) else [])]


def _has_stages(targets: Targets) -> bool:
    return any(tier.by_year for tier in targets.tier)


def _row(targets: Targets, tier: Tier, lang: str) -> list[str]:
    unknown = message("targets.unknown", lang)
    goal = (tier.goal_en if lang == "en" else None) or tier.goal
    cells = (_name(tier, lang), _measures(targets, tier, lang), _limit(targets, tier, lang), goal, tier.base)
    said = [unknown if cell is None else inert(str(cell)) for cell in cells]
    return [*said, *([stages_text(tier.stages, lang)] if _has_stages(targets) else [])]


def _name(called: Tier | TotalGoal, lang: str) -> str:
    return (called.name_en if lang == "en" else None) or called.name


def _limit(targets: Targets, tier: Tier, lang: str) -> str:
    """Return what a firm has to pass, and what it has to have."""
    limit = message(f"targets.{tier.rule}", lang, limit=figures.limit(tier.limit, lang, targets.currency))
    return message("list.comma", lang).join([*([limit] if tier.has_limit else []), *tier.where])


def _total_table(targets: Targets, lang: str) -> Iterator[list[str]]:
    """Yield the headings and the rows of the goals on totals."""
    names = ("total", "measure", "goal", "base")
    yield [message(f"targets.heading.{name}", lang, base_year=targets.base_year) for name in names]
    for total in targets.total:
        base = message("targets.unknown", lang)
        if total.base is not None:
            base = figures.limit(total.base, lang, targets.currency)
        label = getattr(targets.label_of(total.measure), lang)
        measured = message("list.comma", lang).join([label, *total.where])
        yield [inert(cell) for cell in (_name(total, lang), measured, _aim(total, targets, lang), base)]


def _aim(total: TotalGoal, targets: Targets, lang: str) -> str:
    if total.goal is None:
        return message("targets.growth", lang, growth=figures.exactly((total.growth or Decimal(0)) * 100))
    return figures.limit(total.goal, lang, targets.currency)


def _measures(targets: Targets, tier: Tier, lang: str) -> str | None:
    labels = [targets.measure_of(name).label for name in tier.measure]
    words = [getattr(label, lang) for label in labels]
    if not words:
        return None
    said = words[-1]
    for word in reversed(words[:-1]):
        said = message("targets.or-else", lang, first=word, second=said)
    return str(said)


def _breakdown(breakdown: Breakdown, lang: str) -> str:
    key = "targets.breakdown.values" if breakdown.values else "targets.breakdown"
    return message(key, lang, heading=breakdown.heading[0], values=breakdown.values)
