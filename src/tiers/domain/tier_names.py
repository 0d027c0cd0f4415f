"""Which tier a person means: by its name, as reports show it, or by the limit that the words state."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tiers.domain import cleaning
from tiers.domain.amount import parse_amount
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.targets import Rule, Targets, Tier
from tiers.wording import LANGUAGES, figures, message

_OVER: Final = lazy_pattern(r"(?:超过|过|over|above|more than)\s*(.+)", re.IGNORECASE)
_AT_LEAST: Final = lazy_pattern(r"(?:达到|达|at least)\s*(.+)|(.+?)(?:及|或)?以上", re.IGNORECASE)


def tier_meant(words: str, targets: Targets) -> Tier | None:
    """Find the tier that words mean: `1亿`, `1亿元`, `过1亿元`, `over ¥100 m`; None if they mean none, or several.

    A tier's own name wins; one by a condition has no other.
    """
    wanted = cleaning.fold(words)
    named = [tier for tier in targets.tier if cleaning.text(tier.name) == cleaning.text(words)]
    ladder = [tier for tier in targets.tier if not tier.where]
    shown = [tier for tier in ladder if wanted in map(cleaning.fold, names_in_reports(tier, targets))]
    limit = limit_in(words, targets.currency)
    alike = [tier for tier in ladder if limit and _has_limit(tier, *limit)]
    found: list[Tier] = next(filter(None, (named, shown, alike)), [])
    return found[0] if len(found) == 1 else None


def limit_in(words: str, currency: str) -> tuple[Rule | None, Decimal] | None:
    """Read the limit that words state, in yuan, and whether it is included: `过100亿元`, `2000万元以上`.

    Without a word for it the rule is None; without an amount in a unit nothing is stated.
    """
    text = cleaning.text(words)
    over, at_least = _OVER.fullmatch(text), _AT_LEAST.fullmatch(text)
    rule: Rule | None = "over" if over else "at_least" if at_least else None
    match = over or at_least
    amount = parse_amount(next(filter(None, match.groups())) if match else text, None, currency)
    return (rule, amount) if isinstance(amount, Decimal) and amount > 0 else None


def _has_limit(tier: Tier, rule: Rule | None, limit: Decimal) -> bool:
    return tier.limit == limit and rule in {None, tier.rule}


def names_in_reports(tier: Tier, targets: Targets) -> Iterator[str]:
    """Yield how reports call a tier, in every language."""
    for lang in LANGUAGES:
        facts = {"limit": tier.limit, "currency": targets.currency}
        plain = figures.limit(tier.limit, lang, targets.currency)
        ruled = [message(f"report.{kind}.{tier.rule}", lang, **facts) for kind in ("limit", "called")]
        yield from (plain, *ruled)
        for measure in tier.measure:
            label = getattr(targets.label_of(measure), lang)
            yield from (message("report.of-measure", lang, measure=label, limit=each) for each in (plain, *ruled))
