"""The words behind `单位：`, part by part: money, other quantities, remarks, and what is not understood."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.unit_words import Phrase, normal, phrase, speaks_of_money

_OPENING, _CLOSING = "([【〔", ")]】〕"
_LABEL: Final = lazy_pattern(r"[^\s:,;、。()\[\]]{1,12}\s*[:=]")
"""What begins another statement: `填报日期：`."""

_LIST: Final = lazy_pattern(
    r"[;、。|]|(?<!\d),|,(?!\d{3}(?!\d))|\s(?:and|&)\s|(?<=[\u4e00-\u9fff%])[和及与](?=[\u4e00-\u9fff%])"
)
_TIMES: Final = lazy_pattern(
    r"(?:19|20)\d\d(?:[-./年]\d{1,2}(?:[-./月]\d{1,2}日?)?月?份?|年度?)|(?<!\d)\d{1,2}(?:[-~至]\d{1,2})?(?:月份?|季度)"
    r"|(?:保留)?\s?\d\s?位小数|第\s?\d+\s?[页期号张]|共?\s?\d+\s?[户家个页张名人]|(?<![\d,])(?:19|20)\d\d(?![\d,])"
)
_QUANTITY: Final = lazy_pattern(
    r"(?:[十百千万亿]{0,2}元?/)?[十百千万亿]{0,2}(?:人|户|家|个|吨|台|套|件|辆|只|头|亩|公顷|平方米|平方公里|立方米|千瓦时|千瓦|度|千克|公斤|克|米|公里|名|所"
    r"|岁|次|项|箱|桶|升|艘|架|张|份|处|条|双|米2|kw|kwh|标准煤|吨标准煤|标箱|%|‰|百分点|个百分点|年|月|天)(?:次|数|年|月|日)?"
)
_ORGANISATION: Final = lazy_pattern(
    r"(?:局|厅|委|办|院|会|公司|集团|中心|处|科|所|县|市|区|镇|乡|部|政府|企业|厂|店|社)$"
)
_REMARK: Final = lazy_pattern(r"[\u4e00-\u9fff%‰\W\d]*")
_REMARKS: Final = frozenset(
    {
        "in", "of", "the", "a", "an", "and", "or", "except", "excluding", "including", "unless", "otherwise",
        "stated", "noted", "indicated", "specified", "shown", "below", "vat", "tax", "taxes", "excl", "incl",
        "before", "after", "per", "share", "data", "where", "for", "pct", "%", "number", "current", "constant",
        "prices", "price", "ratios", "as", "at", "end", "year",
    }
)  # fmt: skip
_THINGS: Final = (
    "persons|person|people|employees|staff|workers|headcount|tons?|tonnes?|households?|firms|companies|enterprises|pieces"
    "|sets|kwh|mwh|gwh|kg|km|hectares?|mu|sq\\.? ?m|square met(?:re|er)s|percent|per cent|pct|%"
)
_ENGLISH_QUANTITY: Final = lazy_pattern(
    rf"(?:(?:\d[\d,.']*|tens?|hundreds?|thousands?|millions?|billions?|of|'000|in) ?)*(?:{_THINGS})"
)
_APART: Final = lazy_pattern(r"(?<![元币])(?<=[十百千万亿])\s+(?=(?:人|户|家|个|吨|台|套|件|辆|亩|平方|立方|千瓦|度))")
"""Between a scale and what is counted, where they stand apart: `万 人`."""

_FIGURES: Final = lazy_pattern(r"[\d\s,.^×x*']*\d[\d\s,.^×x*']*")


def open_at(text: str, start: int, end: int) -> int:
    """Return the place at which a statement within a bracket ends: where that is closed, else at the end."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] in _OPENING) - (text[at] in _CLOSING)
        if depth < 0:
            return at
    return end


class Part(NamedTuple):
    """A part of a statement that speaks of money."""

    words: str
    """The words, without remarks beside them where they are understood."""
    found: Phrase | None
    """What they mean; None where they are not understood."""


def parts_of(statement: str) -> Sequence[Part]:
    """Return the parts of a statement that speak of money; where one does, all must be understood."""
    label = _LABEL.search(statement, 1)
    words = statement[: label.start()] if label else statement
    words = re.sub(r"\s*/\s*", "/", _APART.sub("", _TIMES.sub(" ", words)))
    if whole := phrase(words):
        return (Part(words.strip(" ,;、"), whole),)
    parts = [_part(part) for part in _LIST.split(words) if part.strip() and not is_silent(part)]
    is_money = any(part.found or speaks_of_money(part.words) or _FIGURES.fullmatch(part.words) for part in parts)
    return parts if is_money else ()


def _part(part: str) -> Part:
    """Read a part, and leave out words that say nothing of a unit: `万元 数量`."""
    if found := phrase(part):
        return Part(part.strip(" ,;"), found)
    words = [word for word in re.split(r"\s+|(?=[(\[【〔])|(?<=[)\]】〕])", part) if word and not is_silent(word)]
    found = phrase(" ".join(words)) if words else None
    return Part(" ".join(words).strip(" ,;") if found else part.strip(), found)


def is_quantity(word: str) -> bool:
    """Whether a word is the unit of a quantity, such as 万吨 or 元/人, and neither money nor an organisation."""
    plain = normal(word)
    return bool(_QUANTITY.fullmatch(plain) or _ENGLISH_QUANTITY.fullmatch(plain))


def is_silent(word: str) -> bool:
    """Whether words say nothing of money: another quantity, an organisation, a remark."""
    plain = normal(word).strip(" .,:()[]【】〔〕*-–—")
    if not plain or _QUANTITY.fullmatch(plain) or _ENGLISH_QUANTITY.fullmatch(plain):
        return True
    if plain.isascii():
        return all(each in _REMARKS for each in re.findall(r"[a-z%]+|[^a-z%\s]+", plain))
    is_remark = _REMARK.fullmatch(plain) and not re.search(r"\d", plain)
    return bool(is_remark) and (not speaks_of_money(plain) or bool(_ORGANISATION.search(plain)))
