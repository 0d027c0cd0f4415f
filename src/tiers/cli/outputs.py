"""What a command hands over, and where it is to go."""

import os
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from tiers.cli import streams
from tiers.cli.exit_codes import Exit
from tiers.cli.options import OutputOptions
from tiers.errors import UsageError
from tiers.write import PLAIN, Content, Format


class Place(NamedTuple):
    """One output: where, and in which format."""

    path: str | None
    """The file; None is standard output."""
    format: str
    """A key of the command's writers, such as `tiers.write.WRITERS`; `csv` for `--fix`."""
    option: str = "-o"
    """The option that named it."""


class Outcome(NamedTuple):
    """Everything that a run leaves behind."""

    contents: Sequence[tuple[str | None, Content]]
    """Where → what; None is standard output, where text suits the console and bytes stay as they are."""
    exit: Exit = Exit.DONE
    """How the run ended, if all of it could be written."""
    notes: Sequence[str] = ()
    """Lines for standard error, to be said after writing."""
    opened: AbstractContextManager[object] = nullcontext()
    """What the contents are made from, to be closed when all of it is written."""
    missing: Sequence[tuple[str, str]] = ()
    """Options that a report would need, each with its value."""


class Command(Protocol):
    """A command with its options parsed."""

    def run(self) -> Outcome:
        """Do what was asked."""


def places(
    options: OutputOptions, writers: Mapping[str, Format[Any]] = PLAIN, beside: str | None = None
) -> tuple[Place, ...]:
    """Return where the result goes and in which of these formats; `beside` is a file that is written too.

    Raises: UsageError for a format or an ending that nobody knows, and for options that contradict each other.
    """
    wanted = _requested_format(options, writers)
    _refuse_same([*(options.output or ()), *filter(None, [beside])], "output-twice")
    if not options.output:
        return (Place(None, _refuse_binary_on_screen(wanted or "table", writers)),)
    if wanted and len(options.output) > 1:
        raise UsageError("output-format-of-several")
    return tuple(Place(path, wanted or _format_of(path, writers)) for path in options.output)


def _refuse_binary_on_screen(wanted: str, writers: Mapping[str, Format[Any]]) -> str:
    if writers[wanted].binary and streams.is_terminal():
        raise UsageError("output-binary", value=wanted, ending=writers[wanted].endings[0])
    return wanted


def _requested_format(options: OutputOptions, writers: Mapping[str, Format[Any]]) -> str | None:
    """Return the format that was asked for; `--json` is the one whose name starts so."""
    json = next(name for name in writers if name.startswith("json"))
    if options.json and options.format not in {None, json}:
        raise UsageError("output-formats-differ", value=options.format)
    wanted = json if options.json else options.format
    if wanted is not None and wanted not in writers:
        raise UsageError("format-unknown", value=wanted, names=tuple(writers))
    return wanted


def _format_of(path: str, writers: Mapping[str, Format[Any]]) -> str:
    endings = {ending: name for name, writer in writers.items() for ending in writer.endings}
    ending = Path(path).suffix.lower()
    if ending not in endings:
        raise UsageError("output-ending", path=path, names=tuple(endings))
    return endings[ending]


def refuse_inputs(outputs: Sequence[Place], inputs: Sequence[str | None]) -> None:
    """Refuse an output that is read: it would be lost.

    Raises: UsageError naming it.
    """
    read = [path for path in inputs if path not in {None, "-"}]
    for output in outputs:
        if output.path and any(_same(output.path, path) for path in read if path):
            raise UsageError("output-is-input", option=output.option, path=output.path)


def _refuse_same(paths: Sequence[str], code: str) -> None:
    for index, path in enumerate(paths):
        if any(_same(path, other) for other in paths[:index]):
            raise UsageError(code, path=path)


def _same(one: str, other: str) -> bool:
    """Whether two names are of one file, which need not be there."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return os.path.realpath(one) == os.path.realpath(other)
