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
