"""Bytes of a workbook damaged anywhere: it is read or refused, and nothing else happens."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.asked import question, said_in_full
from tests.intake.workbooks import ROWS, Rows, ods, pack, parts, xls, xlsb, xlsx
from tiers.errors import DataError
from tiers.intake import READERS
from tiers.intake.files.file_format import format_of
from tiers.intake.readers import from_workbook

FORMATTED: Rows = (*ROWS, (None, "示例造纸厂", 0.5, 1e300), (None, "示例\n羽绒厂", -1, "#N/A"))
KINDS: dict[str, bytes] = {
    "xlsx": xlsx(("表", FORMATTED), ("二", ROWS), hidden=["二"], formats={"0%": [2], '0.0"万元"': [3]}),
    "xls": xls(("表", FORMATTED), ("二", ROWS)),
    "xlsb": xlsb(("表", FORMATTED), ("二", ROWS)),
    "ods": ods(("表", FORMATTED), ("二", ROWS)),
}
WORDS = (
    b"",
    b"\0",
    b"\xff",
    b"<",
    b">",
    b'"',
    b"&",
    b"0",
    b"9" * 20,
    b"A1048576",
    b"<c",
    b"</row>",
    b'r="XFD9"',
    b"-1",
)
"""What may come to stand in a file that somebody or something has damaged."""

Damage = tuple[float, int, bytes]
"""Where, as a part of the whole; how many bytes are lost there; what stands there instead."""

DAMAGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 40), st.sampled_from(WORDS) | st.binary(max_size=9)),
    min_size=1,
    max_size=4,
)


def damage(data: bytes, damages: list[Damage]) -> bytes:
    """Damage bytes."""
    for where, lost, instead in damages:
        at = int(where * len(data))
        data = data[:at] + instead + data[at + lost :]
    return data


def inside(data: bytes, damages: list[Damage]) -> bytes:
    """Damage one part of a workbook that is a zip, and pack it anew, so that its sums are right."""
    content = parts(data)
    name = sorted(content)[int(damages[0][0] * len(content))]
    return pack({**content, name: damage(content[name], damages)})


def swap_parts(data: bytes, damages: list[Damage]) -> bytes:
    """Return a workbook whose parts have each other's names."""
    names = sorted(content := parts(data))
    by = 1 + int(damages[0][0] * (len(names) - 1))
    return pack(dict(zip(names, [content[name] for name in (*names[by:], *names[:by])], strict=True)))


def is_read_or_refused(data: bytes) -> bool:
    """Read what may still be a workbook, in a process of its own as always."""
    if READERS.get(format_of(data)) is not READERS["xlsx"]:
        return True
    try:
        tables = from_workbook.tables(data, "book", question())
    except DataError as error:
        return bool(said_in_full(error))
    return bool(tables)


@pytest.mark.hypothesis
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=max(1, settings().max_examples // 6))
@given(damages=DAMAGES)
def test_bytes_anywhere(kind: str, damages: list[Damage]) -> None:
    """Flipped, cut out, put in."""
    assert is_read_or_refused(damage(KINDS[kind], damages))


@pytest.mark.hypothesis
@pytest.mark.parametrize("kind", ["xlsx", "xlsb", "ods"])
@pytest.mark.parametrize("how", [inside, swap_parts])
@settings(max_examples=max(1, settings().max_examples // 10))
@given(damages=DAMAGES)
def test_parts(how: Callable[[bytes, list[Damage]], bytes], kind: str, damages: list[Damage]) -> None:
    """Their content, and under which name it stands."""
    assert is_read_or_refused(how(KINDS[kind], damages))
