"""The order in which problems are told: by input, row, column and code."""

from collections.abc import Iterable, Sequence

from tiers.domain.problem import Problem
from tiers.domain.table import Source


def in_order(problems: Iterable[Problem], sources: Sequence[Source]) -> tuple[Problem, ...]:
    """Put problems in order; those of no input come last."""
    places = {(source.path, source.sheet): i for i, source in enumerate(sources)}

    def place(problem: Problem) -> tuple[int, int, str, str]:
        index = places.get((problem.path or "", problem.sheet), len(places))
        return index, problem.row or 0, problem.column or "", problem.code

    return tuple(sorted(problems, key=place))
