from collections.abc import Sequence
from typing import Any

import pytest

from tests.intake.asked import question, said_in_full
from tiers.domain.table import Source, Table
from tiers.errors import DataError
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.raw_sheet import RawSheet
from tiers.intake.readers.sheet_selection import the_one_with_firms

HEAD = ["企业名称", "2006年产值(元)"]
TABLE = [HEAD, ["甲", "5"], ["乙", "6"]]
NOTES = [["说明"], ["本表为快报数"]]


def choose(*sheets: Sequence[list[str]], **said: Any) -> Table:  # noqa: ANN401 - the fields of Reading
    """Choose among sheets called S1, S2, …."""
    raw = [RawSheet(Source("book", "xlsx", f"S{n}"), rows, range(1, len(rows) + 1)) for n, rows in enumerate(sheets, 1)]
    asked = question(**said)
    return the_one_with_firms(raw, asked, Vocabulary(asked))


def refusal(*sheets: Sequence[list[str]], **said: Any) -> DataError:  # noqa: ANN401 - the same
    """Return the refusal of sheets."""
    with pytest.raises(DataError) as caught:
        choose(*sheets, **said)
    return said_in_full(caught.value)


@pytest.mark.parametrize(
    ("sheets", "name"),
    [
        ([TABLE], "S1"),
        ([NOTES, [], TABLE], "S3"),
        ([TABLE, [HEAD, ["乙", "6"], ["甲", "5"]]], "S1"),
        ([[HEAD, ["乙", "6"]], TABLE], "S2"),
        ([TABLE, [["企业名称", "2006年产值(元)", "年份"], ["甲"]]], "S1"),
    ],
)
def test_the_only_sheet_that_says_something(sheets: Sequence[list[list[str]]], name: str) -> None:
    """Notes, rankings and copies are passed over."""
    if len(sheets[-1][-1]) == 1:
        assert refusal(*sheets).code == "sheet-unclear"
    else:
        assert choose(*sheets).source.sheet == name


@pytest.mark.parametrize(
    ("sheets", "said", "code"),
    [
        ([TABLE, [HEAD, ["丙", "7"]]], {}, "sheet-unclear"),
        ([TABLE, [[*HEAD, "2006年总产值(元)"], ["甲", "5", "6"]]], {}, "sheet-unclear"),
        ([NOTES, NOTES], {}, "sheet-none"),
        ([NOTES], {}, "name-missing"),
        ([[], [["", " "]]], {}, "file-empty"),
        ([TABLE], {"sheet": "S7"}, "sheet-unknown"),
        ([TABLE], {"sheet": "9"}, "sheet-unknown"),
        ([TABLE], {"sheet": "数据"}, "sheet-unknown"),
    ],
)
def test_sheets_of_which_none_is_meant(sheets: Sequence[list[list[str]]], said: dict[str, Any], code: str) -> None:
    """Never the first of several."""
    assert refusal(*sheets, **said).code == code


@pytest.mark.parametrize("asked", ["S2", "s 2", 2])
def test_a_person_says_which(asked: str | int) -> None:
    """A name wins over a place."""
    assert choose(NOTES, TABLE, sheet=asked).source.sheet == "S2"


def test_a_refusal_names_forty_sheets() -> None:
    """And says that there are more."""
    sheets = refusal(*[NOTES] * 50).facts["sheets"]
    assert isinstance(sheets, tuple)
    assert len(sheets) == 41
