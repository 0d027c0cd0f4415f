"""What `tiers check` tells people."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "refused": "A report would be refused, for {n:one reason|# reasons}.",
    "refused-more": "Once that is mended, more may come to light.",
    "fine": "A report can be made: {firms}. Nothing is wrong.",
    "flawed": "A report can be made: {firms}. {problems}",
    "firms": "{n:# firm|# firms}",
    "firms-in-year": "{n:# firm|# firms} in {year}",
    "remedy": "Remedy: {remedy}",
    "refusal": "{code}: {message}",
    "separator.comma": "separated by commas",
    "separator.tab": "separated by tabs",
    "separator.semicolon": "separated by semicolons",
    "separator.bar": "separated by bars",
    "separator.other": "separated by {separator}",
    "headings": "headings in line {row}",
    "rows": "{n:# row of a firm|# rows of firms}",
    "input": "{input}: {how:list}.",
    "why": "Why",
    "no-role": "—",
    "more-columns": "and {n:# more column|# more columns} without a role: -v lists them",
    "set-aside": "Set aside:",
    "aside": "{where} {text} ({why})",
    "aside-nameless": "{where} ({why})",
    "more-asides": "{n} more (-v lists them)",
    "totals": "Total in {where}, {measure}:",
    "total-agrees": "{stated:exact}, which is what its firms add up to.",
    "total-rounded": "{stated:exact}; its firms add up to {added:exact}.",
    "group": "{code}, {n:once|# times}:",
    "more-problems": "and {n} more: -v lists them",
    "fixed": "tiers: wrote {path}",
    "not-fixed": "tiers: {path} was not written, because a report would be refused",
}
