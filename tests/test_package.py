"""What `import tiers` shows, and what it loads."""

import subprocess
import sys

import tiers


def test_the_package_shows_what_a_program_may_use() -> None:
    """And nothing of how it is built: this is what TAB offers."""
    assert dir(tiers) == [
        "Report", "Targets", "TiersError", "__version__", "check", "classify", "explain", "load_targets", "report",
    ]  # fmt: skip
    assert all(getattr(tiers, name) for name in tiers.__all__)


def test_an_import_loads_nothing_until_it_is_used() -> None:
    """Not even the errors; nor does looking at what there is."""
    code = "import sys, tiers; dir(tiers); print([name for name in sys.modules if name.startswith(('tiers.', 'pydantic'))])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert run.stdout.strip() == b"[]"
