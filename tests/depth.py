"""How much a run tests: everything, as `make check` does, or what answers within two minutes."""

from hypothesis import settings

QUICK: int = 12
"""Examples that are drawn for a property where nobody asks for more."""


def is_thorough() -> bool:
    """Whether every case is tried in every form."""
    return settings().max_examples > QUICK
