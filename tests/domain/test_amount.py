from decimal import Decimal
from fractions import Fraction

import pytest

from tiers.domain.amount import (
    MOST_DECIMALS,
    MOST_WHOLE_DIGITS,
    Fault,
    parse_amount,
    total,
    unit,
    unit_in_cell,
    within_digits,
)

YUAN, WAN = Decimal(1), Decimal(10_000)

UNITS = [
    # words, worth in the plan's money, currency
    ("元", 1, None),
    ("千", 1_000, None),
    ("千元", 1_000, None),
    ("仟元", 1_000, None),
    ("万", 10_000, None),
    ("万元", 10_000, None),
    ("萬圓", 10_000, None),
    ("百万", 1_000_000, None),
    ("百万元", 1_000_000, None),
    ("佰萬元", 1_000_000, None),
    ("千万元", 10_000_000, None),
    ("亿", 100_000_000, None),
    ("亿元", 100_000_000, None),
    ("億元", 100_000_000, None),
    ("yuan", 1, "CNY"),
    ("Thousand yuan", 1_000, "CNY"),
    ("wan", 10_000, None),
    ("10k", 10_000, None),
    ("10K CNY", 10_000, "CNY"),
    ("million", 1_000_000, None),
    ("RMB million", 1_000_000, "CNY"),
    ("yi", 100_000_000, None),
    ("100 million", 100_000_000, None),
    (" 万 元 ", 10_000, None),
    ("人民币万元", 10_000, "CNY"),
    ("万元人民币", 10_000, "CNY"),
    ("￥", 1, "CNY"),
    ("CNY", 1, "CNY"),
    ("新臺幣千元", 1_000, "TWD"),
    ("NT$ thousand", 1_000, "TWD"),
    ("百万美元", 1_000_000, "USD"),
    ("千港元", 1_000, "HKD"),
    ("百万英鎊", 1_000_000, "GBP"),
]


@pytest.mark.parametrize(("words", "worth", "currency"), UNITS)
def test_words_of_a_unit(words: str, worth: int, currency: str | None) -> None:
    """Every unit that people write has its scale, and its currency where it names one."""
    found = unit(words)
    assert found is not None
    assert (found.scale, found.currency, found.text) == (worth, currency, words.strip())


@pytest.mark.parametrize(
    "words", ["", " ", "吨", "%", "家", "万吨", "bn", "人民币美元", "万万", "百", "元/吨", "万元以上"]
)
def test_words_that_are_no_unit(words: str) -> None:
    """Nothing is guessed into a unit, and two currencies are none."""
    assert unit(words) is None


AMOUNTS = [
    # the cell in a column of 万元, in yuan
    ("5", "50000"),
    ("0", "0"),
    ("-0", "0"),
    ("+5", "50000"),
    ("-5", "-50000"),
    ("−5", "-50000"),
    ("- 5", "-50000"),
    ("－５", "-50000"),
    ("7.25", "72500"),
    (".5", "5000"),
    ("00123", "1230000"),
    ("1,234", "12340000"),
    ("1,234,567.8", "12345678000"),
    ("1\N{NO-BREAK SPACE}234.5", "12345000"),
    ("1\N{THIN SPACE}234\N{THIN SPACE}567", "12345670000"),
    ("１，２３４．５", "12345000"),
    ("　12　", "120000"),
    ("¥5", "50000"),
    ("￥1,000", "10000000"),
    ("人民币5", "50000"),
    ("CNY 5", "50000"),
    ("1.5E+04", "150000000"),
    ("1.5e4", "150000000"),
    ("25E-1", "25000"),
    ("0.0000000001", "0.000001"),
    # a unit in the cell wins over the column's
    ("5元", "5"),
    ("5 yuan", "5"),
    ("5元人民币", "5"),
    ("人民币5元", "5"),
    ("5 yuan RMB", "5"),
    ("3千元", "3000"),
    ("8370.07万", "83700700"),
    ("47454.27万元", "474542700"),
    ("1.2亿", "120000000"),
    ("1693.83億", "169383000000"),
    ("¥1.2亿", "120000000"),
    ("¥-1.2亿", "-120000000"),
    ("-¥1.2亿", "-120000000"),
    ("1,2345万", "123450000"),
    ("1.2 million", "1200000"),
    ("1.2 yi", "120000000"),
    ("2 10k", "20000"),
    ("1.5E3万", "15000000"),
]


