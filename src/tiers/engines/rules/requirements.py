"""What an answer needs of the tables: the measure of each tier, and the columns of breakdowns and conditions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from tiers.domain import cleaning
from tiers.domain.condition import values_by_heading
from tiers.domain.question import Question
from tiers.domain.row_verdict import Leading
from tiers.domain.serial_numbers import is_serial
from tiers.domain.suggestions import similar_words
from tiers.domain.table import Column, Table
from tiers.domain.targets import Breakdown, Targets, Tier
from tiers.domain.unit_column import FROM
from tiers.engines.rules.marks import Marks, marks_of, measure_of
from tiers.errors import DataError, UsageError


class GroupColumn(NamedTuple):
    """A heading to break the firms down by, in every table that has it."""

    heading: str
    """As the first table that has it writes it."""
    columns: tuple[Column | None, ...]
    """Per table; None where the table has no such heading."""
    values: tuple[str, ...]
    """The plan's values, cleaned, in its order."""
    split: int | None = None
    """The place of its breakdown in the plan, where that has goals for groups that are judged here; else None."""


class Condition(NamedTuple):
    """A heading, and the values of which one is wanted."""

    heading: str
    """As it was asked for."""
    columns: tuple[Column, ...]
    """Per table."""
    values: frozenset[str]
    """Cleaned."""


def used_measures(targets: Targets, tables: Sequence[Table]) -> tuple[str, ...]:
    """Return the measures that the tiers and totals use, in the order of the plan.

    Where no tier has a limit and nothing is added up, it is the first measure that every table has.

    Raises: DataError if there is none, so that nothing could be assessed.
    """
    wanted = [*(tier.measure for tier in targets.tier if tier.measure), *((total.measure,) for total in targets.total)]
    found = (measure_of(names, tables) for names in wanted or [targets.measures])
    used = dict.fromkeys(measure for measure in found if measure)
    if not used:
        raise DataError(
            "measure-not-shared",
            paths=[table.source.path for table in tables],
            measures=targets.wanted_measures,
        )
    return tuple(used)


def group_columns(question: Question, tables: Sequence[Table]) -> tuple[GroupColumn, ...]:
    """Find the columns of the breakdowns: those asked for, else those of the plan that a table has.

    One whose groups have goals is there also where others are asked for.

    Raises: DataError if a heading that was asked for is in no table; UsageError if it would name
    firms under `--no-names`.
    """
    asked = question.reading.by
    if asked is None:
        found = (_group_column(breakdown, question, tables) for breakdown in question.targets.breakdown)
        return tuple(column for column in found if column)
    named = tuple(_asked_column(heading, question, tables) for heading in asked)
    wanted = {cleaning.fold(heading) for heading in asked}
    split = (each for each in question.targets.breakdown if each.group)
    unasked = (each for each in split if wanted.isdisjoint(map(cleaning.fold, each.heading)))
    return (*named, *filter(None, (_group_column(each, question, tables) for each in unasked)))


def _asked_column(heading: str, question: Question, tables: Sequence[Table]) -> GroupColumn:
    column = _group_column(_breakdown_of(heading, question.targets), question, tables)
    if column is None:
        raise _unknown("by-unknown", heading, tables[0])
    _refuse_names(question, "--by", heading, column.columns)
    return column


def _breakdown_of(heading: str, targets: Targets) -> Breakdown:
    """Return a heading as a breakdown, with the plan's values if it is one of the plan's."""
    wanted = cleaning.fold(heading)
    known = next((b for b in targets.breakdown if wanted in map(cleaning.fold, b.heading)), None)
    return known.model_copy(update={"heading": (heading,)}) if known else Breakdown(heading=(heading,))


def _group_column(breakdown: Breakdown, question: Question, tables: Sequence[Table]) -> GroupColumn | None:
    columns = tuple(table.find_column(*breakdown.heading) for table in tables)
    first = next((column for column in columns if column), None)
    if first is None:
        return None
    values = (*breakdown.values, *(group.value for group in breakdown.group))
    return GroupColumn(
        cleaning.text(first.heading),
        columns,
        tuple(dict.fromkeys(map(cleaning.text, values))),
        _split(breakdown, question),
    )


def _split(breakdown: Breakdown, question: Question) -> int | None:
    """Return the place in the plan of a breakdown whose groups have goals; with `--where` only of the one it reads."""
    group, where = question.group, question.reading.where
    is_read = group is not None and cleaning.fold(group.by) in map(cleaning.fold, breakdown.heading)
    if not breakdown.group or (where and not is_read):
        return None
    return next(i for i, each in enumerate(question.targets.breakdown) if each.group == breakdown.group)


def conditions(question: Question, tables: Sequence[Table]) -> tuple[Condition, ...]:
    """Find the columns of `--where`: the same heading twice is *or*, different headings are *and*.

    Raises: DataError if a table does not have the heading; UsageError if it would name firms under
    `--no-names`.
    """
    wanted = values_by_heading(question.reading.where)
    return tuple(_condition(heading, values, question, tables) for heading, values in wanted.items())


def _marks(question: Question, tables: Sequence[Table]) -> Marks:
    """Find the columns of the plan's own conditions.

    Raises: UsageError if one of them would name firms under `--no-names`.
    """
    marks = marks_of(question.targets, tables)
    for part in marks.parts:
        _refuse_names(question, "where =", part.heading, part.columns)
    return marks


def _condition(heading: str, values: Sequence[str], question: Question, tables: Sequence[Table]) -> Condition:
    columns = tuple(_where_column(heading, tables))
    _refuse_names(question, "--where", heading, columns)
    return Condition(heading, columns, frozenset(values))


