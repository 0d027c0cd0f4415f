"""The foot of every sheet of paper: the title, the time and the issuer, and the number of the page."""

from typing import Final

from tiers.write.escaping import inert

_LONGEST: Final = 90
"""Characters that stand at the foot at most."""

_FONT: Final = 'font: 8pt system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #444444;'

_NARROW: Final = "white-space: nowrap; width: 5em; text-align: right;"


def print_style(foot: str) -> str:
    """Return the style of the foot; what comes from outside is a string in it and nothing else."""
    shown = foot if len(foot) <= _LONGEST else f"{foot[:_LONGEST]}…"
    return (
        f"@page {{ @bottom-left {{ content: {_string(shown)}; {_FONT} }}\n"
        f'@bottom-right {{ content: counter(page) " / " counter(pages); {_NARROW} {_FONT} }} }}\n'
    )


def _string(text: str) -> str:
    """Write a string of a style, in which letters and digits alone stand as they are.

    Source: CSS Syntax Module Level 3, section 4.3.7.
    """
    return '"{}"'.format("".join(c if c.isalnum() else f"\\{ord(c):x} " for c in inert(text)))
