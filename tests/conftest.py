"""What every test stands on: an empty folder, no settings from outside, no network, steady random examples."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.depth import MARKS, QUICK, left_out

FROM_OUTSIDE = ("TIERS_", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "PY_COLORS", "TTY_")
"""How the names of environment variables start that would change what is printed."""

NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
"""With it, each process that a test starts would compile the whole program again."""

settings.register_profile("quick", derandomize=True, deadline=None, database=None, max_examples=QUICK)
settings.register_profile("steady", derandomize=True, deadline=None, database=None, max_examples=60)
settings.register_profile(
    "fuzz", deadline=None, max_examples=3000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of `make check`."""
    parser.addoption(
        "--thorough", action="store_true", help="run every case of every test, as `make check` does, on more examples"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the marks of tests that only `--thorough` runs, and choose how many examples are drawn."""
    for mark, meaning in MARKS.items():
        config.addinivalue_line("markers", f"{mark}: {meaning}")
    if config.getoption("--thorough") and not config.getoption("--hypothesis-profile"):
        settings.load_profile("steady")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only `--thorough` runs, unless it was named on the command line."""
    if (
        config.getoption("--thorough")
        or config.getoption("--hypothesis-profile")
        or any("::" in word for word in config.args)
    ):
        return
    without = left_out(items)
    config.hook.pytest_deselected(items=[item for item in items if item in without])
    items[:] = [item for item in items if item not in without]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an empty folder, so that no targets.toml is found by chance, and without settings."""
    for name in [name for name in os.environ if name.startswith((*FROM_OUTSIDE, NO_BYTECODE))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Refuse every connection: nothing here may need one."""

    def refuse(*_: object) -> None:
        raise AssertionError("a test wanted the network")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def example(root: Path) -> Path:
    """Return the invented register of 300 firms."""
    return root / "examples" / "data.csv"
