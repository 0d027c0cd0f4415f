"""One table on the cluster: its rows as they are there, and which columns of them an answer needs."""

from dataclasses import dataclass
from typing import Final

from tiers.domain.table import ClusterRows, Column, Table
from tiers.engines.in_spark import splitting
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.session import Cluster
from tiers.engines.rules.requirements import NeededColumns, Requirements

_WHOLE: Final = 10**15
"""Below it, a binary number of 64 bits tells every whole number from its neighbours, and is written in plain digits."""


@dataclass(frozen=True)
class Staged(NeededColumns):
    """One table on the cluster, as the view `s0`, `s1` …, a row per row.

    Its columns: `row`, all cells as `c…`, and of rows that were split from lines `len` (cells), `beyond` (the text
    beyond the headings) and `misquoted`.
    """

    cluster: Cluster
    """Where it is."""
    table: Table
    """As intake gave it."""
    place: ClusterRows
    """What the cluster calls it."""
    index: int
    """Its place among the inputs."""
    needs: Requirements
    """What an answer needs."""

    @property
    def name(self) -> str:
        """The name of the view."""
        return f"s{self.index}"

    @property
    def key_columns(self) -> list[Column]:
        """The columns that say which firm a row is about, and which year."""
        return [column for role in ("name", "code", "year") if (column := self.column(role))]

    @property
    def needed_columns(self) -> list[Column]:
        """The columns that an answer needs: where one is missing, it is another answer."""
        beside = [*filter(None, self.groups), *self.conditions, *self.marked_columns]
        return [*self.key_columns, *self.used_columns, *beside, *self.stating, *self.periods]

    @property
    def wanted_values(self) -> dict[Column, list[int]]:
        """The columns that the plan's conditions are about, each with the numbers of the values that are wanted."""
        found: dict[Column, list[int]] = {}
        for i, part in enumerate(self.needs.marks.parts):
            if column := part.columns[self.index]:
                found.setdefault(column, []).append(i)
        return found

    def text(self, column: Column) -> str:
        """Write the text of a cell of the source; null where there is none."""
        cell, nature = f"c{column.index}", self.place.natures[column.index]
        if nature == "text":
            return cell
        written = f"CAST({cell} AS STRING)"
        if nature != "double":
            return written
        is_whole = f"abs({cell}) < {_WHOLE} AND {cell} = floor({cell})"  # servers differ in how they write it
        return f"CASE WHEN {is_whole} THEN concat(CAST(CAST({cell} AS BIGINT) AS STRING), '.0') ELSE {written} END"

    def blank(self, column: Column) -> str:
        """Return the SQL condition that nothing stands in a cell; that spaces do is odd."""
        is_number = self.place.natures[column.index] not in {"text", "other"}
        return f"c{column.index} IS NULL" if is_number else f"coalesce({self.text(column)}, '') = ''"

    @property
    def texts(self) -> list[str]:
        """Write the texts of all cells of a row."""
        return list(map(self.text, self.table.columns))


def stage(staged: Staged) -> None:
    """Create the view of the rows; nothing is read yet."""
    place, width = staged.place, len(staged.table.columns)
    if place.is_text:
        sql, bound = splitting.split(place, staged.table.source.separator or ",", width)
        staged.cluster.create_view(staged.name, sql, *bound)
    else:
        staged.cluster.create_view(
            staged.name, f"SELECT {comma_list(['row', *(f'c{i}' for i in range(width))])} FROM {place.view}"
        )
