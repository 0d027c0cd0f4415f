"""The words by which tables call their columns, and what a heading is by them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.question import Question
from tiers.intake.headers.header_parser import bare, heading_text
from tiers.intake.headers.lookalikes import look_alike
from tiers.intake.headers.plain_headings import OF_NO_ROLE
from tiers.intake.headers.qualifiers import (
    is_name_in_english,
    measure_in_english,
    without_language,
    without_qualifiers,
)

NAME: Final = "name"
CODE: Final = "code"
YEAR: Final = "year"

_RANKED: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        NAME: (
            (
                "企业名称", "单位名称", "单位详细名称", "公司名称", "法人单位名称", "企业全称", "公司全称", "单位全称",
                "企业详细名称", "纳税人名称",
                "company", "company name", "enterprise", "enterprise name", "firm", "firm name",
            ),
            ("证券简称", "股票简称", "公司简称", "企业简称", "单位简称", "证券名称", "股票名称"),
            ("名称", "name", "企业", "公司", "单位"),
        ),
        CODE: (
            ("统一社会信用代码", "社会信用代码", "统一信用代码", "unified social credit code", "uscc"),
            ("组织机构代码", "法人代码", "法人单位代码", "单位组织机构代码"),
            (
                "企业代码", "公司代码", "公司代号", "单位代码", "证券代码", "股票代码", "纳税人识别号",
                "company code", "firm code",
            ),
            ("代码", "代号", "code"),
        ),
        YEAR: (
            ("年份", "年度", "年", "期间", "统计年度", "数据年份", "year"),
            (
                "财年", "会计年度", "财政年度", "报告年度", "所属年度", "数据年度", "统计年份",
                "fiscal year", "financial year", "fy", "report year", "reporting year", "data year",
            ),
        ),
    },
)  # fmt: skip
"""Role → its words, in groups of which an earlier one is better.