@pytest.mark.parametrize(("cell", "yuan"), AMOUNTS)
def test_an_amount_in_a_column_of_ten_thousands(cell: str, yuan: str) -> None:
    """Every digit counts, and a unit in the cell wins over the column's."""
    assert parse_amount(cell, WAN, "CNY") == Decimal(yuan)


UNREADABLE = [
    "inf", "Infinity", "12.5%", "约5亿", "1-2亿", "1.2-1.5亿", "5000万以上", "(12)", "(1,234)", "1_000", "0x10", "1.234,56",
    "2007-06-12", "2007/6/12", "12:30", "#N/A", "#REF!", "TRUE", "true", "--5", "5-", "+-5", "5.", ".", "1.2.3", "1 234",
    "1,23", "1,2345", "1,23,456", "12,34567", ",5", "1,", "0,123", "0123,456", "1.234.567", "1,234E5", "1,234\N{THIN SPACE}567",
    "5e", "e5", "5²", "10⁻³", "①", "⒈5", "½", "1234¹", "١٢", "五亿", "5亿3千万", "5 100 million", "亿5", "5吨", "<5亿", "≥5亿",
    "5亿?", "元5", "=1+1", "5\t000", "9" * 81, "",
]  # fmt: skip


@pytest.mark.parametrize("cell", UNREADABLE)
def test_what_is_no_amount(cell: str) -> None:
    """An estimate, a range, a date, a raised digit: never guessed, in no column."""
    assert parse_amount(cell, WAN, "CNY") is Fault.UNREADABLE
    assert parse_amount(cell, None, "CNY") is Fault.UNREADABLE


@pytest.mark.parametrize("cell", ["5", "0", "1,234.5", "¥5", "5 RMB"])
def test_a_bare_number_whose_unit_nobody_stated(cell: str) -> None:
    """A currency is no scale: the number still has no unit."""
    assert parse_amount(cell, None, "CNY") is Fault.NO_UNIT


@pytest.mark.parametrize("cell", ["5元", "5.0 yuan", "¥5元", "0.0005万"])
def test_a_unit_in_the_cell_needs_no_column(cell: str) -> None:
    """What states its unit itself is read without anybody else's."""
    assert parse_amount(cell, None, "CNY") == 5


CURRENCIES = [
    # cell, the plan's currency, what is read
    ("$5", "CNY", Fault.FOREIGN),
    ("5万美元", "CNY", Fault.FOREIGN),
    ("NT$5", "CNY", Fault.FOREIGN),
    ("HK$5亿", "CNY", Fault.FOREIGN),
    ("5亿日元", "CNY", Fault.FOREIGN),
    ("€5", "CNY", Fault.FOREIGN),
    ("£5", "CNY", Fault.FOREIGN),
    ("¥5", "TWD", Fault.FOREIGN),
    ("5 yuan", "TWD", Fault.FOREIGN),
    ("NT$5亿", "TWD", Decimal(500_000_000)),
    ("5亿元", "TWD", Decimal(500_000_000)),
    ("新台幣5千元", "TWD", Decimal(5_000)),
    ("5港元", "HKD", Decimal(5)),
    ("5万美元", "USD", Decimal(50_000)),
]


@pytest.mark.parametrize(("cell", "currency", "read"), CURRENCIES)
def test_currencies(cell: str, currency: str, read: Decimal | Fault) -> None:
    """Another currency's sign than the plan's is no amount; 元 is the plan's own money."""
    assert parse_amount(cell, WAN, currency) == read


