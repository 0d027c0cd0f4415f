"""A word of a line to type, as a shell takes it."""

from typing import Final

_PLAIN: Final = frozenset("-_=.,:/%@+")
"""Signs that a shell leaves alone."""


def shell_quoted(words: str) -> str:
    """Write words so that a shell takes them as one and as they are."""
    if words and all(sign.isalnum() or sign in _PLAIN for sign in words):
        return words
    escaped = words.replace("'", "'\\''")
    return f"'{escaped}'"
