import pytest

from tiers.write.cells import starts_formula, text_cell


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
