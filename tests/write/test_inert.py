import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.write.inert import inert

ACTIVE = [
    *range(0x20), 0x7F, *range(0x80, 0xA0), 0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x2028, 0x202F),
    *range(0x2060, 0x2070), 0xFEFF, 0xD800, 0xDFFF, 0xFFF9, 0xFFFE, 0xFFFF, 0xE0001, 0xE007F,
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("示例机械厂 001", "示例机械厂 001"),
        ("[bold]:smile:\\x1b", "[bold]:smile:\\x1b"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\tb\r\n", "a\\x09b\\x0d\\x0a"),
        ("\x9b2J", "\\x9b2J"),
        ("\u202e厂", "\\u202e厂"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("", ""),
    ],
)
def test_text_from_outside_is_made_visible(text: str, shown: str) -> None:
    """Plain text stays as it is."""
    assert inert(text) == shown


@pytest.mark.parametrize("code", ACTIVE, ids=hex)
def test_no_active_character_stays(code: int) -> None:
    """C0, DEL, C1, bidirectional and invisible characters, separators, surrogates and tags."""
    assert chr(code) not in inert(f"a{chr(code)}b")
    assert inert(f"a{chr(code)}b").isprintable()


@given(st.text(st.characters(codec=None)))
def test_what_is_inert_stays_so(text: str) -> None:
    """Once is enough."""
    assert inert(inert(text)) == inert(text)
