"""The part of the reference that is made from the product: its help, its variables, and its problems.

python -m tests.house.reference     writes into the documents what is true today
"""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from tests.house import problem_words as in_chinese
from tests.house.man_page import man_page
from tests.house.problem_examples import EXAMPLES, looked_at
from tests.house.python_page import python_page
from tests.house.source import ROOT, modules
from tiers.cli.app import COMMANDS
from tiers.cli.exit_codes import exit_of
from tiers.domain.problem import KINDS
from tiers.domain.reading import Reading
from tiers.errors import DataError, EngineError, TargetsError, TiersError, UsageError, WriteError
from tiers.report.problem_text import localized_text
from tiers.wording import sentences
from tiers.write.escaping import inert

_LONG: Final = re.compile(r"^│ (--[a-z][a-z-]+)", re.MULTILINE)
FAILURES: Final[Mapping[str, type[TiersError]]] = {
    failure.__name__: failure for failure in (TiersError, UsageError, DataError, TargetsError, EngineError, WriteError)
}
"""Name of a class of failures → the class."""

_MOST_LINES: Final = 9
"""Lines of an example beyond which only the first five are shown."""

_FIELD: Final = re.compile(r"\{(\w+)(?:!r)?(?::([^{}]*))?\}")

_COMMANDS: Final = """\
# Commands

What `tiers --help` and the help of each command say. Made from the program by `python -m tests.house.reference`; a test holds it.

```text
{general}```
{each}
## Every option is also a variable

An option that is typed wins over its variable, a variable over the targets file. Those that may be repeated take several values
separated by spaces. A switch is set by `1`.

| option | variable | in targets.toml, under `[reading]` |
|---|---|---|
{options}
`$TIERS_DEBUG=1` shows where in the program an error arose. `NO_COLOR`, `FORCE_COLOR` and `COLUMNS` do what they do elsewhere.
"""

_PROBLEMS: Final = """\
# Problems

What `tiers report` and `tiers check` may say of single cells, rows and tables. An **error** means that a figure or a row did not count, a **warning**
that it did, and deserves a look. Neither keeps a report from being made, unless `--strict` is given; `tiers check` ends with exit code 1 if there are
errors. [What stops a report](#what-stops-a-report) has codes of its own. Problems of codes (`code-…`) but for `code-lost-digits` are said by
`tiers check` alone: a report needs to tell firms apart, not to prove who they are.

Made from the program by `python -m tests.house.reference`; a test holds it.

| code | | about a | sentence |
|---|---|---|---|
{rows}{each}
## What stops a report

Each is one sentence on standard error, with what mends it. The exit codes are explained in [Exit codes](reference/exit-codes.md).

| code | exit | sentence | remedy |
|---|---|---|---|
{refusals}"""

_PROBLEM: Final = """\
## {code}

{example}{remedy}
"""

_EXAMPLE: Final = """\
```text
{text}
```

> {said}

"""


