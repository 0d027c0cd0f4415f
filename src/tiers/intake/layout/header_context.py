"""The headers of a table with everything that decides what its columns are."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tiers.domain.question import Question
from tiers.intake.headers.divided_headers import part_of_measure
from tiers.intake.headers.header_units import cell_unit
from tiers.intake.headers.lookalikes import look_alike
from tiers.intake.headers.part_words import without_this_year
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.layout.preamble import Stated, UnitLine


class Above(NamedTuple):
    """What holds for every column that does not say otherwise."""

    stated: Stated | None = None
    """The time of the figures; None where nothing states one."""
    unit_line: UnitLine | None = None
    """The unit of the figures; None where no line states one."""


class Headings(NamedTuple):
    """The heading row of a table, and everything that decides what its columns are."""

    path: str
    """The file, for refusals."""
    words: tuple[str, ...]
    """The headings as written, those of several rows joined, with line breaks folded to a space."""
    question: Question
    """The plan, and what a person said."""
    vocabulary: Vocabulary
    """The words that are known."""
    above: Above
    """What is stated for the whole table."""
    parts: tuple[tuple[str, ...], ...] = ()
    """The cells of each heading, from the top."""

    own: Mapping[int, int] = MappingProxyType({})
    """Columns of figures that this program wrote, by the names of those beside them → the column of their states."""

    @property
    def used_measures(self) -> tuple[str, ...]:
        """Return the measures that the tiers and totals may use, in the plan's order."""
        return self.question.targets.wanted_measures


def said_of(headings: Headings, index: int) -> str:
    """Return the heading of a column from which its time and unit are read.

    A unit stands last in it, and without the words that only say that figures are of the table's year: 本年数, and 本年
    beside 上年.
    """
    parts = headings.parts[index] if headings.parts else ()
    if len(parts) < 2 or part_of_measure(parts, headings.vocabulary) is None:  # noqa: PLR2004 - one cell is the whole heading
        return headings.words[index]
    beside_earlier = _has_earlier(headings)
    kept = filter(None, (without_this_year(part, beside_earlier=beside_earlier) for part in parts))
    return " ".join(sorted(kept, key=lambda part: cell_unit(part) is not None))


def _has_earlier(headings: Headings) -> bool:
    """Return whether a column beside is of an earlier year, and says so by the words of its own row."""
    return any(look_alike(part) == "choice.earlier" for parts in headings.parts if len(parts) > 1 for part in parts)
