"""Report → bytes, one format per file; likewise the firms with their tiers."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Generic, Literal, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from tiers.domain.classification import Classification
    from tiers.domain.fixed_table import FixedTable
    from tiers.report.contract.report import Report
    from tiers.write.view import View

Content = str | bytes | Iterable[bytes]
"""What is written: text that suits the console, or bytes as they are, perhaps in parts."""

TABLES: Final = (
    "goals", "totals", "nearest", "cushion", "breakdown", "groups", "years", "since", "moved", "lift",
    "outlook", "problems",
)  # fmt: skip
"""The tables of a report, of which a CSV holds one."""


Firms = TypeVar("Firms", contravariant=True)  # noqa: PLC0105 - as it is called where it is used
"""The firms that are written, or None where there are none."""


class Writer(Protocol[Firms]):
    """What writes a format; `view` and `firms` are there for those that take them."""

    def __call__(self, report: "Report", view: "View", firms: Firms, /) -> Content:
        """Write the report, or the firms.

        Raises: WriteError if there is no room for it.
        """


class Format(NamedTuple, Generic[Firms]):
    """A format, and its writer, imported when it writes."""

    writer: Callable[[], Writer[Firms]]
    """Imports it."""
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

    def write(self, report: "Report", view: "View", firms: Firms) -> Content:
        """Write the report, or the firms.

        Raises: as its writer.
        """
        return self.writer()(report, view, firms)


WriteFixed = Callable[["FixedTable"], bytes]
"""Writes a table that was mended."""


class FixedFormat(NamedTuple):
    """A format of a table that was mended, and what writes it, imported when it writes."""

    writer: Callable[[], WriteFixed]
    """Imports it."""
    endings: tuple[str, ...] = ()
    """The endings of file names that choose it."""
    binary: bool = False
    """Whether it is nothing for a terminal."""


class Written(Protocol):
    """What is known of any format before it is written."""

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of file names that choose it."""

    @property
    def binary(self) -> bool:
        """Whether it is nothing for a terminal."""


OfReport = Writer["Classification | None"]
"""Writes a report; the firms are None where nobody is to be named."""

OfFirms = Writer["Classification"]
"""Writes the firms with their tiers."""


def _table() -> OfReport:
    from tiers.write.to_terminal import to_terminal  # noqa: PLC0415 - each writer is imported when it writes

    return lambda report, view, _: to_terminal(report, view)


def _brief() -> OfReport:
    from tiers.write.to_brief import to_brief  # noqa: PLC0415 - the same

    return lambda report, view, _: to_brief(report, view)


def _markdown() -> OfReport:
    from tiers.write.to_markdown import to_markdown  # noqa: PLC0415 - the same

    return lambda report, view, _: to_markdown(report, view)


def _html() -> OfReport:
    from tiers.write.to_html import to_html  # noqa: PLC0415 - the same

    return to_html


def _json() -> OfReport:
    from tiers.write.to_json import to_json  # noqa: PLC0415 - the same

    return lambda report, _view, _firms: to_json(report)


def _csv() -> OfReport:
    from tiers.write.to_csv import to_csv  # noqa: PLC0415 - the same

    return lambda report, view, _: to_csv(report, view.table)


def _xlsx() -> OfReport:
    from tiers.write.to_xlsx import to_xlsx  # noqa: PLC0415 - the same

    return to_xlsx


def _firms_table() -> OfFirms:
    from tiers.write.firms_to_terminal import firms_to_terminal  # noqa: PLC0415 - the same

    return firms_to_terminal


def _firms_jsonl() -> OfFirms:
    from tiers.write.firms_to_jsonl import firms_to_jsonl  # noqa: PLC0415 - the same

    return lambda report, _, firms: firms_to_jsonl(report, firms)


def _firms_csv() -> OfFirms:
    from tiers.write.firms_to_csv import firms_to_csv  # noqa: PLC0415 - the same

    return lambda report, _, firms: firms_to_csv(report, firms)


def _firms_xlsx() -> OfFirms:
    from tiers.write.firms_to_xlsx import firms_to_xlsx  # noqa: PLC0415 - the same

    return firms_to_xlsx


def _firms_parquet() -> OfFirms:
    from tiers.write.firms_to_parquet import firms_to_parquet  # noqa: PLC0415 - the same

    return lambda report, _, firms: firms_to_parquet(report, firms)


def _fixed_csv() -> WriteFixed:
    from tiers.write.to_fixed_csv import to_fixed_csv  # noqa: PLC0415 - the same

    return to_fixed_csv


def _fixed_xlsx() -> WriteFixed:
    from tiers.write.to_fixed_xlsx import to_fixed_xlsx  # noqa: PLC0415 - the same

    return to_fixed_xlsx


def _fixed_parquet() -> WriteFixed:
    from tiers.write.to_fixed_parquet import to_fixed_parquet  # noqa: PLC0415 - the same

    return to_fixed_parquet


def _fixed_jsonl() -> WriteFixed:
    from tiers.write.to_fixed_jsonl import to_fixed_jsonl  # noqa: PLC0415 - the same

    return to_fixed_jsonl


WRITERS: Final[Mapping[str, Format["Classification | None"]]] = MappingProxyType(
    {
        "table": Format(_table, ("view",), (".txt",)),
        "brief": Format(_brief, ("view",)),
        "markdown": Format(_markdown, ("view",), (".md",)),
        "html": Format(_html, ("view", "firms"), (".html", ".htm")),
        "json": Format(_json, (), (".json",)),
        "csv": Format(_csv, ("table",), (".csv",)),
        "xlsx": Format(_xlsx, ("view", "firms"), (".xlsx",), binary=True),
    },
)
"""Every format of a report, by the name that `--format` takes."""

FIRM_WRITERS: Final[Mapping[str, Format["Classification"]]] = MappingProxyType(
    {
        "table": Format(_firms_table, ("view", "firms"), (".txt",)),
        "jsonl": Format(_firms_jsonl, ("firms",), (".jsonl", ".ndjson")),
        "csv": Format(_firms_csv, ("firms",), (".csv",)),
        "xlsx": Format(_firms_xlsx, ("view", "firms"), (".xlsx",), binary=True),
        "parquet": Format(_firms_parquet, ("firms",), (".parquet",), binary=True),
    },
)
"""Every format of the firms with their tiers, by the name that `--format` takes."""

FIXED_WRITERS: Final[Mapping[str, FixedFormat]] = MappingProxyType(
    {
        "csv": FixedFormat(_fixed_csv, (".csv",)),
        "xlsx": FixedFormat(_fixed_xlsx, (".xlsx",), binary=True),
        "parquet": FixedFormat(_fixed_parquet, (".parquet",), binary=True),
        "jsonl": FixedFormat(_fixed_jsonl, (".jsonl", ".ndjson")),
    },
)
"""Every format of `check --fix`, by the name that readers have for it; what they write is no report but a table."""

PLAIN: Final[Mapping[str, Format["Classification | None"]]] = MappingProxyType(
    {name: WRITERS[name] for name in ("table", "json")}
)
"""The two formats of answers that are neither reports nor firms: for people and for programs."""

WRITERS_OF: Final[Mapping[str, Mapping[str, Written]]] = MappingProxyType({"report": WRITERS, "classify": FIRM_WRITERS})
"""The formats of a command; all others have `PLAIN`."""
