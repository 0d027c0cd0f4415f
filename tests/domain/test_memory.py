"""Amounts of memory."""

import pytest

from tiers.domain.memory import is_size


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("4GB", True),
        ("1.5 TiB", True),
        ("256mb", True),
        ("0.3GB", True),
        ("255MB", False),
        ("0GB", False),
        ("4", False),
        ("-4GB", False),
        ("4GBB", False),
        ("４GB", False),
        ("80%", False),
    ],
)
def test_an_amount_of_memory_has_a_unit_and_is_enough_to_work_with(text: str, *, understood: bool) -> None:
    """At least 256 MB."""
    assert is_size(text) is understood
