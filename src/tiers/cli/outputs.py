"""What a command hands over, and where it is to go."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from tiers.cli import streams
from tiers.cli.exit_codes import Exit
from tiers.cli.options import OutputOptions
from tiers.errors import UsageError
from tiers.write import PLAIN, Content, Written
from tiers.write.files import is_same_file

_CALLED: Final = {"excel": "xlsx", "xls": "xlsx", "workbook": "xlsx", "page": "html", "htm": "html", "web": "html"}
"""What formats are called by those who use them."""

STANDARD_OUTPUT: Final = "-"
"""The name of a file that stands for standard output."""


class Place(NamedTuple):
    """One output: where, and in which format."""

    path: str | None
    """The file; None is standard output."""
    format: str
    """A key of the command's writers, such as `tiers.write.WRITERS`."""
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
    warnings: Sequence[str] = ()
    """Further ones, which deserve a look."""
    opened: AbstractContextManager[object] = nullcontext()
    """What the contents are made from, to be closed when all of it is written."""
    missing: Sequence[tuple[str, str]] = ()
    """Options that a report would need, each with its value."""


class Command(Protocol):
    """A command with its options parsed."""

    def run(self) -> Outcome:
        """Do what was asked."""


def places(
    options: OutputOptions, writers: Mapping[str, Written] = PLAIN, beside: str | None = None
) -> tuple[Place, ...]:
    """Return where the result goes and in which of these formats; `beside` is a file that is written too.

    Raises: UsageError for a format or an ending that nobody knows, and for options that contradict each other.
    """
    wanted = _requested_format(options, writers)
    named = options.output or ([] if beside == STANDARD_OUTPUT and wanted is None else [STANDARD_OUTPUT])
    _refuse_same([*named, *filter(None, [beside])], "output-twice")
    if wanted and len(named) > 1:
        raise UsageError("output-format-of-several")
    return tuple(place_of(path, writers, wanted) for path in named)


def place_of(path: str, writers: Mapping[str, Written], wanted: str | None = None, option: str = "-o") -> Place:
    """Return one output, and its format: the one that was asked for, else that of its ending.

    Raises: UsageError for an ending that nobody knows, and for what is nothing for a terminal.
    """
    if path == STANDARD_OUTPUT:
        return Place(None, _refuse_binary_on_screen(wanted or next(iter(writers)), writers), option)
    return Place(path, wanted or _format_of(path, writers, option), option)


def _refuse_binary_on_screen(wanted: str, writers: Mapping[str, Written]) -> str:
    if writers[wanted].binary and streams.is_terminal():
        raise UsageError("output-binary", value=wanted, ending=writers[wanted].endings[0])
    return wanted


def _requested_format(options: OutputOptions, writers: Mapping[str, Written]) -> str | None:
    """Return the format that was asked for; `--json` is the one whose name starts so."""
    json = next(name for name in writers if name.startswith("json"))
    if options.json and options.format not in {None, json}:
        raise UsageError("output-formats-differ", value=options.format)
    wanted = json if options.json else options.format
    if wanted is not None and wanted not in writers:
        near = _similar_format(wanted, writers)
        raise UsageError("format-unknown", value=wanted, near=near or tuple(writers), hinted=len(near))
    return wanted


def _similar_format(word: str, writers: Mapping[str, Written]) -> tuple[str, ...]:
    """Return the format that was perhaps meant: by its ending, by the program that opens it, or by its spelling."""
    from tiers.domain.suggestions import similar_words  # noqa: PLC0415 - only a refusal needs it

    plain = word.strip().lower()
    of_ending = tuple(name for name, writer in writers.items() if f".{plain.lstrip('.')}" in writer.endings)
    known = tuple(name for name in writers if name == _CALLED.get(plain))
    return of_ending[:1] or known or similar_words(plain, writers)


def _format_of(path: str, writers: Mapping[str, Written], option: str) -> str:
    endings = {ending: name for name, writer in writers.items() for ending in writer.endings}
    ending = Path(path).suffix.lower()
    if ending not in endings:
        raise UsageError("output-ending", option=option, path=path, names=tuple(endings), chosen=int(option == "-o"))
    return endings[ending]


def refuse_inputs(outputs: Sequence[Place], inputs: Sequence[str | None]) -> None:
    """Refuse an output that is read: it would be lost.

    Raises: UsageError naming it.
    """
    read = [path for path in inputs if path not in {None, "-"}]
    for output in outputs:
        if output.path and any(is_same_file(output.path, path) for path in read if path):
            raise UsageError("output-is-input", option=output.option, path=output.path)


def _refuse_same(paths: Sequence[str], code: str) -> None:
    for index, path in enumerate(paths):
        if any(is_same_file(path, other) for other in paths[:index]):
            raise UsageError(code, path=path)
