"""The measures: which figure is meant, and the words by which tables call it."""

from types import MappingProxyType
from typing import Annotated, Final
from unicodedata import category

from pydantic import BaseModel, BeforeValidator, ConfigDict

from tiers.domain.rule_error import rule_error

_CONTROLS: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of Unicode: controls, formats such as text direction, lone surrogates, separators of lines."""


def _refuse_invisible(value: object) -> object:
    """Refuse names that are blank or hold characters that control instead of showing something."""
    if isinstance(value, str) and (not value.strip() or any(category(c) in _CONTROLS for c in value)):
        raise rule_error("not-a-name")
    return value


Name = Annotated[str, BeforeValidator(_refuse_invisible)]
"""Words that can be shown."""


class Label(BaseModel):
    """The same words in both languages."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    zh: Name
    """Chinese."""
    en: Name
    """English."""


class Measure(BaseModel):
    """More headings or words for a measure, or a further measure."""

    model_config = ConfigDict(frozen=True, strict=False, extra="forbid", defer_build=True)

    headings: tuple[Name, ...] = ()
    """Headings that name the measure, beside the built-in ones."""
    label: Label | None = None
    """What people call it; None keeps the built-in words, or the measure's own name."""


# fmt: off
MEASURES: Final = MappingProxyType(
    {
        "revenue": Measure.model_construct(
            headings=(
                "营业收入", "主营业务收入", "产品销售收入", "年销售收入", "销售收入", "销售额", "营收", "营业总收入",
                "开票销售", "revenue", "sales", "turnover", "sales revenue", "operating revenue",
            ),
            label=Label.model_construct(zh="销售收入", en="sales revenue"),
        ),
        "output": Measure.model_construct(
            headings=("产值", "年产值", "总产值", "工业总产值", "工业销售产值", "output", "output value"),
            label=Label.model_construct(zh="产值", en="output value"),
        ),
    },
)
"""The built-in measures, made without a look at each: a start has nothing to validate.

Source: definitions, “Measure”; headings seen in tables of bureaus, ministries and data vendors.
"""
# fmt: on
