"""A plain program that also does what a report is for: it looks for mistakes, and says who comes next.

It reads with `csv.DictReader`, validates row by row with a five-field Pydantic model, and bisects; it holds each cell
against a pattern, finds totals and codes that stand twice, counts by industry, and lists the firms next to each limit.
It knows one layout, one unit, one encoding, and refuses a table with a mistake.
"""

import csv
import re
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from heapq import nlargest, nsmallest
from operator import attrgetter
from pathlib import Path

from rival_plain import LARGE_OUTPUT, LIMITS, Firm

NAME = re.compile(r"[\u4e00-\u9fff0-9A-Za-z&·().-]+( [\u4e00-\u9fff0-9A-Za-z&·().-]+)*")
TOTAL = re.compile(r"(合计|总计|小计|累计|共计|其中|平均|注|说明|备注|资料来源|按).*|.*(计|[Tt]otal|TOTAL)")
FIGURE = re.compile(r"[0-9]{1,9}([.][0-9]{1,6})?")
PATTERNS = {
    "统一社会信用代码": re.compile(r"[0-9A-Z]{18}"),
    "企业名称": NAME,
    "年份": re.compile(r"[12][0-9]{3}"),
    "营业收入（万元）": FIGURE,
    "工业总产值（万元）": FIGURE,
}
MOST = 20


def firms(path: str) -> Iterator[tuple[str, Firm]]:
    """Yield the industry and the model of each row.

    Raises: ValueError if a cell is odd, or a row is a total.
    """
    with Path(path).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            is_plain = all(pattern.fullmatch(row[heading]) for heading, pattern in PATTERNS.items())
            if not is_plain or TOTAL.fullmatch(row["企业名称"]):
                raise ValueError(row)
            yield row["行业"], Firm.model_validate(row)


def main() -> None:
    """Print counts per limit and industry, totals, and the firms next to each limit."""
    bands: defaultdict[str, Counter[int]] = defaultdict(Counter)
    large, totals, seen, all_firms = 0, [Decimal(0), Decimal(0)], set[tuple[str, int]](), list[Firm]()
    for industry, firm in firms(sys.argv[1]):
        if (firm.code, firm.year) in seen:
            raise ValueError(firm)
        seen.add((firm.code, firm.year))
        all_firms.append(firm)
        bands[industry][bisect_left(LIMITS, firm.revenue)] += 1
        large += firm.output > LARGE_OUTPUT
        totals = [totals[0] + firm.revenue, totals[1] + firm.output]
    print(dict(bands), large, totals)
    for measure, limits in ((attrgetter("revenue"), LIMITS), (attrgetter("output"), (LARGE_OUTPUT,))):
        for limit in limits:
            print([firm.name for firm in nlargest(MOST, (f for f in all_firms if measure(f) <= limit), measure)])
            print([firm.name for firm in nsmallest(MOST, (f for f in all_firms if measure(f) > limit), measure)])


if __name__ == "__main__":
    main()
