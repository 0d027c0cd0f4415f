import gzip
import zlib

import pytest
import zstandard

from tests.intake.asked import said_in_full
from tiers.errors import DataError
from tiers.intake.files import decompression
from tiers.intake.files.decompression import decompress

TABLE = "企业名称,营业收入（万元）\n甲厂,5\n".encode() * 500
GZIP = gzip.compress(TABLE, mtime=0)
ZSTD = zstandard.ZstdCompressor().compress(TABLE)


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
        (zstandard.ZstdCompressor(write_content_size=False, write_checksum=True).compress(TABLE), "zst", TABLE),
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
    ],
)
def test_what_is_not_whole(data: bytes, kind: str, code: str) -> None:
    """Never the first half alone, never what a wrong checksum contradicts."""
    assert refusal(data, kind).code == code


@pytest.mark.parametrize("kind", ["gz", "zst"])
def test_no_byte_can_be_changed_in_silence(kind: str) -> None:
    """Each byte in turn, in a file with a checksum: the same content or a refusal."""
    whole = {
        "gz": gzip.compress(TABLE[:300], mtime=0),
        "zst": zstandard.ZstdCompressor(write_checksum=True).compress(TABLE[:300]),
    }
    for place in range(len(whole[kind])):
        data = bytearray(whole[kind])
        data[place] ^= 0x10
        try:
            assert decompress(bytes(data), "data.csv", kind) == TABLE[:300]
        except DataError as error:
            said_in_full(error)


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given up as soon as it is larger than any table of its size, at 1 MB here; to the last byte it may be."""
    monkeypatch.setattr(decompression, "_ALWAYS", 1 << 20)
    monkeypatch.setattr(decompression, "_RATIO", 1)
    for kind, bomb in (("gz", gzip.compress), ("zst", zstandard.ZstdCompressor().compress)):
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
