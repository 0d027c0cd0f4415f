"""Report → bytes, one format per file; likewise the firms with their tiers."""

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from tiers.domain.classification import Classification
    from tiers.report.model import Report
    from tiers.write.view import View

Content = str | bytes | Iterable[bytes]
"""What is written: text that suits the console, or bytes as they are, perhaps in parts."""


TABLES: Final = ("goals", "nearest", "cushion", "breakdown", "years", "problems")
"""The tables of a report, of which a CSV holds one."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A format, and the file that writes it, imported when it is used."""

    module: str
    """The module beside this file; its function has the same name unless one is given."""
    takes: tuple[Literal["view", "table", "firms"], ...] = ()
    """What it needs besides the report; formats for programs do not know the view."""
    endings: tuple[str, ...] = ()
    """The endings of file names that choose it."""
    function: str = ""
    """Its function, where it has another name."""
    binary: bool = False
    """Whether a terminal cannot show it."""

    @property
    def for_people(self) -> bool:
        """Whether its words depend on the view; formats for programs are the same for everybody."""
        return "view" in self.takes

    def __call__(self, report: "Report", view: "View", firms: "Classification | None" = None) -> Content:
        """Write the report; `firms` is None where nobody is to be named."""
        write = getattr(importlib.import_module(f"tiers.write.{self.module}"), self.function or self.module)
        given = {"view": view, "table": view.table, "firms": firms}
        content: Content = write(report, *(given[name] for name in self.takes))
        return content


WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        "table": Writer("to_terminal", ("view",), (".txt",)),
        "brief": Writer("to_brief", ("view",)),
        "json": Writer("to_json", (), (".json",)),
        "csv": Writer("to_csv", ("table",), (".csv",)),
        "markdown": Writer("to_markdown", ("view",), (".md",)),
        "html": Writer("to_html", ("view", "firms"), (".html", ".htm")),
        "xlsx": Writer("to_xlsx", ("view", "firms"), (".xlsx",), binary=True),
    },
)
"""Every format of a report, by the name that `--format` takes."""

FIRM_WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        "table": Writer("to_terminal", ("view", "firms"), (".txt",), "firms_to_terminal"),
        "jsonl": Writer("to_jsonl", ("firms",), (".jsonl", ".ndjson")),
        "csv": Writer("to_csv", ("firms",), (".csv",), "firms_to_csv"),
        "xlsx": Writer("to_xlsx", ("view", "firms"), (".xlsx",), "firms_to_xlsx", binary=True),
        "parquet": Writer("to_parquet", ("firms",), (".parquet",), binary=True),
    },
)
"""Every format of the firms with their tiers, by the name that `--format` takes."""

PLAIN: Final[Mapping[str, Writer]] = MappingProxyType({name: WRITERS[name] for name in ("table", "json")})
"""The two formats of answers that are neither reports nor firms: for people and for programs."""
