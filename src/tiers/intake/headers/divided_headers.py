"""Headings that stand over several columns: of each column, which measure it is of, and which part of it."""

from collections.abc import Sequence
from typing import NamedTuple

from tiers.intake.headers.part_words import Part, part_of
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR, Meaning, Vocabulary


class Divided(NamedTuple):
    """A column under a heading that others share, or over which a further word stands."""

    meaning: Meaning
    """The measure."""
    part: Part
    """Which part of it."""


def meaning_of(parts: Sequence[str], vocabulary: Vocabulary) -> Meaning | None:
    """Return what a column is by the cells of its headings; None if that is not known, or a part of a measure."""
    if found := vocabulary.meaning(" ".join(parts)):
        return found
    if len(parts) < 2 or part_of_measure(parts, vocabulary):  # noqa: PLR2004 - one cell is the whole heading
        return None
    found_in = (vocabulary.meaning(part) for part in reversed(parts))
    return next((each for each in found_in if each and each.role in {NAME, CODE, YEAR}), None)


def part_of_measure(parts: Sequence[str], vocabulary: Vocabulary) -> Divided | None:
    """Return the measure that one of several cells names, and which part of it the others say; None if none does."""
    found = [vocabulary.meaning(part) for part in parts] if len(parts) > 1 else []
    named = [each for each in found if each and each.role in vocabulary.of_measure]
    if not named or len({each.role for each in named}) > 1:
        return None
    best = min(named, key=lambda each: each.rank)
    others = [part for part, each in zip(parts, found, strict=True) if each not in named]
    if not others and vocabulary.meaning(parts[-1]):
        return Divided(best, "own")
    return Divided(best, _joint_part({part_of(part) for part in others if not vocabulary.is_group(part)}))


def _joint_part(kinds: set[Part]) -> Part:
    """Return what several words say together: the one that takes most away from the figure."""
    order: tuple[Part, ...] = ("other", "unknown", "lesser", "whole")
    return next((kind for kind in order if kind in kinds), "whole")
