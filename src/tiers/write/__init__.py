"""Report → text, one format per file."""

import importlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from tiers.report.model import Report
    from tiers.write.view import View


class Writer(NamedTuple):
    """A format, and the file that writes it, imported when it is used."""

    module: str
    """The module beside this file; its function has the same name."""
    for_people: bool
    """Whether its words depend on the view; formats for programs are the same for everybody."""
    endings: tuple[str, ...] = ()
    """The endings of file names that choose it."""

    def __call__(self, report: "Report", view: "View") -> str:
        """Write the report."""
        write = getattr(importlib.import_module(f"tiers.write.{self.module}"), self.module)
        return str(write(report, view) if self.for_people else write(report))


WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        "table": Writer("to_terminal", for_people=True, endings=(".txt",)),
        "json": Writer("to_json", for_people=False, endings=(".json",)),
    },
)
"""Every format of a report, by the name that `--format` takes."""
