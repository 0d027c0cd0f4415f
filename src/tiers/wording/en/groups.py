"""What is said of goals by group and by year."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "targets.stages": "On the way",
    "targets.title": "Goals by {by}",
    "targets.parts": "Goals of the parts",
    "targets.whole": "Goal of the whole",
    "targets.base": "from {base}",
    "targets.stage": "{year}: {goal}",
    "targets.details": "{goal} ({details})",
    "parts-below": "! The parts' goals for {tier} add up to {parts}, {fewer} fewer than the whole's {goal}.",
}
