"""Numbers of firms that stand in the words of a goal: words are never judged, so they must hold none."""

import re
import unicodedata
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern


class Held(NamedTuple):
    """A number that words hold."""

    firms: int | None
    """How many firms; None where it counts something else, as that of 增长10% does."""


_DIGITS: Final = {
    **dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖两俩仨", (1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2, 3), strict=True)),
}
_LONGEST: Final = 9
"""Characters of a number of firms."""

_POWERS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_NUMERALS: Final = frozenset((*_DIGITS, *_POWERS))
_HANZI: Final = f"[{''.join((*_DIGITS, *_POWERS))}]+"
_TO: Final = r"\s?[至到~\-–—]+\s?"

_ARABIC: Final = lazy_pattern(
    rf"(?P<before>第?)(?P<number>\d+(?:,\d{{3}})*)(?P<part>\.\d+|/\d+)?(?:{_TO}\d+)?\s?"
    r"(?:(?P<power>[十百千万拾佰仟])(?=[家户个余多来])|(?P<money>[千百]?[万亿]+元?)|(?P<date>[年月日])|(?P<share>[%‰倍成番]))?"
)
_CHINESE: Final = lazy_pattern(
    rf"(?P<before>[^\W\d_]*?)(?P<number>{_HANZI})(?:{_TO}{_HANZI})?[几余多来]?(?P<money>[万亿])?"
    r"(?:(?P<share>[倍成番])|(?P<counter>大?(?:[家户个间所名只]|企业|公司)|大(?![批量多部])|及?以[上下]|左右|上下)|(?P<end>$|(?=\W)))?"
)
_VAGUE: Final = lazy_pattern(r"[数几好第]$")
"""What stands before a numeral that is none: 数十家, 几百家, 第一."""

_WHOLLY: Final = lazy_pattern(r"(?:|.*(?:至少|少于|低于|达|达到|超过|过|满|约|大约|近|到|有|为|是|增至|之))$")
"""What stands before a numeral that is a number without 家: at the end of 统一 there is none."""

_ADDED: Final = lazy_pattern(r"(?:新增|净增|增加|增长|再增)(?:加|了)?$")
"""What stands before a number of firms that come on top of those that are there."""

_MORE: Final = lazy_pattern(
    r"(?:(?<![不未或])(?:超过?|多于|大于|高于|突破)|(?<![不未或通经超])过|(?<![=<])>"
    r"|(?<!no )(?<!not )(?<!or )(?:more than|over|above|exceed(?:s|ing)?|greater than))了?\s?$"
)
"""What stands before a number of firms that are too few: `>5`, 超5家, `more than five`."""

_SHARE: Final = lazy_pattern(
    r"半数|[一过大近约]半(?![年季导])|翻番|翻倍|倍增"
    r"|(?<![a-z])(?:hal(?:f|ves)|thirds?|quarters?|doubl(?:e|ed|ing)|tripl(?:e|ed|ing)|twice)(?![a-z])"
)
"""Shares and multiples in words without a numeral."""

_SIGNS_OF_SHARES: Final = ("半", "翻", "倍", "hal", "third", "quarter", "doubl", "tripl", "twice")
"""One of these stands in each of them."""

_A_PLAN: Final = lazy_pattern(r"十[一二三四五]五$")
_A_WHOLE: Final = lazy_pattern(r"一个(?!企业|公司|厂|以上|左右)[^\W\d_]")
"""一个梯队 counts no firms."""

_TO_NINETEEN: Final = """one two three four five six seven eight nine ten eleven twelve
    thirteen fourteen fifteen sixteen seventeen eighteen nineteen"""
_TENS: Final = """twenty thirty forty fifty sixty seventy eighty ninety"""
_ENGLISH: Final = {
    **{word: number for number, word in enumerate(_TO_NINETEEN.split(), 1)},
    **{word: number * 10 for number, word in enumerate(_TENS.split(), 2)},
}
_ENGLISH_POWERS: Final = {"dozen": 12, "hundred": 100, "thousand": 1000}
_SOME: Final = frozenset({"several", "few", "some", "many"})
_OF_FIRMS: Final = frozenset({"", "firm", "firms", "company", "companies", "enterprise", "enterprises", "or", "more"})
"""What follows the `one` that is a number; that of `one group` is none."""


OF_NO_NUMBER: Final = frozenset({"一批", "若干", "一定数量", "多家", "一大批", "几家"})
"""What most goals in words say, known without looking for a number."""


