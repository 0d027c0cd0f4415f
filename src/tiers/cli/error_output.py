"""How an error is printed: one sentence with its code, what each choice would mean, and what mends it."""

import os

from tiers.cli import streams
from tiers.cli.text_table import align
from tiers.errors import TiersError
from tiers.wording import message
from tiers.write.escaping import inert


def print_error(error: TiersError, lang: str) -> None:
    """Print an error on standard error; with `TIERS_DEBUG=1` also where in the program it arose."""
    if os.environ.get("TIERS_DEBUG"):
        streams.note("\n".join(_traceback(error)))
    streams.note("\n".join(error_lines(error, lang)))


def error_lines(error: TiersError, lang: str) -> list[str]:
    """Return the lines of an error; on one line where nothing is to be chosen.

    Whatever came from outside is shown with its control characters escaped.
    """
    sentence = inert(f"tiers: error[{error.code}]: {error.sentence(lang)}")
    remedy = inert(error.remedy(lang))
    rows = [[inert(cell) for cell in row] for row in error.table(lang)]
    if not rows:
        return [message("list.space", lang).join(filter(None, (sentence, remedy)))]
    return [sentence, *(f"  {line}" for line in align(rows)), f"  {remedy}"]


def _traceback(error: TiersError) -> list[str]:
    import traceback  # noqa: PLC0415 - only who looks for a mistake needs it

    lines = "".join(traceback.format_exception(error)).splitlines()
    return [inert(line) for line in lines]
