"""What is said of goals by group and by year."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    # `tiers targets`
    "targets.stages": "On the way",
    "targets.title": "Goals by {by}",
    "targets.base": "from {base}",
    "targets.stage": "{year}: {goal}",
    "targets.details": "{goal} ({details})",
    # the table of goals by group
    "title": "Goals by {by}",
    "title-in": "Goals by {by}, {year}",
    "of": "{count} of {goal} {sign}",
    "parts": "Goals of the parts",
    "whole": "Goal of the whole",
    "parts-below": "The parts' goals for {tier} add up to {parts}, {fewer} fewer than the whole's {goal}.",
    "uncertain": "Not certain: {goals}.",
    "otherwise": "{tier} of {group}, which may be {n} ({status})",
    "tier-of": "{tier} of {group}",
    "behind": "{group}: {goals}.",
    "behind-goal": "{tier} {count} of {goal}, {stands}",
    "own": "{title} · Goals of {group}",
    # what is due by now
    "due": "Due by now: {due:list} ({how}).",
    "due-stage": "as the plan says for {year}",
    "due-between": "between the plan's stages",
    "due-line": "straight line from {base}",
    "due-line-from-zero": "straight line from 0 in {base}",
    "due-else": "else a {how}",
}