DIGITS = [
    # in yuan; 18 digits before the point and 6 after it are kept
    ("999999999999999999.999999", None),
    ("-999999999999999999.999999", None),
    ("1000000000000000000", Fault.UNREADABLE),
    ("1000000000000000000.0000001", Fault.UNREADABLE),
    ("0.000001", None),
    ("0.0000001", Fault.TOO_FINE),
    ("1.2345670", None),
    ("1.2345678", Fault.TOO_FINE),
    ("0E+99999", None),
    ("1E+18", Fault.UNREADABLE),
    ("1E+17", None),
    ("1E+99999", Fault.UNREADABLE),
    ("1E-99999", Fault.TOO_FINE),
]


@pytest.mark.parametrize(("number", "fault"), DIGITS)
def test_how_many_digits_an_amount_may_have(number: str, fault: Fault | None) -> None:
    """Eighteen before the point, six after it, in yuan: more is no amount, never rounded."""
    expected = fault or Decimal(number)
    assert parse_amount(number, YUAN, "CNY") == expected
    assert within_digits(Decimal(number)) == expected


def test_digits_are_counted_in_yuan() -> None:
    """The unit belongs to the amount: 13 digits of 亿 are too many, ten decimals of 万元 are not."""
    assert parse_amount("5699.999999999999", WAN, "CNY") is Fault.TOO_FINE
    assert parse_amount("12345678901", Decimal(10**8), "CNY") is Fault.UNREADABLE
    assert parse_amount("0.0000000001", WAN, "CNY") == Decimal("0.000001")
    assert (MOST_WHOLE_DIGITS, MOST_DECIMALS) == (18, 6)


def test_a_zero_has_no_sign() -> None:
    """A written -0 is 0, and prints as 0."""
    assert str(parse_amount("-0", WAN, "CNY")) == "0"


def test_just_below_a_limit_stays_below() -> None:
    """999,999,999.995 yuan is not ten 亿: nothing is rounded on the way."""
    read = parse_amount("99999.9999995", WAN, "CNY")
    assert isinstance(read, Decimal)
    assert Fraction(read) == Fraction(999_999_999_995, 1000)


def test_a_total_of_tenths_is_exact() -> None:
    """Ten times 0.1 is 1, and one fen is not lost beside eighteen digits."""
    assert total([Decimal("0.1")] * 10) == 1
    assert total([Decimal(999999999999999999), Decimal("0.000001")]) == Decimal("999999999999999999.000001")
    assert total([]) == 0


@pytest.mark.parametrize(
    ("cell", "stated"),
    [
        ("1.2亿", "亿"),
        ("¥5000 万", "万"),
        ("yuan 3000", "yuan"),
        ("3000元", "元"),
        ("12000", None),
        ("¥12000", None),  # a currency's sign is no unit
        ("约2亿", None),
        ("", None),
    ],
)
def test_the_unit_that_a_cell_states_itself(cell: str, stated: str | None) -> None:
    """It wins over every other; None where the cell is no amount or states none."""
    found = unit_in_cell(cell)
    assert (found.text if found else None) == stated


@pytest.mark.parametrize("scale", [None, WAN])
@pytest.mark.parametrize("number", ["5", "0", "007", "1.5", "123456789", "1.234567", "1234567890", "2.", "5 ", "-5"])
@pytest.mark.parametrize(
    "words", ["元", "万", "万元", "亿", "亿元", "千万", "十亿元", "万亿", "十", "百元", "元元", "元万"]
)
def test_a_plain_amount_is_read_at_once_as_the_grammar_reads_it(number: str, words: str, scale: Decimal | None) -> None:
    """A blank before the number makes it one that goes through the grammar."""
    at_once, by_grammar = (parse_amount(f"{blank}{number}{words}", scale, "CNY") for blank in ("", " "))
    assert at_once == by_grammar
    assert str(at_once) == str(by_grammar)
