"""Patterns that are compiled when they are first asked."""

import re

import pytest

from tiers.domain.lazy_pattern import lazy_pattern


def test_it_does_as_a_compiled_one() -> None:
    """Methods, flags and source are those of the compiled pattern."""
    pattern, compiled = lazy_pattern("(a)b", re.IGNORECASE), re.compile("(a)b", re.IGNORECASE)
    assert pattern.sub(r"\1", "xABab") == compiled.sub(r"\1", "xABab") == "xAa"
    assert [match.span() for match in pattern.finditer("abAB")] == [(0, 2), (2, 4)]
    assert pattern.fullmatch("abc") is None
    assert (pattern.pattern, pattern.flags) == (compiled.pattern, compiled.flags)


def test_a_mistake_is_told_at_the_first_use() -> None:
    """Nothing is compiled before, so nothing can be wrong before."""
    pattern = lazy_pattern("(")
    with pytest.raises(re.error, match="unterminated"):
        pattern.search("a")


def test_what_a_pattern_has_not_it_has_not_either() -> None:
    """It stands for a pattern and for nothing more."""
    assert not hasattr(lazy_pattern("a"), "replace")
