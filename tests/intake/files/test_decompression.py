import bz2
import gzip
import lzma
import zlib

import pytest

from tests.intake.asked import said_in_full
from tests.intake.packed import PACKS, zst_with_checksum, zstd
from tiers.errors import DataError
from tiers.intake.files import decompression
from tiers.intake.files.decompression import decompress

TABLE = "企业名称,营业收入（万元）\n甲厂,5\n".encode() * 500
GZIP = gzip.compress(TABLE, mtime=0)
ZSTD = zstd.compress(TABLE)
XZ = lzma.compress(TABLE)
BZ2 = bz2.compress(TABLE)


def refusal(data: bytes, kind: str) -> DataError:
    """Return the refusal of a compressed file."""
    with pytest.raises(DataError) as caught:
        decompress(data, "data.csv", kind)
    assert caught.value.facts["path"] == "data.csv"
    return said_in_full(caught.value)


@pytest.mark.parametrize(
    ("data", "kind", "expected"),
    [
        (GZIP, "gz", TABLE),
        (gzip.compress(b"", mtime=0), "gz", b""),
        (GZIP + GZIP, "gz", TABLE * 2),
        (GZIP + bytes(700), "gz", TABLE),
        (gzip.compress(bytes(100_000), mtime=0), "gz", bytes(100_000)),
        (ZSTD, "zst", TABLE),
        (ZSTD + ZSTD, "zst", TABLE * 2),
        (ZSTD + bytes(700), "zst", TABLE),
        (zst_with_checksum(TABLE), "zst", TABLE),
        (XZ + XZ, "xz", TABLE * 2),
        (XZ + bytes(8), "xz", TABLE),
        (BZ2 + BZ2, "bz2", TABLE * 2),
        (BZ2 + bytes(7), "bz2", TABLE),
    ],
)
def test_what_is_in_a_compressed_file(data: bytes, kind: str, expected: bytes) -> None:
    """One member or several, one after the other; zeros behind the last one only fill up."""
    assert decompress(data, "data.csv", kind) == expected


@pytest.mark.parametrize(
    ("data", "kind", "code"),
    [
        (GZIP[:-1], "gz", "compressed-cut"),
        (GZIP[: len(GZIP) // 2], "gz", "compressed-cut"),
        (GZIP + GZIP[:5], "gz", "compressed-cut"),
        (GZIP[:-8] + bytes(4) + GZIP[-4:], "gz", "compressed-damaged"),
        (GZIP[:20] + bytes(9) + GZIP[29:], "gz", "compressed-damaged"),
        (GZIP + b"more", "gz", "compressed-damaged"),
        (ZSTD[:-1], "zst", "compressed-cut"),
        (ZSTD[:4] + b"\xff" * 20, "zst", "compressed-damaged"),
        (ZSTD + b"more", "zst", "compressed-damaged"),
        (XZ[:-1], "xz", "compressed-cut"),
        (XZ[:40] + b"\xff" * 20 + XZ[60:], "xz", "compressed-damaged"),
        (XZ + b"much more than that", "xz", "compressed-damaged"),
        (BZ2[:-1], "bz2", "compressed-cut"),
        (BZ2[:40] + b"\xff" * 20 + BZ2[60:], "bz2", "compressed-damaged"),
        (BZ2 + b"more", "bz2", "compressed-damaged"),
    ],
)
def test_what_is_not_whole(data: bytes, kind: str, code: str) -> None:
    """Never the first half alone, never what a wrong checksum contradicts."""
    assert refusal(data, kind).code == code


@pytest.mark.parametrize("kind", PACKS)
@pytest.mark.parametrize("size", [0, 1, 5_000_000])
def test_every_way_to_pack(kind: str, size: int) -> None:
    """Nothing, a byte, and more than comes out at a time."""
    assert decompress(PACKS[kind](bytes(size)), "data.csv", kind) == bytes(size)


@pytest.mark.parametrize("kind", PACKS)
def test_no_byte_can_be_changed_in_silence(kind: str) -> None:
    """Each byte in turn, in a file with a checksum: the same content or a refusal."""
    whole = {**PACKS, "zst": zst_with_checksum}[kind](TABLE[:300])
    for place in range(len(whole)):
        data = bytearray(whole)
        data[place] ^= 0x10
        try:
            assert decompress(bytes(data), "data.csv", kind) == TABLE[:300]
        except DataError as error:
            said_in_full(error)


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given up as soon as it is larger than any table of its size, at 1 MB here; to the last byte it may be."""
    monkeypatch.setattr(decompression, "_ALWAYS", 1 << 20)
    monkeypatch.setattr(decompression, "_RATIO", 1)
    for kind, bomb in PACKS.items():
        assert len(decompress(bomb(bytes(1 << 20)), "data.csv", kind)) == 1 << 20
        assert refusal(bomb(bytes((1 << 20) + 1)), kind).facts["megabytes"] == 1


def test_a_large_file_may_become_larger(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its size: a file of 100 bytes that may become ten times as large."""
    monkeypatch.setattr(decompression, "_ALWAYS", 1)
    monkeypatch.setattr(decompression, "_RATIO", 10)
    data = zlib.compress(bytes(range(100)) * 4, wbits=31)
    assert 40 < len(data) < 400
    assert len(decompress(data, "data.csv", "gz")) == 400
    monkeypatch.setattr(decompression, "_RATIO", 2)
    assert refusal(data, "gz").code == "compressed-large"


@pytest.mark.one_in(2)
@pytest.mark.parametrize("kind", PACKS)
def test_a_bomb_is_inflated_in_small_parts(kind: str) -> None:
    """A few bytes that would become 40 MB: never more than 5 MB of them at once."""
    found = decompression.pieces(PACKS[kind](bytes(40 << 20)), "data.csv", kind)
    assert 1 < max(map(len, found)) <= 5 << 20


def test_a_file_that_asks_for_memory() -> None:
    """Xz says how much of it must be kept in memory: more than its own strongest setting needs is refused."""
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 256 << 20}]
    error = refusal(lzma.compress(TABLE, lzma.FORMAT_XZ, filters=filters), "xz")
    assert (error.code, error.facts["megabytes"]) == ("compressed-memory", 128)
