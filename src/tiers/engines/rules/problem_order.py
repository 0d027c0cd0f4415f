"""The order in which problems stand: input, row, column, code."""

from collections.abc import Sequence

from tiers.domain.problem import Problem
from tiers.domain.tally import InputTally


def in_order(problems: Sequence[Problem], inputs: Sequence[InputTally]) -> tuple[Problem, ...]:
    """Return problems in order; those that are of no input stand last."""
    places = {(one.source.path, one.source.sheet): i for i, one in enumerate(inputs)}

    def place(problem: Problem) -> tuple[int, int, str, str]:
        index = places.get((problem.path or "", problem.sheet), len(places))
        return index, problem.row or 0, problem.column or "", problem.code

    return tuple(sorted(problems, key=place))
