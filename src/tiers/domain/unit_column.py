"""A column that states the unit or the currency of each row: what all its cells together say."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import Unit
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.row_kind import row_kind_of
from tiers.domain.table import Column
from tiers.domain.unit_parts import is_silent
from tiers.domain.unit_words import Phrase, phrase, speaks_of_money
from tiers.errors import DataError

UNITS: Final = frozenset(
    {
        "单位", "计量单位", "金额单位", "货币单位", "计价单位", "数量单位", "unit", "units",
        "unitofmeasure", "unitofmeasurement", "uom", "measureunit", "unitname", "scale", "量纲",
    }
)  # fmt: skip
CURRENCIES: Final = frozenset(
    {
        "币种", "币别", "货币", "货币种类", "货币类型", "货币名称", "计价货币", "报告货币", "记账本位币",
        "货币代码", "币种代码", "currency", "currencycode", "reportingcurrency", "ccy", "curr",
    }
)  # fmt: skip
"""Headings, folded, without separators."""

_LONGER: Final = lazy_pattern(
    "(?:主营业务收入|主营收入|营业收入|销售收入|收入|工业总产值|总产值|产值|金额|数据|数值|报表|指标|本列|revenue|sales|output|amount|value)?"
    r"\d*(?P<word>(?:计量|金额|货币|计价|数量)?单位|币[种别]|货币|units?|uom|scale|currency|ccy)(?:(?<=[量额币价]单位)名称|金额)?"
)
"""The same words behind what they are about, and before what adds nothing."""

_SIGNS_OF_WORDS: Final = ("单位", "币", "unit", "uom", "scale", "curr", "ccy")
"""One of these stands in each of the words."""

FROM: Final = "unit column"
"""What such a column, and the figures that it tells of, have as `Column.unit_from`."""

MOST_WORDS: Final = 1_000
"""Different cells beyond which a column states no units."""

_MOST_SHOWN: Final = 5
_CODES: Final = {"156": "cny", "cnh": "cny", "840": "usd", "344": "hkd", "901": "twd", "978": "eur", "392": "jpy"}
"""What else stands for a currency: ISO 4217 numbers, and the renminbi outside of China."""


class Said(NamedTuple):
    """What the cells of a column say of money."""

    unit: Unit | None
    """What all of them say; None where they say several things, or something that is not understood."""
    is_scale: bool
    """Whether it is a scale, and not only a currency."""
    words: tuple[str, ...]
    """Some of the cells, each once."""


def fold_unit_heading(heading: str) -> str:
    """Fold a heading to compare it with `UNITS` and `CURRENCIES`."""
    folded = re.sub(r"[\W_]+", "", cleaning.fold(heading))
    if not any(word in folded for word in _SIGNS_OF_WORDS):
        return folded
    match = _LONGER.fullmatch(folded)
    return match["word"] if match else folded


def said_by(cells: Iterable[str], heading: str) -> Said | None:
    """Return what a column of units states by its cells that are not blank; None if it is not about money.

    `heading` is folded. 单位 may stand over organisations, and a unit may be that of a quantity of goods.
    """
    words = [*dict.fromkeys(cell for cell in map(cleaning.text, cells) if not cleaning.is_missing(cell))]
    found = [_read(word, heading) for word in words[:MOST_WORDS]]
    spoken = [word for word, each in zip(words, found, strict=False) if each or _speaks(word, heading)]
    if not spoken or len(words) > MOST_WORDS or (heading == "单位" and not any(found)):
        return None
    shown = tuple(words[:_MOST_SHOWN])
    meanings = {(each.scale, each.currency) for each in found if each}
    if len(meanings) > 1 or None in found:
        return Said(None, is_scale=False, words=shown)
    ((scale, currency),) = meanings
    is_scale = scale is not None and (heading not in CURRENCIES or scale != 1)
    return Said(Unit(words[0], Decimal(scale or 1), currency), is_scale, shown)


def _read(word: str, heading: str) -> Phrase | None:
    return phrase(_CODES.get(word.casefold(), word) if heading in CURRENCIES else word)


def _speaks(word: str, heading: str) -> bool:
    return heading in CURRENCIES or (speaks_of_money(word) and not is_silent(word))


def leaves_out(names: Iterable[str]) -> bool:
    """Whether one of the rows of these names is a firm's: its figure has no unit, if all others' have."""
    return any(name and row_kind_of(name) is None for name in map(cleaning.text, names))


def without_own_unit(columns: Iterable[Column], said: Said) -> list[Column]:
    """Return those of some columns of figures whose unit nothing states but a column of units that says this.

    Where a heading, a line above or a person says the same, a blank cell leaves nothing open but the currency.
    """
    return [column for column in columns if not said.is_scale or column.unit_from in {None, FROM, "targets"}]


def hold(
    path: str,
    column: Column,
    cells: Iterable[str],
    used: Sequence[Column],
    without: Callable[[Sequence[Column]], Iterable[str]],
) -> None:
    """Hold all cells of a column against what its first ones said.

    `used` are the columns of figures, and `without` names the rows that have one in some of them and no unit.

    Raises: DataError if not all say the same.
    """
    said = said_by(cells, fold_unit_heading(column.heading))
    if said is None:
        return
    first = column.unit
    if said.unit is None and said.words == (column.unclear_unit,):
        return
    if said.unit is None or first is None or (said.unit.scale, said.unit.currency) != (first.scale, first.currency):
        raise refusal(path, column.heading, said.words)
    own = without_own_unit(used, said)
    if own and leaves_out(without(own)):
        raise refusal(path, column.heading, said.words, is_blank=True)


def refusal(path: str, heading: str, words: Sequence[str], *, is_blank: bool = False) -> DataError:
    """Refuse a column that states several units, or none for some rows."""
    return DataError("unit-column-mixed", path=path, heading=heading, units=tuple(words), blank=int(is_blank))
