"""One line on the terminal that says how far a long run is; gone when it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

from rich.cells import set_cell_size

from tiers.cli import streams
from tiers.domain.run_progress import Step, progress_listener
from tiers.wording import message
from tiers.write.escaping import inert

PATIENCE: Final = 1.0
"""Seconds that a run may take before anything is shown."""

_BETWEEN: Final = 0.1
"""Seconds from one picture to the next."""

_WIDTH: Final = 24
"""Characters of the bar."""

_WIDEST: Final = 80
"""Columns of the line."""


@contextmanager
def show_progress(lang: str) -> Iterator[None]:
    """Print on standard error how far it is, if it takes long."""
    bar = Bar(lang)
    artist = Thread(target=bar.draw, daemon=True)
    with progress_listener(bar.look):
        artist.start()
        try:
            yield
        finally:
            bar.is_over.set()
            artist.join()


class Bar:
    """What is shown; drawn beside the work."""

    def __init__(self, lang: str) -> None:
        """Begin without a step."""
        self.lang, self.step, self.is_over = lang, Step("working"), Event()

    def look(self, step: Step) -> None:
        """Store the step that begins."""
        self.step = step

    def draw(self) -> None:
        """Draw until it is over, then leave the line blank."""
        if self.is_over.wait(PATIENCE):
            return
        while not self.is_over.wait(_BETWEEN):
            streams.overwrite(self.picture(min(streams.width_of_errors(), _WIDEST) - 1))
        streams.overwrite("")

    def picture(self, columns: int) -> str:
        """Draw the step as one line of so many columns at most."""
        share, name = self.step.share(), os.path.basename(self.step.path)  # noqa: PTH119 - not of this system's kind
        bar = "" if share is None else _bar(min(max(share, 0), 1), has_room=columns >= 2 * _WIDTH)
        words = inert(message(f"progress.{self.step.doing}", self.lang, name=name))
        return set_cell_size(words, max(0, columns - len(bar))) + bar


def _bar(share: float, *, has_room: bool) -> str:
    done = int(share * _WIDTH)
    return f"{'  ' + '█' * done + '·' * (_WIDTH - done) if has_room else ''} {int(share * 100):3}%"
