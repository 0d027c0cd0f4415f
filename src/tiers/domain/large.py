"""From which size on rows stay in their files."""

from typing import NamedTuple


class Large(NamedTuple):
    """The least that all files together have to hold, so that their rows stay where they are; 0: always."""

    size: int
    """Bytes of texts."""
    rows: int
    """Rows of files that state how many they have."""
