"""The clean table of `tests.damage`, with rows that are no firms put between its firms, and signs that nobody sees."""

from collections.abc import Iterator, Sequence

from tests.damage import Damage, Row, as_csv

UNSEEN = (
    "\u200b",
    "\ufeff",
    "\u200d",
    "\ufe0f",
    "\u034f",
    "\u3164",
    "\u2800",
    "\u00ad",
    "\u202c",
    "\x07",
    "\x1f",
    "\x9d",
)
"""What machines leave in cells."""

NAMED = (
    *(
        "合计：80户",
        "合计(80户)",
        "共计80家企业",
        "80家",
        "小计：机械",
        "小计（40家）",
        "机械 小计",
        "总计",
        "合\u200b计",
        "汇总",
        "全区",
    ),
    *(
        "平均",
        "平均值",
        "最大值",
        "最小值",
        "中位数",
        "去年同期",
        "上年同期",
        "上年数",
        "同比",
        "同比增长%",
        "增长（%）",
        "比上年增长%",
        "占比",
    ),
    *("# 国有控股", "【机械】", "（食品）", "其中：国有控股", "其中大型", "一、机械", "按规模分"),
    *("例：示例机械厂", "示例：示例机械厂", "例", "示例（请删除）", "栏次", "行次"),
    *("填表说明", "审核人", "制表人：某某", "单位负责人", "报出日期", "2007年1月15日", "第1页 共2页"),
    *("①机械制造业", "Ⅰ、机械行业", "B. Food industry", "序号", "企业编号", "打印日期：2008年1月15日", "（本表共4户）"),
)
"""Names of rows that are no firms."""

ALONE = (
    "*含税",
    "—— 完 ——",
    "======",
    "①食品",
    "A. Machinery",
    "1. 营业收入含税",
    "※停产企业",
    "示例县统计局 2008年1月",
)
"""Texts of rows in which nothing else stands."""

LEADING = (
    ("合计", "80家"),
    ("合 计", "示例集团"),
    ("小计", "机械40家"),
    ("平均", "80家"),
    ("例", "某某公司"),
    ("栏次", "甲"),
)
"""Serial cell and name of others."""


NUMBERS = ("1234567", "甲乙丙丁123", "甲乙1234 ")
"""Rows that number the columns, a character for a cell."""


def without(rows: Sequence[Row], *places: int) -> list[Row]:
    """Leave columns out of all rows; what stands alone in a row, as a title does, stands first in it."""
    kept = [i for i in range(len(rows[0])) if i not in places]
    return [
        [row[i] for i in kept] if len([*filter(None, row)]) > 1 else [*filter(None, row), *[""] * (len(kept) - 1)]
        for row in rows
    ]


def damages(rows: Sequence[Row], headings: int) -> Iterator[Damage]:
    """Put such a sign into every cell, and such a row below the headings, between firms and at the end."""
    yield from _unseen(rows)
    yield from _insert_rows(rows, headings)


def _unseen(rows: Sequence[Row]) -> Iterator[Damage]:
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            sign = UNSEEN[(i * len(row) + j) % len(UNSEEN)]
            middle = len(cell) // 2
            for instead in dict.fromkeys((sign + cell, cell + sign, cell[:middle] + sign + cell[middle:])):
                changed = [*rows[:i], [*row[:j], instead, *row[j + 1 :]], *rows[i + 1 :]]
                yield Damage(f"line {i + 1}, cell {j + 1}: {cell!r} became {instead!a}", as_csv(changed))
    for i, row in enumerate(rows):
        twice = [*rows[: i + 1], [f"\u200b{cell}" if cell else "" for cell in row], *rows[i + 1 :]]
        yield Damage(f"line {i + 1} twice, once with signs", as_csv(twice))


def _insert_rows(rows: Sequence[Row], headings: int) -> Iterator[Damage]:
    named, numbered = _place_of(rows[headings], "企业名称") or 0, _place_of(rows[headings], "序号")
    first = next(i for i, row in enumerate(rows) if "001" in row[named])
    others = [("", name) for name in NAMED] + ([*LEADING] if numbered is not None else [])
    counting = [[*map(str.strip, numbers[: len(rows[first])])] for numbers in NUMBERS]
    for at in (first, first + 1, len(rows) // 2, len(rows) - 2, len(rows)):
        for row in counting:
            yield Damage(f"the numbers {row} before line {at + 1}", as_csv([*rows[:at], row, *rows[at:]]))
        for serial, name in others:
            for figures in (("3,000,000.5", "2,000,000"), ("1", "2"), ("12.5%", "8.1%"), ("", "")):
                row = _row(rows[first], named, numbered, (serial, name, *figures))
                yield Damage(
                    f"a row {serial or name!a} {figures} before line {at + 1}", as_csv([*rows[:at], row, *rows[at:]])
                )
        for name in ALONE:
            row = _row(rows[first], named, numbered, ("", name, "", ""))
            yield Damage(f"a row of nothing but {name!a} before line {at + 1}", as_csv([*rows[:at], row, *rows[at:]]))


def _place_of(row: Row, heading: str) -> int | None:
    return row.index(heading) if heading in row else None


def _row(firm: Row, named: int, numbered: int | None, cells: tuple[str, str, str, str]) -> Row:
    """Write a row that is as long as a firm's, with a serial number, a name and two figures before the last cell."""
    row = [""] * len(firm)
    if numbered is not None:
        row[numbered] = cells[0]
    row[named], row[-3], row[-2] = cells[1:]
    return row
