"""Folders that state something of each file in them, as Hive and Spark name them: `年份=2008/part-0.parquet`."""

import os
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Final, NamedTuple
from urllib.parse import unquote

from tiers.domain import cleaning
from tiers.domain.problem import Problem
from tiers.domain.table import Table

_NOTHING: Final = "__HIVE_DEFAULT_PARTITION__"
"""The value of a folder for rows that have none."""

_PARTS: Final = frozenset(
    [
        *("month", "quarter", "half", "week", "day", "date", "dt", "ds", "ym", "yearmonth", "period"),
        *("月", "月份", "季", "季度", "半年", "周", "日", "日期", "年月", "统计期", "报告期", "期间"),
    ]
)
"""Headings, folded, by which a folder states a part of a year."""


class Stated(NamedTuple):
    """What one folder states."""

    heading: str
    """What would be the heading of its column."""
    value: str
    """What would stand in each cell; blank for nothing."""

    @property
    def folder(self) -> str:
        """The folder as a person reads it: `年份=2008`."""
        return f"{self.heading}={self.value}"


def stated_by_folders(path: str) -> tuple[Stated, ...]:
    """Read the folders right above a file, the outermost first; other folders end them."""
    return () if path == "-" else of_folders(PurePath(os.path.abspath(path)).parent.parts)  # noqa: PTH100 - no link is followed


def of_folders(names: tuple[str, ...]) -> tuple[Stated, ...]:
    """Read the last of some folders, as far as they state something."""
    found: list[Stated] = []
    for name in reversed(names):
        heading, mark, value = map(unquote, name.partition("="))
        if not mark or not heading.strip():
            break
        found.append(Stated(heading, "" if value == _NOTHING else value))
    return tuple(reversed(found))


def says_the_same(cell: str, value: str) -> bool:
    """Whether a cell of a file says what its folder says."""
    if cleaning.text(cell) == cleaning.text(value):
        return True
    return cleaning.year(value) is not None and cleaning.year(cell) == cleaning.year(value)


def is_year_of(stated: Stated, headings: Iterable[str]) -> bool:
    """Whether a folder states a year that headings state too, so that it adds nothing."""
    year = cleaning.year(stated.value)
    return year is not None and any(str(year) in heading for heading in headings)


def folder_problems(table: Table) -> Iterator[Problem]:
    """Yield problems of what folders state and nothing else does, and of parts of a year."""
    headings = [column.heading for column in table.columns]
    words = {*map(cleaning.fold, headings)}
    for stated in stated_by_folders(table.source.path):
        word = cleaning.fold(stated.heading)
        is_said = is_year_of(stated, headings) or cleaning.year(stated.value) in _years(table)
        if word not in words and not is_said:
            yield Problem("folder-unread", table.source.path, facts=(("folder", stated.folder),))
        elif word in _PARTS:
            yield Problem("folder-part", table.source.path, facts=(("folder", stated.folder),))


def _years(table: Table) -> set[int]:
    """Collect the years that a table's title, its file's name, or a person states."""
    return {year for year in (table.year, *(c.period.year for c in table.columns if c.period)) if year}
