"""Figures that may have jumped between two years, as SQL; `domain.plausibility` decides about each."""

from typing import Final

from tiers.domain.plausibility import TENFOLD

_NEARLY: Final = TENFOLD - 0.01
"""So many times are compared in binary numbers, which have room for all figures and are exact to 15 digits."""


def may_jump(earlier: str, later: str) -> str:
    """Write the condition that a figure grew or fell about tenfold or more; a blank one did neither."""
    least, most = (f"CAST({which}({earlier}, {later}) AS DOUBLE)" for which in ("least", "greatest"))
    return f"({least} > 0 AND {most} > {least} * {_NEARLY})"
