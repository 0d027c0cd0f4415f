"""The manual page, `man tiers`, made from the sentences of the help: in English, and in Chinese.

python -m tests.house.reference     writes it
"""

import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final, NamedTuple, get_type_hints

from tiers.cli.app import COMMANDS
from tiers.cli.exit_codes import Exit
from tiers.cli.format_words import help_sentence
from tiers.wording import sentences
from tiers.write.terminal.wrapping import mark_breaks

TITLES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "name": "NAME",
        "synopsis": "SYNOPSIS",
        "description": "DESCRIPTION",
        "commands": "COMMANDS",
        "options": "OPTIONS",
        "exits": "EXIT STATUS",
        "environment": "ENVIRONMENT",
        "files": "FILES",
        "more": "SEE ALSO",
    },
    "zh": {
        "name": "名称",
        "synopsis": "概要",
        "description": "描述",
        "commands": "命令",
        "options": "选项",
        "exits": "退出状态",
        "environment": "环境变量",
        "files": "文件",
        "more": "参见",
    },
}
"""The names of the sections; those in English are the usual ones of man-pages(7)."""

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "synopsis": "COMMAND [OPTIONS] [DATA]...",
        "takes": "Options:",
        "environment": "Every option is also a variable: --unit 万元 and TIERS_UNIT=万元 say the same. What is typed "
        "wins over a variable, a variable over the targets file. TIERS_DEBUG=1 shows where in the program an error arose.",
        "files": "The plan: the working directory, the folders above it and that of the first table are searched. "
        "`tiers init` writes one.",
        "more": "The documents that come with the package stand in share/doc/tiers of the environment that it is "
        "installed in: a tutorial, how-tos, the definitions, and the reference of JSON, of Python and of every problem.",
    },
    "zh": {
        "synopsis": "命令 [选项] [DATA]...",
        "takes": "选项：",
        "environment": "每个选项都有同名环境变量：--unit 万元 与 TIERS_UNIT=万元 意思相同。命令行优先于环境变量，"
        "环境变量优先于目标文件。TIERS_DEBUG=1 显示错误出在程序何处。",
        "files": "目标文件：依次在当前文件夹、各级上级文件夹和第一张表所在的文件夹中查找。`tiers init` 可生成。",
        "more": "随程序安装的文档在所在环境的 share/doc/tiers 中：教程、操作指南、定义，以及 JSON、Python 和各种问题的参考。",
    },
}
"""What only the page says."""


_BREAK: Final = "\x1f"
"""Stands where a line may end, until everything else is escaped."""


class Option(NamedTuple):
    """One option, as a command declares it."""

    names: tuple[str, ...]
    """`-q` and `--quiet`."""
    metavar: str
    """What stands after it."""
    sentence: str
    """The name of its sentence."""
    panel: str
    """The name of its panel's sentence."""

    @property
    def long(self) -> str:
        """Its longest name."""
        return max(self.names, key=len)


def options_of(command: str) -> list[Option]:
    """Return the options of a command; Typer keeps the first of the names where a default could stand."""
    made = getattr(importlib.import_module(f"tiers.cli.commands.{command}"), command.title())
    hints = get_type_hints(made, include_extras=True)
    declared: list[Any] = [hints[field.name].__metadata__[0] for field in fields(made)]
    return [
        Option((one.default, *one.param_decls), one.metavar or "", one.help, one.rich_help_panel)
        for one in declared
        if one.help and not one.hidden
    ]


def man_page(lang: str) -> str:
    """Write the page in a language."""
    return "\n".join(['.TH TIERS 1 "" tiers', ".nh", ".ad l", *_page(lang), ""])


def _page(lang: str) -> Iterator[str]:
    texts, titles, words = sentences("help", lang), TITLES[lang], WORDS[lang]
    about, examples = texts["tiers"].split("\n\n")
    yield from (f".SH {titles['name']}", f"tiers \\- {_text(about[:1].lower() + about[1:].rstrip('.。'))}")
    yield from (f".SH {titles['synopsis']}", ".B tiers", _text(words["synopsis"]))
    yield from (f".SH {titles['description']}", _text(about), ".PP", *_as_typed(examples))
    yield f".SH {titles['commands']}"
    for command in COMMANDS:
        yield from (f'.SS "tiers {command}"', *_command(command, texts, words))
    yield from (f".SH {titles['options']}", *_options(texts, lang))
    yield f".SH {titles['exits']}"
    for code in Exit:
        yield from (".TP", f".B {code.value}", _text(texts[f"exit.{code.value}"]))
    yield from (f".SH {titles['environment']}", _text(words["environment"]))
    yield from (f".SH {titles['files']}", ".TP", ".I targets.toml", _text(words["files"]))
    yield from (f".SH {titles['more']}", _text(words["more"]))


def _command(command: str, texts: Mapping[str, str], words: Mapping[str, str]) -> Iterator[str]:
    summary, *paragraphs = texts[f"command.{command}"].split("\n\n")
    yield _text(summary)
    for paragraph in paragraphs:
        yield from (".PP", *(_as_typed(paragraph) if paragraph.startswith("tiers ") else [_text(paragraph)]))
    names = " ".join(option.long for option in options_of(command))
    yield from (".PP", _text(f"{words['takes']} {names}"))


def _options(texts: Mapping[str, str], lang: str) -> Iterator[str]:
    every = {option.long: option for command in COMMANDS for option in options_of(command)}
    for panel in ("panel.plan", "panel.reading", "panel.showing", "panel.output"):
        yield f".SS {texts[panel]}"
        for option in (option for option in every.values() if option.panel == panel):
            names = ", ".join(f"\\fB{_text(name)}\\fR" for name in option.names)
            yield from (
                ".TP",
                f"{names} \\fI{_text(option.metavar)}\\fR".rstrip(),
                _text(help_sentence(option.sentence, lang)),
            )


def _as_typed(lines: str) -> Iterator[str]:
    yield from (".nf", ".RS", *map(_text, lines.split("\n")), ".RE", ".fi")


def _text(words: str) -> str:
    """Write words so that nothing in them is a request, a hyphen stays what can be typed, and hanzi may be parted."""
    marked = mark_breaks(words.replace("\n", " "), _BREAK)
    for sign, escape in (("\\", "\\e"), ("-", "\\-"), ("~", "\\(ti"), ("^", "\\(ha"), (_BREAK, "\\:")):
        marked = marked.replace(sign, escape)
    return re.sub(r"^(?=[.'])", r"\\&", marked)
