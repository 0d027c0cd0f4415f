"""Every exit code."""

import pytest

from tiers.cli.exit_codes import Exit, exit_of
from tiers.errors import DataError, EngineError, TargetsError, TiersError, UsageError, WriteError


@pytest.mark.parametrize(
    ("error", "code"),
    [(UsageError, 2), (DataError, 3), (TargetsError, 4), (EngineError, 5), (WriteError, 6), (TiersError, 70)],
)
def test_the_code_of_an_error(error: type[TiersError], code: int) -> None:
    """One for each class; what is no failure of a person is one of the program."""
    assert exit_of(error("any")) == code


def test_the_codes_are_those_of_the_interface() -> None:
    """Scripts hold on to them."""
    assert [int(code) for code in Exit] == [0, 1, 2, 3, 4, 5, 6, 70, 130, 141, 143]
