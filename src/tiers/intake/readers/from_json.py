"""JSON and JSON lines: one object per firm, every number as it was written."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from tiers.domain.question import Question
from tiers.domain.table import Source, Table
from tiers.errors import DataError
from tiers.intake.build_table import table_of
from tiers.intake.files.encoding import decode
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.raw_sheet import RawSheet

Record = Mapping[str, str]

_UNIT_KEYS: Final = ("单位", "计量单位", "金额单位", "货币单位", "unit", "units")
"""Keys beside the array under which an object says the unit of its figures."""

_CURRENCY_KEYS: Final = ("币种", "币别", "货币", "currency")
_SCALE_KEYS: Final = ("scale", "multiplier", "数量级", "量级")
"""Keys under which it says the currency, or a number to multiply them by, which is understood only if it is 1."""

_TIME_KEYS: Final = frozenset(
    {"标题", "表名", "期间", "报告期", "所属期", "时间", "数据时间", "统计时间", "年份", "年度"}
    | {"title", "period", "reporting period", "year", "fiscal year"},
)
"""Keys under which it says what the figures are of."""

_NESTED: Final = (dict, list)


class _KeyTwiceError(ValueError):
    """An object has a key twice."""


def tables(data: bytes, path: str, question: Question) -> tuple[Table, ...]:
    """Read an array of objects, an object that holds one, or an object on each line.

    A row is counted from 1: in JSON the record, in JSON lines the line.

    Raises: DataError if it is not JSON, is no table, or holds values that are no cells.
    """
    text, encoding = decode(data, path, question.reading.encoding)
    lines = _lines(text)
    with json_failures(path):
        stated, found = ([], _records_of_lines(lines, path)) if lines else _records_of(text, path)
        raw = _sheet(Source(path, "jsonl" if lines else "json", None, encoding), stated, list(found))
    return (table_of(raw, question, Vocabulary(question)),)


@contextmanager
def json_failures(path: str) -> Iterator[None]:
    """Raise which key stands twice in an object that is read meanwhile, or that it is nested too deeply.

    Raises: DataError.
    """
    try:
        yield
    except _KeyTwiceError as error:
        raise DataError("json-key-twice", path=path, heading=str(error)) from error
    except RecursionError as error:
        raise DataError("json-nested", path=path, row=1, heading="", named=0) from error


def record_of_line(line: str, path: str, row: int) -> Record:
    """Read one of several objects that stand on a line each, under `json_failures`: key → cell.

    Raises: DataError if it is not JSON, or no record.
    """
    return _record(_parse(without_mark(line), path, row), path, row)


def without_mark(line: str) -> str:
    """Return a line without the byte-order mark that one has where two files were joined."""
    return line.lstrip("\ufeff")


def begins_lines(text: str) -> bool:
    """Whether each line of a text that begins like this is to be read by itself: the first is a flat object."""
    first = text.lstrip().partition("\n")[0]
    try:
        record = json.loads(first) if first.startswith("{") else None
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and not any(isinstance(value, list) for value in record.values())


def _sheet(source: Source, stated: Sequence[str], found: Sequence[tuple[int, Record]]) -> RawSheet:
    """Arrange the records under their keys; a key that a record lacks is a blank cell."""
    if not found:
        raise DataError("file-empty", path=source.path)
    keys = list(dict.fromkeys(key for _, record in found for key in record))
    rows = [[record.get(key, "") for key in keys] for _, record in found]
    heads = [*([line] for line in stated), keys]
    return RawSheet(source, [*heads, *rows], [*[1] * len(heads), *(number for number, _ in found)])


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that are not blank, if each is to be read by itself."""
    if not begins_lines(text):
        return []
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if without_mark(line).strip()]


def _records_of_lines(lines: Sequence[tuple[int, str]], path: str) -> Iterator[tuple[int, Record]]:
    for number, line in lines:
        yield number, record_of_line(line, path, number)


def _records_of(text: str, path: str) -> tuple[list[str], Iterator[tuple[int, Record]]]:
    """Return what an object states beside its array, and the records of the array."""
    content = _parse(text, path, 1)
    array, stated = content, []
    if isinstance(content, dict):
        arrays = [value for value in content.values() if isinstance(value, list)]
        if len(arrays) != 1:
            raise DataError("json-no-table", path=path, count=len(arrays))
        array = arrays[0]
        stated = [*_lines_beside_array(content)]
        said = [(key, value) for key, value in content.items() if isinstance(value, str)]
        stated += [value for key, value in said if key.casefold().replace("_", " ") in _TIME_KEYS]
    if not isinstance(array, list):
        raise DataError("json-no-table", path=path, count=0)
    return stated, ((number, _record(each, path, number)) for number, each in enumerate(array, 1))


def _lines_beside_array(content: Mapping[str, object]) -> Iterator[str]:
    """Write what an object says of its figures beside their array as lines above a table."""
    for key, value in content.items():
        if isinstance(value, str) and key.casefold() in _UNIT_KEYS:
            yield f"单位：{value}"
        elif isinstance(value, str) and key.casefold() in _CURRENCY_KEYS:
            yield f"币种：{value}"
        elif isinstance(value, str) and key.casefold() in _SCALE_KEYS and value != "1":
            yield f"单位：{value}"


def _parse(text: str, path: str, row: int) -> Any:  # noqa: ANN401 - whatever JSON may hold
    """Parse one text; every number stays the text that it was written as."""
    try:
        return _EXACT.decode(text)
    except json.JSONDecodeError as error:
        raise DataError("json-broken", path=path, row=row + error.lineno - 1, reason=error.msg) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that has a key twice: it would be chance which value counts."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _KeyTwiceError(next(key for key in keys if keys.count(key) > 1))
    return made


_EXACT: Final = json.JSONDecoder(object_pairs_hook=_once, parse_float=str, parse_int=str, parse_constant=str)


def _record(value: Any, path: str, row: int) -> Record:  # noqa: ANN401 - whatever JSON may hold
    if not isinstance(value, dict):
        raise DataError("json-not-a-record", path=path, row=row)
    if set(map(type, value.values())) <= {str}:
        return value
    for key, cell in value.items():
        if isinstance(cell, _NESTED):
            raise DataError("json-nested", path=path, row=row, heading=key, named=1)
    return {key: _cell(cell) for key, cell in value.items()}


def _cell(value: object) -> str:
    """Write a value as a cell: nothing for null, `true` and `false` as they are."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
