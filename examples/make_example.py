"""Write the invented register of 300 firms, 2005 to 2008: `examples/data.csv` and the copy in the package.

No firm in it exists: every name says 示例 (example), and the codes are of a division, 999900, that no place has.
The firms of `STORY` give a report something to say (`examples/README.md` tells what); the others are drawn
with a fixed seed. All sums are whole hundredths of 万元, so the bytes are the same on every machine.
"""

import csv
import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

SEED: Final = 2002
FIRMS: Final = 300
YEARS: Final = (2005, 2006, 2007, 2008)
HEADINGS: Final = (
    *("序号", "统一社会信用代码", "企业名称", "行业", "所在园区", "骨干企业", "年份"),
    *("营业收入（万元）", "工业总产值（万元）"),
)
INDUSTRIES: Final = ("机械", "食品", "化工", "造纸", "纺织", "制药", "羽绒")
PARKS: Final = ("宝庆科技工业园", "白马工业园", "洋溪化工小区", "", "")
WITHOUT_OUTPUT: Final = 2005
"""The year in which nobody asked for the output value: its cells are blank."""

Revenue = int | str
"""Hundredths of 万元, or the words that stand in the cell instead."""

STORY: Final[dict[int, tuple[str, str, tuple[Revenue, ...]]]] = {
    60: ("机械", "宝庆科技工业园", (41_788_40, 50_530_25, 61_208_90, 74_214_57)),
    175: ("化工", "洋溪化工小区", (32_870_00, 40_115_60, 50_266_35, 61_283_40)),
    12: ("食品", "白马工业园", (30_512_75, 37_904_10, 46_021_80, 58_340_20)),
    207: ("造纸", "白马工业园", (33_008_90, 38_440_00, 45_127_65, 55_812_00)),
    133: ("制药", "宝庆科技工业园", (24_633_15, 31_780_40, 40_909_05, 52_960_75)),
    44: ("纺织", "白马工业园", (9_120_40, 12_655_20, 17_310_00, 23_518_60)),
    21: ("机械", "宝庆科技工业园", (12_105_00, 13_990_30, 16_044_75, 18_230_10)),
    150: ("机械", "", (8_204_60, 9_877_15, 12_512_90, 15_877_30)),
    250: ("食品", "", (7_011_50, 8_660_00, 9_981_45, 12_466_90)),
    279: ("羽绒", "白马工业园", (9_488_30, 9_702_75, 9_930_00, 10_160_00)),
    82: ("食品", "白马工业园", (9_650_00, 13_215_40, 17_890_25, "约2.3亿")),
    96: ("纺织", "", (8_112_50, 8_790_00, 9_377_60, 10_000_00)),
    118: ("化工", "洋溪化工小区", (6_120_00, 7_044_35, 8_090_80, 9_214_35)),
    233: ("造纸", "", (8_105_20, 8_210_00, 8_347_70, 8_450_00)),
    164: ("制药", "宝庆科技工业园", (4_230_90, 5_160_00, 6_188_15, 7_388_20)),
    5: ("机械", "", (5_400_00, 5_633_45, 5_870_10, 6_120_90)),
    291: ("纺织", "", (1_210_00, 980_40, 450_85, "停产")),
}
"""Firm → industry, park, and the revenue of each year."""

BACKBONE: Final = frozenset({12, 21, 60, 82, 133, 175, 207})
"""The backbone firms (骨干企业) among them."""

SMALL: Final = ((60_00, 300_00), (300_00, 600_00), (300_00, 600_00), (600_00, 900_00))
LARGE: Final = ((1_100_00, 1_700_00), (1_100_00, 2_600_00), (1_800_00, 5_900_00))
"""Ranges of an ordinary firm's revenue in 2008: two thirds of them are small."""

