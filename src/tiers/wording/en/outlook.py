"""What is to be expected."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "title": "Outlook for the end of {year}",
    "own-pace": "At own pace",
    "chance": "Chance",
    "under": "under 1 in 10",
    "over": "over 9 in 10",
    "about": "about {tenths} in 10",
    "digits": "123456789",
    # How the numbers are meant
    "paces": "At own pace: each firm grows on as it did since {year}.",
    "estimated": "Chance: each grows like firms of its size from {first} to {last} ({pools}){together}, "
    "and nobody new comes.",
    "stated": "Chance: each grows as the plan states ({growth} a year in the middle){together}, and nobody new comes.",
    "together": ", all together up to {points} points a year less or more",
    "pool-first": "from {floor:limit}: {pairs:# yearly change|# yearly changes}, {growth} in the middle{rest}",
    "pool": "from {floor:limit}: {pairs}, {growth}{rest}",
    "gone": ", {n} gone",
    "odd": ", {n} over tenfold left out",
    "no-schedule": "A chance says nothing about the schedule.",
    # Why none is said
    "nothing": "No chance is said: {reason}.",
    "nothing-of": "No chance is said for {tiers}: {reason}.",
    "reason.not_assessable": "the table has no figures for it",
    "reason.over": "no time is left",
    "reason.part_year": "the figures are of a part of a year",
    "reason.years": "the years left are no whole number",
    "reason.few_pairs": "fewer than 30 yearly changes of such firms are known; read earlier years too, "
    "or state growth, spread and stay under [outlook]",
    "reason.shock": "firms shrink so fast that nothing would be left of them",
    "reason.many": "more than 20,000 firms are of that size, too many to look at one by one",
    "reason.duplicates_kept": "with --duplicates keep nobody can say which of several rows a firm goes on as",
    "reason.where": "it is wanted of firms by a condition",
    # The sentence of the brief
    "brief": "At own pace {n} by the end of {year}, chance {chance}.",
    "brief-pace": "At own pace {n} by the end of {year}.",
    "brief-chance": "By the end of {year}, chance {chance}.",
}
