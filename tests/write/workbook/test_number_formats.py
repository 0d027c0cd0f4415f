from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.write.workbook.number_formats import Money, is_kept, number, points, ratio, share, tenths

YI = 10**8
USUAL_ZH = '[>=100000000]0"."00,,"亿""元"_);[>=10000]0"."0,"万""元"_);#,##0"元"_)'


def test_the_usual_format_says_the_unit_that_a_person_says() -> None:
    """A comma divides by a thousand; 亿 and 万 are no powers of that, so the point stands among the digits."""
    assert Money("zh", "CNY").usual == USUAL_ZH
    assert Money("en", "CNY").usual == ('[>=1000000000]"¥"#,##0.00,,," bn"_);[>=1000000]"¥"#,##0.0,," m"_);"¥"#,##0_)')


def test_a_currency_without_a_sign_is_named() -> None:
    """Before the digits in English, after them in Chinese."""
    assert Money("en", "XYZ").exact(Decimal("5.5")) == '"XYZ "#,##0.0_)'
    assert Money("zh", "XYZ").exact(Decimal(5)) == '#,##0"XYZ"_)'


@pytest.mark.parametrize(
    ("amount", "limits", "usual"),
    [
        # amount in yuan, limits → whether 7.42亿元 or 9999.9万元 does no harm
        ("742145678.9", [10 * YI], True),
        ("999000000", [10 * YI, 999 * 10**6], True),  # 9.99亿元 to the last digit
        ("100100000", [YI, 100_100_000], False),  # would be 1.00亿元, which is not over 1亿元
        ("1000000000", [10 * YI], True),  # on the limit: 10.00亿元
        ("999999999.995", [10 * YI], False),  # would be 10.00亿元
        ("1000000000.01", [10 * YI], False),  # would be 10.00亿元, which is not over 10亿元
        ("999999999.995", [], True),
        ("999000001", [10 * YI], False),  # less than one step away, to be on the safe side
        ("999000000", [10 * YI], True),  # 9.99亿元
        ("501000000", [10 * YI, 5 * YI, YI], True),
        ("500999999", [10 * YI, 5 * YI, YI], False),
        ("99999999", [], False),  # would be 10000.0万元
        ("99998000", [], True),
        ("9999.6", [], False),  # below 万 the digits themselves
        ("0", [], False),
        ("-742145678.9", [], False),  # a section of its own would be needed
        ("10000", [], True),
    ],
)
def test_an_amount_that_might_seem_to_reach_a_limit_shows_all_digits(
    amount: str, limits: list[int], *, usual: bool
) -> None:
    """So does one that would be rounded up to the next unit."""
    assert Money("zh", "CNY", map(Decimal, limits)).is_usual(Decimal(amount), float(amount)) is usual


@given(
    amount=st.decimals(min_value=10**4, max_value=10**13, places=4),
    limits=st.lists(st.integers(min_value=1, max_value=10**13), max_size=4),
    lang=st.sampled_from(["zh", "en"]),
)
def test_the_usual_format_crosses_no_limit(amount: Decimal, limits: list[int], lang: str) -> None:
    """However a spreadsheet rounds, the amount stays on its side of every limit."""
    if Money(lang, "CNY", map(Decimal, limits)).is_usual(amount, float(amount)):
        grain = _grain(amount, lang)
        for rounding in (ROUND_HALF_UP, ROUND_HALF_DOWN):
            shown = (amount / grain).to_integral_value(rounding) * grain
            assert [(shown > limit) - (shown < limit) for limit in limits if limit != amount] == [
                (amount > limit) - (amount < limit) for limit in limits if limit != amount
            ]


def _grain(amount: Decimal, lang: str) -> int:
    """Return the yuan of the last digit that is shown."""
    steps = {"zh": [(YI, 10**6), (10**4, 1000)], "en": [(10**9, 10**7), (10**6, 10**5)]}[lang]
    return next(grain for scale, grain in steps if amount >= scale)


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("0.6", "0.0%_)"),
        ("0", "0.0%_)"),
        ("1", "0.0%_)"),
        ("1.4", "0.0%_)"),
        ("0.9996", "0.00%_)"),  # 100.0 % would be the whole
        ("0.99999", "0.000%_)"),
        ("-0.0004", "0.00%_)"),  # 0.0 % would be nothing
        ("0.347444347425412", "0.0%_)"),
    ],
)
def test_a_share_never_seems_to_be_nothing_or_the_whole(value: str, form: str) -> None:
    """It has as many decimals as that takes, and at least one."""
    assert share(Decimal(value)) == form


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("1", "0.00_)"),
        ("0.95", "0.00_)"),
        ("0.9496", "0.0000_)"),
        ("0.954", "0.000_)"),
        ("0.333333333333333", "0.000_)"),
    ],
)
def test_a_quotient_never_seems_to_be_a_round_hundredth(value: str, form: str) -> None:
    """A pace of 0.9496 is below 0.95 and looks so."""
    assert number(Decimal(value)) == form


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("999999999999999", True),
        ("9999999999999.99", True),
        ("12345678901234.56", False),
        ("-1234567890123.45", True),
        ("1234567890123456", False),
        ("1000000000000000000", True),  # one digit and zeros
        ("0.000001", True),
        ("1E+17", True),
    ],
)
def test_fifteen_digits_are_kept(value: str, *, kept: bool) -> None:
    """Zeros before and behind them do not count."""
    assert is_kept(Decimal(value)) is kept


@given(st.decimals(min_value=-(10**18), max_value=10**18, places=6))
def test_what_is_kept_is_read_back_as_it_was(value: Decimal) -> None:
    """By anybody who reads the nearest number in binary and shows fifteen digits of it."""
    if is_kept(value):
        assert Decimal(f"{float(f'{value:.16G}'):.15g}") == value


@pytest.mark.parametrize(
    ("value", "as_tenths", "as_ratio", "as_points"),
    [
        ("0", "0.0_)", "0.0%_)", "+0.0_);-0.0_);0.0_)"),
        ("2.5", "0.0_)", "0.0%_)", "+0.0_);-0.0_);0.0_)"),
        ("1.875", "0.00_)", "0.0%_)", "+0.0_);-0.0_);0.0_)"),
        ("0.9499", "0.00_)", "0.00%_)", "+0.0_);-0.0_);0.0_)"),
        ("-0.04", "0.00_)", "0.0%_)", "+0.00_);-0.00_);0.00_)"),
        ("0.599999", "0.000000_)", "0.0000%_)", "+0.0_);-0.0_);0.0_)"),
    ],
)
def test_a_ratio_never_seems_round_where_it_is_not(value: str, as_tenths: str, as_ratio: str, as_points: str) -> None:
    """Nor to be nothing."""
    found = Decimal(value)
    assert (tenths(found), ratio(found), points(found)) == (as_tenths, as_ratio, as_points)


def test_a_ratio_may_have_a_word() -> None:
    """How many times as fast."""
    assert tenths(Decimal("1.5"), "倍") == '0.0"倍"_)'
