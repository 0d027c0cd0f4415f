import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.write.escaping import inert, starts_formula, text_cell

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


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("示例机械厂 060", "示例机械厂 060"),
        ("", ""),
        ("a=b", "a=b"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠a", "'＠a"),
        ("\t=1", r"'\x09=1"),
        ("\r=1", r"'\x0d=1"),
        ("a\x1b[31m\n", r"a\x1b[31m\x0a"),
        (" =1", " =1"),
    ],
)
def test_a_text_is_no_formula(text: str, cell: str) -> None:
    """Whatever a spreadsheet would calculate has `'` before it; control characters are escapes."""
    assert text_cell(text) == cell
    assert starts_formula(text) is cell.startswith("'")


def test_what_is_taken_for_inert_at_once_is_inert() -> None:
    """A control beside it makes every character one that the pattern looks at: all but the hanzi and syllables."""
    for code in [*range(0x3400), *range(0xA000, 0xAC00), *range(0xD7A4, 0x20000), *range(0xE0000, 0xE1100)]:
        assert inert(chr(code)) == inert(f"\0{chr(code)}").removeprefix(r"\x00"), hex(code)
