"""English: what a long run is doing."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "working": "Working",
    "checking": "Checking {name}",
    "reading": "Reading {name}",
    "counting": "Counting",
}
