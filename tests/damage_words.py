"""The clean table of `tests.damage` with words that make its figures those of a part of a year, or of another kind.

Every one must be heard: the table is refused, something is said, or its period is no whole year.
"""

from collections.abc import Iterator, Sequence

from tests.damage import FIGURES, Damage, Row, as_csv

PARTS = (
    "1-9月", "一至九月", "元至九月", "1月至9月", "1—9月", "1～9月份", "1.1-9.30", "前9个月", "前三个季度", "前三季度", "1-3季度", "三季度末", "九月底", "截至9月末",
    "截至9月30日", "9月止累计", "累计", "本月止累计", "上半年", "半年", "半年度", "半年报", "中报", "年中", "一季度", "一季报", "三季报", "三季度", "第四季度",
    "下半年", "9月", "12月", "H1", "1H", "Q1", "Q3", "Q1-Q3", "Jan-Sep", "January to September", "YTD", "first half", "nine months ended September 30",
    "9M", "月报", "季报", "近12个月", "9个月", "4-6月", "13月", "quarterly", "春节前", "国庆后", "汛期", "夏季",
)  # fmt: skip
"""Ways to say that figures are of less than a year, or may be."""

BESIDE = (
    "企业{}", "年{}", "{}（必填）", "{}①", "{}*", "{}合计", "全部{}", "{}（现价）", "{}(不变价)", "{}（审计数）", "母公司{}", "{}(合并)", "{}(调整后)", "{}(快报)",
    "国内{}", "{}净额", "{}甲", "“{}”", "一、{}", "{}[1]", "{}数", "实际{}",
)  # fmt: skip
"""Headings that may be the measure as well."""


def damages_of_words(rows: Sequence[Row]) -> Iterator[Damage]:
    """Damage the title, a line of its own below it, and the headings of the figures."""
    headings = next(i for i, row in enumerate(rows) if "主营业务收入" in row)
    for part in PARTS:
        for title in (
            f"2006年{part}规模以上工业企业主要指标",
            f"2006年规模以上工业企业主要指标（{part}）",
            f"{part} 2006年工业企业",
        ):
            yield Damage(f"the title became {title!r}", as_csv([[title, *rows[0][1:]], *rows[1:]]))
        yield Damage(f"{part!r} stands under the title", as_csv([rows[0], [part, *rows[0][1:]], *rows[1:]]))
        timed = [f"{part}{cell}" if i in FIGURES else cell for i, cell in enumerate(rows[headings])]
        yield Damage(f"{part!r} stands before the measures", as_csv([*rows[:headings], timed, *rows[headings + 1 :]]))
    for form in BESIDE:
        for place in FIGURES:
            for after in (0, 1):
                heading = form.format(rows[headings][place])
                what = f"{heading!r} stands {'right' if after else 'left'} of column {place + 1}"
                yield Damage(what, as_csv([*_insert_column(rows, headings, heading, place + after)]))


def _insert_column(rows: Sequence[Row], headings: int, heading: str, place: int) -> Iterator[Row]:
    """Put a column of other figures into the table, at a place."""
    for i, row in enumerate(rows):
        cell = heading if i == headings else "7" if row[0].isdecimal() else ""
        yield [*row[:place], cell, *row[place:]]
