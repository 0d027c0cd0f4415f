"""How much a run tests: everything, as `make check` does, or what answers within two minutes.

A quick run leaves out what is marked `thorough`, takes one case in so many of what is marked `one_in`, and draws fewer
examples. The cases are picked by a hash of their names: the same in every run, and another part of every test.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from zlib import crc32

import pytest
from hypothesis import settings

QUICK: int = 6
"""Examples that are drawn for a property where nobody asks for more."""

MARKS: dict[str, str] = {
    "thorough": "slow, and rarely speaks; run by --thorough, as `make check` does",
    "one_in(cases)": "so many cases share one that a quick run takes; --thorough runs all",
}
"""The marks of tests that a quick run leaves out, wholly or in part."""


def is_thorough() -> bool:
    """Whether every case is tried in every form."""
    return settings.get_current_profile_name() != "quick"


def examples(usual: int) -> int:
    """Return how many examples a property takes that asks for fewer or more than others."""
    return usual if is_thorough() else min(usual, QUICK)


def stride(usual: int) -> int:
    """Return how many cases of a loop share one that is tried: in a quick run seven times the usual, in `make fuzz` one."""
    return {"fuzz": 1, "quick": 7 * usual}.get(settings.get_current_profile_name(), usual)


def left_out(items: Iterable[pytest.Item]) -> set[pytest.Item]:
    """Return the tests that a quick run leaves out: of each function at most all but one, unless it is `thorough`."""
    functions = defaultdict[str, dict[str, pytest.Item]](dict)
    for item in items:
        functions[item.nodeid.partition("[")[0]][item.nodeid] = item
    return {item for cases in functions.values() for item in _left_out_of_one(cases)}


def _left_out_of_one(cases: dict[str, pytest.Item]) -> list[pytest.Item]:
    first = next(iter(cases.values()))
    mark = first.get_closest_marker("one_in")
    taken = pick(cases, mark.args[0]) if mark else {*cases}
    return [item for name, item in cases.items() if name not in taken or item.get_closest_marker("thorough")]


def pick(names: Collection[str], one_in: int) -> set[str]:
    """Return one name in so many, rounded up, by a hash and whatever their order."""
    ordered = sorted(names, key=lambda name: (crc32(name.encode("utf-8", "surrogatepass")), name))
    return {*ordered[: -(-len(names) // one_in)]}
