"""What a type checker says of a user's program; `make dist` asks another one about the installed package."""

import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT
from tests.interface.user_program import EXPECTED, WRONG, lines_refused


def test_each_wrong_line_is_numbered() -> None:
    """After the import, which is right."""
    assert EXPECTED[0] == ("wrong", 2)
    assert len(EXPECTED) == len(WRONG)


@pytest.mark.thorough
def test_a_small_program(tmp_path: Path) -> None:
    """A right one passes; of a wrong one each line is found."""
    cache = f"--cache-dir={ROOT / '.mypy_cache' / 'user'}"
    checker = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--config-file=", cache]
    assert lines_refused(checker, tmp_path) == EXPECTED
