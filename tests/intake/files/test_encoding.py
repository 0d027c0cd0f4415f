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
    assert (error.code, error.facts["row"]) == ("encoding-broken", 2)


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


EUROS = [
    # what stands where € is, and what is read there
    (b"\xca\xbe\xc0\xfd\x80\xbc\xd7", "示例€甲"),
    (b"\x80", "€"),
    (b"\x80\x80", "€€"),
    (b"\x80120000", "€120000"),
    (b"A\x80B", "A€B"),
    (b'"\x80, x"', '"€, x"'),
    ("镕㐂".encode("gb18030") + b"\x80", "镕㐂€"),
    ("€".encode("gb18030") + b"\x80", "€€"),
    (b"\x81\x80\x80", "亐€"),
    (b"\xb3\x80", "硛"),
]
"""GB18030 with the € of code page 936: by itself it is the sign, as the second byte of a hanzi a part of it."""


@pytest.mark.parametrize("choice", [None, "gbk", "cp936", "gb18030"])
@pytest.mark.parametrize(("cell", "read"), EUROS)
def test_the_euro_of_windows(cell: bytes, read: str, choice: str | None) -> None:
    """In any place, whether or not somebody says which encoding it is."""
    assert decode(GB + cell + b",1\n", "a.csv", choice) == (f"{TEXT}{read},1\n", "gb18030")


HALVES = [
    # the bytes of two more lines of GB, and the lines in which a character is broken
    (b"\xca\xbe\xc0\xfd\xd2\xd2\xb3,51000\n\xca\xbe,1\n", [4]),
    (b"\xca\xbe\xc0\xfd\xd2\xd2\xb3\t51000\n\xca,1\n", [4, 5]),
    (b'"\xca\xbe\xc0",51000\r\n\xca\xbe,1\n', [4]),
    (b"\xca\xbe\xc0\n\xca\xbe,1\n", [4]),
    (b"\xca\xbe,\xff\n\xca\xbe,1\n", [4]),
    (b"\xca\xbe,1\n\xca\xbe\xc0\xfd\xb3 ,1\n", [5]),
    (b"\xca\xbe,1\n\xca\xbe\x80\xc0,1\n", [5]),
]


@pytest.mark.parametrize("choice", [None, "gbk"])
@pytest.mark.parametrize(("more", "rows"), HALVES)
def test_half_a_character_in_gb18030(more: bytes, rows: list[int], choice: str | None) -> None:
    """The lines are named, and no encoding that would fail as well."""
    error = refusal(GB + more, choice)
    assert (error.code, error.facts["row"], error.facts["lines"]) == ("encoding-broken", rows[0], rows)
    assert ["--encoding" in error.remedy(lang) for lang in ("en", "zh")] == [False, False]


@pytest.mark.parametrize("choice", [None, "utf-8"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    "line",
    ["示例乙厂".encode()[:-1] + b",51000", b'"' + "示例乙厂".encode()[:-2] + b'",1', "示例".encode() + b"\x80,1"],
)
def test_half_a_character_in_utf8(line: bytes, mark: bytes, choice: str | None) -> None:
    """Though the bytes of the line would pass as other hanzi in GB18030: most of it is UTF-8."""
    error = refusal(mark + UTF8 + line + b"\n" + "示例丙厂,1\n".encode(), choice)
    assert (error.code, error.facts["encoding"], error.facts["lines"]) == ("encoding-broken", "utf-8", [4])


def test_half_a_character_in_gb18030_that_begins_like_utf8() -> None:
    """示 alone is a letter in UTF-8 (U+02BE), as 联通 are: that alone says nothing."""
    error = refusal("示例,营业收入\n示例甲厂,1\n示例乙厂,2\n".encode("gb18030") + b"\xca\xbe\xc0,3\n")
    assert (error.code, error.facts["encoding"], error.facts["lines"]) == ("encoding-broken", "gb18030", [4])


def test_many_halves_of_characters() -> None:
    """Five lines are named, and how many there are."""
    error = refusal(GB * 9 + b"\xca\xbe\xc0,3\n" * 7)
    assert (error.facts["lines"], error.facts["count"]) == ([28, 29, 30, 31, 32], 7)


@pytest.mark.parametrize(
    ("data", "choice", "names"),
    [
        (GB, "utf-8", ("gb18030",)),
        (GB, "big5", ("gb18030",)),
        (UTF8, "ascii", ("utf-8",)),
        ("企業名稱,營業收入\n".encode("big5") + b"\xa4\xa4\xa4,1\n", None, ()),
        (b"Soci\xe9,Umsatz\n", None, ()),
    ],
)
def test_no_encoding_is_suggested_that_would_fail(data: bytes, choice: str | None, names: tuple[str, ...]) -> None:
    """What is named reads every byte."""
    error = refusal(data, choice)
    assert (error.code, error.facts["names"]) == ("encoding-unreadable", names)
    assert all(decode(data, "a.csv", name) for name in names)
