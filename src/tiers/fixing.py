"""`tiers check --fix`: the tables as one plain table, and the proof that it says the same."""

from collections.abc import Sequence
from typing import Final

from tiers import engines
from tiers.domain.fixed import Fixed, FixedColumn
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Table
from tiers.domain.tally import GroupTally, Standing, Tally
from tiers.errors import DataError
from tiers.intake import from_text
from tiers.intake.heading_words import Vocabulary
from tiers.write.to_fixed_csv import harmless, to_fixed_csv

_STANDARD: Final = {"name": "企业名称", "code": "企业代码", "year": "年份"}
"""Role → the heading of a column whose own one says something else."""

_EVERYBODY: Final = 10**9
"""Firms that are compared on each side of a limit: more than there are."""

_CARRIED: Final = "not used: {heading}"
"""How a column is headed that could be taken for another one."""


def fixed(tables: Sequence[Table], question: Question, path: str) -> bytes:
    """Write the tables as they were understood, one row per firm and year, as CSV for `path`.

    It needs no options to be read, and what a report counts in it is what a report counts in the tables.

    Raises: DataError where a report would be refused, or where it would count something else.
    """
    reading = question.reading
    plain = Reading(year=reading.year, duplicates=reading.duplicates)
    asked = question._replace(reading=reading.model_copy(update=_WHOLE), top=_EVERYBODY, no_names=False)
    content = to_fixed_csv(_headed(engines.fixed(tables, asked), question))
    again = from_text.tables(content, path, asked._replace(reading=plain, options=Reading()))
    if _counts(engines.tally(again, asked._replace(reading=plain))) != _counts(engines.tally(tables, asked)):
        raise DataError("fix-differs", path=path)
    return content


_WHOLE: Final[dict[str, object]] = {"where": (), "by": None, "expect_rows": None, "expect_total": {}}


def _counts(tally: Tally) -> object:
    """Give what has to be the same; the places of rows and the rows that were merged need not be."""
    measures = [one._replace(largest_firm=None, missing_as=()) for one in tally.measures]
    tiers = [
        t._replace(nearest=_plain(t.nearest), cushion=_plain(t.cushion), on_the_limit_firms=()) for t in tally.tiers
    ]
    groups = [[_group(group) for group in groups] for _, groups in tally.breakdowns]
    return tally.period, tally.enterprises, measures, tally.years, tiers, groups


def _plain(firms: Sequence[Standing]) -> tuple[Standing, ...]:
    """Give firms with names as they are written, and in the order of these where figures are equal."""
    written = (firm._replace(name=harmless(firm.name)) for firm in firms)
    return tuple(sorted(written, key=lambda firm: (firm.figure, firm.code or firm.name)))


def _group(group: GroupTally) -> GroupTally:
    return group._replace(value=harmless(group.value) if group.value else None, largest=None)


def _headed(table: Fixed, question: Question) -> Fixed:
    """Give every column a heading by which it is taken for what it is, and for nothing else."""
    vocabulary = Vocabulary(question._replace(reading=Reading()))
    return table._replace(columns=[_named(column, table, question, vocabulary) for column in table.columns])


def _named(column: FixedColumn, table: Fixed, question: Question, vocabulary: Vocabulary) -> FixedColumn:
    heading, role = column.heading, column.role
    meaning = vocabulary.meaning(heading)
    if role is None:
        return column._replace(heading=_CARRIED.format(heading=heading)) if meaning else column
    if role in _STANDARD:
        return column if meaning and meaning.role == role else column._replace(heading=_STANDARD[role])
    words = question.targets.measure_of(role).headings
    return column._replace(heading=f"{_part_of_year(table)}{words[0] if words else heading}")


def _part_of_year(table: Fixed) -> str:
    """Say of which months the figures are, as a heading does; nothing for a whole year."""
    months = table.months
    return "本年累计" if months is None else "" if months == (1, 12) else f"{months[0]}-{months[1]}月"
