import pytest

from tests.intake.asked import said_in_full
from tiers.errors import DataError
from tiers.intake.files.encoding import decode, utf8_within

TEXT = "企业名称,营业收入\n示例机械厂,100\n示例食品厂,200\n"
UTF8, GB = TEXT.encode(), TEXT.encode("gb18030")


def refusal(data: bytes, choice: str | None = None) -> DataError:
    """Return the refusal of bytes."""
    with pytest.raises(DataError) as caught:
        decode(data, "a.csv", choice)
    return said_in_full(caught.value)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (UTF8, "utf-8"),
        (b"\xef\xbb\xbf" + UTF8, "utf-8"),
        (GB, "gb18030"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
    ],
)
def test_the_same_text_in_every_encoding(data: bytes, name: str) -> None:
    """A byte-order mark, then zero bytes, then strict UTF-8, then strict GB18030."""
    assert decode(data, "a.csv", None) == (TEXT, name)


@pytest.mark.parametrize(
    ("data", "choice", "name"),
    [
        (GB, "GBK", "gb18030"),
        (GB, "gb2312", "gb18030"),
        (TEXT.encode("big5", "replace"), "big5", "big5"),
        (b"\xef\xbb\xbf" + UTF8, "utf-8", "utf-8"),
        (TEXT.encode("utf-16"), "utf-16", "utf-16-le"),
        (TEXT.encode("utf-16-le"), "utf-16", "utf-16-le"),
        (b"caf\xe9", "latin-1", "iso8859-1"),
    ],
)
def test_a_named_encoding_is_taken(data: bytes, choice: str, name: str) -> None:
    """What calls itself GBK is read as its superset."""
    assert decode(data, "a.csv", choice)[1] == name


def test_gbk_beyond_gb2312_is_read() -> None:
    """镕 and 㐂 stand in GBK and GB18030 only."""
    text = "企业名称\n示例镕㐂厂\n"
    assert decode(text.encode("gb18030"), "a.csv", "gb2312")[0] == text


@pytest.mark.parametrize("choice", ["utf-99", "hex", "rot13", "undefined", "a\0b", ""])
def test_no_such_encoding(choice: str) -> None:
    """Codecs that give no text are none either."""
    assert refusal(UTF8, choice).code == "encoding-unknown"


def test_a_named_encoding_that_raises_without_a_place() -> None:
    """Some codecs do not tell which byte they cannot read."""
    assert refusal(b"xn--a", "idna").code == "encoding-unreadable"


def test_a_named_encoding_against_the_mark() -> None:
    """The first bytes of the file say UTF-8."""
    assert refusal(b"\xef\xbb\xbf" + UTF8, "gbk").code == "encoding-contradicts"


def test_a_named_encoding_that_does_not_fit() -> None:
    """GB18030 is not UTF-8: byte 0 of line 1."""
    error = refusal(GB, "utf-8")
    assert (error.code, error.facts["byte"], error.facts["row"]) == ("encoding-unreadable", 0, 1)


def test_utf8_then_gb18030() -> None:
    """The third line is in another encoding, and its first byte is named."""
    head = "企业名称,营业收入\n示例机械厂,100\n".encode()
    error = refusal(head + "示例食品厂,200\n".encode("gb18030"))
    facts = error.facts
    assert error.code == "encoding-mixed"
    assert (facts["encoding"], facts["other"], facts["byte"], facts["row"]) == ("utf-8", "gb18030", len(head), 3)


@pytest.mark.parametrize("name", ["示例食品厂", "示例食品"])
def test_gb18030_then_utf8(name: str) -> None:
    """Also where the UTF-8 bytes, an even number of three, would pass as other hanzi."""
    head = "企业名称,营业收入\n示例机械厂,100\n".encode("gb18030")
    error = refusal(head + f"{name},200\n".encode())
    assert error.code == "encoding-mixed"
    assert (error.facts["encoding"], error.facts["row"]) == ("gb18030", 3)


def test_two_encodings_in_one_line() -> None:
    """One column in GB18030 and one in UTF-8, as two files joined side by side."""
    line = "机械,".encode("gb18030") + "示例食品,200\n".encode()
    assert refusal("行业,企业名称\n".encode("gb18030") + line).code == "encoding-mixed"


def test_utf8_that_would_pass_as_gb18030_after_utf8() -> None:
    """Hanzi in even numbers of UTF-8, then one row of GB18030: as GB18030 all of it decodes."""
    data = "企业名称\n示例机械\n".encode() + "厂\n".encode("gb18030")
    data.decode("gb18030")
    error = refusal(data)
    assert (error.code, error.facts["encoding"], error.facts["row"]) == ("encoding-mixed", "utf-8", 3)


@pytest.mark.parametrize(("data", "row"), [(UTF8[:-6], 3), (UTF8.replace(b"\n", b"\r")[:-6], 3)])
def test_cut_in_the_middle_of_a_character(data: bytes, row: int) -> None:
    """Without its last six bytes the text ends with two thirds of 厂; lines end with LF or with CR."""
    error = refusal(data)
    assert (error.code, error.facts["row"]) == ("encoding-cut", row)


def test_gb18030_cut_in_the_middle_of_a_character() -> None:
    """Half of 厂 is missing."""
    assert refusal("企业名称\n示例厂".encode("gb18030")[:-1]).code == "encoding-cut"


def test_utf16_cut_in_the_middle_of_a_character() -> None:
    """An odd number of bytes."""
    assert refusal(TEXT.encode("utf-16")[:-1]).code == "encoding-cut"


def test_bytes_that_are_in_no_encoding() -> None:
    """0xFF begins no character; it stands on line 2."""
    error = refusal("企业名称\n".encode("gb18030") + b"\xff\xff,1\n")
    assert (error.code, error.facts["row"]) == ("encoding-unreadable", 2)


@pytest.mark.parametrize("data", [b"a,b\0\n1,2\n" + b"x" * 30, bytes(40), b"a\n\0\0b" + bytes(3)])
def test_zero_bytes_that_are_not_utf16(data: bytes) -> None:
    """A few, or on both sides."""
    assert decode(data, "a.csv", None)[1] == "utf-8"


def test_gb18030_that_holds_what_leads_hanzi_in_utf8() -> None:
    """Rare hanzi whose bytes have the pattern of UTF-8, but not as a whole word, are no second encoding."""
    data = "企业名称\n".encode("gb18030") + b"\xb0\xa1\xe4\xb8\xad\xe6\x96\x87\xb0\xa1\n"
    assert decode(data, "a.csv", None)[1] == "gb18030"


def test_hanzi_of_utf8_that_only_adjoin_without_what_stands_between() -> None:
    """One hanzi alone is no word."""
    hanzi = "中".encode()
    assert utf8_within(hanzi + b",1," + hanzi) is None
    assert utf8_within(b"a," + hanzi + hanzi) == 2
