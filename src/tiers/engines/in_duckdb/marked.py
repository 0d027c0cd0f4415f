"""The plan's own conditions in the database: counted beside everything else, in the statements that are there."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from tiers.engines.in_duckdb.panel import Panel
from tiers.engines.rules.marks import Stated
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.conditions import Asked, asked_of
from tiers.engines.sql.marked import Counted, MarkedYears

_OF_ONE: Final = 4
"""Columns that are counted of one condition."""

Limits = Sequence[Decimal]
"""What is bound, in order."""


def year_columns(panel: Panel) -> tuple[Sequence[str], Limits]:
    """Return what is counted of each year as columns, and the limits that are bound in them."""
    asked = asked_of(panel.needs)
    columns = [column for one in asked for column in _of_one(one)]
    return [*columns, *([] if panel.needs.conditions else _stated_columns(panel))], _limits(asked)


def reached_columns(panel: Panel) -> tuple[Sequence[str], Limits]:
    """Return the counts of the tiers by a condition as columns, and the limits that are bound in them."""
    asked = [one for one in asked_of(panel.needs) if one.tier]
    return [f"count(*) FILTER ({one.reaching('?')})" for one in asked], _limits(asked)


def _limits(asked: Sequence[Asked]) -> Limits:
    return [one.tier.limit for one in asked if one.tier and one.measure is not None]


def _of_one(one: Asked) -> Iterator[str]:
    """Yield what is counted of one; without a condition it is what is counted of all firms, and costs nothing more."""
    i, meant = one.measure, f" FILTER ({one.meets})" if one.mark.parts else ""
    yield f"count(*){meant}"
    if i is None:
        yield from ("0", "0", "0")
        return
    yield f"count(m{i}){meant}"
    yield f"count(*) FILTER ({one.meets} AND u{i} AND m{i} IS NULL)"
    yield f"count(*) FILTER ({one.reaching('?')})" if one.tier else f"coalesce(sum(m{i}){meant}, 0)"


def _stated_columns(panel: Panel) -> list[str]:
    return [
        column for i in range(len(panel.needs.marks.parts)) for column in (f"count(p{i})", f"count(*) FILTER (p{i})")
    ]


def marked_years(panel: Panel, year: int | None, rows: Mapping[int, Sequence[Any]]) -> MarkedYears:
    """Return what was counted; `rows` has per year of the firms that meet `--where` the columns of `year_columns`.

    Whether a year says who meets a condition is asked of all its firms.
    """
    asked, database = asked_of(panel.needs), panel.database
    width = _OF_ONE * len(asked)
    if panel.needs.conditions and panel.needs.marks.parts:
        columns = ", ".join(("y", *_stated_columns(panel)))
        said: dict[int, Sequence[Any]] = {
            row[0]: row[1:] for row in database.rows(f"SELECT {columns} FROM firm GROUP BY y")
        }
    else:
        said = {y: row[width:] for y, row in rows.items()}
    counted = {
        y or None: [_make_counted(one, row[_OF_ONE * n :]) for n, one in enumerate(asked)] for y, row in rows.items()
    }
    return MarkedYears(
        panel.needs, year, {y: _stated_year(panel, y, said.get(y or NO_YEAR, ())) for y in panel.rows}, counted
    )


def _stated_year(panel: Panel, year: int | None, found: Sequence[int]) -> Stated:
    tables = frozenset(i for i, table in enumerate(panel.tables) if year in table.periods)
    return Stated(tuple(found[::2]), tuple(found[1::2]), tables)


def _make_counted(one: Asked, row: Sequence[Any]) -> Counted:
    meeting, usable, unreadable, value = row[:_OF_ONE]
    return Counted(meeting, usable, unreadable, Decimal(meeting if one.measure is None else value))
