"""Where a mark stands in a drawing, and the words that belong to it."""

from typing import Final, Literal

from tiers.wording import message
from tiers.write.page.phrases import Words

ROOM: Final = 0.08
"""Share of a drawing that its outermost marks keep free for their texts."""

Anchor = Literal["start", "middle", "end"]
"""Which part of a text stands at its mark, as SVG says it."""


def percent(share: float) -> str:
    """Write a share of the width or the height."""
    return f"{share * 100:.2f}%"


def anchor(x: float) -> Anchor:
    """Return which part of a text stands at a mark, so that none leaves the drawing; `x` is a share of the width."""
    return "start" if x < ROOM else "end" if x > 1 - ROOM else "middle"


def chart_text(words: Words, name: str, /, **facts: object) -> str:
    """Return a text of the section `chart`."""
    return message(f"chart.{name}", words.lang, **facts)
