"""Ways to damage what a table says of its units: what is then right is refused, heard, or as many times as much."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from tests.damage import FIGURES, UNIT, Row, as_csv

Times = str | None
"""How many times as much every figure is, as it was in 万元; None where nobody can say."""

SAME = "1"
UNIT_LINES: tuple[tuple[str, Times], ...] = (
    ("单位：人民币 （万元）", SAME),
    ("单位：人民币（万元）", SAME),
    ("Unit: RMB 10,000", SAME),
    ("单位：元 （万元）", None),
    ("单位：万元（元）", None),
    ("单位：元×10000", None),
    ("单位：10000", None),
    ("单位：元，以万为单位", None),
    ("单位：十万元", "10"),
    ("单位：百万元", "100"),
    ("Amounts in millions of RMB", "100"),
    ("单位：RMB mio", None),
    ("in lakhs of yuan", None),
    ("单位：人民币", "0.0001"),
    ("单位：RMB'000", "0.1"),
    ("单 位：千 元", "0.1"),
    ("单位：千", "0.1"),
    ("单位：10千元", SAME),
    ("单位：10^4元", SAME),
    ("单位：万", SAME),
    ("单位：亿", "10000"),
    ("单位：万元、人", SAME),
    ("单位：万元 数量单位：吨", SAME),
    ("单位：万元/人", None),
    ("单位：万元以上", None),
    ("单位：万比索", None),
    ("单位：万美元", None),
    ("单位：K元", None),
    ("币种：人民币", None),
    ("币种：美元 单位：万元", None),
    ("填报单位：万元公司", None),
    ("万元", SAME),
    ("（万元）", SAME),
    ("in 10 thousand yuan", SAME),
)
"""What may stand in the place of `单位：万元`."""

WORDS: tuple[tuple[str, Times], ...] = (
    ("（万元）", SAME),
    ("（人民币 万元）", SAME),
    ("（RMB 10,000）", SAME),
    (" 10 thousand yuan", SAME),
    ("（元）", "0.0001"),
    ("元", "0.0001"),
    ("十万元", "10"),
    ("(in millions)", "100"),
    ("（十亿）", "100000"),
    (" RMB'000", "0.1"),
    ("（千元/人民币）", "0.1"),
    ("（元）（万元）", None),
    (" RMB mio", None),
    ("（RMB mio）", None),
    (" lakhs", None),
    ("（亿元以上）", None),
    ("（元/人）", None),
    ("（万比索）", None),
    ("（万美元）", None),
    ("（$M）", None),
    ("1万元", None),
    ("1000万元", None),
)
"""What may stand behind the headings of figures."""

CELLS: tuple[tuple[str, str, Times], ...] = (
    ("万元", "万元", SAME),
    ("元", "元", "0.0001"),
    ("万元", "元", None),
    ("万元", "", SAME),
    ("万元", "吨", None),
    ("RMB mio", "RMB mio", None),
    ("人民币", "美元", None),
    ("美元", "美元", None),
    ("人民币", "人民币", SAME),
    ("吨", "台", SAME),
    ("某局", "某公司", SAME),
)
"""What a column of units says of most rows, and of every seventh; the last three say nothing of a scale, and a blank cell nothing."""

COLUMNS = ("计量单位", "币种", "unit", "currency")


class UnitDamage(NamedTuple):
    """One file with one damage."""

    what: str
    """What was done, and where."""
    text: str
    """The whole file."""
    times: Times
    """What the figures are, if the file is read without a word."""


def times_as_much(rows: Sequence[Row], times: str) -> list[Row]:
    """Return the table with all figures so many times as large."""
    return [
        [
            f"{Decimal(cell.replace(',', '')) * Decimal(times):f}" if _is_figure(row, i) else cell
            for i, cell in enumerate(row)
        ]
        for row in rows
    ]


def _is_figure(row: Row, place: int) -> bool:
    return place in FIGURES and row[place][:1].isdecimal()


def unit_damages(rows: Sequence[Row]) -> Iterator[UnitDamage]:
    """Damage the unit line and the headings of the figures, and put a column of units in the place of the last one."""
    line = rows.index(UNIT)
    for words, times in UNIT_LINES:
        yield UnitDamage(f"the unit line became {words!r}", as_csv(_with(rows, line, [*UNIT[:5], words, ""])), times)
        parts = [*UNIT[:4], *words.partition("：")[::2], ""]
        yield UnitDamage(f"the unit line became {parts}", as_csv(_with(rows, line, parts)), times)
        above = as_csv([*rows[:line], [words, *[""] * 6], *rows[line:]])
        yield UnitDamage(f"{words!r} above the unit line", above, SAME)
    for words, times in WORDS:
        yield from _in_headings(rows, line, words, times)
    for heading in COLUMNS:
        for most, seventh, times in CELLS:
            yield from _in_a_column(rows, line, heading, (most, seventh), times)


def _with(rows: Sequence[Row], at: int, row: Row) -> list[Row]:
    return [*rows[:at], row, *rows[at + 1 :]]


def _in_headings(rows: Sequence[Row], line: int, words: str, times: Times) -> Iterator[UnitDamage]:
    """Add words to both headings of figures, with and without a unit line."""
    made = [[f"{cell}{words}" if cell in {"工业总产值", "主营业务收入"} else cell for cell in row] for row in rows]
    yield UnitDamage(f"{words!r} behind the headings", as_csv(made), times)
    without = as_csv([*made[:line], *made[line + 1 :]])
    yield UnitDamage(f"{words!r} behind the headings, no unit line", without, times)


def _in_a_column(
    rows: Sequence[Row], line: int, heading: str, cells: tuple[str, str], times: Times
) -> Iterator[UnitDamage]:
    """Put units in the place of the last column, with and without a unit line."""
    made = []
    for row in rows:
        own = heading if row[-1] == "备注" else row[-1]
        made.append([*row[:-1], cells[int(row[0]) % 7 == 0] if row[0].isdecimal() else own])
    is_money = heading in {"币种", "currency"} and cells[0] == "元"
    times = SAME if is_money else times
    yield UnitDamage(f"a column {heading} of {cells}", as_csv(made), times)
    without = as_csv([*made[:line], *made[line + 1 :]])
    yield UnitDamage(
        f"a column {heading} of {cells}, no unit line", without, None if times == SAME and cells[0] != "万元" else times
    )
