"""How a sheet is printed: on A4 across, as wide as the paper, with its title above and its page below."""

from typing import Any, Final, NamedTuple

from tiers.write.escaping import inert

_LONGEST: Final = 100
"""Characters of each part at most, `&` counted twice: a head holds 255 together with its codes.

Source: Excel specifications and limits.
"""

_A4: Final = 9
_SIDE, _EDGE = 0.4, 0.7
"""Inches that stay free at the left and the right, and above and below."""


class PrintHead(NamedTuple):
    """What stands on every sheet of paper."""

    title: str
    """At the top, to the left."""
    byline: str
    """At the top, to the right."""
    page: str
    """At the foot, with `&P` for the page and `&N` for how many there are."""


def set_up_print(sheet: Any, head: PrintHead | None) -> None:  # noqa: ANN401 - the library's own type
    """Let a sheet be printed across A4, with what stands on every sheet of paper, if anything does."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    if head:
        sheet.set_margins(_SIDE, _SIDE, _EDGE, _EDGE)
        sheet.set_header(f"&L{_part(head.title)}&R{_part(head.byline)}")
        sheet.set_footer(f"&L&A&R{head.page}")


def _part(text: str) -> str:
    """Write text as a part of a head, in which `&` begins a code; a space keeps its first digits from being one."""
    shown = inert(text)
    most = next(n for n in range(_LONGEST, 0, -1) if n + shown[:n].count("&") <= _LONGEST)
    cut = shown if len(shown) <= most else f"{shown[:most]}…"
    return f"{' ' * cut[:1].isdigit()}{cut.replace('&', '&&')}"
