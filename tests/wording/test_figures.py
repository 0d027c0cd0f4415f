from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.wording.figures import exactly, limit, money, percent, percents, to_the_last_digit

BN, YI = 10**9, 10**8
AMOUNTS = st.decimals(min_value=-(10**14), max_value=10**14, places=6, allow_nan=False, allow_infinity=False)
SHARES = st.decimals(min_value=-5, max_value=50, places=12, allow_nan=False, allow_infinity=False)
SCALES = {"bn": 10**9, "m": 10**6, "亿元": 10**8, "万元": 10**4, "元": 1}

MONEY = [
    # yuan, limits → English, Chinese
    ("742145678.9", [BN], "¥742.1 m", "7.42亿元"),
    ("999999900", [BN], "¥999.9999 m", "9.999999亿元"),
    ("999999900", [], "¥999.9999 m", "10.00亿元"),
    ("999999999.995", [BN], "¥999.999999995 m", "9.99999999995亿元"),
    ("1000000000", [BN], "¥1.00 bn", "10.00亿元"),
    ("1000000000.01", [BN], "¥1.00000000001 bn", "10.0000000001亿元"),
    ("1000000000.01", [], "¥1.00 bn", "10.00亿元"),
    ("99999999.9", [], "¥100.0 m", "9999.99999万元"),
    ("99999999.9", [YI], "¥99.9999999 m", "9999.99999万元"),
    ("999999.7", [], "¥999,999.7", "100万元"),
    ("9999.6", [], "¥10,000", "9999.6元"),
    ("0.004", [], "¥0.004", "0.004元"),
    ("0", [], "¥0", "0元"),
    ("-0.3", [], "-¥0.3", "-0.3元"),
    ("-999960000", [], "-¥999.96 m", "-10.00亿元"),
    ("12345678900000", [], "¥12,345.68 bn", "123456.79亿元"),
]


@pytest.mark.parametrize(("value", "against", "english", "chinese"), MONEY)
def test_an_amount_is_said_in_the_unit_a_person_says(
    value: str, against: list[int], english: str, chinese: str
) -> None:
    """With more decimals where fewer would cross a limit, nothing, or the next unit."""
    limits = [Decimal(each) for each in against]
    assert money(Decimal(value), "en", against=limits) == english
    assert money(Decimal(value), "zh", against=limits) == chinese


@pytest.mark.parametrize(
    ("currency", "english", "chinese"),
    [
        ("CNY", "¥5.0 m", "500万元"),
        ("TWD", "NT$5.0 m", "500万新台币元"),
        ("EUR", "€5.0 m", "500万欧元"),
        ("JPY", "JPY 5.0 m", "500万JPY"),
    ],
)
def test_the_currency_is_the_plans(currency: str, english: str, chinese: str) -> None:
    """By its sign if people know it, else by its code."""
    assert (money(Decimal(5_000_000), "en", currency), money(Decimal(5_000_000), "zh", currency)) == (english, chinese)


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        ("1000000000", "¥1 bn", "10亿元"),
        ("500000000", "¥500 m", "5亿元"),
        ("10000000", "¥10 m", "1000万元"),
        ("1250000000", "¥1.25 bn", "12.5亿元"),
        ("1234567.89", "¥1.23456789 m", "123.456789万元"),
        ("5000", "¥5,000", "5000元"),
        ("-5000", "-¥5,000", "-5000元"),
    ],
)
def test_a_limit_is_said_exactly(value: str, english: str, chinese: str) -> None:
    """In the fewest characters."""
    assert (limit(Decimal(value), "en"), limit(Decimal(value), "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("value", "english", "chinese", "plain"),
    [
        ("6696000000", "¥6,696,000,000", "6696000000元", "6696000000"),
        ("6.696E+9", "¥6,696,000,000", "6696000000元", "6696000000"),
        ("-12.50", "-¥12.5", "-12.5元", "-12.5"),
        ("0.00", "¥0", "0元", "0"),
    ],
)
def test_an_amount_is_said_to_the_last_digit(value: str, english: str, chinese: str, plain: str) -> None:
    """Where two amounts are compared."""
    assert to_the_last_digit(Decimal(value), "en") == english
    assert to_the_last_digit(Decimal(value), "zh") == chinese
    assert exactly(Decimal(value)) == plain


@pytest.mark.parametrize(
    ("share", "decimals", "shown"),
    [
        ("0.6", 0, "60%"),
        ("0.666666666666667", 0, "67%"),
        ("0", 0, "0%"),
        ("1", 0, "100%"),
        ("0.999", 0, "99.9%"),
        ("0.99999", 0, "99.999%"),
        ("1.001", 0, "100.1%"),
        ("0.003", 0, "0.3%"),
        ("-0.0004", 1, "-0.04%"),
        ("0.1608", 1, "16.1%"),
        ("12.5", 0, "1,250%"),
    ],
)
def test_a_share_never_contradicts_the_verdict(share: str, decimals: int, shown: str) -> None:
    """Below 1 it is never 100 %, above 0 never 0 %."""
    assert percent(Decimal(share), decimals) == shown


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("0.161", "0.211", ("16.1%", "21.1%")),
        ("0.1614", "0.1606", ("16.14%", "16.06%")),
        ("0.15", "0.15", ("15.0%", "15.0%")),
        ("0.15000001", "0.15", ("15.000001%", "15.000000%")),
        ("-0.0001", "0.0001", ("-0.01%", "0.01%")),
    ],
)
def test_two_shares_that_differ_look_different(first: str, second: str, shown: tuple[str, str]) -> None:
    """And the larger one larger."""
    assert percents(Decimal(first), Decimal(second), 1) == shown


