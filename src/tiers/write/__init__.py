"""Report → bytes, one format per file; likewise the firms with their tiers."""

import importlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from tiers.domain.classification import Classification
    from tiers.report.contract.report import Report
    from tiers.write.view import View

Content = str | bytes | Iterable[bytes]
"""What is written: text that suits the console, or bytes as they are, perhaps in parts."""

TABLES: Final = ("goals", "nearest", "cushion", "breakdown", "years", "since", "moved", "lift", "outlook", "problems")
"""The tables of a report, of which a CSV holds one."""


class Writer(NamedTuple):
    """A format, and the file that writes it, imported when it is used."""

    module: str
    """The module beside this file; its function has the same name."""
    takes: tuple[Literal["view", "table", "firms"], ...] = ()
    """What it needs besides the report; formats for programs do not know the view."""
    endings: tuple[str, ...] = ()
    """The endings of file names that choose it."""
    binary: bool = False
    """Whether it is nothing for a terminal."""

    @property
    def for_people(self) -> bool:
        """Whether its words depend on the view; formats for programs are the same for everybody."""
        return "view" in self.takes

    @property
    def has_room(self) -> bool:
        """Whether it lists all the firms of the report: programs and sheets have room for them."""
        return self.binary or not self.for_people

    def __call__(self, report: "Report", view: "View", firms: "Classification | None" = None) -> Content:
        """Write the report; `firms` is None for formats that do not take them, or where nobody is to be named."""
        write = getattr(importlib.import_module(f"tiers.write.{self.module}"), self.module)
        given = {"view": view, "table": view.table, "firms": firms}
        content: Content = write(report, *(given[name] for name in self.takes))
        return content


WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        "table": Writer("to_terminal", ("view",), (".txt",)),
        "brief": Writer("to_brief", ("view",)),
        "markdown": Writer("to_markdown", ("view",), (".md",)),
        "html": Writer("to_html", ("view", "firms"), (".html", ".htm")),
        "json": Writer("to_json", (), (".json",)),
        "csv": Writer("to_csv", ("table",), (".csv",)),
        "xlsx": Writer("to_xlsx", ("view", "firms"), (".xlsx",), binary=True),
    },
)
"""Every format of a report, by the name that `--format` takes."""

FIRM_WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        "table": Writer("firms_to_terminal", ("view", "firms"), (".txt",)),
        "jsonl": Writer("firms_to_jsonl", ("firms",), (".jsonl", ".ndjson")),
        "csv": Writer("firms_to_csv", ("firms",), (".csv",)),
        "xlsx": Writer("firms_to_xlsx", ("view", "firms"), (".xlsx",), binary=True),
        "parquet": Writer("firms_to_parquet", ("firms",), (".parquet",), binary=True),
    },
)
"""Every format of the firms with their tiers, by the name that `--format` takes."""

PLAIN: Final[Mapping[str, Writer]] = MappingProxyType({name: WRITERS[name] for name in ("table", "json")})
"""The two formats of answers that are neither reports nor firms: for people and for programs."""
