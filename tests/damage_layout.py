"""Tables as bureaus send them, with rows that say something of other rows: a second heading row, another block below."""

from collections.abc import Iterator, Sequence

from tests.damage import IN_ONE_ROW, IN_TWO_ROWS, Damage, Row, as_csv, clean

_LEFT_OUT = {
    "serial numbers and codes": (),
    "codes alone": (0,),
    "serial numbers alone": (2,),
    "names alone": (0, 2),
    "names and figures": (0, 2, 3, 6),
}
"""What tells the firms of a table apart → the columns that it lacks."""

_PARTS = (
    ("上年数", "*本年数"),
    ("*本年数", "上年数"),
    ("占比(%)", "*数额"),
    ("其中：出口", "*总额"),
    ("目标", "*完成"),
    ("*金额", "排名"),
    ("快报", "*年报"),
    ("*合并", "母公司"),
    ("*甲", "乙"),
    ("甲", "*乙"),
    ("本月", "*累计"),
    ("2005", "*2006"),
    ("2005年", "*2006年"),
)
"""Words over two columns; a star marks the one under which the figures stay."""

_TITLES = (
    "2005年规模以上工业企业主要指标",
    "2005年",
    "2006年1-9月",
    "2006年上半年规模以上工业企业",
    "二〇〇五年",
    "1-6月",
)
_UNITS = (
    "单位：千元",
    "计量单位:千元",
    "千元",
    "（千元）",
    "单位：亿元",
    "单位：美元",
    "单位：十万元",
    "Unit: thousand",
)


def tables() -> Iterator[tuple[str, list[Row]]]:
    """Yield clean tables of all kinds, each with what it is: with a total or none, in one heading row or two."""
    for what, places in _LEFT_OUT.items():
        for headings in (IN_ONE_ROW, IN_TWO_ROWS):
            for has_total in (True, False):
                kind = f"{what}, {len(headings)} heading rows{', a total' * has_total}"
                yield kind, [_without(row, places) for row in clean(headings, has_total=has_total)]


def _without(row: Row, places: Sequence[int]) -> Row:
    kept = [cell for i, cell in enumerate(row) if i not in places]
    is_line = sum(map(bool, row)) == 1 and bool(row[0])  # a title or a note, which stands in whatever is first
    return [row[0], *kept[1:]] if is_line else kept


def layouts(rows: Sequence[Row]) -> Iterator[Damage]:
    """Divide the headings, and begin another block among the firms."""
    first = next(i for i, row in enumerate(rows) if "示例" in "".join(row))
    at = next(i for i, cell in enumerate(rows[first - 1]) if cell == "主营业务收入")
    yield from _divide_revenue(rows, first, at)
    for place in (first + 1, first + 40, first + 79):
        yield from _blocks(rows, first, place, at)


def _divide_revenue(rows: Sequence[Row], first: int, at: int) -> Iterator[Damage]:
    """Put a column before or behind the revenue, and words over both, so that either may be the right one."""
    for words in (("本年数", "上年数"), ("数额", "占比(%)"), ("甲", "乙")):
        row = [""] * len(rows[0])
        row[at - 1 : at + 1] = words
        yield Damage(f"{words} under output and revenue", as_csv([*rows[:first], row, *rows[first:]]))
    for words in _PARTS:
        right = next(i for i, word in enumerate(words) if word.startswith("*"))
        for is_repeated in (False, True):
            made = [_widen(row, at, right, is_repeated=i < first and is_repeated) for i, row in enumerate(rows)]
            row = [""] * len(made[0])
            row[at : at + 2] = [word.removeprefix("*") for word in words]
            what = f"{words} under the revenue{', which is said twice' * is_repeated}"
            yield Damage(what, as_csv([*made[:first], row, *made[first:]]))


def _widen(row: Row, at: int, right: int, *, is_repeated: bool) -> Row:
    """Add a column beside the revenue: below the headings a small number, beside them nothing or the same again."""
    cell = row[at]
    if not any(map(str.isdigit, cell)):
        return [*row[: at + 1], cell if is_repeated else "", *row[at + 1 :]]
    both = (cell, "7") if right == 0 else ("7", cell)
    return [*row[:at], *both, *row[at + 1 :]]


def _blocks(rows: Sequence[Row], first: int, place: int, at: int) -> Iterator[Damage]:
    """Begin a block in another unit, or of another time, at a place: its figures are ten times those that they were."""
    headings = [row for row in rows[:first] if "主营业务收入" in "".join(row)]
    width, name = len(rows[0]), next(i for i, cell in enumerate(rows[first]) if "示例" in cell)
    lines = [(word, column) for word in _UNITS for column in (0, name, at, width - 1)]
    lines += [(word, column) for word in _TITLES for column in (0, name, at)]
    for word, column in lines:
        line = [word if i == column else "" for i in range(width)]
        for more in ([], headings):
            what = f"{word} in cell {column + 1}, line {place + 1}, {len(more)} headings below"
            yield Damage(what, as_csv([*rows[:place], line, *more, *map(_greater, rows[place:])]))
    for word in _UNITS:
        line = [rows[0][0], *[""] * (width - 2), word]
        what = f"the title and {word}, line {place + 1}"
        yield Damage(what, as_csv([*rows[:place], line, *map(_greater, rows[place:])]))
    for old, new in (
        ("主营业务收入", "上年主营业务收入"),
        ("主营业务收入", "主营业务收入(千元)"),
        ("主营业务收入", "2005"),
    ):
        other = [[cell.replace(old, new) for cell in row] for row in headings]
        what = f"{new} instead of {old}, line {place + 1}"
        yield Damage(what, as_csv([*rows[:place], *other, *map(_greater, rows[place:])]))


def _greater(row: Row) -> Row:
    """Multiply the figures of a firm by ten."""
    if "示例" not in "".join(row):
        return row
    return [f"{float(cell.replace(',', '')) * 10:,.1f}" if _is_figure(cell, i) else cell for i, cell in enumerate(row)]


def _is_figure(cell: str, place: int) -> bool:
    return place > 0 and cell.replace(",", "").replace(".", "").isdigit()
