"""Every keyword of the Python functions, in one place: type checkers read it, and a call is held against it.

What a keyword takes is said in `wording/*/keyword.py`, what it means by the help of the option of its name.
"""

import os
import reprlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, SupportsIndex, TypedDict

from tiers.domain.amount import Unit
from tiers.domain.reading import Duplicates, Engine
from tiers.domain.suggestions import similar_words
from tiers.domain.targets import Targets
from tiers.errors import UsageError
from tiers.wording import LANGUAGES, Message

Path = str | os.PathLike[str]
Whole = int | SupportsIndex
"""A whole number, also one of another library, such as a year of a data frame."""

Language = Literal["zh", "en"]

_SHORT: Final = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = _SHORT.maxlong = 60
"""How a value that cannot be used is shown: its first and last characters."""


class PlanKeywords(TypedDict, total=False):
    """By which plan."""

    targets: Path | Targets | None
    """A targets file, `builtin`, or what `load_targets` returned."""


class ReadingKeywords(PlanKeywords, total=False):
    """How a table is read where it does not say so itself; each wins over the same setting of the plan."""

    year: Whole | None
    """The report year."""
    unit: str | Unit | None
    """The unit of figures whose unit the table does not state."""
    units: Mapping[str, str | Unit] | None
    """Measure → unit, for one measure alone."""
    columns: Mapping[str, str] | None
    """Role (name, code, year, or a measure) → heading."""
    encoding: str | None
    """The encoding of text files."""
    sheet: str | Whole | None
    """A workbook's sheet by name, or by number from 1."""
    header_row: Whole | None
    """The line of the headings, counted from 1."""
    where: str | Sequence[str] | None
    """`HEADING=VALUE`, one or several."""
    by: str | Sequence[str] | None
    """One or several headings to break the firms down by."""
    duplicates: Duplicates | None
    """What to do where a firm stands twice in a year with different figures."""
    expect_rows: Whole | None
    """Rows of firms that there must be."""
    expect_total: Mapping[str, str | int | Decimal] | None
    """Measure → the report year's total that there must be: text with a unit, or a number of yuan."""
    strict: bool | None
    """Whether any problem at all is a failure."""
    engine: Engine | None
    """Which engine counts."""
    remote: str | None
    """The Spark Connect server."""
    memory: str | None
    """The most memory for the engine duckdb, such as `4GB`."""


class CheckKeywords(ReadingKeywords, total=False):
    """What `check` takes."""

    no_names: bool | None
    """Whether everything that lets one infer a single firm is left out."""


class ReportKeywords(CheckKeywords, total=False):
    """What `report` takes."""

    as_of: str | tuple[Whole, Whole] | None
    """`2007-06`: the plan is judged at the end of that month."""
    since: Whole | Path | None
    """What is compared with: a year, `previous`, an earlier table, or a saved report."""
    outlook: bool | None
    """Whether it is said what is to be expected."""
    top: Whole | None
    """Nearest and cushion firms to list per tier."""


class ClassifyKeywords(ReadingKeywords, total=False):
    """What `classify` takes."""

    tier: str | None
    """The tier whose firms alone are wanted."""


class ExplainKeywords(ReadingKeywords, total=False):
    """What `explain` takes."""


KEYWORDS: Final[Mapping[str, type]] = {
    "report": ReportKeywords,
    "classify": ClassifyKeywords,
    "check": CheckKeywords,
    "explain": ExplainKeywords,
}
"""Function → its keywords."""


def names_of(function: str) -> tuple[str, ...]:
    """Return the keywords of a function: its own first, those about reading last."""
    own = KEYWORDS[function].__annotations__
    reading = [name for name in ReadingKeywords.__annotations__ if name != "targets"]
    return (*(name for name in own if name not in reading), *reading)


def refuse_unknown(function: str, asked: Mapping[str, object]) -> dict[str, Any]:
    """Return the keywords that say something: None is as if nothing had been said.

    Raises: UsageError for a keyword that the function does not have.
    """
    names = names_of(function)
    for keyword in asked:
        if keyword not in names:
            near = similar_words(keyword, names)
            hinted = int(bool(near))
            raise UsageError(
                "keyword-unknown", function=function, keyword=keyword, near=near, hinted=hinted, names=names
            )
    return {keyword: value for keyword, value in asked.items() if value is not None}


def wrong(function: str, keyword: str, value: object) -> UsageError:
    """Return the refusal of a value: what was given, and what the keyword takes."""
    meant = Message(f"keyword.{keyword}", {})
    return UsageError("keyword-wrong", function=function, keyword=keyword, value=short(value), meant=meant)


def short(value: object) -> str:
    """Show a value on one line that is not too long."""
    return " ".join(_SHORT.repr(value).split())


def language(function: str, lang: object) -> str | None:
    """Return a language that was asked for; None if none was.

    Raises: UsageError for one that there is not.
    """
    if lang is None or (isinstance(lang, str) and lang in LANGUAGES):
        return lang
    raise wrong(function, "lang", lang)


def switch(function: str, keyword: str, value: object) -> bool:
    """Read True or False.

    Raises: UsageError for anything else.
    """
    if isinstance(value, bool):
        return value
    raise wrong(function, keyword, value)


def whole(function: str, keyword: str, value: object, least: int = 0) -> int:
    """Read a whole number, also one of NumPy, of `least` or more.

    Raises: UsageError for anything else.
    """
    number = as_whole(value)
    if isinstance(number, int) and not isinstance(number, bool) and number >= least:
        return number
    raise wrong(function, keyword, value)


def as_whole(value: object) -> object:
    """Return a whole number of another library, such as a data frame's, as one of Python's; all else as it is."""
    index = None if isinstance(value, bool | int) else getattr(type(value), "__index__", None)
    try:
        return index(value) if index else value
    except (TypeError, ValueError):  # an array of several
        return value
