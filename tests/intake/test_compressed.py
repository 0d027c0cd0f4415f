import gzip
from collections.abc import Callable

import pytest
import zstandard

from tests.intake.asked import said_in_full
from tiers.errors import DataError
from tiers.intake.compressed import inflated

KINDS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "zst": zstandard.compress}
TEXT = "企业名称,营业收入\n".encode() * 1000


def refused(data: bytes, kind: str) -> str:
    """Give the code of the refusal."""
    with pytest.raises(DataError) as caught:
        inflated(data, "data", kind)
    return said_in_full(caught.value).code


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_compressed_is_read(kind: str) -> None:
    """Also in several members, and with zeros behind them."""
    data = KINDS[kind](TEXT)
    assert inflated(data, "data", kind) == TEXT
    assert inflated(data + data + bytes(9), "data", kind) == TEXT * 2


@pytest.mark.parametrize("kind", KINDS)
def test_files_that_were_cut_off_or_damaged(kind: str) -> None:
    """Nothing of them is read."""
    data = KINDS[kind](TEXT)
    assert refused(data[:-2], kind) == "compressed-cut"
    assert refused(data + b"rest of something", kind) == "compressed-damaged"


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_becomes_too_large(kind: str) -> None:
    """More than 64 MB, and 200 times its size."""
    assert refused(KINDS[kind](bytes(70 << 20)), kind) == "compressed-large"
