"""What went wrong, and where: one sentence for each code of failure."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    # cli: the command line
    "command-unknown": "There is no command {word}.",
    "format-unknown": "There is no format {value}.",
    "goal-not-a-count": "--goal {value}: NAME=N is meant, N a whole number of firms.",
    "goal-tier-unknown": "--goal {value}: the plan has no tier of that name, only {names:list}.",
    "internal": "A mistake of this program ({kind}), not of your data.",
    "language-later": "--lang {value}: only English (en) is there yet; Chinese comes with a later version.",
    "measure-unknown": "{option} {value}: there is no measure {measure}, only {names:list}.",
    "option-not-a-month": "--as-of {value}: a year and a month are meant, such as 2007-06.",
    "option-not-a-number": "{option} {value}: a whole number from {least} is meant.",
    "option-not-a-pair": "{option} {value}: {form} is meant.",
    "option-not-a-unit": "{option} {value}: that is not a unit.",
    "option-not-an-amount": "{option} {value}: that is not an amount.",
    "option-not-one-of": "{option} {value}: one of {choices:list} is meant.",
    "option-twice": "{option} {value}: the same was said before.",
    "option-unknown": "There is no option {option}.",
    "output-ending": "-o {path}: its ending names no format.",
    "output-format-of-several": "--format cannot be said with several -o: their endings choose.",
    "output-formats-differ": "--json and --format {value} contradict each other.",
    "output-is-input": "-o {path} would overwrite what is read.",
    "output-twice": "-o {path} is given twice.",
    "role-unknown": "{option} {value}: there is no role {role}, only {names:list}.",
    "schema-unknown": "There is no schema of {value}.",
    "title-not-a-name": "--title {value}: words are meant that can be shown.",
    "usage": "{message}",
    "years-not-a-span": "--years {value}: the first and last year of the plan are meant, such as 2026-2030.",
    # cli: what was asked for cannot be done
    "engine-missing": "The engine {engine} comes with a later version.",
    "fail-on-fallback": "--fail-on would judge another district's plan: no targets file was found.",
    "strict": "{count:# problem|# problems}, and --strict allows none. The first: {first}",
    # cli: standard output
    "stdout-closed": "Standard output is closed.",
    "stdout-failed": "Standard output cannot be written: {reason}.",
    # engines: what the tables hold
    "by-unknown": "{path} has no heading {heading} to break the firms down by; it has {headings}.",
    "duplicates-conflict": "{count:# firm stands|# firms stand} more than once in a year with different figures: "
    "{firms}{more:| and one more| and # more}.",
    "expect-measure": "No tier uses {measure}, so its total is not added up; they use {measures}.",
    "expect-rows": "{expected:# row|# rows} of firms were expected, and there are {found}.",
    "expect-total": "The total of {measure} was expected to be {expected:exact}, and is {found:exact} ({currency}).",
    "firms-none": "{path}: no row below the headings is a firm.",
    "measure-not-shared": "{paths}: no column is a measure of the plan's tiers ({measures}) in every table.",
    "no-names-option": "{option} {heading} names firms, which --no-names leaves out.",
    "unit-unknown": "{path}: nothing states the unit of {headings:list}. Which is true?",
    "where-nobody": "No firm meets {conditions}.",
    "where-unknown": "{path} has no heading {heading} to choose firms by; it has {headings}.",
    "year-missing": "{path} has no figures of {year}, only of {years}.",
    "year-of-column": "{path}: the heading {heading} says no year, and other headings say {years:list}.",
    "year-of-table-unknown": "{path} states no year, and other tables do.",
    "year-twice": "{path}: years stand in the headings ({years:list}) and in the column {heading}.",
    "years-none": "{path}: no row has a year of four digits in its year column.",
    # write: files
    "disk-full": "{path}: the disk is full.",
    "file-exists": "{path} is there already.",
    "folder-missing": "{path}: there is no folder {folder}.",
    "path-impossible": "{path}: no file can have this name.",
    "path-is-folder": "{path} is a folder.",
    "write-failed": "{path} cannot be written: {reason}.",
    "write-forbidden": "{path} may not be written.",
}
