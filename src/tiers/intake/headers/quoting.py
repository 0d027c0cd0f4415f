"""Words of a table in messages: cut to what a person can take in, and quoted for TOML."""

from collections.abc import Sequence
from typing import Final

from tiers.domain import cleaning
from tiers.wording.shell import shell_quoted

MOST_LISTED: Final = 40
"""Headings that a refusal lists."""

_LONGEST: Final = 60
"""Characters of a heading that a refusal shows."""


def readable_headings(words: Sequence[str]) -> tuple[str, ...]:
    """Return the headings that are not blank, as many and as long as a person can take in."""
    cut = [word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…" for word in words if word]
    return (*cut[:MOST_LISTED], "…") if len(cut) > MOST_LISTED else tuple(cut)


def sample(row: Sequence[str]) -> str:
    """Show the first cells of a row."""
    return " | ".join(readable_headings([cleaning.text(cell) for cell in row])[:6])


def column_numbers(places: Sequence[int]) -> tuple[str, ...]:
    """Return the places of columns as a person counts them, from 1."""
    return tuple(str(place + 1) for place in places)


def option_line(role: str, heading: str) -> str:
    """Return the line to type that names a column."""
    return f"--column {shell_quoted(f'{role}={heading}')}"


def setting_line(role: str, heading: str) -> str:
    """Return the line to paste into the targets file that names a column."""
    return f"[reading] columns = {{ {role} = {toml_quoted(heading)} }}"


def toml_quoted(words: str) -> str:
    """Write words as a text of a targets file."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
