"""Rows among the firms that may be about the headings, and not be seen by their cells: intake is to look at them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from tiers.engines.in_spark import expressions
from tiers.engines.in_spark.expressions import comma_list, literal, words_of_table
from tiers.engines.in_spark.signs import Sign
from tiers.engines.in_spark.staged_table import Staged

_MOST_CELLS: Final = 3
"""Cells of a title, inclusive: it, a unit, and who has made the table."""

_APART: Final = "\t"
_SPEAKS: Final = (
    "单位|單位|(19|20)[0-9]{2}|[0-9〇零一二三四五六七八九十]年|[0-9一二三四五六七八九十]月|季度|半年|累[计計]|[Uu]nits?:"
    "|(^|\\t)[ (（]*(千|万|萬|百万|千万|亿|億)?(元|圆|圓)?[ )）]*(\\t|$)"
)
"""Words of a unit or a time."""


def heading(staged: Staged) -> str:
    """Return the condition that a heading stands where a firm's name belongs; nothing where no names are."""
    column, words = staged.column("name"), staged.place.headings
    if not column or not words:
        return ""
    return f"coalesce({staged.text(column)} IN ({comma_list(map(words_of_table, words))}), FALSE)"


def title(staged: Staged) -> str:
    """Return the condition that a row has few cells, no figure and no code, and speaks of a unit or a time."""
    code = staged.column("code")
    first = expressions.blank(staged.text(staged.used_columns[0]))
    there = " + ".join(f"CASE WHEN {expressions.blank(text)} THEN 0 ELSE 1 END" for text in staged.texts)
    all_words = f"concat_ws({literal(_APART)}, {comma_list(staged.texts)})"
    parts = [first, *([staged.blank(code)] if code else []), f"{there} <= {_MOST_CELLS}"]
    return f"({' AND '.join(parts)} AND {all_words} RLIKE {literal(_SPEAKS)})"


CONDITIONS: Final[Mapping[Sign, Callable[[Staged], str]]] = MappingProxyType({Sign.HEADING: heading, Sign.TITLE: title})
"""Sign of a row → writes its condition."""