def help_of(*command: str) -> str:
    """Return what the help of a command says where it is no terminal: 80 columns, no styles."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TIERS_", "FORCE_"))}
    run = subprocess.run(
        [sys.executable, "-m", "tiers", *command, "--help"],
        env={**environment, "COLUMNS": "80", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return "\n".join(line.rstrip() for line in run.stdout.split("\n")).lstrip("\n")


def commands() -> str:
    """Write the page of all commands."""
    helps = {command: help_of(command) for command in COMMANDS}
    each = "".join(f"\n## tiers {command}\n\n```text\n{text}```\n" for command, text in helps.items())
    options = dict.fromkeys(option for text in helps.values() for option in _options(text))
    return _COMMANDS.format(general=help_of(), each=each, options="".join(map(_row, options)))


def _options(text: str) -> list[str]:
    return [option for option in _LONG.findall(text) if option != "--help"]


def _row(option: str) -> str:
    """Return what the variable and the setting of an option are called."""
    name = option.removeprefix("--").replace("-", "_")
    settings = [f"`{key}`" for key in Reading.model_fields if key in {name, f"{name}s"}]
    return f"| `{option}` | `TIERS_{name.upper()}` | {', '.join(settings)} |\n"


def problems(lang: str) -> str:
    """Write the page of all problems, and of all that stops a report, in a language."""
    said = sentences("problem", lang)
    words, facts = (in_chinese.WORDS, in_chinese.FACTS) if lang == "zh" else ({}, {})
    rows = (
        f"| [`{code}`](#{code}) | {words.get(kind.severity, kind.severity)} | {words.get(kind.place, kind.place)} "
        f"| {_plain(said[code], facts)} |\n"
        for code, kind in KINDS.items()
    )
    page = in_chinese.PAGE if lang == "zh" else _PROBLEMS
    each = "".join(_problem(code, lang) for code in KINDS)
    return page.format(rows="".join(rows), each=each, refusals="".join(_refusals(lang)))


def _problem(code: str, lang: str) -> str:
    """Write the part of one problem: a table that has it, what is said of it, and what mends it."""
    remedy = _plain(sentences("problem_remedy", lang)[code], in_chinese.FACTS if lang == "zh" else {})
    return "\n" + _PROBLEM.format(code=code, example=_example(code, lang), remedy=remedy)


def _example(code: str, lang: str) -> str:
    if code not in EXAMPLES:
        return ""
    example = EXAMPLES[code]
    item = looked_at(example).problems.items[0]
    line, comma, colon = ("第{}行", "，", "：") if lang == "zh" else ("line {}", ", ", ": ")
    place = comma.join(str(part) for part in (item.row and line.format(item.row), item.column) if part)
    message = localized_text(item, lang, "CNY", names=True)
    lines = example.text.split("\n")
    shown = [*lines[:5], "…"] if len(lines) > _MOST_LINES else lines[:-1] if not lines[-1] else lines
    said = f"{place}{colon}{message}" if place else message
    return _EXAMPLE.format(text=inert("\r".join(shown)).replace("\\x0d", "\n"), said=inert(said))


def _refusals(lang: str) -> Iterator[str]:
    """Write a row for every code that ends a run, by its exit code."""
    classes = dict(sorted((code, name) for module in modules() for code, name in _error_codes(module.tree)))
    said, remedies = sentences("error", lang), sentences("error_remedy", lang)
    facts = in_chinese.IN_REFUSALS if lang == "zh" else {}
    rows = sorted((exit_of(FAILURES[name](code)), code) for code, name in classes.items())
    for number, code in rows:
        yield f"| `{code}` | {number} | {_cell(said[code], facts)} | {_cell(remedies[code], facts)} |\n"


def _error_codes(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield every code that a failure is made with, and the name of its class."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAILURES and node.args:
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value, node.func.id


def _cell(sentence: str, facts: Mapping[str, str]) -> str:
    """Write a sentence for a cell of a table: a bar would end it."""
    return _plain(sentence, facts).replace("{{", "{").replace("}}", "}").replace("|", "\\|")


def _plain(sentence: str, facts: Mapping[str, str]) -> str:
    """Write a sentence without the program's own signs: its facts in italics, the choice by number as for many."""
    return _FIELD.sub(lambda match: _fact(match[1], match[2] or "", facts), sentence).replace("**", "* *")


def _fact(name: str, form: str, facts: Mapping[str, str]) -> str:
    if name in {"hinted", "named"}:
        return form.partition("|")[0]
    chosen = form.rpartition("|")[2] if "|" in form else "#"
    return chosen.replace("#", f"*{facts.get(name, name)}*")


PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "docs/reference/commands.md": commands,
    "docs/problems.md": partial(problems, "en"),
    "docs/zh/problems.md": partial(problems, "zh"),
    "docs/reference/python.md": python_page,
    "man/tiers.1": partial(man_page, "en"),
    "man/zh_CN/tiers.1": partial(man_page, "zh"),
}
"""Document → what writes it."""


def main() -> None:
    """Write every page anew."""
    for path, page in PAGES.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(page(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
