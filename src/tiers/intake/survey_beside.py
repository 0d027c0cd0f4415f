"""Two halves of a large text are looked at at the same time: the second one in a process of its own."""

import json
from array import array
from dataclasses import asdict, replace
from typing import Any

from tiers.intake import halves
from tiers.intake.child import started
from tiers.intake.survey import Lines, Survey, Uneven, joined, surveyed


def surveyed_by_two(lines: Lines) -> Survey | None:
    """Look at every byte, as `surveyed`."""
    middle = halves.middle(lines.name, lines.start, lines.end, b"\n")
    if middle is None:
        return surveyed(lines)
    above, below = replace(lines, end=middle), replace(lines, start=middle)
    first, second = _both(above, below)
    return joined(first, second) if first and second else None


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
