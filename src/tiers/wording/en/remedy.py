"""What mends it: one sentence for each code of failure."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    # cli: the command line
    "command-unknown": "{meant}",
    "format-unknown": "The formats are {names:list}.",
    "goal-not-a-count": "For example: --goal 10亿=2",
    "goal-tier-unknown": "Add further tiers in the file.",
    "internal": "TIERS_DEBUG=1 shows where; please report it.",
    "language-later": "Leave --lang and TIERS_LANG out.",
    "measure-unknown": "A targets file may add more: [measure.{measure}]",
    "no-names-shown": "Leave one of the two out.",
    "option-not-a-month": "It means the end of that month.",
    "option-not-a-number": "For example: {option} {example}",
    "option-not-a-pair": "For example: {option} {example}",
    "option-not-a-unit": "Units are 元, 千元, 万元, 百万元, 千万元, 亿元; yuan, thousand, wan, million, yi.",
    "option-not-an-amount": "For example: {option} revenue=66.96亿元",
    "option-not-one-of": "For example: {option} {example}",
    "option-twice": "Say it once.",
    "option-unknown": "{meant}",
    "output-ending": "Endings are {names:list}; --format chooses another. Without -o it goes to standard output.",
    "output-format-of-several": "Leave --format out.",
    "output-formats-differ": "Leave one of the two out.",
    "output-is-input": "Choose another name.",
    "output-twice": "Leave one out.",
    "role-unknown": "A targets file may add measures: [measure.{role}]",
    "schema-unknown": "There are {names:list}.",
    "usage": "See: {command} --help",
    "years-not-a-span": "The year before the first is the base year.",
    # cli: what was asked for cannot be done
    "engine-later": "Leave it out, or say --engine python.",
    "fail-on-fallback": "Say which: --targets FILE, or --targets builtin if it is meant. `tiers init` writes a file.",
    "strict": "Mend the table, or leave --strict out to see all of them in the report.",
    # cli: standard output
    "stdout-closed": "Write to a file: -o FILE",
    "stdout-failed": "Free some space, or write to a file: -o FILE",
    # write: files
    "disk-full": "Nothing was changed there; free some space.",
    "file-exists": "Nothing was written; --force overwrites it.",
    "folder-missing": "Make it first: mkdir -p {folder}",
    "path-impossible": "Choose another name.",
    "path-is-folder": "Name a file in it.",
    "write-failed": "Nothing was changed there.",
    "write-forbidden": "Nothing was changed there; choose another place.",
}
