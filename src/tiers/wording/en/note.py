"""What is said on standard error beside errors: `-q` leaves it out."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "from-variable": "The value comes from the variable {variable}.",
    "whole-line": "If that is so, the whole line is:",
    "fallback": "tiers: no targets file found; the built-in plan is taken ({source}). For your own goals: tiers init",
    "skipped": "tiers: {path} marks a table as open in another program; what was last saved counts",
    "failed": "tiers: --fail-on {choices:list}: {names:list}",
    "worse": "{name} ({then} to {now})",
    "of-group": "{name} of {group}",
    "no-pager": "tiers: there is no pager {pager}; without one it is shown at once (TIERS_PAGER names another)",
    "since-empty": "tiers: {path} is empty; nothing to compare with yet",
    "problems": "tiers: {n:# problem|# problems} in the data; tiers report -v lists them",
    "written": "tiers: wrote {path}",
    "next": "tiers: next, fill in your goals there, then: tiers report DATA",
    "next-example": "tiers: next: tiers report {path}",
}
