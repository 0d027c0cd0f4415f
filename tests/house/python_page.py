"""The reference of the Python functions, made from their signatures, their docstrings and the sentences of the help.

python -m tests.house.reference     writes it
"""

import ast
import inspect
from collections.abc import Iterator
from typing import Final

from tests.house.source import ROOT
from tiers.cli.exit_codes import exit_of
from tiers.errors import DataError, EngineError, TargetsError, UsageError, WriteError
from tiers.interface import functions, keywords
from tiers.interface.answers import Report
from tiers.wording import message, sentences

_PAGE: Final = """\
# Python

`import tiers` shows what a program may use, and loads it when it is used. The functions are the commands of the same names: the same reading, the same
counts, the same problems, the same sentences where something is wrong. Amounts are exact `Decimal`s in yuan (the plan's currency), and `None` is “not
known”, never 0.

Made from the program by `python -m tests.house.reference`; a test holds it, and runs the examples.

```pycon
>>> import tiers
>>> dir(tiers)  # doctest: +NORMALIZE_WHITESPACE
['Report', 'Targets', 'TiersError', '__version__', 'check', 'classify', 'explain',
 'load_targets', 'report']
>>> report = tiers.report("data.csv")
>>> report
<Report: 2008-12-31, 300 firms; 10亿 0 of 1 off_track, 5亿 5 of 5 achieved, 1亿 10 of 15 lagging, 1000万 108 no_goal>
>>> goal = report.goals[2]
>>> goal.tier, goal.count, goal.goal, goal.gap, goal.status
('1亿', 10, 15, 5, 'lagging')
>>> [(firm.name, firm.short_by) for firm in goal.nearest[:2]]
[('示例纺织厂 096', Decimal('0')), ('示例化工厂 118', Decimal('7856500'))]
```

## The functions

{functions}
## What a table may be

| | |
|---|---|
| the name of a file, a folder or a pattern | as at the command line; `Path` or text, `-` is standard input |
| an open file | read to its end from where it is; best opened in binary mode: of text, the decoding is taken as it is |
| bytes | a whole file of any format: what came by a network, or out of an archive |
| rows | an iterable of mappings, heading → cell: `csv.DictReader`, `frame.to_dicts()`, a list |

Several tables are read as one, in whatever form each is. In what is said of it, an open file is called by its name, all others `<bytes>`, `<rows>` or
`<file>`, with their place if there are several: `<rows 2>`. The first row of rows is row 1. Their cells may be texts, numbers, dates, `True`, `False` and
`None`; what pandas, NumPy and Arrow use for “nothing” is blank. `Decimal`s are exact; of `float`s the shortest decimal counts, and a warning says so.
A table of millions of rows is counted much faster from its file, where its rows can stay.
[From a notebook](../how-to/from-a-notebook.md) shows it with pandas, Polars and Arrow.

```pycon
>>> rows = [{{"企业名称": "示例一厂", "营业收入(万元)": 60000}}, {{"企业名称": "示例二厂", "营业收入(万元)": 9000}}]
>>> [(goal.tier, goal.count) for goal in tiers.report(rows).goals]
[('10亿', 0), ('5亿', 1), ('1亿', 1), ('1000万', 2)]
>>> tiers.report(rows, "data.csv", year=2008).enterprises
302
```

## Keywords

Each wins over the same setting of the targets file; `None` says nothing. Type checkers know them, and a call with another one fails with what was
probably meant. Without `targets` the plan is looked for as the command does; where none is found it is the built-in one, and `report.targets.path` is
`None`: name yours where it matters.

| keyword | takes | means | of |
|---|---|---|---|
{keywords}
```pycon
>>> tiers.report("data.csv", as_of="2009-06", by="行业", top=3).period.as_of
'2009-06-30'
>>> tiers.report("data.csv", yaer=2008)  # doctest: +ELLIPSIS
Traceback (most recent call last):
...
tiers.errors.UsageError: report() has no keyword yaer; did you mean year? It takes targets, no_names, ...
```

## What an answer can do

`Report`, and what `check` and `explain` return, are values that never change; their fields are the keys of [the JSON](json.md), and nothing else is
promised of them. They are models of Pydantic: `model_dump_json()` keeps to the published schema too, with exact numbers; in
`model_dump(mode="json")`, which has to use Python's own numbers, whole amounts are exact, and others the nearest `float`.

| of a `Report` | |
|---|---|
{methods}
`lang` is `"zh"` or `"en"`, else the language of the system; `verbose` is `-v`. In a notebook, a report that stands last in a cell is shown as words and
tables. `check` and `explain` return answers with `json()`.

```pycon
>>> from pathlib import Path
>>> report.save("report.json")
>>> report.json() == Path("report.json").read_text(encoding="utf-8")
True
>>> print(report.markdown(lang="zh").splitlines()[0])
## 双清区“十一五”企业梯队目标
>>> report.save("report.xlsx", lang="zh")
>>> report.save("nearest.csv", table="nearest")
```

## When something is wrong

Everything that a person can mend is a `TiersError`, wrong arguments included: one English sentence that says what and where, and one that says what to
do. `code` is stable ([all of them](../problems.md#what-stops-a-report)), `facts` holds what the sentence says, `sentence("zh")` and `remedy("zh")` say it
in Chinese. The options that a remedy names are keywords here: `--unit 万元` is `unit="万元"`.

| class, in `tiers.errors` | the command would end with |
|---|---|
{errors}
```pycon
>>> try:
...     tiers.report("missing.csv")
... except tiers.TiersError as error:
...     print(error.code, error, error.sentence("zh"), sep="\\n")
file-missing
missing.csv: there is no such file. Name a file, a folder, a pattern such as '*.csv', or - for standard input.
missing.csv：没有这个文件。
```

Single cells and rows that cannot be used are no errors: they stand in `problems` of the report, unless `strict=True`.
"""

