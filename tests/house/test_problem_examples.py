"""Every problem that is documented stands in the table beside it, alone."""

import pytest

from tests.house.problem_examples import EXAMPLES, WITHOUT_EXAMPLE, looked_at
from tiers.domain.problem import KINDS


def test_every_problem_has_an_example() -> None:
    """But those that no text can have."""
    assert {*EXAMPLES} == {*KINDS} - WITHOUT_EXAMPLE


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_holds_its_problem_and_no_other(code: str) -> None:
    """With a sentence, a place where it has one, and a remedy."""
    found = looked_at(EXAMPLES[code])
    assert {item.code for item in found.problems.items} == {code}
    assert [(group.code, group.severity) for group in found.problems.groups] == [(code, KINDS[code].severity)]
    assert all(group.remedy for group in found.problems.groups)
