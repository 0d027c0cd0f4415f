from decimal import Decimal

import pytest

from tiers.domain import cleaning
from tiers.domain.amount import Fault


@pytest.mark.parametrize(
    ("cell", "cleaned"),
    [
        ("示例机械厂", "示例机械厂"),
        ("  示例  机械厂\u3000", "示例 机械厂"),
        ("示例\n机械\r\n厂", "示例 机械 厂"),
        ("示例（邵阳）厂", "示例(邵阳)厂"),
        ("ＡＢＣ\xa0００１", "ABC 001"),
        ("a\0b", "ab"),
        ("", ""),
        (" \t ", ""),
    ],
)
def test_text(cell: str, cleaned: str) -> None:
    """Wide letters become narrow, and every run of spaces and line breaks one space."""
    assert cleaning.text(cell) == cleaned


MISSING = [
    "-", "--", "—", "——", "–", "…", "……", "...", "#", "*", "/", "\\", "×", ".", "无", "空", "暂无", "不详", "保密", "停产",
    "未投产", "未报", "n.a.", "n/a", "na", "nan", "null", "none", "nil",
]  # fmt: skip
"""As the definitions list them."""


@pytest.mark.parametrize(
    "symbol", ["", " ", "\u3000", *MISSING, "N/A", "NaN", "NULL", "－", "＊", "／", "．", " 停产 ", "Ｎ／Ａ"]
)
def test_missing(symbol: str) -> None:
    """A blank or a missing symbol is missing, in any width and case: never 0, never unreadable."""
    assert cleaning.is_missing(symbol)
    assert cleaning.figure(symbol, Decimal(1), "CNY") is Fault.MISSING
    assert cleaning.name(symbol) is None
    assert cleaning.code(symbol) is None


@pytest.mark.parametrize("cell", ["0", "0.00", "-1", "无锡", "空调厂", "x", "----", "暂缺", "?", "o", "inf", "－－－"])
def test_not_missing(cell: str) -> None:
    """A written 0 is a figure, and other words are not missing symbols."""
    assert not cleaning.is_missing(cell)
    assert cleaning.figure(cell, Decimal(1), "CNY") is not Fault.MISSING


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("91430500MA4L16JQ9B", "91430500MA4L16JQ9B"),
        ("91430500ma4l16jq9b", "91430500MA4L16JQ9B"),
        (" 91430500 MA4L16JQ 9B ", "91430500MA4L16JQ9B"),
        ("９１４３０５００ＭＡ４Ｌ１６ＪＱ９Ｂ", "91430500MA4L16JQ9B"),
        ("71234567-8", "712345678"),
        ("71234567－8", "712345678"),
        ("71234567–8", "712345678"),
        ("71234567\N{NON-BREAKING HYPHEN}8", "712345678"),
        ('="00123"', "00123"),
        ("'00123", "00123"),
        ("＇00123", "00123"),
        ("430500000012345", "430500000012345"),
        ("+430500000012345", "430500000012345"),
        ("＋430500000012345.0", "430500000012345"),
        ("430500000012345。0", "430500000012345"),
        ("430500000012345｡00", "430500000012345"),
        ("'+4305 0000 0012 345", "430500000012345"),
        ("+4.30500000012345E+14", "430500000012345"),
        ("+9.14305E+17", None),
        ("914305000000123456。0", None),
        ("+91430500MA4L16JQ9B", "+91430500MA4L16JQ9B"),
        ("5E10", "5E10"),
        ("", None),
        ("无", None),
        ("'", None),
        ('=""', None),
        ('="-"', None),
        ("- -", None),
        ("9.14305E+17", None),
        ("9.14305e17", None),
        ("9E+17", None),
    ],
)
def test_code(cell: str, code: str | None) -> None:
    """Codes are compared upper-case without spaces, hyphens and a spreadsheet's wrapping; lost digits are no code."""
    assert cleaning.code(cell) == code


