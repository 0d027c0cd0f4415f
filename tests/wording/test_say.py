from decimal import Decimal

import pytest

from tiers import wording
from tiers.wording import format_count, join_words, joined_clauses, message, problem_text, sentences

SAID = [
    ("{n:# firm|# firms}", {"n": 1}, "1 firm"),
    ("{n:# firm|# firms}", {"n": 0}, "0 firms"),
    ("{n:# firm|# firms}", {"n": 1180}, "1,180 firms"),
    ("{n:no firm|# firm|# firms}", {"n": 0}, "no firm"),
    ("{n:no firm|# firm|# firms}", {"n": 1}, "1 firm"),
    ("{n:no firm|# firm|# firms}", {"n": 2}, "2 firms"),
    ("{n:is|are} {name}", {"n": 2, "name": "甲"}, "are 甲"),
    ("{amount:money}", {"amount": Decimal("742145678.9")}, "¥742.1 m"),
    ("{amount:money}", {"amount": Decimal("742145678.9"), "currency": "TWD"}, "NT$742.1 m"),
    ("{amount:limit}", {"amount": Decimal("742145678.9")}, "¥742.1456789 m"),
    ("{amount:exact}", {"amount": Decimal("742145678.9")}, "¥742,145,678.9"),
    ("{share:percent}", {"share": Decimal("0.999")}, "99.9%"),
    ("{names:list}", {"names": ["a", "b", 3]}, "a, b, 3"),
    ("{names:all}", {"names": ["a", "b", "c"]}, "a, b and c"),
    ("{year} {n:03}", {"year": 2008, "n": 7}, "2008 007"),
]


IN_CHINESE = [
    ("{n}家", {"n": 1180}, "1180家"),
    ("{n:|均}未计入", {"n": 1}, "未计入"),
    ("{n:|均}未计入", {"n": 2}, "均未计入"),
    ("{amount:money}", {"amount": Decimal("742145678.9")}, "7.42亿元"),
    ("{amount:limit}", {"amount": Decimal(10**9), "currency": "EUR"}, "10亿欧元"),
    ("{amount:exact}", {"amount": Decimal(7)}, "7元"),
    ("{names:list}", {"names": ["甲", "乙", "丙"]}, "甲、乙、丙"),
    ("{names:all}", {"names": ["甲", "乙", "丙"]}, "甲、乙、丙"),
]


@pytest.fixture
def one_sentence(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Have a catalogue of one section more."""
    catalogue: dict[str, str] = {}

    def choose(section: str, lang: str = "en") -> dict[str, str]:
        return catalogue if section == "test" else dict(sentences(section, lang))

    monkeypatch.setattr(wording, "sentences", choose)
    return catalogue


@pytest.mark.parametrize(("sentence", "facts", "said"), SAID)
def test_a_sentence_says_its_facts(
    one_sentence: dict[str, str], sentence: str, facts: dict[str, object], said: str
) -> None:
    """Numbers, amounts, shares and lists in their forms."""
    one_sentence["a.b"] = sentence
    assert message("test.a.b", "en", **facts) == said


@pytest.mark.parametrize(("sentence", "facts", "said"), IN_CHINESE)
def test_a_chinese_sentence_says_its_facts(
    one_sentence: dict[str, str], sentence: str, facts: dict[str, object], said: str
) -> None:
    """With its own marks and units."""
    one_sentence["a.b"] = sentence
    assert message("test.a.b", "zh", **facts) == said


def test_what_a_fact_holds_is_never_a_form() -> None:
    """Braces in a firm's name stay what they are."""
    said = problem_text("name-like-total", name="{row}{0.__class__}")
    assert said == "{row}{0.__class__} ends like a total, and counts as a firm: is it one?"


@pytest.mark.parametrize("key", ["report.nothing", "report", ""])
def test_a_sentence_that_nobody_wrote_is_a_mistake(key: str) -> None:
    """And found at once."""
    with pytest.raises((KeyError, ImportError)):
        message(key)


def test_a_fact_that_is_not_given_is_a_mistake() -> None:
    """And found at once."""
    with pytest.raises(KeyError):
        message("report.untitled", first=2006)


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c", "d"], "a, b, c and d")]
)
def test_words_are_joined(words: list[str], said: str) -> None:
    """With an “and” before the last."""
    assert join_words(words, "en") == said


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [(["a, b"], "a, b", "a, b"), (["a", "b"], "a and b", "a；b"), (["a", "b", "c"], "a; b and c", "a；b；c")],
)
def test_clauses_are_joined(words: list[str], english: str, chinese: str) -> None:
    """They may hold commas themselves."""
    assert (joined_clauses(words, "en"), joined_clauses(words, "zh")) == (english, chinese)


@pytest.mark.parametrize(("number", "said"), [(0, "0"), (999, "999"), (1000, "1,000"), (-1234567, "-1,234,567")])
def test_a_number_is_read_in_threes(number: int, said: str) -> None:
    """As people write it."""
    assert format_count(number) == said