def _where_column(heading: str, tables: Sequence[Table]) -> Iterator[Column]:
    for table in tables:
        column = table.find_column(heading)
        if column is None:
            raise _unknown("where-unknown", heading, table)
        yield column


def _refuse_names(question: Question, option: str, heading: str, columns: Sequence[Column | None]) -> None:
    if question.no_names and any(column and column.role in {"name", "code"} for column in columns):
        raise UsageError("no-names-option", option=option, heading=heading)


def _unknown(code: str, heading: str, table: Table) -> DataError:
    headings = [cleaning.text(column.heading) for column in table.columns if column.heading.strip()]
    names = similar_words(heading, headings)
    return DataError(
        code, heading=heading, near=names, hinted=int(bool(names)), headings=headings, path=table.source.path
    )


class Requirements(NamedTuple):
    """The columns and rules that an answer needs."""

    question: Question
    """What was asked."""
    measures: tuple[str, ...]
    """The measures that the tiers use."""
    tier_measures: tuple[str | None, ...]
    """Per tier of the ladder, its measure; None where a table has none of its measures, and for one by a condition."""
    groups: tuple[GroupColumn, ...]
    """The breakdowns."""
    conditions: tuple[Condition, ...]
    """`--where`."""
    marks: Marks
    """The plan's own conditions."""

    @property
    def targets(self) -> Targets:
        """The plan."""
        return self.question.targets

    @property
    def numbered_tiers(self) -> tuple[tuple[Tier, int | None], ...]:
        """Each tier, and the number of its measure among the measures; None without one."""
        places = {measure: i for i, measure in enumerate(self.measures)}
        pairs = zip(self.targets.tier, self.tier_measures, strict=True)
        return tuple((tier, None if measure is None else places[measure]) for tier, measure in pairs)

    def counts_per_tier(self, counts: Iterable[int], usable: Sequence[int]) -> tuple[int | None, ...]:
        """Return the count of each tier; None where its measure has no usable figure.

        `counts` are those of the tiers with a measure, `usable` counts the figures of each measure.
        """
        found = iter(counts)
        by_tier = [(i, None if i is None else next(found)) for _, i in self.numbered_tiers]
        return tuple(count if i is not None and usable[i] else None for i, count in by_tier)

    def gap(self, tier: Tier, nested: int, band: int) -> int | None:
        """Count the firms that a goal lacks, by the plan's way of counting; None without a number for a goal."""
        count = nested if self.targets.counts_nested(tier) else band
        return None if tier.goal_count is None else max(0, tier.goal_count - count)


def requirements_of(question: Question, tables: Sequence[Table]) -> Requirements:
    """Work out what an answer needs.

    Raises: DataError for a heading or a measure that the tables do not have; UsageError for an option
    that `--no-names` forbids.
    """
    return Requirements(
        question,
        used_measures(question.targets, tables),
        tuple(None if tier.where else measure_of(tier.measure, tables) for tier in question.targets.tier),
        group_columns(question, tables),
        conditions(question, tables),
        _marks(question, tables),
    )


class NeededColumns:
    """One table of several, for an answer."""

    table: Table
    """As intake gave it."""
    index: int
    """Its place among the inputs."""
    needs: Requirements
    """What an answer needs."""

    @cached_property
    def used_columns(self) -> tuple[Column, ...]:
        """Return the columns of the figures that are used."""
        return tuple(column for column in self.table.columns if column.role in self.needs.measures)

    @cached_property
    def serials(self) -> tuple[Column, ...]:
        """The columns that number the rows."""
        return tuple(column for column in self.table.columns if column.role is None and is_serial(column.heading))

    @cached_property
    def leading(self) -> Leading:
        """The columns before the name, in which a total's word may stand."""
        return Leading.of(self.table.columns)

    @cached_property
    def groups(self) -> tuple[Column | None, ...]:
        """Per breakdown, its column here."""
        return tuple(group.columns[self.index] for group in self.needs.groups)

    @cached_property
    def conditions(self) -> tuple[Column, ...]:
        """Per condition of `--where`, its column here."""
        return tuple(condition.columns[self.index] for condition in self.needs.conditions)

    @cached_property
    def marked_columns(self) -> tuple[Column, ...]:
        """The columns of the plan's own conditions here that are no breakdown's, each once."""
        groups = {column.index for column in self.groups if column}
        columns = (part.columns[self.index] for part in self.needs.marks.parts)
        found = {column.index: column for column in columns if column and column.index not in groups}
        return tuple(found.values())

    @cached_property
    def stating(self) -> tuple[Column, ...]:
        """The columns that may state the unit or the currency of each row."""
        return tuple(column for column in self.table.columns if column.role is None and column.unit_from == FROM)

    @cached_property
    def periods(self) -> tuple[Column, ...]:
        """The columns that may state a part of the year for each row, as far as that is not known."""
        cells = self.table.period_cells
        return tuple(self.table.columns[place] for place in cells.places) if cells else ()

    def with_periods(self, cells: Callable[[Column], Sequence[str]]) -> Table:
        """Return the table as all its rows say it is; `cells` looks up the different ones of a column."""
        table, below = self.table, self.table.period_cells
        if below is None:
            return table
        for column in self.periods:
            table = below.judge(table, column.index, cells(column))
        return table

    def column(self, role: str) -> Column | None:
        """Return the column of a role that only one can have."""
        return next(iter(self.table.of_role(role)), None)