@pytest.mark.parametrize(
    ("cell", "lost"),
    [
        ("9.14305E+17", True),
        ("9.14305e+17", True),
        ("+9.14305e+17", True),
        ("914305000000123456。0", True),
        ("'9.1E+17", True),
        ("5E10", False),
        ("91430500", False),
        ("", False),
    ],
)
def test_lost_digits(cell: str, *, lost: bool) -> None:
    """Scientific notation has lost the digits of a code; a code with an E in it has not."""
    assert cleaning.has_lost_digits(cell) is lost


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (" 示例机械厂  001 ", "示例机械厂 001"),
        ("示例机械厂（一）", "示例机械厂(一)"),
        ("'示例厂", "'示例厂"),
        ("无", None),
        ("  ", None),
    ],
)
def test_name(cell: str, name: str | None) -> None:
    """Names are trimmed, normalized, and nothing fuzzier; a missing symbol names nobody."""
    assert cleaning.name(cell) == name


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("2006", 2006),
        ("2006年", 2006),
        ("2006 年", 2006),
        (" ２００６年 ", 2006),
        ("'2006", 2006),
        ('="2006"', 2006),
        ("1998", 1998),
        ("06", None),
        ("11108", None),
        ("95年", None),
        ("2006.0", 2006),
        ("2006年度", None),
        ("2006-12", None),
        ("2006年1-9月", None),
        ("0206", None),
        ("20٠6", None),
        ("本年", None),
        ("", None),
    ],
)
def test_year(cell: str, year: int | None) -> None:
    """Four digits with or without 年; everything else is no year, and is not bent into one."""
    assert cleaning.year(cell) == year


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("1.5", Decimal(15_000)),
        ('="1.5"', Decimal(15_000)),
        ("'1.5", Decimal(15_000)),
        (" 1.5 ", Decimal(15_000)),
        ("1.5亿", Decimal(150_000_000)),
        ("0", Decimal(0)),
        ("停产", Fault.MISSING),
        ('=""', Fault.MISSING),
        ("'-", Fault.MISSING),
        ("约1.5", Fault.UNREADABLE),
        ("=1.5", Fault.UNREADABLE),
        ("$1.5", Fault.FOREIGN),
    ],
)
def test_figure(cell: str, read: Decimal | Fault) -> None:
    """A cell of a column of 万元 gives yuan, or the reason why not."""
    assert cleaning.figure(cell, Decimal(10_000), "CNY") == read


@pytest.mark.parametrize("scale", [Decimal(10_000), None])
def test_figures_read_a_column_cell_by_cell(scale: Decimal | None) -> None:
    """A column gives what each of its cells gives alone, in order, with a unit and without."""
    cells = ["2", "-", "约2", "2.50", "-2", "2亿", "1234567890", "0.1234567", "$2"]
    assert cleaning.figures(cells, scale, "CNY") == [cleaning.figure(cell, scale, "CNY") for cell in cells]


@pytest.mark.parametrize(
    ("words", "damaged"),
    [
        ("示例\ufffd\ufffd厂", True),
        ("锟斤拷锟斤拷", True),
        ("示例锟斤拷厂", True),
        ("示例机械厂", False),
        ("斤拷锟", False),
        ("", False),
    ],
)
def test_damage_of_a_wrong_encoding(words: str, *, damaged: bool) -> None:
    """U+FFFD, and what GBK makes of two of them, are marks of an earlier wrong decoding."""
    assert cleaning.is_damaged(words) is damaged


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("營業收入", "营业收入"),
        ("主營業務收入", "主营业务收入"),
        ("公司名稱", "公司名称"),
        ("公司代號", "公司代号"),
        ("統一社會信用代碼", "统一社会信用代码"),
        ("開票銷售", "开票销售"),
        ("工業總產值", "工业总产值"),
        ("所屬行業類別", "所属行业类别"),
        ("鄉鎮街道", "乡镇街道"),
        ("骨幹企業", "骨干企业"),
        ("控股情況", "控股情况"),
        ("登記註冊類型", "登记注册类型"),
        ("資料來源", "资料来源"),
        ("營業收入\n（萬元）", "营业收入(万元)"),
        ("Sales Revenue", "salesrevenue"),
        (" 企业 名称 ", "企业名称"),
    ],
)
def test_headings_are_compared_folded(written: str, plain: str) -> None:
    """Traditional forms, wide letters, spaces, line breaks and case make no difference between headings."""
    assert cleaning.fold(written) == plain
