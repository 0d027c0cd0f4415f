"""The unit that a heading states, in brackets or at its end: all of its words are understood, or none."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import Fault, Unit, parse_amount, stated_unit, unit
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.unit_words import Phrase, currency_of_all, may_end_in_a_unit, phrase, speaks_of_money, tails

_CAMEL: Final = lazy_pattern(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z][a-z])")
_RAISED: Final = lazy_pattern("(?<=\\d)[⁰¹²³⁴-⁹]+")
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’‘`´ʼ", "'"))
_SPACES_TO_KEEP: Final = lazy_pattern(r"(?<=[a-z0-9.$')]) (?=[a-z0-9'(])")
_BRACKETED: Final = lazy_pattern(r"[(\[{【〔《<「]([^()\[\]{}【】〔〕《》<>「」]*)[)\]}】〕>》」]")
_LIST: Final = lazy_pattern(r"[;、]|(?<!\d),|,(?!\d{3}(?!\d))")
_LABEL: Final = lazy_pattern(r"^(?:(?:计量|金额|货币)?单位|\bunits?\b)?[:_,; ]*")
_LABEL_AT_END: Final = lazy_pattern(r"[_:\-,/ ]*(?:(?:计量|金额)?单位[:_ ]?)?$")
_LABEL_BEFORE: Final = lazy_pattern(r"(?<=\S)[_: ]*(?:计量|金额)?单位$")
_BRACKETED_LABEL: Final = lazy_pattern(r"[(\[【]((?:计量|金额|货币)?单位)[)\]】]:? ?([^()\[\]【】]*)")
"""A label of its own and what it states, up to the next: `[单位] 元 [报表类型] 合并报表`."""

_THRESHOLD: Final = lazy_pattern(r"\d[\d,.]*[十百千万亿]*元?(?:及|\(含\))?(?:以上|以下|以内)|[过超][\d十百千万亿]+元?")
_NO_UNIT: Final = lazy_pattern(r"[以上下企业户家数比率增占超过均每/]|per|over|above|below|less|more")
"""What makes words about money in brackets something else than a unit: they stay in the heading."""

_NUMBER_AT_END: Final = lazy_pattern(r"(?<![a-z\d.,])(?!(?:19|20)\d\d(?:[-./]?\d{1,2})?$)\d[\d,.]*$")
_SCALE_AT_END: Final = lazy_pattern(r"[十百千万亿][\u4e00-\u9fff]?$")
_MONEY_AT_END: Final = lazy_pattern(r"[十百千万亿][\u4e00-\u9fff]{2,3}$")
_TEN_FOLD: Final = lazy_pattern(r"1[0,.' ]*0{2}|10\^\d+")
"""A number that may be a scale: `yuan, 10,000`."""

_LIMIT_AT_END: Final = lazy_pattern(r"(?:over|above|under|below|than|exceeding|least|[过超达])[ _]?$")
_SHORT: Final = lazy_pattern(r"units?:?1?0*|[km]|mm|mn|bn")
"""What may be meant as a scale where it is all that stands in brackets."""

_TIMES: Final = lazy_pattern(r"[×*/]\d+|/(?:人|户|家|吨|台|件|亩|平方米|月|日)$")
"""What makes the figures of a column others than its unit says: `（元）×10000`."""

_CURRENCY: Final = lazy_pattern(
    r"人民币|外币|新?台币|港[元币]|美[元金]|[欧日韩澳加]元|英镑|(?<![a-z])(?:usd|us\$|rmb|cny|hkd|hk\$|eur|gbp|jpy|twd)(?![a-z])"
)
_LINKS: Final = lazy_pattern(
    r"(?:of|the|a|one|units?|are|is|all|amounts?|figures?|values?|expressed|stated|reported|shown|currency)\b"
    r"|金额|货币|本币|币种|均|[为以按计]|不?含税|未税"
)
_NO_MONEY_AT_END: Final = lazy_pattern(r"[单多公纪状]元$")
_SPOKEN: Final = lazy_pattern(r"单位:?[十百千万亿]*元|[十百千万亿]+元|人民币|外币|[美港欧日韩澳]元|[a-z$¥€£']{1,20}")
_LONGEST: Final = 40
"""Characters of the longest unit at the end of a heading."""


def cell_unit(cell: str) -> Unit | None:
    """Return the unit that is all that a cell says; None where it says more, or an amount, such as `RMB 10,000`."""
    words = cell.strip(" ()（）")
    found = unit(words)
    if found or parse_amount(words, None, "CNY") is not Fault.UNREADABLE:
        return found
    return stated_unit(words)


class HeadingUnits(NamedTuple):
    """What a heading says of its unit."""

    rest: str
    """The heading without it, folded, with spaces where they divide words of Latin letters."""
    units: Sequence[Unit]
    """The units that it states; two that differ contradict each other."""
    unclear: str
    """Words that speak of a unit and are not understood, or contradict each other; `""` where there are none."""


def heading_units(heading: str) -> HeadingUnits:
    """Take the unit out of a heading."""
    said = _Said([], [])
    spaced = _BRACKETED_LABEL.sub(r"(\1:\2)", _fold_keeping_spaces(heading))
    rest = _at_end(_without_brackets(spaced, said).strip(), said)
    said.unclear.extend(_TIMES.findall(rest))
    if said.found:
        rest = _LABEL_BEFORE.sub("", rest)
        _add_currencies(rest, said)
    elif not said.unclear:
        said.unclear.extend(_words_of_money(rest))
    units = _together(said.found)
    unclear = said.unclear or ([text for text, _ in said.found] if len(units) > 1 else [])
    return HeadingUnits(rest, () if said.unclear else units, ",".join(dict.fromkeys(unclear)))


class _Said(NamedTuple):
    """What was taken out of a heading."""

    found: list[tuple[str, Phrase]]
    unclear: list[str]

    def take(self, match: re.Match[str]) -> str:
        """Take what is in brackets; give back what is no unit."""
        kept = []
        for part, meaning in _parts(match[1]):
            if meaning:
                self.found.append((part, meaning))
                continue
            is_scale = _TEN_FOLD.fullmatch(part.strip()) or _SHORT.fullmatch(part.strip())
            is_money = is_scale is not None or speaks_of_money(_THRESHOLD.sub("", part))
            self.unclear.extend([part] if is_money else [])
            kept.extend([part] if not is_money or _NO_UNIT.search(part) else [])
        return f"({','.join(kept)})" if kept else ""


def _without_brackets(words: str, said: _Said) -> str:
    """Take the units in brackets, also where they are in each other: `（单位：人民币（万元））`."""
    rest = _BRACKETED.sub(said.take, words)
    return (
        _BRACKETED.sub(said.take, rest)
        if "(" in rest and re.search(r"[(\[{【〔][^)\]}】〕]*[(\[{【〔]", words)
        else rest
    )


def _fold_keeping_spaces(heading: str) -> str:
    """Fold a heading as `cleaning.folded`, but keep the spaces between Latin words and figures."""
    raised = _RAISED.sub(lambda match: f"^{match[0]}", _CAMEL.sub(" ", heading)).translate(_APOSTROPHES)
    words = " ".join(cleaning.fold(word) for word in raised.split())
    return _SPACES_TO_KEEP.sub("\0", words).replace(" ", "").replace("\0", " ")


def _parts(inner: str) -> Sequence[tuple[str, Phrase | None]]:
    """Split what stands in brackets into parts, each with its meaning."""
    words = _LABEL.sub("", inner)
    if whole := _read(words):
        return [(words, whole)]
    return [(part, _read(part)) for part in _LIST.split(words)]


def _read(words: str) -> Phrase | None:
    return phrase(words.replace("_", " ")) if words.strip() else None


def _at_end(words: str, said: _Said) -> str:
    """Take the unit at the end of a heading; give back what is left of it."""
    if not may_end_in_a_unit(words):
        return words
    for start in (at for at in tails(words) if at >= max(1, len(words) - _LONGEST)):
        text = words[start:].lstrip(":-,/_ ")
        if not text or text[0] in "()" or _LINKS.match(text) or _NO_MONEY_AT_END.search(words):
            continue
        if found := _read(text):
            rest = _LABEL_AT_END.sub("", words[:start])
            if _is_cut(rest, text):
                said.unclear.append(words[max(0, start - 8) :])
            else:
                said.found.insert(0, (_LABEL.sub("", text).removeprefix("in "), found))
            return rest
    return words


def _is_cut(rest: str, text: str) -> bool:
    """Whether words before a unit belong to it and are not understood, or make an amount of it: `5 | million`."""
    if _NUMBER_AT_END.search(rest) or _SCALE_AT_END.search(rest) or _LIMIT_AT_END.search(rest):
        return True
    if (text[0].isdecimal() and not text.isascii()) or (text == "元" and _MONEY_AT_END.search(rest)):
        return True
    last = re.search(r"(?<![a-z])[a-z$¥€£'.]+$", rest)
    return last is not None and speaks_of_money(last[0])


def _add_currencies(rest: str, said: _Said) -> None:
    """Add the currencies that other words of a heading name: `港币收入（万元）`."""
    for word in _CURRENCY.findall(rest):
        found = phrase(word)
        if found:
            said.found.append((word, found))
        else:
            said.unclear.append(word)


def _words_of_money(rest: str) -> list[str]:
    """Return the words of a heading without a unit that speak of money all the same: `RMB mio revenue`."""
    return [word for word in _SPOKEN.findall(_THRESHOLD.sub("", rest)) if speaks_of_money(word)]


def _together(said: Sequence[tuple[str, Phrase]]) -> Sequence[Unit]:
    """Join what is said: a currency that is named by itself goes with the scale that is named elsewhere."""
    currencies = {found.currency for _, found in said} - {None}
    one = currency_of_all([found for _, found in said])
    scaled = [(text, found) for text, found in said if found.scale is not None]
    units: dict[tuple[int, str | None], Unit] = {}
    for text, found in scaled if scaled and len(currencies) < 2 else said:  # noqa: PLR2004 - one currency
        key = (found.scale or 1, found.currency or one)
        units.setdefault(key, Unit(text, Decimal(key[0]), key[1]))
    return [*units.values()]
