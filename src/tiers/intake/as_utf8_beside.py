"""Two halves of a large text become UTF-8 at the same time: the second one in a process of its own."""

import shutil
from pathlib import Path

from tiers.intake import as_utf8, halves
from tiers.intake.as_utf8 import LINE_ENDS, Rooms, blocks, copy, part
from tiers.intake.child import started


def copied(rooms: Rooms, name: str, path: str, kind: str | None, encoding: str) -> Path | None:
    """Write a text as UTF-8 to a temporary file; None if it is not in its encoding.

    Raises: DataError if it is damaged; EngineError if there is no room.
    """
    size = Path(name).stat().st_size
    middle = None if kind else halves.middle(name, 0, size, LINE_ENDS[encoding])
    if middle is None:
        return copy(rooms, blocks(name, path, kind, encoding))
    below = rooms.file()
    with started("tiers.intake.as_utf8_child", name, encoding, str(middle), str(below)) as child:
        try:
            above = copy(rooms, as_utf8.above(name, encoding, middle))
            if above:
                child.communicate()
        finally:
            child.kill()
    if above is None:
        return None
    if child.returncode:  # whatever it met is met again, and told
        below.unlink(missing_ok=True)
        return copy(rooms, part(name, encoding, middle, None), above)
    return _joined(above, below)


def _joined(above: Path, below: Path) -> Path:
    try:
        with above.open("ab") as target, below.open("rb") as source:
            shutil.copyfileobj(source, target, as_utf8.BLOCK)
    except OSError as error:
        raise as_utf8.no_room(error) from error
    below.unlink()
    return above
