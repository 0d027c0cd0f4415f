"""What stands on a page besides the report itself: its contents, its foot, its downloads."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "apart": " · ",
    "notice": "For the notice",
    "contents": "Sections",
    "data": "Data and plan",
    "downloads": "The tables as files",
    "downloads-how": "CSV with exact numbers, amounts in full; the columns have the names that programs use.",
    "firms-of-bars": "The firms of each bar",
    "firms-of-groups": "The firms of each group",
    # The names of the files, without their ending
    "file.goals": "goals",
    "file.totals": "totals",
    "file.nearest": "nearest",
    "file.cushion": "cushion",
    "file.breakdown": "breakdown",
    "file.groups": "groups",
    "file.years": "years",
    "file.since": "since",
    "file.moved": "moved",
    "file.lift": "lift",
    "file.outlook": "outlook",
    "file.problems": "problems",
}
"""Each is a title or a sentence of its own; `apart` stands between the parts of the line under the title."""
