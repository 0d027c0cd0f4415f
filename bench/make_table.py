"""Make the tables that are measured: invented firms, drawn with a fixed seed."""

import csv
import random
from pathlib import Path
from typing import Final

SEED: Final = 11
INDUSTRIES: Final = ("机械", "食品", "化工", "造纸", "纺织", "制药", "羽绒")
HEADINGS: Final = ("统一社会信用代码", "企业名称", "行业", "年份", "营业收入（万元）", "工业总产值（万元）")


def make_table(path: Path, firms: int) -> None:
    """Write a register of one year in UTF-8, a row per firm, every figure plain and in 万元."""
    dice = random.Random(SEED)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADINGS)
        for number in range(1, firms + 1):
            hundredths = int(10 ** (4 + 4 * dice.random() ** 2))
            revenue, output = _amount_text(hundredths), _amount_text(hundredths * dice.randrange(90, 115) // 100)
            about = (f"91999900EX{number:08}", f"示例厂 {number:06}", dice.choice(INDUSTRIES))
            table.writerow((*about, 2008, revenue, output))


def _amount_text(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}"
