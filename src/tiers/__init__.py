"""Where a district stands against its goals for the number of firms above a revenue limit.

>>> import tiers
>>> report = tiers.report("data.csv")
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiers.pipeline import classify, load_targets, report

__version__ = "0.1.0"
__all__ = ["__version__", "classify", "load_targets", "report"]


def __getattr__(name: str) -> object:
    """Import the Python interface when it is used, so that the command line starts fast."""
    if name not in __all__:
        raise AttributeError(name)
    from tiers import pipeline  # noqa: PLC0415 - the point of this function

    return getattr(pipeline, name)


class _Package(ModuleType):
    @property
    def report(self) -> object:
        return __getattr__("report")

    @report.setter
    def report(self, room: ModuleType) -> None:
        """Keep the function: Python binds the room `tiers.report` to the package when it is first imported."""


sys.modules[__name__].__class__ = _Package
