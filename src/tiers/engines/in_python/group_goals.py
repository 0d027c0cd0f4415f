"""Firms → what the goals of groups are judged by: who could yet reach a tier, and how many there were before."""

from collections.abc import Mapping, Sequence

from tiers.domain.enterprise import Enterprise
from tiers.domain.group_tally import Counted, GroupsOfYears, GroupYear
from tiers.domain.ladder import reaching
from tiers.engines.in_python.counting import Present, Ranking, may_reach, usable_figures
from tiers.engines.in_python.population import Population
from tiers.engines.rules.requirements import Requirements
from tiers.engines.rules.since import year_then


def groups_of_years(
    population: Population, present: Present, orders: Mapping[str, Ranking]
) -> tuple[GroupsOfYears | None, ...]:
    """Count what the goals of groups need, per breakdown; None where its groups have none."""
    panel, needs = population.panel, population.needs
    return tuple(
        None if column.split is None else _of_column(population, present, orders, panel.groups(index))
        for index, column in enumerate(needs.groups)
    )


def _of_column(
    population: Population, present: Present, orders: Mapping[str, Ranking], values: Sequence[str | None]
) -> GroupsOfYears:
    panel, needs = population.panel, population.needs
    base = needs.targets.base_year
    then = year_then(needs.question, panel.years, population.year)
    return GroupsOfYears(
        _could_reach(present, orders, values),
        _year(population, base, values) if base in panel.years and panel.period(base).complete else None,
        None if then is None else _year(population, then, values),
    )


def _could_reach(
    present: Present, orders: Mapping[str, Ranking], values: Sequence[str | None]
) -> Mapping[str | None, Sequence[int]]:
    """Count per group and tier the firms that could yet reach it, by the rule for the whole."""
    pairs = [*zip(present.needs.targets.tier, present.needs.tier_measures, strict=True)]
    found: dict[str | None, list[int]] = {}
    for number, (tier, measure) in enumerate(pairs):
        for firm in orders[measure].without if measure else ():
            if measure in firm.unreadable:
                could = may_reach(firm, tier, measure)
            else:
                could = present.earlier.reached_tier(firm, tier, measure or "")
            if could:
                found.setdefault(values[firm.row], [0] * len(pairs))[number] += 1
    return {value: tuple(counts) for value, counts in found.items()}


def with_groups_then(
    found: Sequence[GroupsOfYears | None], now: Population, then: Population
) -> tuple[GroupsOfYears | None, ...]:
    """Add what the groups were in then's own tables; nothing where none of them has the heading."""
    pairs = zip(found, now.needs.groups, strict=True)
    return tuple(of and of._replace(then=_groups_then(then, column.split)) for of, column in pairs)


def _groups_then(then: Population, split: int | None) -> GroupYear | None:
    needs = then.needs
    index = next((i for i, column in enumerate(needs.groups) if column.split == split), None)
    return None if index is None else _year(then, then.year, then.panel.groups(index))


def _year(population: Population, year: int | None, values: Sequence[str | None]) -> GroupYear:
    """Count the groups of a year by its own rows, an earlier one whatever `--where` says: it reads one of them then."""
    is_now, needs = year == population.year, population.needs
    members: dict[str | None, list[Enterprise]] = {}
    for firm in population.now if is_now else population.panel.years[year].firms:
        members.setdefault(values[firm.row], []).append(firm)
    places = tuple(place for _, place in needs.numbered_tiers)
    return GroupYear({value: _count(firms, needs) for value, firms in members.items()}, places)


def _count(firms: Sequence[Enterprise], needs: Requirements) -> Counted:
    figures = usable_figures(firms, needs.measures)
    pairs = zip(needs.targets.tier, needs.tier_measures, strict=True)
    nested = tuple(reaching(figures[measure], tier) for tier, measure in pairs if measure)
    return Counted(len(firms), tuple(len(figures[measure]) for measure in needs.measures), nested)
