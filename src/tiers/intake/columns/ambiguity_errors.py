"""Refusals of headings that do not say enough, with the line to type and the line to paste."""

from collections.abc import Sequence
from typing import Final

from tiers.domain import cleaning
from tiers.errors import DataError
from tiers.intake.columns.units import asked_unit
from tiers.intake.headers.header_parser import Span, heading_text
from tiers.intake.headers.lookalikes import look_alike
from tiers.intake.headers.vocabulary import YEAR, Headings

_MOST: Final = 40
"""Headings that a refusal lists."""

_LONGEST: Final = 60
"""Characters of a heading that a refusal shows."""

_PLAIN: Final = frozenset("-_=.,:/%@+")
"""Signs that a shell leaves alone."""


def shorten(words: Sequence[str]) -> tuple[str, ...]:
    """Return the headings that are not blank, as many and as long as a person can take in."""
    cut = [word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…" for word in words if word]
    return (*cut[:_MOST], "…") if len(cut) > _MOST else tuple(cut)


def sample(row: Sequence[str]) -> str:
    """Show the first cells of a row."""
    return " | ".join(shorten([cleaning.text(cell) for cell in row])[:6])


def column_numbers(places: Sequence[int]) -> tuple[str, ...]:
    """Return the places of columns as a person counts them, from 1."""
    return tuple(str(place + 1) for place in places)


def option_line(role: str, heading: str) -> str:
    """Return the line to type that names a column."""
    return f"--column {shell_quoted(f'{role}={heading}')}"


def setting_line(role: str, heading: str) -> str:
    """Return the line to paste into the targets file that names a column."""
    return f"[reading] columns = {{ {role} = {toml_quoted(heading)} }}"


def shell_quoted(words: str) -> str:
    """Write words so that a shell takes them as one and as they are."""
    if words and all(c.isalnum() or c in _PLAIN for c in words):
        return words
    quoted = words.replace("'", "'\\''")
    return f"'{quoted}'"


def toml_quoted(words: str) -> str:
    """Write words as a text of a targets file."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def no_name(headings: Headings) -> DataError:
    """Return the error that no heading is a firm's name or code."""
    return DataError("name-missing", path=headings.path, headings=shorten(headings.words))


def unclear_role(headings: Headings, role: str, places: Sequence[int]) -> DataError:
    """Return the error that several columns could be the name, the code or the year."""
    words = [headings.words[i] for i in places]
    if _are_one(words):
        return DataError("heading-twice", path=headings.path, heading=words[0], columns=column_numbers(places))
    facts = {"typed": option_line(role, words[0]), "pasted": setting_line(role, words[0])}
    return DataError("role-unclear", path=headings.path, role=role, headings=shorten(words), **facts)


def unclear_measure(headings: Headings, measure: str, places: Sequence[int], spans: Sequence[Span]) -> DataError:
    """Return the error that several columns answer equally well for a measure, with everything else not stated."""
    words = [headings.words[i] for i in places]
    if len(words) > 1 and _are_one(words):
        return DataError("heading-twice", path=headings.path, heading=words[0], columns=column_numbers(places))
    rows = [(word, f"choice.{span}") for word, span in zip(words, spans, strict=True)]
    likely = max(zip(words, spans, strict=True), key=lambda pair: pair[1] != "month")[0]
    return DataError(
        "measure-unclear",
        choices=[("choice.column", "choice.seems"), *rows, *_look_alikes(headings, measure, words)],
        path=headings.path,
        measure=measure,
        headings=shorten(words),
        several=1 if len(words) == 1 else len(words),
        typed=option_line(measure, likely),
        pasted=setting_line(measure, likely),
        no_unit=int(_lacks_unit(headings, measure, words)),
        no_year=int(_lacks_year(headings, words)),
    )


def _are_one(words: Sequence[str]) -> bool:
    return len(set(map(cleaning.fold, words))) == 1


def no_measure(headings: Headings) -> DataError:
    """Return the error that no heading is one of the tiers' measures."""
    measure = headings.used_measures[0]
    rows = [row for m in headings.used_measures for row in _look_alikes(headings, m, ())]
    return DataError(
        "measure-missing",
        choices=[("choice.column", "choice.seems"), *dict.fromkeys(rows)] if rows else (),
        path=headings.path,
        measures=headings.used_measures,
        headings=shorten(headings.words),
        typed=option_line(measure, "HEADING"),
        pasted=setting_line(measure, "HEADING"),
    )


def _look_alikes(headings: Headings, measure: str, rivals: Sequence[str]) -> list[tuple[str, str]]:
    others = [word for word in headings.words if word not in rivals and headings.vocabulary.mentions(word, measure)]
    return [(word, look_alike(word)) for word in others[:_MOST]]


def _lacks_unit(headings: Headings, measure: str, words: Sequence[str]) -> bool:
    asked, _ = asked_unit(headings.question, measure)
    return asked is None and not headings.above.unit_line and not any(heading_text(word).unit for word in words)


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