_OPTIONS: Final = {"units": "unit", "columns": "column"}
"""Keyword → the option whose help says what it means, where that has another name."""


def python_page() -> str:
    """Write the page."""
    return _PAGE.format(
        functions="".join(_functions()),
        keywords="".join(_keywords()),
        methods="".join(_methods()),
        errors="".join(_errors()),
    )


def _functions() -> Iterator[str]:
    tree = ast.parse((ROOT / "src" / "tiers" / "interface" / "functions.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            signature = f"tiers.{node.name}({_arguments(node)}) -> {ast.unparse(node.returns or ast.Constant(None))}"
            yield f"```text\n{signature}\n```\n\n{_plain(getattr(functions, node.name).__doc__)}\n\n"


def _arguments(node: ast.FunctionDef) -> str:
    return ast.unparse(node.args).replace("**asked: Unpack", "**keywords: Unpack").replace("firm: str, /", "firm: str")


def _plain(doc: str | None) -> str:
    """Write a docstring as a paragraph each."""
    return inspect.cleandoc(doc or "")


def _keywords() -> Iterator[str]:
    names = dict.fromkeys(name for function in keywords.KEYWORDS for name in keywords.names_of(function))
    for name in names:
        used_by = [function for function in keywords.KEYWORDS if name in keywords.names_of(function)]
        by_whom = (
            "all" if len(used_by) == len(keywords.KEYWORDS) else ", ".join(f"`{function}`" for function in used_by)
        )
        yield f"| `{name}` | {_cell(message(f'keyword.{name}'))} | {_cell(_meaning(name))} | {by_whom} |\n"


def _meaning(name: str) -> str:
    """Return what the option of its name means."""
    sentence = sentences("help")[_OPTIONS.get(name, name.replace("_", "-"))]
    return sentence.replace(" Repeatable.", "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _methods() -> Iterator[str]:
    for name in ("json", "markdown", "html", "save"):
        method = getattr(Report, name)
        arguments = [each for each in inspect.signature(method).parameters if each != "self"]
        summary = _plain(method.__doc__).partition("\n\n")[0].replace("\n", " ")
        yield f"| `{name}({', '.join(arguments)})` | {_cell(summary)} |\n"


def _errors() -> Iterator[str]:
    for error in (UsageError, DataError, TargetsError, EngineError, WriteError):
        yield f"| `{error.__name__}` | {exit_of(error('internal')).value}: {_plain(error.__doc__)} |\n"
