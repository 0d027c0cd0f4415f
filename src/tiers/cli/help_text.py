"""What `--help` says: Typer knows the options by the names of sentences, and here these are said and drawn."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from rich.cells import cell_len

from tiers.cli.exit_codes import Exit
from tiers.cli.format_words import help_sentence
from tiers.wording import message, sentences
from tiers.write.terminal.wrapping import wrap

_PANELS: Final = tuple(f"panel.{name}" for name in ("options", "plan", "reading", "showing", "output"))
"""In the order in which every help shows them."""

_ROOMY: Final = 34
"""Columns that an explanation has at least beside its option; where it would have fewer, it stands below."""

_HANG: Final = 4
"""Columns by which the second line of an example or an explanation below its option stands to the right."""

_BOLD, _NAME, _VALUE, _QUIET = "1", "1;36", "33", "2"


class Entry(NamedTuple):
    """A line of a panel."""

    name: str
    """The names of an option, or that of a command."""
    value: str
    """What stands after it."""
    about: str
    """What it does."""


Row = tuple[tuple[str, str], ...]
"""A line in pieces, each with the code of its tone."""


class _Paper(NamedTuple):
    width: int
    color: bool

    def with_tone(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and code and text.strip() else text


def help_page(context: Any, lang: str, width: int, *, color: bool) -> str:  # noqa: ANN401 - Typer's own type is private
    """Return the help of a program or a command, in so many columns."""
    paper, command, texts = _Paper(width, color), context.command, sentences("help", lang)
    lines = [*_usage(context, texts, paper), "", *_text(texts[command.help], paper), ""]
    for panel in _PANELS:
        lines += _panel(texts[panel], [*_options(command, panel, lang)], paper)
    if subcommands := getattr(command, "commands", None):
        entries = [Entry(name, "", texts[each.help].partition("\n")[0]) for name, each in subcommands.items()]
        lines += [*_panel(texts["panel.commands"], entries, paper), "", *_exits(lang, paper)]
    return "".join(f"{line.rstrip()}\n" for line in ["", *lines, ""])


def _usage(context: Any, texts: Mapping[str, str], paper: _Paper) -> Iterator[str]:  # noqa: ANN401 - Typer's own type is private
    if hasattr(context.command, "commands"):
        takes = [texts["commands"]]
    else:
        takes = [_argument(param) for param in context.command.params if param.param_type_name == "argument"]
    line = " ".join([context.command_path, f"[{texts['options']}]", *takes])
    first, *others = wrap(texts["usage"] + line, paper.width - 2, _HANG)
    said = first.removeprefix(texts["usage"])
    yield f" {paper.with_tone(texts['usage'], _BOLD)}{paper.with_tone(said, _BOLD)}"
    yield from (f" {' ' * _HANG}{other}" for other in others)


def _argument(param: Any) -> str:  # noqa: ANN401 - Typer's own type is private
    name = f"{param.metavar}..." if param.nargs < 0 else param.metavar
    return str(name if param.required else f"[{name}]")


def _text(words: str, paper: _Paper) -> Iterator[str]:
    """Yield paragraphs; each line of an example is one of its own, and stands out."""
    for place, paragraph in enumerate(words.split("\n\n")):
        yield from [""] if place else []
        for line in paragraph.split("\n"):
            is_typed = line.startswith("tiers ")
            for number, part in enumerate(wrap(line, paper.width - 2, _HANG if is_typed else 0)):
                shown = paper.with_tone(part, _BOLD) if is_typed else part
                yield f" {' ' * _HANG if number and is_typed else ''}{shown}"


def _options(command: Any, panel: str, lang: str) -> Iterator[Entry]:  # noqa: ANN401 - Typer's own type is private
    """Yield the options of a panel, help last; those of the program stand in one of their own."""
    is_program = hasattr(command, "commands")
    for param in sorted(command.params, key=lambda param: param.help == "help"):
        if param.help and (_PANELS[0] if is_program else param.rich_help_panel) == panel:
            names = sorted(param.opts, key=len, reverse=True)
            yield Entry(" ".join(names), param.metavar or "", help_sentence(param.help, lang, command.name))


def _panel(title: str, entries: Sequence[Entry], paper: _Paper) -> Iterator[str]:
    if not entries:
        return
    inside = paper.width - 4
    head = f"─ {title} "
    bar = paper.with_tone("│", _QUIET)
    yield paper.with_tone(f"╭{head}{'─' * (paper.width - 2 - cell_len(head))}╮", _QUIET)
    for row in _rows(entries, inside):
        drawn = "".join(paper.with_tone(text, code) for text, code in row)
        yield f"{bar} {drawn}{' ' * (inside - sum(cell_len(text) for text, _ in row))} {bar}"
    yield paper.with_tone(f"╰{'─' * (paper.width - 2)}╯", _QUIET)


def _rows(entries: Sequence[Entry], inside: int) -> Iterator[Row]:
    """Yield what stands in a panel: explanations beside their options, or below them where there is little room."""
    names, values = (max(map(cell_len, column)) for column in [*zip(*entries, strict=True)][:2])
    values += 2 if values else 0
    left = names + 2 + values
    for entry in entries:
        if inside - left < _ROOMY:
            yield (entry.name, _NAME), (f"  {entry.value}" if entry.value else "", _VALUE)
            yield from (((" " * _HANG + line, ""),) for line in wrap(entry.about, inside - _HANG))
            continue
        gap = " " * (values - cell_len(entry.value))
        first, *others = wrap(entry.about, inside - left)
        yield (entry.name.ljust(names + 2), _NAME), (entry.value, _VALUE), (gap + first, "")
        yield from (((" " * left + line, ""),) for line in others)


def _exits(lang: str, paper: _Paper) -> Iterator[str]:
    """Yield a heading, and for each exit code what it means."""
    yield f" {paper.with_tone(message('help.exits', lang), _BOLD)}"
    for code in Exit:
        first, *others = wrap(message(f"help.exit.{code.value}", lang), paper.width - 7)
        yield f" {code.value:<3}  {first}"
        yield from (f"{' ' * 6}{other}" for other in others)
