"""How an error is printed: one sentence with its code, what each choice would mean, and what mends it."""

import os
from collections.abc import Sequence

from tiers.cli import streams
from tiers.cli.again import Pairs, again
from tiers.cli.text_table import align
from tiers.errors import TiersError, UsageError
from tiers.wording import message
from tiers.write.escaping import inert


def print_error(error: TiersError, lang: str, typed: Sequence[str] = ()) -> None:
    """Print an error on standard error; with `TIERS_DEBUG=1` also where in the program it arose."""
    if os.environ.get("TIERS_DEBUG"):
        streams.note("\n".join(_traceback(error)))
    name = f"error[{error.code}]"
    first, *others = error_lines(error, lang)
    first = first.replace(name, streams.with_error_tone(name, streams.ERROR), 1)
    lines = [first, *others, *variable_lines(error, lang, typed)]
    streams.note("\n".join([*lines, *whole_line(error.missing if error.names else (), lang, typed)]))


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


def variable_lines(error: TiersError, lang: str, typed: Sequence[str]) -> list[str]:
    """Name the variable from which a value comes that nobody typed; nothing where it was typed."""
    value = str(error.facts.get("value", ""))
    if not isinstance(error, UsageError) or not value or any(value in word for word in typed):
        return []
    ours = ((name, said) for name, said in os.environ.items() if name.startswith("TIERS_"))
    names = [name for name, said in ours if value in {said, *said.split()}]
    return [f"  {message('note.from-variable', lang, variable=name)}" for name in names[:1]]


def whole_line(missing: Pairs, lang: str, typed: Sequence[str]) -> list[str]:
    """Return once more the line that was typed, with the options that were missing; nothing where none is known."""
    if not (missing and typed):
        return []
    return [f"  {message('note.whole-line', lang)}", f"  {inert(again(typed, missing))}"]


def _traceback(error: TiersError) -> list[str]:
    import traceback  # noqa: PLC0415 - only who looks for a mistake needs it

    lines = "".join(traceback.format_exception(error)).splitlines()
    return [inert(line) for line in lines]
