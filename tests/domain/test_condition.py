import pytest

from tiers.domain.condition import malformed_condition, values_by_heading


def test_one_heading_is_or_and_headings_are_and() -> None:
    """Headings and values are compared as they are cleaned."""
    found = values_by_heading(["行业=机械", " 行业 = 食品 ", "骨干企业=是=1"])
    assert found == {"行业": ["机械", "食品"], "骨干企业": ["是=1"]}


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ((), None),
        (("行业=机械",), None),
        (("行业=机械", "骨干企业"), "骨干企业"),
        (("=机械",), "=机械"),
        (("行业=",), "行业="),
        (("行业=\u3000", "="), "行业=\u3000"),
        (("\u200b=机械",), "\u200b=机械"),
    ],
)
def test_what_lacks_a_part(conditions: tuple[str, ...], expected: str | None) -> None:
    """A blank value could never be met, for a blank cell meets nothing."""
    assert malformed_condition(conditions) == expected
