"""The cheapest way to meet all goals at once."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "lead": "All goals at once:",
    "lead-of-measure": "All goals at once, {measure}:",
    "rise": "{n:# firm has|# firms have} to rise",
    "in-all": "{rise}, {amount} in all",
    "any-more": "{rise}, by any amount",
    "saved": "{said} ({amount} less than tier by tier)",
    "and-lacking": "{said}; {lacking:# more is|# more are} not in the table yet",
    "lacking": "{lacking:# firm is|# firms are} needed that {lacking:is|are} not in the table yet",
    "too-many": "no list is made, for it would go down beyond the {most} largest firms",
    "title": "Whom to raise",
    "title-of-measure": "Whom to raise, {measure}",
    "firm": "Firm",
    "from": "From",
    "to": "To",
    "own": "Own",
    "more": "and {n} more: tiers report --top N lists them",
    "group": "What each group supplies",
    "firms": "Firms",
    "needs": "Needs",
}
