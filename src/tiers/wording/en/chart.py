"""What the drawings of a page say, in words too."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "goals": "The counts beside the goals",
    "bullet": "{tier}: {n:# firm|# firms}, goal {goal}",
    "bullet-due": "{tier}: {n:# firm|# firms}, due by now {due}, goal {goal}",
    "of-goal": "{n} of {goal}",
    "key-count": "firms counted",
    "key-colors": "firms counted:",
    "key-due": "due by now",
    "key-goal": "goal",
    "key-line": "due year by year",
    "spread": "Where the firms stand",
    "spread-how": "Firms by {measure}, on a logarithmic scale; the area of a bar is their number.",
    "spread-left-out": "{n:# firm has|# firms have} no figure above 0 and {n:is|are} not drawn.",
    "firms-between": "{low} to {high}: {n:# firm|# firms}",
    "group": "{group}: {n:# firm|# firms}",
    "other-firms": "and {n:# other|# others}",
    "course": "The counts over the years",
    "course-of": "{tier}: {points:list}; the goal is {goal} at the end of {year}",
    "point": "{n} in {year}",
    "aim": "goal {n} at the end of {year}",
}
"""Each is a whole of its own: a title, a label beside a drawing, or what a screen reader says instead of it."""
