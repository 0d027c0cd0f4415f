"""What is in tables, and what is wrong with them, as far as it can be told: a refusal is a value here."""

from typing import NamedTuple

from tiers.domain.problem import Problem
from tiers.domain.tally import InputTally, Tally
from tiers.errors import TiersError


class CheckResult(NamedTuple):
    """Tables as they were understood."""

    inputs: tuple[InputTally, ...] = ()
    """In the order in which they were given; unlike in a tally with all their columns."""
    problems: tuple[Problem, ...] = ()
    """In order of input, row, column and code."""
    refusals: tuple[TiersError, ...] = ()
    """Why no report would be made, in the order in which they were met."""
    tally: Tally | None = None
    """What a report would be made from; None where it would be refused."""
