"""Write the invented register of a city of four counties, 2025 to 2027: `examples/city.csv`.

No firm in it exists, and no county: every name says 示例 (example), and the codes are of a division, 999900, that no
place has. The firms of `STORY` are what the goals of the city are about (`examples/README.md` tells what); the others
are far below every limit. Nothing is drawn by lot, so the bytes are the same on every machine.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from make_example import code

YEARS: Final = (2025, 2026, 2027)
HEADINGS: Final = ("统一社会信用代码", "企业名称", "县区", "高新技术企业", "年份", "营业收入（万元）")

STORY: Final[dict[str, tuple[tuple[int, int, int], ...]]] = {
    "示例东县": (
        (62_300, 64_800, 71_500), (41_900, 47_600, 53_200), (18_400, 19_700, 20_900),
        (9_100, 10_600, 11_800), (7_900, 9_300, 10_400), (8_800, 8_900, 9_200),
    ),
    "示例西县": ((23_500, 24_100, 24_600), (14_200, 13_900, 13_700), (9_600, 9_700, 9_750), (6_100, 6_400, 6_900)),
    "示例南区": ((88_700, 92_400, 96_100), (31_000, 33_500, 36_200), (8_300, 9_800, 11_100), (7_700, 8_200, 8_600)),
    "示例新区": ((12_800, 15_300, 19_900), (5_200, 7_400, 9_900)),
}  # fmt: skip
"""County → the revenue of its larger firms in each year, in 万元."""

OTHERS: Final = {"示例东县": 9, "示例西县": 7, "示例南区": 8, "示例新区": 3}
"""County → its small firms."""

TRADES: Final = ("机械", "食品", "化工", "造纸", "纺织")


def main() -> None:
    """Write the file."""
    (Path(__file__).resolve().parent / "city.csv").write_bytes(register())


def register() -> bytes:
    """Return the table, the latest year first: UTF-8 with a byte-order mark, as spreadsheet programs like it."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(HEADINGS)
    firms = [*firms_of_counties()]
    for place, year in reversed([*enumerate(YEARS)]):
        for number, county, figures in firms:
            name, advanced = f"示例{TRADES[number % len(TRADES)]}厂 {number}", "是" if number % 4 == 1 else "否"
            table.writerow((code(number), name, county, advanced, year, figures[place]))
    return text.getvalue().encode("utf-8-sig")


def firms_of_counties() -> Iterator[tuple[int, str, tuple[int, int, int]]]:
    """Yield number, county and figures of every firm; the numbers of a county begin with a hundred of its own."""
    for hundred, (county, larger) in enumerate(STORY.items(), 1):
        small = (1_300 + 170 * (n * hundred % 7) for n in range(1, OTHERS[county] + 1))
        figures = (*larger, *((first, first * 21 // 20, first * 11 // 10) for first in small))
        yield from ((100 * hundred + n, county, each) for n, each in enumerate(figures, 1))


if __name__ == "__main__":
    main()
