"""Refusals of headings that do not say enough, with the line to type and the line to paste."""

from collections.abc import Sequence
from typing import Any, Final

from tiers.domain import cleaning
from tiers.errors import DataError
from tiers.intake.columns.units import asked_unit
from tiers.intake.headers.header_parser import heading_text
from tiers.intake.headers.lookalikes import look_alike
from tiers.intake.headers.quoting import MOST_LISTED, column_numbers, option_line, readable_headings, setting_line
from tiers.intake.headers.time_spans import Span
from tiers.intake.headers.vocabulary import YEAR
from tiers.intake.layout.header_context import Headings

EXAMPLE_UNIT: Final = "万元"
"""The unit in a line to paste, where none is stated."""

_LIKELY: Final[frozenset[str]] = frozenset[Span]({"none", "year", "to-date", "stamp"})
"""What a column that is meant seems to be, more often than not."""


def no_name(headings: Headings) -> DataError:
    """Return the error that no heading is a firm's name or code."""
    return DataError("name-missing", path=headings.path, headings=readable_headings(headings.words))


def unclear_role(headings: Headings, role: str, places: Sequence[int]) -> DataError:
    """Return the error that several columns could be the name, the code or the year."""
    words = [headings.words[i] for i in places]
    if _are_one(words):
        return DataError("heading-twice", path=headings.path, heading=words[0], columns=column_numbers(places))
    facts: dict[str, Any] = {"typed": option_line(role, words[0]), "pasted": setting_line(role, words[0])}
    facts["missing"] = (("--column", f"{role}={cleaning.text(words[0])}"),)
    return DataError("role-unclear", path=headings.path, role=role, headings=readable_headings(words), **facts)


def unclear_measure(headings: Headings, measure: str, places: Sequence[int], spans: Sequence[str]) -> DataError:
    """Return the error that several columns answer equally well for a measure, with everything else not stated.

    `spans` says of each what it seems to be: its time, else a word of the catalogue.
    """
    words = [headings.words[i] for i in places]
    if len(words) > 1 and _are_one(words):
        return DataError("heading-twice", path=headings.path, heading=words[0], columns=column_numbers(places))
    rows = [(word, f"choice.{span}") for word, span in zip(words, spans, strict=True)]
    likely = max(zip(words, spans, strict=True), key=lambda pair: pair[1] in _LIKELY)[0]
    return DataError(
        "measure-unclear",
        choices=[("choice.column", "choice.seems"), *rows, *_look_alikes(headings, measure, words)],
        path=headings.path,
        measure=measure,
        headings=readable_headings(words),
        several=1 if len(words) == 1 else len(words),
        typed=option_line(measure, _heading_to_type(headings, likely)),
        pasted=setting_line(measure, _heading_to_type(headings, likely)),
        missing=_missing(headings, measure, likely),
        no_unit=int(_lacks_unit(headings, measure, words)),
        no_year=int(_lacks_year(headings, words)),
    )


def _are_one(words: Sequence[str]) -> bool:
    return len(set(map(cleaning.fold, words))) == 1


def _heading_to_type(headings: Headings, likely: str | None) -> str:
    """Return the heading in the line to type, or its place where none is likely or no word of the table may be told."""
    return "HEADING" if headings.question.no_names or not likely else likely


def no_measure(headings: Headings) -> DataError:
    """Return the error that no heading is one of the tiers' measures."""
    measure = headings.used_measures[0]
    rows = [row for m in headings.used_measures for row in _look_alikes(headings, m, ())]
    likely = next((word for word, seems in _look_alikes(headings, measure, ()) if seems == "choice.unclear"), None)
    return DataError(
        "measure-missing",
        choices=[("choice.column", "choice.seems"), *dict.fromkeys(rows)] if rows else (),
        path=headings.path,
        measures=headings.used_measures,
        headings=readable_headings(headings.words),
        typed=option_line(measure, _heading_to_type(headings, likely)),
        pasted=setting_line(measure, _heading_to_type(headings, likely)),
        missing=_missing(headings, measure, likely) if likely else (),
    )


def _missing(headings: Headings, measure: str, heading: str) -> tuple[tuple[str, str], ...]:
    """Return the options that name a column of a measure, and its unit where nothing states one."""
    named = ("--column", f"{measure}={cleaning.text(heading)}")
    return (named, ("--unit", EXAMPLE_UNIT)) if _lacks_unit(headings, measure, [heading]) else (named,)


def with_others(error: DataError, others: Sequence[DataError]) -> DataError:
    """Add to a refusal the options that others ask for, which would come next."""
    missing = dict.fromkeys(pair for one in (error, *others) for pair in one.missing)
    error.facts["missing"] = tuple(missing)
    return error


def _look_alikes(headings: Headings, measure: str, rivals: Sequence[str]) -> list[tuple[str, str]]:
    others = [word for word in headings.words if word not in rivals and headings.vocabulary.mentions(word, measure)]
    return [(word, look_alike(word)) for word in others[:MOST_LISTED]]


def _lacks_unit(headings: Headings, measure: str, words: Sequence[str]) -> bool:
    asked, _ = asked_unit(headings.question, measure)
    line = headings.above.unit_line
    is_unclear = any(heading_text(word).unclear for word in words)
    states = line is not None and bool(line.units) and not is_unclear
    return asked is None and not states and not any(heading_text(word).unit for word in words)


def _lacks_year(headings: Headings, words: Sequence[str]) -> bool:
    stated = headings.above.stated
    if (
        headings.question.reading.year
        or (stated and stated.year)
        or any((p := heading_text(word).period) and p.year for word in words)
    ):
        return False
    roles = (headings.vocabulary.role(word) for word in headings.words)
    return YEAR not in roles
