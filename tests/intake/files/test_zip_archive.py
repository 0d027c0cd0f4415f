import io
import mmap
import zipfile
from pathlib import Path

import pytest

from tests.intake.asked import said_in_full
from tests.intake.packed import zip_alone, zip_of
from tiers.errors import DataError
from tiers.intake.files.zip_archive import the_one_file

TABLE = "企业名称,营业收入（万元）\n甲厂,5\n".encode() * 500


def refusal(data: bytes) -> DataError:
    """Return the refusal of a zip."""
    with pytest.raises(DataError) as caught:
        list(the_one_file(data, "data.zip"))
    assert caught.value.facts["path"] == "data.zip"
    return said_in_full(caught.value)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_the_only_file(method: int) -> None:
    """However it is packed; folders and what systems put beside it do not count."""
    beside = ("表/", "__MACOSX/表/._a.csv", ".DS_Store", "表/Thumbs.db", "desktop.ini")
    assert b"".join(the_one_file(zip_of({**dict.fromkeys(beside, b""), "表/a.csv": TABLE}, method), "a")) == TABLE


def test_a_large_zip_stays_where_it_is(tmp_path: Path) -> None:
    """It is read through a map of its file."""
    (tmp_path / "a.zip").write_bytes(zip_alone(TABLE))
    with (tmp_path / "a.zip").open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        assert b"".join(the_one_file(data, "a.zip")) == TABLE


@pytest.mark.parametrize("data", [zip_of({}), zip_of({"a/": b"", "__MACOSX/a": b"1"})])
def test_no_file(data: bytes) -> None:
    """Nothing that a person packed."""
    assert refusal(data).code == "zip-empty"


def test_several_files() -> None:
    """All are named, in the words of the system that packed them; which is meant, a person says."""
    assert refusal(zip_of({"甲.csv": b"1", "b.csv": b"2"})).facts["names"] == ("甲.csv", "b.csv")
    in_gbk = zip_of({"xxxx.csv": b"1", "b.csv": b"2"}).replace(b"xxxx", "企业".encode("gbk"))
    assert refusal(in_gbk).facts["names"] == ("企业.csv", "b.csv")
    many = refusal(zip_of({f"{n}.csv": b"" for n in range(50)}))
    assert (many.facts["count"], len(many.facts["names"])) == (50, 21)  # type: ignore[arg-type] # any fact


def test_a_password() -> None:
    """Told by its flag, in the list and before the file."""
    data = bytearray(zip_alone(TABLE))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)).code == "zip-encrypted"


def test_another_method() -> None:
    """As that of Windows for files beyond 2 GB, which the standard library does not know."""
    data = bytearray(zip_alone(TABLE))
    data[8] = 9
    data[data.index(b"PK\x01\x02") + 10] = 9
    assert refusal(bytes(data)).code == "zip-method"


@pytest.mark.parametrize("cut", [1, 10, 22, 60, 150])
def test_a_zip_that_is_cut_off(cut: int) -> None:
    """Its list stands at its end."""
    assert refusal(zip_alone(TABLE)[:-cut]).code in {"compressed-cut", "compressed-damaged"}


def test_a_file_that_ends_before_its_end() -> None:
    """The list says more than there is."""
    made = io.BytesIO(zip_of({"a.csv": TABLE}, zipfile.ZIP_STORED))
    data = made.getvalue()
    at = data.index(b"PK\x01\x02")
    shorter = bytearray(data)
    for place in (at + 20, at + 24):
        shorter[place : place + 4] = (len(TABLE) + 10_000).to_bytes(4, "little")
    assert refusal(bytes(shorter)).code in {"compressed-cut", "compressed-damaged"}


def test_a_wrong_checksum() -> None:
    """Never what a checksum contradicts."""
    data = bytearray(zip_of({"a.csv": TABLE}, zipfile.ZIP_STORED))
    data[40] ^= 1
    assert refusal(bytes(data)).code == "compressed-damaged"
