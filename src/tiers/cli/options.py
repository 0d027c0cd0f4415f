"""Every option, declared once, and the four panels in which help shows them."""

import sys
from dataclasses import dataclass, fields
from typing import Annotated, Any

import typer

from tiers.cli import option_values, streams
from tiers.wording import LANGUAGES

_PLAN, _READING, _SHOWING, _OUTPUT = (f"panel.{name}" for name in ("plan", "reading", "showing", "output"))
"""Panels and sentences of help are named here, and said by `tiers.cli.parsing` in the language of the run."""


PAGER = "TIERS_PAGER"
"""The variable that asks for a pager, or names one."""

NO = frozenset({"", "0", "false", "no", "off", "n", "f"})
"""What a variable says that asks for nothing."""


def _option(panel: str, name: str, metavar: str = "", short: str | None = None, **more: Any) -> Any:  # noqa: ANN401 - Typer's own types
    """Declare an option; what may stand after it, shells are told by `tiers.cli.completion`."""
    return typer.Option(
        *filter(None, (short, f"--{name}")),
        metavar=metavar,
        help=name,
        rich_help_panel=panel,
        envvar=f"TIERS_{name.upper().replace('-', '_')}",
        show_envvar=False,
        show_default=False,
        **more,
    )


def _known_language(said: str | None) -> str | None:
    return None if said is None else option_values.one_of("--lang", said, LANGUAGES)


def _show_help(context: typer.Context, *, wanted: bool) -> None:
    if wanted:
        from tiers.cli.help_text import help_page  # noqa: PLC0415 - most runs show no help

        color = streams.wants_color("auto")
        sys.stdout.write(help_page(context, context.obj, streams.width_of_help(), color=color))
        raise typer.Exit


Text = str | None
Texts = list[str] | None

Data = Annotated[list[str], typer.Argument(metavar="DATA", hidden=True)]
TargetsFile = Annotated[Text, _option(_PLAN, "targets", "FILE")]
AsOf = Annotated[Text, _option(_PLAN, "as-of", "2007-06")]
FailOn = Annotated[Texts, _option(_PLAN, "fail-on", "unmet|behind|worse")]
Since = Annotated[Text, _option(_PLAN, "since", "WHAT")]
Outlook = Annotated[bool, _option(_PLAN, "outlook")]
Years = Annotated[Text, _option(_PLAN, "years", "2026-2030")]
GoalOf = Annotated[Texts, _option(_PLAN, "goal", "NAME=N")]
Title = Annotated[Text, _option(_PLAN, "title", "TEXT")]

Year = Annotated[Text, _option(_READING, "year", "2006")]
Unit = Annotated[Texts, _option(_READING, "unit", "[MEASURE=]万元")]
Column = Annotated[Texts, _option(_READING, "column", "ROLE=HEADING")]
Where = Annotated[Texts, _option(_READING, "where", "HEADING=VALUE")]
Duplicates = Annotated[Text, _option(_READING, "duplicates", "POLICY")]
Encoding = Annotated[Text, _option(_READING, "encoding", "NAME")]
Sheet = Annotated[Text, _option(_READING, "sheet", "NAME|N")]
HeaderRow = Annotated[Text, _option(_READING, "header-row", "N")]
ExpectRows = Annotated[Text, _option(_READING, "expect-rows", "N")]
ExpectTotal = Annotated[Texts, _option(_READING, "expect-total", "MEASURE=AMOUNT")]
Strict = Annotated[bool, _option(_READING, "strict")]
Engine = Annotated[Text, _option(_READING, "engine", "ENGINE")]
Remote = Annotated[Text, _option(_READING, "remote", "URL")]
Memory = Annotated[Text, _option(_READING, "memory", "SIZE")]

By = Annotated[Texts, _option(_SHOWING, "by", "HEADING")]
Top = Annotated[Text, _option(_SHOWING, "top", "N")]
NoNames = Annotated[bool, _option(_SHOWING, "no-names")]
Lang = Annotated[Text, _option(_SHOWING, "lang", "zh|en", callback=_known_language)]
Color = Annotated[Text, _option(_SHOWING, "color", "auto|always|never")]
Pager = Annotated[
    bool,
    typer.Option("--pager", metavar="", help="pager", rich_help_panel=_SHOWING, show_default=False),
]
Quiet = Annotated[bool, _option(_SHOWING, "quiet", short="-q")]
Verbose = Annotated[bool, _option(_SHOWING, "verbose", short="-v")]

