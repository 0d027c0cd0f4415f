"""The paragraph of the monthly notice."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "opening": "{title}. {when}{time}",
    "reached": "{tier}: {n:# firm|# firms}",
    "reached-where": "{tier}: {n}",
    "more": "{n} more than at the end of {base}",
    "fewer": "{n} fewer than at the end of {base}",
    "same": "as many as at the end of {base}",
    "share": "{share:percent} of the goal of {goal}",
    "met": "the goal of {goal} is met",
    "surplus": "{n} above the goal of {goal}",
    "short": "{n} short",
    "total": "{total}: {amount}",
    "total-kept-back": "{total} is kept back",
    "total-unknown": "{total} cannot be added up",
    "total-grew": "growing {growth} a year since the end of {since}",
    "total-shrank": "shrinking {growth} a year since the end of {since}",
    "total-share": "{share:percent} of the goal of {goal}",
    "total-short": "{amount} short",
    "total-met": "the goal of {goal} is met",
    "word": "the plan says “{word}”, which is no number",
    "next": "Next in line for {tier} {n:is|are} {firms}.",
    "firm": "{name} ({needs})",
    "needs": "{amount} more",
    "needs-any": "any amount more",
    "yearly": "{growth} a year",
    "grew": "it grew {growth} a year since {since}",
    "shrank": "it shrank {growth} a year since {since}",
    "uplift": "Together they lack {amount}.",
    "lacking": "{tier} lacks {n:# firm|# firms} that {n:is|are} not in the table yet.",
    "doubt": "Not certain: {kinds} {n:figure|figures}; if {n:it passes|they pass}, {tiers}.",
}
