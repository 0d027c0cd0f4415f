"""`tiers check --fix`: the tables as one plain table, and the proof that it says the same."""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Sequence
from typing import Final

from tiers import engines
from tiers.domain.fixed_table import Fingerprint, FirmHeld, FixedColumn, FixedTable
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Table
from tiers.domain.tally import GroupTally
from tiers.errors import DataError
from tiers.intake import READERS
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.write import FIXED_WRITERS
from tiers.write.fixed_cells import escaped_cell

_STANDARD: Final = {"name": "企业名称", "code": "企业代码", "year": "年份"}
"""Role → the heading of a column whose own one says something else."""

_READ_AS: Final = {"jsonl": "json"}
"""Format → the reader's name for it, where that is another one."""

_CARRIED: Final = "not used: {heading}"
"""How a column is headed that could be taken for another one."""


def fix(tables: Sequence[Table], question: Question, path: str, kind: str = "csv", *, bom: bool = False) -> bytes:
    """Write the tables as they were understood, one row per firm and year, for `path`.

    `kind` is one of `tiers.write.FIXED_WRITERS`; `bom` says whether CSV begins with a byte-order mark. It needs no
    options to be read, and what a report counts in it is what a report counts in the tables.

    Raises: DataError where a report would be refused, or where it would count something else; WriteError where the
    format holds no such table.
    """
    reading = question.reading
    plain = Reading(year=reading.year, duplicates=reading.duplicates)
    asked = question._replace(reading=reading.model_copy(update=_WHOLE), top=0, no_names=False)
    table, before = engines.fix(tables, asked)
    content: bytes = FIXED_WRITERS[kind].writer()(_with_headings(table, question))
    content = BOM_UTF8 + content if bom and kind == "csv" else content
    again = READERS[_READ_AS.get(kind, kind)]()(content, path, asked._replace(reading=plain, options=Reading()))
    if _comparable(engines.fingerprint(again, asked._replace(reading=plain))) != _comparable(before):
        raise DataError("fix-differs", path=path)
    return content


_WHOLE: Final[dict[str, object]] = {"where": (), "by": None, "expect_rows": None, "expect_total": {}}


def _comparable(proof: Fingerprint) -> object:
    """Return what has to be the same, names as they are written; the places of rows and what was merged need not be."""
    tally, firms = proof
    measures = [one._replace(largest_firm=None, missing_as=()) for one in tally.measures]
    tiers = [tier._replace(on_the_limit_firms=()) for tier in tally.tiers]
    groups = [[_group(group) for group in groups] for _, groups in tally.breakdowns]
    named = Counter[FirmHeld]()
    for firm, count in firms.items():
        named[firm._replace(name=escaped_cell(firm.name))] += count
    return tally.period, tally.enterprises, measures, tally.years, tiers, groups, named


def _group(group: GroupTally) -> GroupTally:
    return group._replace(value=escaped_cell(group.value) if group.value else None, largest=None)


def _with_headings(table: FixedTable, question: Question) -> FixedTable:
    """Return the table with headings by which each column is taken for what it is, and for nothing else."""
    vocabulary = Vocabulary(question._replace(reading=Reading()))
    return table._replace(columns=[_with_heading(column, table, question, vocabulary) for column in table.columns])


def _with_heading(column: FixedColumn, table: FixedTable, question: Question, vocabulary: Vocabulary) -> FixedColumn:
    heading, role = column.heading, column.role
    meaning = vocabulary.meaning(heading)
    if role is None:
        return (
            column._replace(heading=_CARRIED.format(heading=heading))
            if meaning or vocabulary.doubts(heading)
            else column
        )
    if role in _STANDARD:
        return column if meaning and meaning.role == role else column._replace(heading=_STANDARD[role])
    words = question.targets.measure_of(role).headings
    return column._replace(heading=f"{_part_of_year(table)}{words[0] if words else heading}")


def _part_of_year(table: FixedTable) -> str:
    """Return the months of the figures as a heading states them; nothing for a whole year."""
    months = table.months
    return "本年累计" if months is None else "" if months == (1, 12) else f"{months[0]}-{months[1]}月"