OutputFiles = Annotated[Texts, _option(_OUTPUT, "output", "FILE", "-o")]
Json = Annotated[bool, _option(_OUTPUT, "json")]
Format = Annotated[Text, _option(_OUTPUT, "format", "FORMAT")]
Table = Annotated[Text, _option(_OUTPUT, "table", "TABLE")]
Fix = Annotated[Text, _option(_OUTPUT, "fix", "FILE")]
Bom = Annotated[bool, _option(_OUTPUT, "bom")]
Tier = Annotated[Text, _option(_SHOWING, "tier", "NAME")]
Example = Annotated[bool, _option(_OUTPUT, "example")]
Force = Annotated[bool, _option(_OUTPUT, "force")]
Help = Annotated[
    bool,
    typer.Option(
        "--help",
        "-h",
        metavar="",
        help="help",
        rich_help_panel=_OUTPUT,
        show_default=False,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
    ),
]


# Panels are made as parts of a command alone: without `__init__` a start has less to make.


@dataclass(frozen=True, kw_only=True, eq=False, repr=False, init=False)
class TargetsOption:
    """Which plan."""

    targets: TargetsFile = None
    """The targets file, or `builtin`."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False, init=False)
class PlanOptions(TargetsOption):
    """The panel about the plan."""

    as_of: AsOf = None
    """`2007-06`: judged at the end of that month."""
    fail_on: FailOn = None
    """What the exit code shall tell: `unmet`, `behind`, `worse`."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False, init=False)
class ReadingOptions:
    """The panel about reading; each field is named like the setting of `[reading]` that it overrules."""

    year: Year = None
    """The report year."""
    unit: Unit = None
    """`UNIT`, or `MEASURE=UNIT`."""
    column: Column = None
    """`ROLE=HEADING`."""
    where: Where = None
    """`HEADING=VALUE`."""
    duplicates: Duplicates = None
    """What to do with a firm that stands twice."""
    encoding: Encoding = None
    """The encoding of text files."""
    sheet: Sheet = None
    """The sheet of a workbook, by name or by number from 1."""
    header_row: HeaderRow = None
    """The line of the headings, counted from 1."""
    expect_rows: ExpectRows = None
    """Rows of firms that there must be."""
    expect_total: ExpectTotal = None
    """`MEASURE=AMOUNT`, an amount with a unit or a number of yuan."""
    strict: Strict = False
    """Whether any problem is a failure."""
    engine: Engine = None
    """Which engine counts."""
    remote: Remote = None
    """The Spark Connect server."""
    memory: Memory = None
    """The most memory that the engine duckdb may take."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False, init=False)
class ListingOptions:
    """What is listed."""

    by: By = None
    """Headings to break down by."""
    top: Top = None
    """Nearest and cushion firms per tier."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False, init=False)
class LookOptions:
    """How it looks, and whether firms are named."""

    no_names: NoNames = False
    """Whether what identifies a firm is left out."""
    lang: Lang = None
    """The language of the words."""
    color: Color = None
    """`auto`, `always` or `never`."""
    quiet: Quiet = False
    """Whether standard error is for errors alone."""
    verbose: Verbose = False
    """Whether more is shown."""
    pager: Pager = False
    """Whether a pager shows what would fill the screen; `TIERS_PAGER` says so too, and which."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False, init=False)
class ShowingOptions(LookOptions, ListingOptions):
    """The panel about what is shown."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class InspectingOptions(LookOptions, ReadingOptions, TargetsOption):
    """What can be said where no goal is judged."""

    @property
    def as_asking_options(self) -> "AskingOptions":
        """The same as options of a report that says nothing more."""
        return AskingOptions(**{field.name: getattr(self, field.name) for field in fields(InspectingOptions)})


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class AskingOptions(ShowingOptions, ReadingOptions, PlanOptions):
    """The three panels that make up a question; help shows them from the last to the first."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OutputOptions:
    """The panel about where the result goes."""

    output: OutputFiles = None
    """Files to write."""
    json: Json = False
    """The same as the format `json`."""
    format: Format = None
    """The name of a format."""
    show_help: Help = False
    """Never set: help ends the run before."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class TableOutputOptions(OutputOptions):
    """The same, where the result may be CSV."""

    bom: Bom = False
    """Whether CSV begins with a byte-order mark."""
