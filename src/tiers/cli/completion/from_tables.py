"""What the tables on the line hold: headings, values, sheets, firms.

Of a text only the beginning is read, of others only small ones; what is odd about any of them ends it without a word.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import Final

from tiers.cli.completion.answers import Offer
from tiers.cli.completion.from_plan import plan_of
from tiers.cli.completion.place import Place
from tiers.cli.completion.table_words import HEAD, SECONDS, Head, whole_lines, words_of
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.targets import Targets
from tiers.errors import DataError, TiersError
from tiers.intake import READERS
from tiers.intake.build_table import has_headings, heading_rows
from tiers.intake.files.background import BackgroundResult
from tiers.intake.files.file_format import TEXT, format_of
from tiers.intake.files.paths import STANDARD_INPUT, files
from tiers.intake.headers.vocabulary import NAME, Vocabulary
from tiers.intake.layout.stacked_headers import flatten
from tiers.intake.plan.from_toml import BUILT_IN, find_plan
from tiers.intake.raw_sheet import RawSheet

_SMALL: Final = 1 << 20
"""Bytes of the largest file of another format that is read, inclusive."""

_MOST_FILES: Final = 4
_LINE_ENDS: Final = {b"\xff\xfe": b"\n\0", b"\xfe\xff": b"\0\n"}
"""Byte-order mark of UTF-16 → line end."""


def offers(what: str, place: Place) -> list[Offer]:
    """Return what the tables on the line offer; nothing where that takes too long.

    Raises: whatever the plan or a table is refused for.
    """
    reading = BackgroundResult(lambda: _offers(what, place), (Exception,))
    reading.join(SECONDS)
    return [] if reading.is_alive() else reading.result()


def _offers(what: str, place: Place) -> list[Offer]:
    question = _question(place)
    heads = [head for path in _paths(place) for head in _heads(path, question)]
    return [*map(Offer, dict.fromkeys(words_of(what, place, heads, question.targets.measures)))]


def _question(place: Place) -> Question:
    """Return how the tables are to be read, as far as the line says so."""
    row, targets = place.value("header-row") or "", _targets(place)
    said = {"encoding": place.value("encoding"), "sheet": place.value("sheet")}
    told = {name: value for name, value in said.items() if value and name != place.what}
    options = Reading.model_validate(told | ({"header_row": int(row)} if row.isdecimal() else {}))
    return Question(targets, reading=targets.reading.with_options(options))


def _targets(place: Place) -> Targets:
    """Return the plan in force, by whose words headings are known; the built-in one where it is not valid."""
    try:
        return plan_of(place)
    except TiersError:
        return find_plan(BUILT_IN, []).targets


def _paths(place: Place) -> Iterable[str]:
    """Return the files on the line that are there; of `explain` the first word is a firm."""
    found: dict[str, None] = {}
    for word in (*place.before[place.command == "explain" :], *place.after):
        with suppress(TiersError):
            found |= dict.fromkeys(files([str(Path(word).expanduser())]).found)
    found.pop(STANDARD_INPUT, None)
    return islice(found, _MOST_FILES)


def _heads(path: str, question: Question) -> Iterator[Head]:
    with suppress(TiersError, OSError):
        data = _beginning(Path(path))
        kind = format_of(data)
        vocabulary = Vocabulary(question)
        if kind == TEXT:
            from tiers.intake.readers.from_text import raw_sheet  # noqa: PLC0415 - each reader is imported when it reads

            for part in _parts(data):
                with suppress(DataError):
                    yield _head_of(raw_sheet(part, path, question, vocabulary), question, vocabulary)
                    return
        elif kind in {"xlsx", "xls", "xlsb", "ods"}:
            yield from _of_workbook(data, kind, path, question, vocabulary)
        elif kind in READERS:
            for table in READERS[kind]()(data, path, question):
                named = next(iter(table.of_role(NAME)), None)
                headings = [column.heading for column in table.columns]
                yield Head(headings, table.cells, (), named.index if named else None)


def _beginning(path: Path) -> bytes:
    """Return the whole lines with which a text begins, or all of a small file; nothing of what is no file."""
    found = path.stat()
    if not S_ISREG(found.st_mode):
        return b""
    with path.open("rb") as file:
        data = file.read(HEAD)
        if format_of(data) != TEXT:
            return data + file.read() if found.st_size <= _SMALL else b""
    return whole_lines(data, _line_end(data)) if len(data) < found.st_size else data


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield a beginning, then less of it: it may end in a cell that goes over several lines."""
    yield data
    yield from (whole_lines(data[: len(data) // share], _line_end(data)) for share in (8, 64))


def _line_end(data: bytes) -> bytes:
    return _LINE_ENDS.get(data[:2], b"\n")


def _of_workbook(data: bytes, kind: str, path: str, question: Question, vocabulary: Vocabulary) -> Iterator[Head]:
    from tiers.intake.readers.from_workbook import raw_sheets  # noqa: PLC0415 - each reader is imported when it reads
    from tiers.intake.readers.sheet_selection import sheet_asked_for  # noqa: PLC0415 - the same
    from tiers.intake.readers.workbook.sandbox import sheets_of  # noqa: PLC0415 - the same

    raws = raw_sheets(sheets_of(data, kind, path), path, kind, question)
    names = [raw.source.sheet or "" for raw in raws]
    if question.reading.sheet is not None:
        raws = [sheet_asked_for(raws, question.reading.sheet)]
    known = [raw for raw in raws if has_headings(raw, vocabulary)] or raws
    for raw in islice(known, _MOST_FILES):
        yield _head_of(raw, question, vocabulary)._replace(sheets=names)


def _head_of(raw: RawSheet, question: Question, vocabulary: Vocabulary) -> Head:
    block = heading_rows(raw, question, vocabulary)
    headings = flatten(raw.rows[block.start : block.stop])
    ranks = {
        place: found.rank
        for place, heading in enumerate(headings)
        if (found := vocabulary.meaning(heading)) and found.role == NAME
    }
    names = min(ranks, key=lambda place: ranks[place], default=None)
    return Head(headings, raw.rows[block.stop :], (), names)
