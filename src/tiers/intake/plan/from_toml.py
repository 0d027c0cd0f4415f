"""The plan: found, read and checked, with the line of whatever is wrong with it."""

import os
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.targets import Targets
from tiers.errors import TargetsError
from tiers.intake.files.paths import STANDARD_INPUT, similar_files

BUILT_IN: Final = "builtin"
"""The name by which the plan that the product ships with is asked for."""

FILE: Final = "targets.toml"
"""The name of a plan that is found by itself."""

MOST_BYTES: Final = 1 << 16
"""The largest targets file, inclusive: the built-in one has 6 kB."""

_MOST_POINTS: Final = 100
"""Points in one line: the parser's time grows with the square of a key's parts, and 20 000 take two seconds."""

_PLACE: Final = lazy_pattern(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")


class FoundPlan(NamedTuple):
    """The plan in force, and where it was found."""

    targets: Targets
    """The plan."""
    path: str | None
    """The file as it was named or found; None for the built-in plan."""
    is_fallback: bool
    """Whether it is the built-in plan because nothing else was found, not because it was asked for."""


def find_plan(choice: str | None, paths: Sequence[str]) -> FoundPlan:
    """Find the plan: what was chosen, else $TIERS_TARGETS, else targets.toml here, above, or beside the first table.

    Raises: TargetsError if it is missing where it was asked for, or not valid.
    """
    asked = choice or os.environ.get("TIERS_TARGETS")
    path = asked or _find(paths)
    if path and path != BUILT_IN:
        return FoundPlan(_read(path), path, is_fallback=False)
    return FoundPlan(_built_in(), None, is_fallback=not asked)


def _built_in() -> Targets:
    return plan(Path(__file__).with_name("builtin.toml").read_bytes(), BUILT_IN)


def _find(paths: Sequence[str]) -> str | None:
    """Find a targets file in the working directory and its parents, then beside the first table."""
    try:
        here = Path.cwd()
        places = [Path(os.path.relpath(folder / FILE)) for folder in (here, *here.parents)]
    except OSError:
        places = []
    if first := next((Path(path) for path in paths if path not in {STANDARD_INPUT, ""}), None):
        places.append((first if os.path.isdir(first) else first.parent) / FILE)  # noqa: PTH112 - Path's may raise
    return next((str(place) for place in places if os.path.isfile(place)), None)  # noqa: PTH113 - the same


def _read(path: str) -> Targets:
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        names = similar_files(path)
        raise TargetsError("targets-missing", path=path, near=names, hinted=int(bool(names))) from error
    except OSError as error:
        raise TargetsError("targets-unreadable", path=path, reason=error.strerror or "") from error
    return plan(data, path)


def plan(data: bytes, path: str) -> Targets:
    """Read a plan from the bytes of a targets file.

    Raises: TargetsError with the key and the line of what is not valid.
    """
    if len(data) > MOST_BYTES:
        raise TargetsError("targets-large", path=path, most=MOST_BYTES)
    text = _text(data, path)
    values = _values(text, path)
    currency = values.get("currency")
    context = {"currency": currency} if isinstance(currency, str) else {}
    try:
        return Targets.model_validate(values, context=context)
    except ValidationError as error:
        from tiers.intake.plan.validation_errors import fault  # noqa: PLC0415 - most plans are valid

        raise fault(error, path, text, values) from None


def _text(data: bytes, path: str) -> str:
    """Decode UTF-8 with or without a byte-order mark; name what else it is."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        row, other = data.count(b"\n", 0, error.start) + 1, _other_encoding(data)
        raise TargetsError("targets-not-utf8", path=path, row=row, encoding=other, other=int(bool(other))) from error


def _other_encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GBK"


def _values(text: str, path: str) -> Mapping[str, Any]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_POINTS:
            raise TargetsError("targets-deep", path=path, row=number)
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except RecursionError as error:
        raise TargetsError("targets-deep", path=path, row=1) from error
    except ValueError as error:
        raise _not_toml(error, text, path) from error


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation as error:
        raise ValueError(digits) from error


def _not_toml(error: ValueError, text: str, path: str) -> TargetsError:
    place = _PLACE.search(str(error))
    row = int(place[1]) if place and place[1] else text.rstrip("\n").count("\n") + 1
    return TargetsError("targets-not-toml", path=path, row=row, reason=_PLACE.sub("", str(error)))
