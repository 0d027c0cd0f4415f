"""The golden files: what is written of the reports made by hand, byte by byte.

`python -m tests.write.golden` writes them anew; every line that changes is to be read before it is kept.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.write import changes, conditions, reports
from tests.write.hostile import firms, hostile
from tests.write.workbook.opened import spell_out
from tiers.report.contract.report import Report
from tiers.wording import LANGUAGES
from tiers.write import TABLES, WRITERS, Content, Format
from tiers.write.to_json import to_json
from tiers.write.to_terminal import to_terminal
from tiers.write.view import View

FOLDER: Final = Path(__file__).parent.parent / "golden"

REPORTS: Final = {
    make.__name__.replace("_", "-"): make
    for make in (
        reports.drawing,
        reports.awkward,
        reports.ended,
        reports.not_due,
        reports.no_year,
        reports.no_names,
        reports.everything,
        changes.moved,
        changes.saved,
        conditions.conditions,
    )
}

VIEWS: Final = {
    "40": View(width=40),
    "80": View(width=80),
    "80-verbose": View(width=80, verbose=True),
    "80-color": View(width=80, color=True),
    "200": View(width=200),
    "piped": View(width=None),
    "zh-40": View(lang="zh", width=40),
    "zh-80": View(lang="zh", width=80),
    "zh-80-verbose": View(lang="zh", width=80, verbose=True),
    "zh-200": View(lang="zh", width=200),
    "zh-piped": View(lang="zh", width=None),
}


def texts_of(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the ending of each golden file of a report, and what stands in it."""
    yield "json", to_json(report)
    for name, view in VIEWS.items():
        yield f"{name}.txt", to_terminal(report, view)


def in_every_format() -> Iterator[tuple[str, bytes]]:
    """Yield the name of each golden file of the report whose names mean harm, and what stands in it."""
    for format_name, form in WRITERS.items():
        for view_name, view in _views(form):
            ending = form.endings[0] if form.endings else f".{format_name}.txt"
            content = whole(form.write(hostile(), view, firms()))
            if format_name == "xlsx":  # its bytes depend on how a library packs them; what stands in its cells does not
                ending, content = f"{ending}.txt", spell_out(content).encode()
            yield f"hostile{view_name}{ending}", content


def _views(form: Format[Any]) -> Iterator[tuple[str, View]]:
    if form.for_people:
        yield from ((f".{lang}", View(lang=lang, width=80)) for lang in LANGUAGES)
    elif "table" in form.takes:
        yield from ((f".{table}", View(table=table)) for table in TABLES)
    else:
        yield "", View()


def whole(content: Content) -> bytes:
    """Return everything that is written as bytes."""
    if isinstance(content, str):
        return content.encode()
    return content if isinstance(content, bytes) else b"".join(content)


def main() -> None:
    """Write all golden files anew."""
    FOLDER.mkdir(exist_ok=True)
    for file, content in in_every_format():
        (FOLDER / file).write_bytes(content)
    for name, make in REPORTS.items():
        for ending, text in texts_of(make()):
            (FOLDER / f"{name}.{ending}").write_bytes(text.encode())


if __name__ == "__main__":
    main()
