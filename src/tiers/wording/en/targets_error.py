"""What is wrong in a targets file, and where: one sentence for each code of failure."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "by-year-falls": "{path} line {row}: {key}: the stages of {tier} fall from {before} to {after}.",
    "by-year-outside": "{path} line {row}: {key}: the year {year} of {tier} is not between {base} and {target}.",
    "by-year-word": "{path} line {row}: {key}: stages of {tier} need a goal that is a number.",
    "group-base-without-goal": "{path} line {row}: {key}: a base for {tier} without a goal.",
    "group-tier-by-condition": "{path} line {row}: {key}: {tier} is a tier by a condition, where groups have no goals.",
    "group-tier-unknown": "{path} line {row}: {key}: {tier} is no tier of the plan"
    "{hinted:; did you mean |, only }{near:list}{hinted:?|.}",
    "group-twice": "{path} line {row}: {key}: {group} stands twice in {heading}.",
    "targets-deep": "{path} line {row}: this is nested too deeply.",
    "targets-growth-for-long": "{path} line {row}: {key}: the plan runs for more than {about} years, "
    "too long for a growth a year.",
    "targets-half-a-limit": "{path} line {row}: {key} has only one of measure and limit.",
    "targets-goal-in-english": "{path} line {row}: {key} holds a number, and the goal is none that could be judged.",
    "targets-goal-in-quotes": "{path} line {row}: {key} = {value} is a number in quotes.",
    "targets-goal-in-words": "{path} line {row}: {key} = {value} holds a number; as words it would never be judged.",
    "targets-goal-not-firms": "{path} line {row}: {key} = {value} holds a number that is none of "
    "firms; it would never be judged.",
    "targets-key-missing": "{path} line {row}: {key} is missing.",
    "targets-key-unknown": "{path} line {row}: there is no setting {key}"
    "{hinted:; did you mean |}{near:list}{hinted:?|.}",
    "targets-large": "{path} has more than {most} bytes, as no targets file has.",
    "targets-limits-order": "{path} line {row}: the limits do not fall: {about}.",
    "targets-measure-unknown": "{path} line {row}: {key}: there is no measure {about}.",
    "targets-missing": "{path}: there is no such targets file{hinted:; did you mean |}{near:list}{hinted:?|.}",
    "targets-none": "{path} line {row}: {key} must have at least one entry.",
    "targets-not-a-condition": "{path} line {row}: {key}: {about} is not of the form HEADING=VALUE.",
    "targets-not-a-currency": "{path} line {row}: {key} = {value} is not a currency of three capital letters.",
    "targets-not-a-goal": "{path} line {row}: {key} = {value} is neither a whole number from 0 nor a word.",
    "targets-not-a-growth": "{path} line {row}: {key} = {value} is not a growth a year, a number above 0 and at most 1 "
    "with at most 6 decimals.",
    "targets-not-a-list": "{path} line {row}: {key} = {value} is not a list.",
    "targets-not-a-measure": "{path} line {row}: a measure cannot be called {about}.",
    "targets-not-a-name": "{path} line {row}: {key} is blank or holds characters that cannot be shown.",
    "targets-not-a-table": "{path} line {row}: {key} = {value} is not a table of settings.",
    "targets-not-a-size": "{path} line {row}: {key}: {about} is not an amount of memory.",
    "targets-not-a-unit": "{path} line {row}: {key}: {about} is not a unit.",
    "targets-not-above": "{path} line {row}: {key} = {value} is not above {gt}.",
    "targets-not-an-amount": "{path} line {row}: {key} = {value} is not an amount in the plan's currency.",
    "targets-not-one-of": "{path} line {row}: {key} = {value} is not {expected}.",
    "targets-not-text": "{path} line {row}: {key} = {value} is not text in quotes.",
    "targets-not-toml": "{path} line {row} is not TOML: {reason}.",
    "targets-not-utf8": "{path} line {row}: the file is not in UTF-8{other:, but in |.}{encoding}{other:.|}",
    "targets-not-whole": "{path} line {row}: {key} = {value} is not a whole number.",
    "targets-not-yes-or-no": "{path} line {row}: {key} = {value} is neither true nor false.",
    "targets-one-limit": "{path} line {row}: {key} has two limits.",
    "outlook-three": "{path} line {row}: growth, spread and stay under [outlook] go together.",
    "targets-pace-order": "{path} line {row}: lagging is above on_track.",
    "targets-role-unknown": "{path} line {row}: {key}: there is no measure or column {about}.",
    "targets-same-heading": "{path} line {row}: {key}: another measure has the heading {about}.",
    "targets-same-name": "{path} line {row}: two tiers are called {about}.",
    "targets-too-large": "{path} line {row}: {key} = {value} is above {le}.",
    "targets-too-small": "{path} line {row}: {key} = {value} is below {ge}.",
    "targets-unreadable": "{path} cannot be read: {reason}.",
    "targets-value": "{path} line {row}: {key} = {value} is not what is meant here.",
    "targets-years-order": "{path} line {row}: the target year is not after the base year ({about}).",
    "tier-without-limit": "{path} line {row}: {about} has neither a limit nor a condition.",
    "total-name-twice": "{path} line {row}: {key}: {about} is also the name of a tier, or of another total.",
    "total-one-of": "{path} line {row}: {about} needs goal or growth, one of the two.",
    "where-form": "{path} line {row}: where of {of}: “{about}” is not HEADING=VALUE.",
}
"""By the code."""