Source: headings seen in tables of bureaus, ministries and data vendors.
"""

NAMES: Final = tuple(word for word in _RANKED[NAME][0] if not word.isascii())
"""Words that head the column of names and name no firm."""

WEAK: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"revenue": ("收入",)})
"""Measure → words that mean it if nothing better is there."""


_GROUP: Final = lazy_pattern(
    r"(?:企业|单位|公司|主要|生产|经营|经济|财务|基本|工业|统计)*(?:指标|情况|数据|信息|概况|状况)(?:名称)?"
)
"""Words that stand over several columns and say nothing of them."""

_WHOLE: Final = lazy_pattern(r"(?:合计|总计|总额)$")
"""Words at the end of a heading that say that it is all of the figure, and no part."""

_LONG: Final = 4
"""Letters of a word from which a slip of the pen is told from another word."""


class Meaning(NamedTuple):
    """What a heading is by its words."""

    role: str
    """`name`, `code`, `year`, or a measure."""
    rank: int
    """0 is the best; of several columns of a role only the best count."""
    word: str
    """The word by which it was recognised."""


class Vocabulary:
    """The words that are known when one question is answered: the built-in ones and those of the plan."""

    def __init__(self, question: Question) -> None:
        """Fold all words once."""
        targets, reading = question.targets, question.reading
        self._words = {_fold(word): meaning for word, meaning in _built_in()}
        self.of_measure = {m: tuple(map(_fold, targets.measure_of(m).headings)) for m in targets.measures}
        for measure, words in self.of_measure.items():
            self._words |= {word: Meaning(measure, 0, word) for word in words}
        planned = reading.by or [heading for breakdown in targets.breakdown for heading in breakdown.heading]
        asked = (*planned, *(condition.partition("=")[0] for condition in reading.where))
        self._asked = {cleaning.fold(heading) for heading in asked}
        self._found: dict[str, Meaning | None] = {}
        self._chosen = {cleaning.fold(heading): role for role, heading in reading.columns.items()}

    def meaning(self, heading: str) -> Meaning | None:
        """Return what a heading is; None if its words are not known."""
        if heading not in self._found:
            self._found[heading] = self._looked_up(heading)
        return self._found[heading]

    def _looked_up(self, heading: str) -> Meaning | None:
        if heading in OF_NO_ROLE:
            return self._words.get(heading)
        return self._by_words(heading) or self._meaning_among_qualifiers(heading)

    def _by_words(self, heading: str) -> Meaning | None:
        """Return what a heading is by its words alone."""
        text = heading_text(heading)
        if found := self._words.get(text.plain) or self._words.get(text.word):
            return found
        return self._compound(text.word) or self._before_bracket(text.word) or self._in_group(text.word)

    def _meaning_among_qualifiers(self, heading: str) -> Meaning | None:
        """Read a measure among words that do not change it, and English words for it or for a firm's name."""
        text = heading_text(heading)
        for word in without_qualifiers(text.word):
            found = self._words.get(word) or self._in_group(word)
            if found and found.role in self.of_measure:
                return found
        measure = measure_in_english(text.word)
        if measure in self.of_measure:
            return Meaning(measure, 0, cleaning.text(heading))
        return self._in_a_language(heading)

    def _in_a_language(self, heading: str) -> Meaning | None:
        """Read a firm's name in English words, or with the language in which it is."""
        word, language = without_language(cleaning.fold(heading))
        found = self._words.get(bare(word))
        if language and found and found.role == NAME:
            return Meaning(NAME, found.rank + 1, found.word)
        return Meaning(NAME, 1, cleaning.text(heading)) if is_name_in_english(bare(word)) else None

    def is_plain(self, heading: str) -> bool:
        """Whether a heading has a role by its words alone: a title may hold the same among others."""
        return self._chosen.get(cleaning.fold(heading)) is not None or self._by_words(heading) is not None

    def is_group(self, heading: str) -> bool:
        """Whether a heading says nothing of the columns that it stands over, such as `主要指标`."""
        return _GROUP.fullmatch(heading_text(heading).word) is not None

    def role(self, heading: str) -> str | None:
        """Return the role of a heading, by a person's choice or by its words."""
        if chosen := self._chosen.get(cleaning.fold(heading)):
            return chosen
        found = self.meaning(heading) if heading else None
        return found.role if found else None

    def knows(self, heading: str) -> bool:
        """Whether a heading is one that the question asks for or that has a role."""
        return bool(heading) and (self.is_asked(cleaning.fold(heading)) or self.role(heading) is not None)

    def is_asked(self, folded: str) -> bool:
        """Whether firms are grouped or chosen by a heading, given folded."""
        return folded in self._asked

    def mentions(self, heading: str, measure: str) -> bool:
        """Whether a heading holds a word of a measure, so that it may be taken for it."""
        plain = heading_text(heading).plain
        return self.names(heading, measure) or any(word in plain for word in WEAK.get(measure, ()))

    def names(self, heading: str, measure: str) -> bool:
        """Whether a heading holds a word of a measure that means nothing else, or a slip of the pen for it."""
        text = heading_text(heading)
        return any(word in text.plain or _is_slip(text.left, word) for word in self.of_measure[measure])

    def doubts(self, heading: str) -> bool:
        """Whether a heading may be one of a measure, and nothing says that it is something else."""
        is_named = any(self.names(heading, measure) for measure in self.of_measure)
        return is_named and look_alike(heading) == "choice.unclear"

    def _compound(self, word: str) -> Meaning | None:
        """Read two words of one measure as one: `营业收入-营收`."""
        for middle in range(1, len(word)):
            first, second = self._words.get(word[:middle]), self._words.get(word[middle:])
            if first and second and first.role == second.role and first.role in self.of_measure:
                return Meaning(first.role, 0, first.word)
        return None

    def _in_group(self, word: str) -> Meaning | None:
        """Read a word under or beside one that only groups columns: `主要指标 产值`, `营业收入 合计`."""
        group = _GROUP.match(word)
        rest = _WHOLE.sub("", word[group.end() :] if group else word)
        return self._words.get(rest) or self._compound(rest) if rest != word else None

    def _before_bracket(self, word: str) -> Meaning | None:
        """Return what the name or code before a bracket means, such as `单位名称(盖章)`."""
        found = self._words.get(word.partition("(")[0]) if word.endswith(")") else None
        return Meaning(found.role, found.rank + 1, found.word) if found and found.role in {NAME, CODE} else None


def _is_slip(word: str, known: str) -> bool:
    """Whether a word is a longer one of a measure with a letter too few or wrong, or with something in it."""
    letters = iter(word)
    if (
        len(known) >= _LONG
        and not known.isascii()
        and len(word) > len(known)
        and all(each in letters for each in known)
    ):
        return True
    if len(known) < _LONG or not -1 <= len(word) - len(known) <= 1 or word == known:
        return False
    same = next((i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known)))
    return any(word[same + a :] == known[same + b :] for a, b in ((1, 1), (1, 0), (0, 1)))


def _built_in() -> Iterable[tuple[str, Meaning]]:
    for role, groups in _RANKED.items():
        for rank, words in enumerate(groups):
            yield from ((word, Meaning(role, rank, word)) for word in words)
    for measure, words in WEAK.items():
        yield from ((word, Meaning(measure, 1, word)) for word in words)


def _fold(word: str) -> str:
    return bare(cleaning.fold(word))
