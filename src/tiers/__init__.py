"""Where a district stands against its goals for the number of firms above a revenue limit.

>>> import tiers
>>> report = tiers.report("data.csv")
"""

import sys
from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiers.domain.targets import Targets
    from tiers.errors import TiersError
    from tiers.interface.answers import Report
    from tiers.interface.functions import check, classify, explain, load_targets, report

__version__ = "0.2.0"
__all__ = [
    "Report",
    "Targets",
    "TiersError",
    "__version__",
    "check",
    "classify",
    "explain",
    "load_targets",
    "report",
]

_ROOMS = {"Report": "interface.answers", "Targets": "domain.targets", "TiersError": "errors"}
"""Name → the module that has it; the functions are all in one."""


def __getattr__(name: str) -> object:
    """Import the Python interface when it is used, so that the command line starts fast."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - the point of this function

    return getattr(import_module(f"tiers.{_ROOMS.get(name, 'interface.functions')}"), name)


class _Package(ModuleType):
    @property
    def report(self) -> object:
        return __getattr__("report")

    @report.setter
    def report(self, room: ModuleType) -> None:
        """Keep the function: Python binds the room `tiers.report` to the package when it is first imported."""

    def __dir__(self) -> Iterable[str]:
        """Return what a program may use, and nothing of how it is built."""
        return __all__


sys.modules[__name__].__class__ = _Package
