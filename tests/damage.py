"""One clean table as a bureau sends it, with invented firms, and the same table damaged in every single place."""

import csv
import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TRADES = ("机械", "食品", "化工", "造纸", "纺织", "制药", "羽绒")
FIRMS = 80

TITLE = ["2006年规模以上工业企业主要指标", "", "", "", "", "", ""]
UNIT = ["", "", "", "", "", "单位：万元", ""]
PLAIN = ["序号", "企业名称", "统一社会信用代码", "行业", "工业总产值", "主营业务收入", "备注"]
OVER_TWO_ROWS = (
    ["序号", "企业名称", "统一社会信用代码", "行业", "主要指标", "", "备注"],
    ["", "", "", "", "工业总产值", "主营业务收入", ""],
)


@dataclass(frozen=True)
class Damage:
    """One file with one damage."""

    what: str
    """What was done, and where."""
    text: str
    """The whole file."""


def firms() -> Iterator[list[str]]:
    """Invent the rows of the firms: every tenth is over a limit, figures have commas and are quoted then."""
    random.seed(2006)
    for n in range(1, FIRMS + 1):
        revenue = random.randint(100, 900) if n % 8 else random.randint(9_000, 120_000)
        output = revenue + random.randint(1, 90)
        name = f"示例{TRADES[n % 7]}厂 {n:03}" if n % 10 else f"示例{TRADES[n % 7]}厂, {n:03}"
        yield [str(n), name, f"91430502MA{n:08}", TRADES[n % 7], f"{output:,}.5", f"{revenue:,}", "停产待查" if n % 40 == 0 else ""]


def clean(headings: Sequence[list[str]]) -> list[list[str]]:
    """Give all rows of the clean table."""
    rows = list(firms())
    output, revenue = (sum(float(row[i].replace(",", "")) for row in rows) for i in (4, 5))
    total = ["", "合 计", "", "", f"{output:,.1f}", f"{revenue:,.0f}", ""]
    note = ["注：本表为快报数。", "", "", "", "", "", ""]
    return [TITLE, UNIT, *headings, *rows, total, note]


def written(rows: Sequence[Sequence[str]]) -> str:
    """Write rows as a spreadsheet does: quoted where a cell holds a comma."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def damages(rows: Sequence[list[str]]) -> Iterator[Damage]:
    """Damage every separator, quote and line end of the text, and every cell of the table."""
    yield from damaged_marks(written(rows))
    yield from damaged_cells(rows)


def damaged_marks(text: str) -> Iterator[Damage]:
    """Drop, double and replace every separator, quote and line end."""
    others = {",": ";\t，.", '"': "'“", "\n": " ,\r"}
    for i, mark in enumerate(text):
        end = i + 1
        start = i - 1 if mark == "\n" else i
        for instead in ("", text[start:end] * 2, *others.get(mark, "")) if mark in others else ():
            line = text.count("\n", 0, i) + 1
            yield Damage(f"line {line}, place {i}: {text[start:end]!r} is {instead!r}", text[:start] + instead + text[end:])


def damaged_cells(rows: Sequence[list[str]]) -> Iterator[Damage]:
    """Drop, double and replace every cell."""
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            beside = (row[j - 1], row[(j + 1) % len(row)], rows[i - 1][j])
            for instead in dict.fromkeys(("", cell * 2, "x", "0", "-", "合计", "=1+1", *beside)):
                if instead != cell:
                    changed = [*rows[:i], [*row[:j], instead, *row[j + 1 :]], *rows[i + 1 :]]
                    yield Damage(f"line {i + 1}, cell {j + 1}: {cell!r} is {instead!r}", written(changed))
