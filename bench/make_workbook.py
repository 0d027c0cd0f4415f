"""Write an invented table of firms as a workbook, the same each time."""

import random
from pathlib import Path

import xlsxwriter

SEED = 20_061_231


def make_workbook(path: Path, firms: int) -> None:
    """Write so many firms under a title, a unit line and headings."""
    dice = random.Random(SEED)
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("一览")
    sheet.write_row(0, 0, ["2006年企业主要指标"])
    sheet.write_row(1, 0, ["单位：万元"])
    sheet.write_row(2, 0, ["序号", "企业名称", "代码", "行业", "工业总产值", "主营业务收入", "备注"])
    for n in range(1, firms + 1):
        figures = (round(dice.lognormvariate(7, 2), 1), round(dice.lognormvariate(7, 2), 1))
        sheet.write_row(n + 2, 0, [n, f"示例企业 {n:06}", f"MA{n:016}", "机械", *figures, "快报"])
    book.close()
