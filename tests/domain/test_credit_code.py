"""Codes that agree with themselves, worked out by hand from GB 32100-2015 and GB 11714-1997."""

import pytest

from tiers.domain.credit_code import (
    ALPHABET,
    CodeFault,
    check_character,
    fault_of,
    organization_check,
    without_mistyped_letters,
)


@pytest.mark.parametrize(
    ("code", "last"),
    [
        ("1" + "0" * 16, "Y"),  # 1·3⁰ = 1; 31 − 1 = 30, the last of 31 characters
        ("0" * 17, "0"),  # the sum is 0, 31 − 0 = 31: without the last mod 31 there would be no such character
        ("01" + "0" * 15, "W"),  # 1·3¹ = 3; 28
        ("Y" + "0" * 16, "1"),  # 30·3⁰ = 30; 1
    ],
)
def test_the_last_character_follows_from_the_others(code: str, last: str) -> None:
    """(31 − Σ cᵢ·3^(i−1) mod 31) mod 31, in the alphabet of 31."""
    assert check_character(code) == last
    assert len(ALPHABET) == 31


@pytest.mark.parametrize(
    ("code", "last"),
    [
        ("00000000", "0"),  # 11 − 0 is 11, which is written 0
        ("00000006", "X"),  # 6·2 = 12, 12 mod 11 = 1, 11 − 1 is 10, which is written X
        ("10000000", "8"),  # 1·3 = 3, 8
        ("A0000000", "3"),  # 10·3 = 30, 30 mod 11 = 8, 3
    ],
)
def test_the_organisation_code_has_a_check_of_its_own(code: str, last: str) -> None:
    """Weights 3 7 9 10 5 8 4 2; 10 is X, 11 is 0."""
    assert organization_check(code) == last


def credit_code(first: str, inner: str) -> str:
    """Return a code with the right last character."""
    return f"{first}{inner}{check_character(first + inner)}"


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (credit_code("91430500", "000000000"), None),
        (credit_code("91430500", "00000006X"), None),
        (credit_code("91430500", "000000001"), CodeFault.INNER),
        (credit_code("91430500", "000000000")[:-1] + "Y", CodeFault.CHECK),
        ("110000000000000000", CodeFault.ROUNDED),  # 15 digits and three zeros that do not agree with them
        ("430500000012345", None),  # an old registration number
        ("712345678", None),  # an organisation code
        ("71234567X", None),
        ("7123456Y8X", CodeFault.FORM),
        ("91430500MA4L0000", CodeFault.FORM),
        ("91430500MA4LO0007D", CodeFault.FORM),  # O stands in no code
    ],
)
def test_what_is_wrong_with_a_code(code: str, fault: CodeFault | None) -> None:
    """A milder word if only the inner check fails; other kinds of numbers are not faulted."""
    assert fault_of(code) is fault


def test_a_letter_that_looks_like_a_digit_is_mended() -> None:
    """O for 0, I for 1, S for 5, Z for 2, if the code agrees with itself then."""
    code = credit_code("91430500", "000000000")
    assert without_mistyped_letters(code.replace("0", "O")) == code
    assert without_mistyped_letters(code.replace("5", "S").replace("1", "I")) == code
    assert without_mistyped_letters(code) is None
    assert without_mistyped_letters("9I430500000000000Y") is None
