"""Tables drawn in a test: what stands beside the expectation, on one screen."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.engines import on_cluster
from tests.engines.stored import as_parquet, can_be_parquet
from tiers.domain.amount import unit
from tiers.domain.period import Period
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Column, Source, Table
from tiers.domain.tally import Tally
from tiers.domain.targets import Targets
from tiers.engines import tally
from tiers.errors import TiersError

BULK_ENGINES = ("duckdb",)
"""The engines that are held against the one that is the definition."""

ROLES = {"firm": "name", "code": "code", "year": "year", "revenue": "revenue", "output": "output"}

PLAN = Targets.model_validate(
    {
        "version": 1,
        "base_year": 2005,
        "target_year": 2010,
        "tier": [
            {"name": "10亿", "measure": "revenue", "over": "10亿", "goal": 1},
            {"name": "5亿", "measure": "revenue", "over": "5亿", "goal": 5},
            {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 15},
        ],
    },
)
"""Three tiers of one measure; amounts in the drawings are 万元 unless another unit is given."""


def plan(**changes: object) -> Targets:
    """Change settings of `PLAN`, written as in a targets file."""
    written = {"version": 1, "base_year": 2005, "target_year": 2010, "tier": [dump(tier) for tier in PLAN.tier]}
    return Targets.model_validate({**written, **changes})


def dump(tier: object) -> dict[str, object]:
    """Write one of `PLAN`'s tiers as a targets file does."""
    name, goal = getattr(tier, "name", ""), getattr(tier, "goal", None)
    return {"name": name, "measure": "revenue", "over": name, "goal": goal}


def table(drawing: str, *, path: str = "drawn.csv", year: int | None = None, in_unit: str | None = "万元") -> Table:
    """Read a drawing: headings first, cells apart by two spaces or more, `_` is a blank cell.

    A heading `revenue@2006` is of the year 2006, `revenue@?` of a year to date; a word of no role is a heading without one.
    """
    lines = [line.strip() for line in drawing.strip().splitlines()]
    rows = [[cell.strip().removeprefix("_") for cell in line.split("  ") if cell] for line in lines]
    columns = tuple(_column(index, heading, in_unit) for index, heading in enumerate(rows[0]))
    return Table(Source(path, "csv", None, "utf-8", ","), columns, rows[1:], range(2, len(rows) + 1), year)


def _column(index: int, heading: str, in_unit: str | None) -> Column:
    word, _, stamp = heading.partition("@")
    role = ROLES.get(word)
    period = Period(None, None) if stamp == "?" else Period(int(stamp)) if stamp else None
    measured = role in {"revenue", "output"} and in_unit
    return Column(index, heading, role, period, unit(in_unit or "") if measured else None, "heading")


def count(
    drawing: str | list[Table],
    targets: Targets = PLAN,
    *,
    top: int = 20,
    year: int | None = None,
    **reading: Any,  # noqa: ANN401 - whatever `Reading` takes
) -> Tally:
    """Count a drawing, on every engine: they give the same, or refuse the same."""
    tables = [table(drawing, year=year)] if isinstance(drawing, str) else drawing
    asked = Question(targets, reading=Reading.model_validate(reading), top=top)
    engines = (*BULK_ENGINES, *(["spark"] if on_cluster.is_due(tables) else []))
    found, others = count_with(tables, asked, "python"), [count_with(tables, asked, engine) for engine in engines]
    if all(map(can_be_parquet, tables)):
        with as_parquet(tables) as stored:
            others.append(count_with(stored, asked, "duckdb"))
    for other in others:
        assert other == found, other if isinstance(other, Refusal) else ""
    if isinstance(found, Tally):
        return found
    raise found.error


@dataclass(frozen=True)
class Refusal:
    """What an engine says instead of a count."""

    said: str
    """The sentence, and the rows of a choice."""
    error: TiersError = field(compare=False)
    """What was raised."""


def count_with(tables: list[Table], question: Question, engine: str) -> Tally | Refusal:
    """Count with one engine."""
    asked = question._replace(reading=question.reading.model_copy(update={"engine": engine}))
    try:
        return on_cluster.tally(tables, asked) if engine == "spark" else tally(tables, asked)
    except TiersError as error:
        return Refusal(f"{error} {error.table('en')}", error)


def codes(found: Tally) -> list[tuple[str, int | None]]:
    """Return the code and row of every problem, in order."""
    return [(problem.code, problem.row) for problem in found.problems]


def wan(text: str) -> Decimal:
    """Return so many 万元 in yuan."""
    return Decimal(text) * 10_000