def read(said: str) -> Decimal:
    """Read an amount that was said in yuan."""
    digits = "".join(character for character in said if character in "-0123456789.")
    word = next((word for word in SCALES if said.endswith(word)), None)
    return Decimal(digits) * (SCALES[word] if word else 1)


def side(value: Decimal, other: Decimal) -> int:
    """Return on which side of another a value is."""
    return (value > other) - (value < other)


@given(AMOUNTS, st.sampled_from([10**7, YI, 5 * YI, BN, 123456789]), st.sampled_from(["en", "zh"]), st.integers(-3, 3))
def test_an_amount_that_is_read_back_is_on_the_same_side(amount: Decimal, border: int, lang: str, steps: int) -> None:
    """Of the limit and of nothing; also where it is a millionth of a yuan from it."""
    for value in (amount, border + steps * Decimal("0.000001")):
        shown = read(money(value, lang, against=[Decimal(border)]))
        assert side(shown, Decimal(border)) == side(value, Decimal(border))
        assert side(shown, Decimal(0)) == side(value, Decimal(0))
        assert abs(shown - value) * 20 <= max(abs(value), Decimal(20))


@given(st.sampled_from([10**9, 10**6]), st.decimals(min_value="0.000001", max_value=10**6, places=6))
def test_no_unit_is_crossed_by_rounding(unit: int, below: Decimal) -> None:
    """What is below a billion never looks like one."""
    assert read(money(unit - min(below, Decimal(unit) / 2))) < unit


@given(AMOUNTS)
def test_an_exact_amount_survives(amount: Decimal) -> None:
    """Whichever way it is said exactly."""
    assert read(limit(amount)) == read(limit(amount, "zh")) == read(to_the_last_digit(amount)) == amount
    assert Decimal(exactly(amount)) == amount


@given(SHARES, SHARES, st.integers(0, 2))
def test_shares_keep_their_order(first: Decimal, second: Decimal, decimals: int) -> None:
    """Between each other, and against nothing and the whole."""
    shown = [Decimal(each.replace(",", "").rstrip("%")) / 100 for each in percents(first, second, decimals)]
    assert side(*shown) == side(first, second)
    for value, seen in zip((first, second), shown, strict=True):
        assert (side(seen, Decimal(0)), side(seen, Decimal(1))) == (side(value, Decimal(0)), side(value, Decimal(1)))
