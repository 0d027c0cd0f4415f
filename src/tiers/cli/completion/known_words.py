"""Which options each command takes, and the words that they know: without Typer, which takes longer than a TAB may."""

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "fail-on": ("unmet", "behind", "worse"),
    "since": ("previous",),
    "duplicates": ("stop", "keep", "first", "last", "largest", "sum"),
    "engine": ("auto", "python", "duckdb", "spark"),
    "lang": ("zh", "en"),
    "color": ("auto", "always", "never"),
    "encoding": ("utf-8", "gb18030", "gbk", "big5", "utf-16"),
    "memory": ("1GB", "2GB", "4GB", "8GB"),
}
"""Option → words that may stand after it, of those whose words depend on nothing."""

SWITCHES: Final = frozenset(
    {"outlook", "strict", "no-names", "quiet", "verbose", "json", "bom", "example", "force", "pager", "help"}
)
"""Options after which nothing stands."""

SHORT: Final[Mapping[str, str]] = {"-q": "quiet", "-v": "verbose", "-o": "output", "-h": "help"}
"""Short name → option."""

OF_PROGRAM: Final = ("--help", "--version", "--lang", "--install-completion", "--show-completion")
"""The options that stand before a command."""

KINDS: Final = ("report", "classify", "check", "explain", "targets", "targets-file")
"""What `tiers schema` takes."""

UNITS: Final = ("元", "千元", "万元", "百万元", "亿元")
"""Units that tables are in, of those that `--unit` takes."""

ROLES: Final = ("name", "code", "year")
"""What a column may be besides a measure."""

_READING: Final = (
    "year", "unit", "column", "where", "duplicates", "encoding", "sheet", "header-row", "expect-rows", "expect-total",
    "strict", "engine", "remote", "memory",
)  # fmt: skip
_LOOK: Final = ("no-names", "lang", "color", "quiet", "verbose")
_OUTPUT: Final = ("output", "json", "format")

OPTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "report": (
        "targets", "as-of", "fail-on", "since", "outlook", *_READING, "by", "top", *_LOOK, "pager", *_OUTPUT, "table",
        "bom", "help",
    ),
    "classify": (
        "targets", *_READING, "tier", "by", "no-names", "lang", "color", "quiet", "pager", *_OUTPUT, "bom", "help",
    ),
    "check": ("targets", *_READING, *_LOOK, "pager", *_OUTPUT, "fix", "bom", "help"),
    "explain": ("targets", *_READING, *_LOOK, "pager", *_OUTPUT, "help"),
    "init": ("years", "goal", "title", "lang", "quiet", "example", "force", "help"),
    "targets": ("targets", "lang", "quiet", "pager", *_OUTPUT, "help"),
    "schema": ("lang", "help"),
    "help": ("lang", "help"),
}  # fmt: skip
"""Command → its options, by panel."""
