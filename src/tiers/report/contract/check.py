"""What `tiers check` finds, as values: the JSON of `tiers check --json`, key by key."""

from typing import Annotated, Any, Literal

from pydantic import Field

from tiers.report.contract.fields import ForPeople, Frozen, ProblemCounts, YearFound
from tiers.report.contract.inputs import ColumnRead, InputRead
from tiers.report.contract.problems import ProblemItem
from tiers.report.contract.report import MeasureReport, Options, Plan


class CheckedColumn(ColumnRead):
    """Any column, what it was taken for, and why."""

    why: str
    """The reasons as one English sentence."""


class CheckedInput(InputRead):
    """One table, and how it was understood: every column, and every row that was set aside."""

    columns: tuple[CheckedColumn, ...]


class Refusal(Frozen):
    """Why no report would be made."""

    code: str
    message: str
    """One English sentence."""
    remedy: str
    choices: tuple[tuple[str, ...], ...]
    """What each choice would mean: rows of words, headings first; empty where nothing is to be chosen."""
    path: str | None
    row: int | None
    error: Annotated[Any, ForPeople] = None
    """For people only: what says it in another language."""


class ProblemGroup(Frozen):
    """All problems of one code."""

    code: str
    severity: Literal["error", "warning"]
    count: int
    remedy: str
    """One English sentence."""


class CheckedProblems(ProblemCounts):
    """All problems: errors + warnings = listed; nothing is omitted."""

    omitted: Literal[0] = 0
    groups: tuple[ProblemGroup, ...]
    """The errors first, then the most frequent."""
    items: tuple[ProblemItem, ...]
    """In order of input, row, column and code."""


class Check(Frozen):
    """Whether tables can be read, how they were understood, and what is wrong with them."""

    format: Literal["tiers.check"] = "tiers.check"
    version: Literal[1] = 1
    targets: Plan
    options: Options
    year: int | None
    """The report year; None where there is none, or where a report would be refused."""
    enterprises: int | None
    """Firms in the report year; None where a report would be refused."""
    years: tuple[YearFound, ...]
    """In order of time; empty where no year is known, or where a report would be refused."""
    measures: tuple[MeasureReport, ...]
    """In the report year; empty where a report would be refused."""
    inputs: tuple[CheckedInput, ...]
    refusals: tuple[Refusal, ...]
    """Empty if a report would be made."""
    problems: CheckedProblems
    no_names: Annotated[bool, Field(exclude=True)] = False
    """For people only: whether names and cells are left out."""
