import pytest

from tiers.write.workbook.text import cell_text, wide


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("示例机械厂", "示例机械厂"),
        ("=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"),  # a cell of text is no formula
        ("a\x1b[31m\x00\ufffe\ud800", r"a\x1b[31m\x00\ufffe\ud800"),
        ("<r><t>x</t></r>", "<r><t>x</t></r> "),  # the library takes it for its own markup
        ("x" * 32_766, "x" * 32_766),
        ("x" * 32_768, "x" * 16_382 + "…"),
        ("𠮷" * 16_383, "𠮷" * 16_383),  # 32,766 UTF-16 units
        ("𠮷" * 16_384, "𠮷" * 16_382 + "…"),
        ("x" * 32_763 + "</r>", "x" * 16_382 + "…"),  # no room for the space
    ],
)
def test_a_text_fits_a_cell_and_does_nothing(text: str, shown: str) -> None:
    """It is shown as it is, but for what controls, cannot be stored, or is too long."""
    assert cell_text(text) == shown


def test_a_chinese_character_takes_two_columns() -> None:
    """A full-width sign too."""
    assert [wide(text) for text in ("", "abc", "示例", "（a）")] == [0, 3, 4, 5]
