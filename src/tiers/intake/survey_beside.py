"""Two halves of a large text are looked at at the same time: the second one in a process of its own."""

import json
import os
from array import array
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from tiers.intake.child import started
from tiers.intake.survey import Lines, Survey, Uneven, joined, surveyed

WORTH: Final = 1 << 27
"""Bytes from which on a process that looks at half of them is worth its start."""

_LONGEST: Final = 1 << 17
"""Bytes in which a line has to end near the middle."""


def surveyed_by_two(lines: Lines) -> Survey | None:
    """Look at every byte, as `surveyed`."""
    middle = _middle(lines)
    if middle is None:
        return surveyed(lines)
    above, below = replace(lines, end=middle), replace(lines, start=middle)
    first, second = _both(above, below)
    return joined(first, second) if first and second else None


def _middle(lines: Lines) -> int | None:
    """Find a line end near the middle; None if two are not faster than one."""
    size = lines.end - lines.start
    if size < WORTH or (os.cpu_count() or 1) < 2:  # noqa: PLR2004 - two processes, two cores
        return None
    with Path(lines.name).open("rb") as file:
        file.seek(lines.start + size // 2)
        line = file.readline(_LONGEST)
        return file.tell() if line.endswith(b"\n") and file.tell() < lines.end else None


def _both(above: Lines, below: Lines) -> tuple[Survey | None, Survey | None]:
    words = (below.name, str(below.start), str(below.end), below.separator.hex(), str(below.columns))
    with started("tiers.intake.survey_child", *words) as child:
        try:
            first = surveyed(above)
            said = child.communicate()[0] if first else b""
        finally:
            child.kill()
    if first is None:
        return None, None
    return first, surveyed(below) if child.returncode else read(said)


def written(survey: Survey | None) -> bytes:
    """Write what was seen as a line that a process can say."""
    return json.dumps(survey and asdict(survey), default=list).encode()


def read(said: bytes) -> Survey | None:
    """Read what `written` wrote."""
    told: dict[str, Any] | None = json.loads(said)
    if told is None:
        return None
    uneven = [Uneven(*row) for row in told["uneven"]]
    offsets, firsts = array("q", told["offsets"]), array("q", told["firsts"])
    return Survey(**{**told, "uneven": uneven, "offsets": offsets, "firsts": firsts})
