"""A rule of the plan that a value breaks: a code with facts, as the model's own errors are."""

from typing import LiteralString

from pydantic_core import PydanticCustomError


def broken(rule: LiteralString, **facts: object) -> PydanticCustomError:
    """Return the error of a rule; whoever shows it finds the rule as its type and the facts as its context.

    The sentence is made elsewhere, in the language of whoever reads it.
    """
    return PydanticCustomError(rule, rule, facts)
