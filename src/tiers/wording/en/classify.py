"""What `tiers classify` shows people."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "name": "Firm",
    "code": "Code",
    "figure": "{measure}",
    "figure-of-year": "{measure} {year}",
    "figure-of-months": "{measure}, {first} to {last} {year}",
    "figure-of-part": "{measure} {year} (part of the year)",
    "tier": "Tier",
    "next": "Next tier",
    "short_by": "Needs",
    "state.missing": "missing",
    "state.unreadable": "unreadable",
}
