from decimal import Decimal

import pytest

from tiers import wording
from tiers.errors import DataError, EngineError, TargetsError, TiersError, UsageError, WriteError, nameless
from tiers.wording import sentences

SECTIONS = {
    "error": {"firm-lost": "{path}: {name} is lost.", "bare": "Nothing is there."},
    "error_remedy": {"firm-lost": "Look in {path}.", "bare": ""},
    "choice": {"unit": "unit", "amount": "{amount:money}"},
}


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a small catalogue in place of the real one."""
    monkeypatch.setattr(wording, "sentences", lambda section, _lang: SECTIONS.get(section) or sentences(section))


@pytest.mark.usefixtures("catalogue")
def test_an_error_says_its_sentence_and_its_remedy() -> None:
    """The code, the facts in the sentence, and what mends it."""
    error = DataError("firm-lost", path="data.csv", name="示例厂")
    assert error.code == "firm-lost"
    assert error.sentence("en") == "data.csv: 示例厂 is lost."
    assert error.remedy("en") == "Look in data.csv."
    assert str(error) == "data.csv: 示例厂 is lost. Look in data.csv."


@pytest.mark.usefixtures("catalogue")
def test_an_error_without_a_remedy() -> None:
    """Where nothing mends it, nothing is said after the sentence."""
    assert str(WriteError("bare")) == "Nothing is there."


@pytest.mark.usefixtures("catalogue")
def test_the_table_of_choices() -> None:
    """Words of the catalogue, amounts as people say them, and everything else as it is."""
    error = DataError("bare", choices=[("choice.unit", "10亿"), ("万元", 3, Decimal(742_100_000))])
    assert error.table("en") == [["unit", "10亿"], ["万元", "3", "¥742.1 m"]]
    assert DataError("bare").table("en") == []


@pytest.mark.usefixtures("catalogue")
def test_the_amounts_of_choices_are_in_the_currency_of_the_plan() -> None:
    """A plan in New Taiwan dollars shows none in yuan."""
    error = DataError("bare", choices=[(Decimal(742_100_000),)], currency="TWD")
    assert error.table("en") == [["NT$742.1 m"]]


@pytest.mark.parametrize("leaf", [UsageError, DataError, TargetsError, EngineError, WriteError])
def test_every_failure_is_one_tree(leaf: type[TiersError]) -> None:
    """One `except` at the door catches them all."""
    assert issubclass(leaf, TiersError)
    assert leaf("x").code == "x"


def test_every_error_has_its_remedy() -> None:
    """The two sections of the catalogue speak of the same codes."""
    assert {name.partition(".")[0] for name in sentences("error")} == set(sentences("error_remedy"))


def test_an_error_within_shows_no_cell() -> None:
    """Where nobody is to be named: another sentence, no choices."""
    for no_names, shown in ((True, "a.csv line 9: a second table begins here."), (False, "begins here: 示例厂.")):
        with pytest.raises(DataError) as caught, nameless(when=no_names):
            raise DataError("tables-two", choices=[("choice.unit",)], path="a.csv", row=9, first="示例厂")
        assert caught.value.sentence("en").endswith(shown)
        assert len(caught.value.table("en")) == 1 - no_names


@pytest.mark.usefixtures("catalogue")
def test_an_error_that_shows_no_cell_is_said_as_ever() -> None:
    """Without names or with them."""
    with pytest.raises(DataError) as caught, nameless(when=True):
        raise DataError("bare", choices=[("choice.unit",)])
    assert (caught.value.sentence("en"), caught.value.table("en")) == ("Nothing is there.", [["unit"]])


@pytest.mark.parametrize(
    ("foreign", "english", "chinese"),
    [
        (0, "Name the report of the same firms (the same --where).", "请写同一批企业（同样的 --where）的报告。"),
        (
            1,
            "Name a report in the plan's currency, saved anew with --json.",
            "请写用 --json 重新存的、以本规划货币计的报告。",
        ),
    ],
)
def test_the_remedy_of_another_saved_report(foreign: int, english: str, chinese: str) -> None:
    """A currency is not mended by a condition."""
    error = DataError("since-other-firms", path="a.json", foreign=foreign, said="USD")
    assert (error.remedy("en"), error.remedy("zh")) == (english, chinese)
