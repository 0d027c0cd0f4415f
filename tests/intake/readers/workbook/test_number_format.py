import pytest

from tiers.intake.readers.workbook.number_format import NumberFormat, parse_number_format


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", NumberFormat()),
        ("G/通用格式", NumberFormat()),
        ("0.00", NumberFormat()),
        ("#,##0.00_);[Red](#,##0.00)", NumberFormat()),
        ("yyyy-mm-dd", NumberFormat()),
        ("@", NumberFormat()),
        ("", NumberFormat()),
        ("0", NumberFormat()),
        ("000000", NumberFormat(digits=6)),
        ("0.0%", NumberFormat(is_share=True)),
        ("0,", NumberFormat(is_scaled=True)),
        ('0,"千元"', NumberFormat(is_scaled=True, is_said=True)),
        ('0.00,,"百万元"', NumberFormat(is_scaled=True, is_said=True)),
        ('0.00,,"万元"', NumberFormat(is_scaled=True)),
        ('[>=100000000]0"."00,,"亿""元"_);[>=10000]0"."0,"万""元"_)', NumberFormat(is_scaled=True, is_said=True)),
        ('0"."0,"亿元"', NumberFormat(is_scaled=True)),
        ('[>=1000000000]"¥"#,##0.00,,," bn"_)', NumberFormat(is_scaled=True, is_said=True)),
        ('"¥"#,##0.0,," m"_)', NumberFormat(is_scaled=True, is_said=True)),
        ('#,##0.0,," m"_)', NumberFormat(is_scaled=True)),
        ('"¥"#,##0.0,," bn"_)', NumberFormat(is_scaled=True)),
        ('0"."0"."0,"万元"', NumberFormat(is_scaled=True)),
        ("#,##0,.00", NumberFormat(is_scaled=True)),
        ("0!.0,", NumberFormat(is_scaled=True)),
        (r"0\.0000", NumberFormat(is_scaled=True)),
        ('0"."0000', NumberFormat(is_scaled=True)),
        ('0.00"万元"', NumberFormat(after="万元")),
        ('"¥"0.00', NumberFormat(before="¥")),
        ("[$¥-804]#,##0.00", NumberFormat(before="¥")),
        ('0"家"', NumberFormat()),
        ('"x;y"0', NumberFormat()),
        ('"x', NumberFormat()),
    ],
)
def test_what_a_format_shows(code: str, expected: NumberFormat) -> None:
    """Only its first section counts; a date is left to what reads it."""
    assert parse_number_format(code) == expected


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("0%", "0.125", "12.5%"),
        ("0%", "1", "100%"),
        ("000000", "123", "000123"),
        ("000000", "-1.5", "-1.5"),
        ('0"亿元"', "1.25", "1.25亿元"),
        ('"US$"0', "5", "US$5"),
    ],
)
def test_how_a_number_is_shown(code: str, number: str, shown: str) -> None:
    """To its last digit, whatever the format rounds to."""
    assert parse_number_format(code).format(number) == shown


@pytest.mark.parametrize(
    ("code", "shown"), [('0" RMB mio"', "12RMB mio"), ('0"K"', "12"), ('0"万元以上"', "12万元以上")]
)
def test_words_about_money_that_are_not_understood(code: str, shown: str) -> None:
    """They are shown, so that the cell is no amount, rather than one in another unit."""
    assert parse_number_format(code).format("12") in {shown, "12K"}
