"""What may stand around a measure's word, or a name's, without changing what it means.

A word that is not listed here is not passed over: the heading is then none of the measure, and that is told.
"""

from typing import Final, Literal

from tiers.domain.lazy_pattern import lazy_pattern

Language = Literal["", "zh", "en"]
"""The language that the heading of a name states, or none."""

_NOTE_MARKS: Final = lazy_pattern(
    r"[\u2460-\u24ff\u2776-\u2793*＊※†‡#＃☆★△▲“”\"]|(?<!\d)[\u00b9\u00b2\u00b3\u2070-\u2079]|['‘’](?!0)"
    r"|(?<=.)(?:[\[［【]\d[\]］】]|[(（\[［【]注\d?[)）\]］】])"
)
"""Marks that point to a footnote or say that a cell must be filled in, and quotes."""

_NUMBERED: Final = lazy_pattern(
    r"^\s*(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[、.．](?!\d)|[(（](?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）](?=.))"
)
"""The number of a line of a form before its heading."""

_STATES: Final = (
    "现行?价格?|当年价格?|按?现行价格(?:计算)?|经?审计(?:数|后|值)?|经审计|审定(?:数|后)?|核定数?|决算数?|统计数?|快报数?|年报数?|合并(?:报表|口径|数)?|全口径"
    "|法人口径|实际(?:数|完成数?|值)?|实绩|实现数?|完成数?|全年数?|全部|企业|公司|法人|规模以上(?:工业)?|规上"
)
"""Of which figure it is said, and by whom it was looked at: each is the figure itself."""

_BEFORE: Final = lazy_pattern(rf"(?:本?企业|本?公司|本单位|法人单位|法人|总|年度?|{_STATES})(?=.)")
_AFTER: Final = lazy_pattern(
    rf"(?<=.)(?:数额|数据|数值|总额|总量|总数|总计|合计|金额|情况|指标|数|额|值|注\d*|{_STATES})$"
)
_BRACKETED: Final = lazy_pattern(
    r"[(\[【〔](?:单位|币种|报表类型|报告期|[必选][填录]项?|必须填写?|不得为空|数字|数值型?|整数|[^()\[\]【】〔〕]{0,4}保留.{1,2}位小数|合计|总计|总额|金额|数额"
    rf"|{_STATES})[)\]】〕]"
)

_MEASURES: Final = {
    "revenue": lazy_pattern(
        r"(?:total|annual|yearly|net|gross|overall|consolidated|group|company|corporate|enterprise|firm|actual|reported|audited|operating"
        r"|(?:main|core|primary|principal)?business)*"
        r"(?:revenues?|sales(?:revenues?)?|turnover|(?:main|core|primary|principal)?businessincome|incomefrom(?:main|principal)business)"
        r"(?:total|amount|amt|value|figures?|fromoperations)?"
    ),
    "output": lazy_pattern(
        r"(?:total|annual|yearly|gross|industrial|actual|reported)*(?:output(?:value)?|productionvalue)"
    ),
}
"""English headings of the built-in measures, without spaces."""

_FIRM: Final = "company|companies|enterprise|firm|business|corporate|corporation|entity|organi[sz]ation|issuer|employer"
_NAME: Final = lazy_pattern(
    rf"(?:registered|legal|official|full)*(?:{_FIRM})?(?:registered|legal|official|full)?names?"
    rf"|nameof(?:the)?(?:{_FIRM})|(?:registered|legal|official)(?:{_FIRM})|entity|corporation|organi[sz]ation"
)
_LANGUAGES: Final = {
    "en": lazy_pattern(r"[(\[【](?:英文?|英语|english|eng?)[)\]】]|英文|english|(?<=name)_?en(?:g)?$"),
    "zh": lazy_pattern(
        r"[(\[【](?:中文?|汉语|原文|chinese|local|native|zh|cn)[)\]】]|中文|chinese|(?<=name)_?(?:zh|cn)$"
    ),
}
_SIGNS_OF_LANGUAGES: Final = frozenset("英中汉原")
"""One of these, or a Latin letter, stands in all of them."""


def without_marks(heading: str) -> str:
    """Take off the marks of footnotes and the number of a form's line, before they become digits of the heading."""
    return _NUMBERED.sub("", _NOTE_MARKS.sub("", heading)) or heading


def without_qualifiers(word: str) -> tuple[str, ...]:
    """Return what a folded word may be without what does not change it, the longer before the shorter."""
    found = [_BRACKETED.sub("", word)]
    for one in found:
        for shorter in (_BEFORE.sub("", one, count=1) if _BEFORE.match(one) else one, _AFTER.sub("", one)):
            if shorter not in found:
                found.append(shorter)
    return tuple(found)


def measure_in_english(word: str) -> str | None:
    """Return the built-in measure that a folded English word without spaces names; None if it names none."""
    return next((measure for measure, form in _MEASURES.items() if form.fullmatch(word)), None)


def is_name_in_english(word: str) -> bool:
    """Whether a folded English word without spaces names a firm."""
    return _NAME.fullmatch(word) is not None


def without_language(folded: str) -> tuple[str, Language]:
    """Take the language off the heading of a name, given folded."""
    if _SIGNS_OF_LANGUAGES.isdisjoint(folded) and not any(map(str.isascii, folded)):
        return folded, ""
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        if _LANGUAGES[language].search(folded):
            return _LANGUAGES[language].sub("", folded, count=1), language
    return folded, ""
