"""Make the large tables that are measured: invented firms, drawn with a fixed seed.

Usage: make_register.py FILE ROWS [ODD]

ODD is the share of figures, in percent, that are written oddly: in full width, with a unit in the cell, as a symbol.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SEED: Final = 11
INDUSTRIES: Final = ("机械", "食品", "化工", "造纸", "纺织", "制药", "羽绒")
PARKS: Final = ("宝庆科技工业园", "白马工业园", "洋溪化工小区", "")
HEADINGS: Final = "统一社会信用代码,企业名称,行业,所在园区,年份,营业收入（万元）,工业总产值（万元）\n"
AT_ONCE: Final = 50_000
FULL_WIDTH: Final = str.maketrans("0123456789.", "０１２３４５６７８９．")


def rows(count: int, odd: float) -> Iterator[str]:
    """Draw the firms of one year, a line each."""
    dice = random.Random(SEED)
    chance, choice = dice.random, dice.choice
    for number in range(1, count + 1):
        hundredths = int(10 ** (4 + 4 * chance() ** 2))
        revenue, output = amount_text(hundredths), amount_text(int(hundredths * (0.9 + chance() / 4)))
        if odd and chance() * 100 < odd:
            revenue = oddly(revenue, choice("fuus"))
        firm = f"91999900EX{number:08},示例厂 {number:08},{choice(INDUSTRIES)},{choice(PARKS)}"
        yield f"{firm},2008,{revenue},{output}\n"


def amount_text(hundredths: int) -> str:
    """Write an amount in 万元 with two decimals."""
    return f"{hundredths // 100}.{hundredths % 100:02}"


def oddly(figure: str, way: str) -> str:
    """Write a figure as a careless hand does."""
    return {"f": figure.translate(FULL_WIDTH), "u": f"{figure}万元", "s": "—"}[way]


def make_register(path: Path, count: int, odd: float = 0) -> None:
    """Write a register of one year in UTF-8, a row per firm."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADINGS)
        file.writelines(rows(count, odd))


if __name__ == "__main__":
    make_register(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]) if sys.argv[3:] else 0)