def number_in(words: str) -> Held | None:
    """Find the first number that the words of a goal hold, such as 5 in `5家以上` or `at least five`; None in 一批.

    A share, a half and an amount of money alone are numbers too, though not of firms. Amounts beside words, years and
    names of plans are none.
    """
    if words in OF_NO_NUMBER:
        return None
    for sign in words:
        if unicodedata.category(sign) in {"No", "Nl"} and sign not in _DIGITS:
            return Held(_whole(unicodedata.numeric(sign)))
    text = cleaning.text(words).casefold()
    folded = cleaning.fold(text).replace("廿", "二十").replace("卅", "三十")
    in_digits = _in_digits(text) if any(map(str.isdigit, text)) else None
    in_hanzi = None if _NUMERALS.isdisjoint(folded) else _in_hanzi(folded)
    return in_digits or in_hanzi or _in_a_share(text) or _in_english(text)


def _in_a_share(text: str) -> Held | None:
    is_share = any(sign in text for sign in _SIGNS_OF_SHARES) and _SHARE.search(text)
    return Held(None) if is_share else None


def _least(number: int, before: str) -> int:
    """Return the least number of firms that is meant by a number behind some words."""
    return number + 1 if _MORE.search(before) else number


def _whole(number: float) -> int | None:
    return int(number) if number == int(number) else None


def _in_digits(text: str) -> Held | None:
    for match in _ARABIC.finditer(text):
        if match["money"] and match[0] != text:
            continue
        is_added = _ADDED.search(text[: match.start()])
        if is_added or match["share"] or match["part"] or match["money"] or len(match["number"]) > _LONGEST:
            return Held(None)
        if not match["date"] and not match["before"]:
            number = int(match["number"].replace(",", "")) * (_POWERS | {"万": 10_000}).get(match["power"], 1)
            return Held(_least(number, text[: match.start()]))
    return None


def _in_hanzi(text: str) -> Held | None:
    for match in _CHINESE.finditer(text):
        counted = match["share"] or match["counter"] or (match["end"] is not None and _WHOLLY.match(match["before"]))
        if match["money"] or not counted or _is_none(match, text):
            continue
        is_other = match["share"] or match["before"].endswith("之") or _ADDED.search(match["before"])
        return Held(None if is_other else _least(_value(match["number"]), text[: match.start("number")]))
    return None


def _is_none(match: re.Match[str], text: str) -> bool:
    """Whether a numeral is part of a word: 数十家, 第一家, 十一五, 一个梯队."""
    is_plan = _A_PLAN.search(match["number"]) and (match["counter"] or "")[-1:] not in {*"家户个"}
    is_whole = _A_WHOLE.match(text, match.start("number"))
    return bool(_VAGUE.search(match["before"]) or is_plan or is_whole)


def _value(numeral: str) -> int:
    """Read a Chinese numeral; of two digits that mean “about”, as in 三五家, the first."""
    if not any(sign in _POWERS for sign in numeral):
        is_about = len(numeral) > 1 and not {"〇", "零"}.intersection(numeral)
        return _DIGITS[numeral[0]] if is_about else int("".join(str(_DIGITS[sign]) for sign in numeral))
    total, digit = 0, None
    for sign in numeral:
        if sign in _POWERS:
            total, digit = total + (1 if digit is None else digit) * _POWERS[sign], None
        else:
            digit = digit or _DIGITS[sign]
    return total + (digit or 0)


def _in_english(text: str) -> Held | None:
    words = ["", *re.findall("[a-z]+", text), "", ""]
    starts = (match.start() for match in re.finditer("[a-z]+", text))
    for start, before, word, after in zip(starts, words, words[1:], words[2:], strict=False):
        is_word = word == "one" and after not in _OF_FIRMS and before not in {"least", "than"}
        if not is_word and (word in _ENGLISH or (word in _ENGLISH_POWERS and before not in _SOME)):
            return Held(_least(_value_in_english(word, after), text[:start]))
    return None


def _value_in_english(first: str, second: str) -> int:
    """Read the number with which words begin: up to `five hundred`, `twenty-five`."""
    count = _ENGLISH.get(first) or _ENGLISH_POWERS[first]
    if count in range(20, 100, 10) and second in _ENGLISH:
        return count + _ENGLISH[second]
    return count * _ENGLISH_POWERS.get(second, 1) if first in _ENGLISH else count
