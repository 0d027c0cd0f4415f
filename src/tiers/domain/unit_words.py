"""The words of units and currencies, and the one grammar by which they are put together: all of it, or nothing."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import prod
from typing import Final, NamedTuple

from tiers.domain.lazy_pattern import lazy_pattern

_HANZI: Final = {
    "十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
_LATIN: Final = {
    "hundred": 10**2, "hundreds": 10**2, "ten": 10, "tens": 10, "thousand": 10**3, "thousands": 10**3, "wan": 10**4,
    "million": 10**6, "millions": 10**6, "yi": 10**8, "billion": 10**9, "billions": 10**9, "trillion": 10**12,
    "trillions": 10**12,
}  # fmt: skip
_SHORT: Final = {"k": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9}
"""Abbreviations: they mean a scale only beside a currency, as in `$m`."""

_MULTIPLIERS: Final = frozenset({1, 10, 10**2})
"""What may stand before a scale, as in `10 thousand` and `hundred million`."""

_COUNTED: Final = frozenset({"number", "power", "zeros", "lone", "short"})
"""Kinds of words that say a scale by figures or letters; `100 million` is a unit all the same."""

_MOST_FACTORS: Final = 2

_NAMES: Final = {
    "CNY": ("人民币", "cny", "rmb", "renminbi", "cn¥", "¥"),
    "TWD": ("新台币", "台币", "nt$", "ntd", "twd", "new taiwan dollars"),
    "HKD": ("港元", "港币", "hk$", "hkd", "hong kong dollars", "hk dollars"),
    "USD": (
        "美元", "美金", "us$", "u.s.$", "usd", "$", "dollar", "dollars", "us dollar", "us dollars", "u.s. dollar",
        "u.s. dollars",
    ),
    "EUR": ("欧元", "eur", "€", "euro", "euros"),
    "JPY": ("日元", "日币", "jpy", "yen"),
    "GBP": ("英镑", "gbp", "£", "pounds sterling", "sterling"),
    "KRW": ("韩元", "韩币", "krw"),
    "AUD": ("澳元", "aud", "a$"),
    "CAD": ("加元", "加拿大元", "cad", "c$"),
    "SGD": ("新加坡元", "新元", "sgd", "s$"),
    "CHF": ("瑞士法郎", "chf"),
    "RUB": ("卢布", "rub"),
    "MOP": ("澳门元", "澳门币", "mop"),
    "THB": ("泰铢", "thb"),
    "INR": ("印度卢比", "inr"),
    "MYR": ("林吉特", "myr"),
    "VND": ("越南盾", "vnd"),
}  # fmt: skip
NAMES: Final[Mapping[str, str]] = {word: currency for currency, words in _NAMES.items() for word in words}
"""The names and signs of currencies: they are no scale."""

_HOME: Final = "CNY"
"""The currency that 元 mostly is: `万元 (RMB 10,000)` says one thing, `万元、万美元` two."""

NOUNS: Final[Mapping[str, str | None]] = {"元": None, "yuan": "CNY"}
"""What one of the money is called, without a scale; 元 is the money of whatever plan is read."""

PLAIN_UNITS: Final = {
    "元": 1,
    **{f"{word}元": scale for word, scale in _HANZI.items()},
    **{word: scale for word, scale in _HANZI.items() if scale not in {10, 10**2}},
}
"""What most headings and limits say; the grammar reads the same in them."""

_FOLDED: Final = str.maketrans(
    "萬億仟佰拾圆圓幣臺歐鎊韓盧單為計價稅種貨額數’‘`´ʼ", "万亿千百十元元币台欧镑韩卢单为计价税种货额数'''''"
)
_UNSEEN: Final = lazy_pattern("[\u00ad\u200b-\u200f\u2060\ufeff]")
_RAISED: Final = lazy_pattern("(?<=\\d)[⁰¹²³⁴-⁹]+")
_BETWEEN: Final = lazy_pattern(r"[()\[\]【】〔〕{}“”\"「」『』《》/;、]|(?<!\d),|,(?!\d{3}(?!\d))")
"""What stands between the groups of a phrase, each of which says a part of it: `人民币（万元）`."""

_HANZI_APART: Final = lazy_pattern(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_ENDS: Final = "(?![a-z])"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BEFORE_MONEY: Final = f"(?:{_ENDS}|(?=yuan|rmb|cny|usd))"
_TOKEN: Final = lazy_pattern(
    rf"""\s*(?:
    (?P<power>(?:[x×*]\ ?)?10\ ?(?:\^|\*\*)\ ?(?P<tens>\d{{1,2}})|1e(?P<exponent>\d{{1,2}}))(?!\d)
    |(?P<zeros>'0(?:[,' ]?0)*(?:'?s)?(?![\da-z])|000(?:'?s){_ENDS})
    |(?P<lone>000(?![\da-z,.]))
    |(?P<ten_k>10k)
    |(?P<number>1(?:0{{1,2}})?(?:[,\ ]?0{{3}})*|10+)(?![\d,.]*\d)
    |(?P<short>'?(?P<letters>{_any_of(_SHORT)})){_ENDS}
    |(?P<name>{_any_of(NAMES)})
    |(?P<noun>元|yuan(?:s)?{_ENDS})
    |(?P<hanzi>{_any_of(_HANZI)})
    |(?P<latin>(?:{_any_of(_LATIN)})){_BEFORE_MONEY}
    |(?P<link>(?:in|of|the|a|one|units?|are|is|all|amounts?|figures?|values?|expressed|stated|reported|shown|currency){_ENDS}
      |'s{_ENDS}|(?:计量|金额|货币|计价)?单位|币种|金额|货币|本币|均|[为以按]|计|不?含税|未税|[\s.:_-]+)
    )""",
    re.VERBOSE,
)
_NOT_UNDERSTOOD: Final = ("mio", "mil", "lakh", "lakhs", "crore", "crores", "myriad", "myriads")
SPEECH: Final = lazy_pattern(
    rf"""元|币|万|亿|兆|镑|法郎|卢布|千(?![瓦克米卡帕])|[十百](?=[万亿元])
    |[$¥€£]|'0{{3}}|\d+\ ?[km]\b|(?:rmb|cny|usd|hkd)(?![a-z]{{2}})
    |(?<![a-z])(?:{_any_of([*_LATIN, *NAMES, "yuan", "k", "mn", "mm", "mln", "bn", *_NOT_UNDERSTOOD])})
      {_ENDS}""",
    re.VERBOSE,
)


LAST_WORDS: Final = lazy_pattern(
    rf"(?:{_any_of([*_HANZI, *NAMES, *NOUNS, '单位', '计', '税'])}|(?<![a-z])(?:{_any_of([*_LATIN, *_NOT_UNDERSTOOD])})"
    rf"|{_any_of(_SHORT)}|yuans|0|\d[km]?|'s)$"
)
_LAST_SIGNS: Final = frozenset(
    word[-1] for word in (*_HANZI, *NAMES, *NOUNS, *_LATIN, *_NOT_UNDERSTOOD, *_SHORT)
) | frozenset("位计税sk0123456789")
"""What a text ends in that may end in a unit: most do not, which takes the least time to see."""

_SURE_SPEECH: Final = frozenset("元币万亿兆镑$¥€£")
_HANZI_OF_MONEY: Final = frozenset("法卢千十百") | {sign for word in NAMES for sign in word if not sign.isascii()}
"""What stands in every text that speaks of money and has no Latin letter, figure or sign of one above."""


SIGNS: Final = frozenset("元0123456789abcdefghijklmnopqrstuvwxyz").union(*_HANZI, *NAMES) - {" "}
"""One of these stands in all words that say a scale or a currency."""


class Phrase(NamedTuple):
    """What words say of money, all of them being understood."""

    scale: int | None
    """How many of the money one is worth; None where only a currency is named."""
    currency: str | None
    """ISO 4217 code, or None."""
    is_counted: bool
    """Whether figures say the scale, as in `RMB 10,000`: beside a number they may be one themselves."""


class _Group(NamedTuple):
    scale: int | None
    currencies: frozenset[str]
    has_money: bool
    needs_money: bool
    needs_name: bool
    is_counted: bool


def normal(text: str) -> str:
    """Fold the words of a unit: NFKC, no case, simplified forms, one space at most, raised digits behind a ^."""
    seen = text if text.isprintable() else _UNSEEN.sub("", text)
    raised = _RAISED.sub(lambda match: f"^{match[0]}", seen) if any(map(str.isdigit, seen)) else seen
    plain = unicodedata.normalize("NFKC", raised).casefold().translate(_FOLDED)
    return " ".join(plain.split())


@lru_cache(maxsize=1024)
def phrase(text: str) -> Phrase | None:
    """Read words that say a scale, a currency, or both; None unless every one of them is understood.

    Parts that contradict each other are not understood: `元（万元）`.

    Source: definitions, “Unit”.
    """
    return Phrase(PLAIN_UNITS[text], None, is_counted=False) if text in PLAIN_UNITS else phrase_by_grammar(text)


def phrase_by_grammar(text: str) -> Phrase | None:
    """Read the same words by the grammar, whatever they are."""
    words = normal(text)
    if SIGNS.isdisjoint(words):
        return None
    parts = [part for part in _BETWEEN.split(_HANZI_APART.sub("", words)) if part.strip()]
    groups = [group for part in parts if (group := _group(part))]
    if len(groups) < len(parts):
        return None
    scales = {group.scale for group in groups} - {None}
    currencies = {currency for group in groups for currency in group.currencies}
    has_money = any(group.has_money for group in groups)
    if len(scales) > 1 or len(currencies) > 1 or not (scales or currencies):
        return None
    plain = any(group.scale and group.has_money and not group.currencies for group in groups)
    if plain and any(group.scale and group.currencies - {_HOME} for group in groups):
        return None
    if any((g.needs_money and not has_money) or (g.needs_name and not currencies) for g in groups):
        return None
    return Phrase(next(iter(scales), None), next(iter(currencies), None), any(group.is_counted for group in groups))


def currency_of_all(said: Sequence[Phrase]) -> str | None:
    """Return the only currency that is named, if it goes with scales stated elsewhere: without one itself, or CNY."""
    named = dict.fromkeys(each.currency for each in said if each.currency)
    goes = any(each.currency and (not each.scale or each.currency == _HOME) for each in said)
    return next(iter(named)) if len(named) == 1 and goes else None


def speaks_of_money(text: str) -> bool:
    """Whether words seem to say a scale or a currency, understood or not."""
    words = normal(text)
    if not _SURE_SPEECH.isdisjoint(words):
        return True
    may_speak = any(map(str.isascii, words)) or not _HANZI_OF_MONEY.isdisjoint(words)
    return may_speak and SPEECH.search(words) is not None


def _group(part: str) -> _Group | None:
    """Read the words of one group; None if one is not known, or if they are in no order that is understood."""
    tokens = _tokens(part)
    if tokens is None:
        return None
    factors = [(kind, value) for kind, value, _ in tokens if value]
    kinds = "".join("f" if value else "-" for kind, value, _ in tokens if kind != "link")
    names = frozenset(currency for _, _, currency in tokens if currency)
    has_noun = any(kind == "noun" for kind, _, _ in tokens)
    if "f-f" in re.sub("-+", "-", kinds) or not _are_one_scale(factors):
        return None
    scale = prod(value for _, value in factors) if factors else 1 if has_noun else None
    alone = factors[0] if len(factors) == 1 else ("", 0)
    return _Group(
        scale,
        names,
        has_money=bool(names) or has_noun,
        needs_money=alone[0] in {"number", "power"} or (alone[1] in {10, 100}),
        needs_name=any(kind in {"short", "lone"} for kind, _ in factors),
        is_counted=any(kind in _COUNTED for kind, _ in factors) and not (factors[1:] and scale == 10**8),
    )


def _are_one_scale(factors: list[tuple[str, int]]) -> bool:
    """Whether factors multiply to one scale as people write it: `10 thousand`, and neither `万万` nor `10 10`."""
    first, *others = factors or [("", 1)]
    if not others:
        return True
    return len(factors) == _MOST_FACTORS and first[1] in _MULTIPLIERS and others[0][0] in {"hanzi", "latin", "short"}


def _tokens(part: str) -> list[tuple[str, int, str | None]] | None:
    """Split a group into kinds of words, each with its scale (0: none) and its currency; None if one is not known."""
    found: list[tuple[str, int, str | None]] = []
    at = 0
    while at < len(part):
        match = _TOKEN.match(part, at)
        if match is None:
            return None if part[at:].strip() else found
        found.append(_meaning(match))
        at = match.end()
    return found


def _meaning(match: re.Match[str]) -> tuple[str, int, str | None]:
    kind, words = match.lastgroup or "", match[0].strip()
    if kind in {"tens", "exponent", "power"}:
        return "power", 10 ** int(match["tens"] or match["exponent"]), None
    if kind in {"letters", "short"}:
        return "short", _SHORT[match["letters"]], None
    if kind in {"zeros", "lone"}:
        return kind, 10 ** words.count("0"), None
    if kind == "number":
        return kind, 10 ** words.count("0"), None
    if kind == "noun":
        return kind, 0, NOUNS[words.removesuffix("s")]
    value = {"ten_k": 10**4}.get(kind) or {**_HANZI, **_LATIN}.get(words, 0)
    return kind, value, NAMES.get(words) if kind == "name" else None


def may_end_in_a_unit(text: str) -> bool:
    """Whether the last word of folded words can be one of a unit, so that it is worth to look for the whole."""
    return text[-1:] in _LAST_SIGNS and LAST_WORDS.search(text) is not None


def tails(text: str) -> Iterator[int]:
    """Return the places at which words that end a text may begin, in order: never within a Latin word or number."""
    for at in range(len(text)):
        before, here = text[at - 1 : at], text[at]
        is_within = before.isascii() and here.isascii() and before.isalnum() and here.isalnum()
        if not is_within and not here.isspace():
            yield at
