"""A plan as people read it."""

from collections.abc import Iterator

from tiers.cli.plan_groups import group_lines, parts_below, stages_text
from tiers.cli.text_table import align
from tiers.domain.targets import Breakdown, Targets, Tier
from tiers.wording import figures, message
from tiers.write.escaping import inert


def plan_lines(targets: Targets, path: str | None, lang: str = "en") -> Iterator[str]:
    """Yield the lines that say what is to be reached by when, and where that stands; outside text is escaped."""
    yield inert((targets.title_en if lang == "en" else None) or targets.title or message("targets.unknown", lang))
    yield message("targets.from", lang, path=inert(path) if path else message("targets.built-in", lang))
    if targets.source:
        yield inert(message("targets.source", lang, source=targets.source))
    yield message("targets.years", lang, base_year=targets.base_year, target_year=targets.target_year)
    yield message(f"targets.counting.{targets.counting}", lang)
    yield ""
    yield from align([_headings(targets, lang), *(_row(targets, tier, lang) for tier in targets.tier)], numbers=False)
    yield ""
    yield from (inert(_breakdown(each, lang)) for each in targets.breakdown)
    yield from group_lines(targets, lang)
    yield message("targets.pace", lang, on_track=targets.pace.on_track, lagging=targets.pace.lagging)
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
    limit = message(f"targets.{tier.rule}", lang, limit=figures.limit(tier.limit, lang, targets.currency))
    goal = (tier.goal_en if lang == "en" else None) or tier.goal
    cells = (tier.name, _measures(targets, tier, lang), limit, goal, tier.base)
    said = [unknown if cell is None else inert(str(cell)) for cell in cells]
    return [*said, *([stages_text(tier.stages, lang)] if _has_stages(targets) else [])]


def _measures(targets: Targets, tier: Tier, lang: str) -> str:
    labels = [targets.measure_of(name).label for name in tier.measure]
    words = [getattr(label, lang) for label in labels]
    said = words[-1]
    for word in reversed(words[:-1]):
        said = message("targets.or-else", lang, first=word, second=said)
    return str(said)


def _breakdown(breakdown: Breakdown, lang: str) -> str:
    key = "targets.breakdown.values" if breakdown.values else "targets.breakdown"
    return message(key, lang, heading=breakdown.heading[0], values=breakdown.values)