CHARACTERS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""What a social credit code is written in, by value (GB 32100)."""


@dataclass(frozen=True)
class Firm:
    """One invented firm."""

    number: int
    """From 1 to 300."""
    industry: str
    """One of the plan's six industries and its speciality."""
    park: str
    """One of the plan's three parks, or blank."""
    backbone: bool
    """Whether it is a backbone firm."""
    revenue: tuple[Revenue | None, ...]
    """Per year; None before it was founded."""
    output: tuple[str, ...]
    """Per year, as it is written."""


def main() -> None:
    """Write both copies."""
    here = Path(__file__).resolve().parent
    for path in (here / "data.csv", here.parent / "src" / "tiers" / "intake" / "example.csv"):
        path.write_bytes(register())


def register() -> bytes:
    """Return the table as a bureau's spreadsheet program saves it: GB18030, lines ending in CR and LF."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(HEADINGS)
    table.writerows(rows())
    return text.getvalue().encode("gb18030")


def rows() -> Iterator[tuple[object, ...]]:
    """Yield the rows, the latest year first, numbered within each year."""
    dice = random.Random(SEED)
    firms = [_firm_of_story(n, dice) if n in STORY else _random_firm(n, dice) for n in range(1, FIRMS + 1)]
    for i, year in reversed(list(enumerate(YEARS))):
        there = [firm for firm in firms if firm.revenue[i] is not None]
        for serial, firm in enumerate(there, 1):
            about = (code(firm.number), f"示例{firm.industry}厂 {firm.number:03}", firm.industry, firm.park)
            yield serial, *about, "是" if firm.backbone else "否", year, _amount_text(firm.revenue[i]), firm.output[i]


def _firm_of_story(number: int, dice: random.Random) -> Firm:
    industry, park, revenue = STORY[number]
    return Firm(number, industry, park, number in BACKBONE, revenue, _output(revenue, dice))


def _random_firm(number: int, dice: random.Random) -> Firm:
    figure = _between(*_one(LARGE if _between(0, 3, dice) == 0 else SMALL, dice), dice)
    revenue: list[Revenue | None] = [figure]
    founded = YEARS[0] + max(0, _between(0, 20, dice) - 16)
    for year in reversed(YEARS[:-1]):
        figure = figure * 100 // _between(94, 127, dice)
        revenue.insert(0, figure if year >= founded else None)
    industry, park, backbone = _one(INDUSTRIES, dice), _one(PARKS, dice), _between(0, 20, dice) == 0
    return Firm(number, industry, park, backbone, tuple(revenue), _output(tuple(revenue), dice))


def _output(revenue: tuple[Revenue | None, ...], dice: random.Random) -> tuple[str, ...]:
    """Return the output value: near the revenue, and blank for the year in which nobody asked."""
    told = [23_000_00 if figure == "约2.3亿" else figure for figure in revenue]
    figures = [figure * _between(93, 112, dice) // 100 if isinstance(figure, int) else figure for figure in told]
    return tuple("" if y == WITHOUT_OUTPUT else _amount_text(f) for y, f in zip(YEARS, figures, strict=True))


def _amount_text(figure: Revenue | None) -> str:
    return f"{figure // 100}.{figure % 100:02}" if isinstance(figure, int) else figure or ""


def _between(low: int, high: int, dice: random.Random) -> int:
    """Draw a whole number from `low` up to but without `high`; `random()` alone is the same in every Python."""
    return low + int(dice.random() * (high - low))


def _one(choices: Sequence[T], dice: random.Random) -> T:
    return choices[_between(0, len(choices), dice)]


def code(number: int) -> str:
    """Return a social credit code whose two check characters are right, of a division that no place has.

    Source: GB 32100-2015; GB 11714-1997 for characters 9 to 17.
    """
    organisation = f"EX{number:06}"
    values = [int(c, 36) for c in organisation]
    rest = 11 - sum(v * w for v, w in zip(values, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    first = f"91999900{organisation}{'X' if rest == 10 else rest % 11}"  # noqa: PLR2004 - 10 is written as X
    total = sum(CHARACTERS.index(c) * pow(3, i, 31) for i, c in enumerate(first))
    return first + CHARACTERS[-total % 31]


if __name__ == "__main__":
    main()
