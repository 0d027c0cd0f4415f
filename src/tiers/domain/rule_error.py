"""A rule of the plan that a value breaks: a code with facts, as the model's own errors are."""

from typing import LiteralString

from pydantic_core import PydanticCustomError


def rule_error(rule: LiteralString, **facts: object) -> PydanticCustomError:
    """Return the error of a rule; whoever shows it finds the rule as its type and the facts as its context.

    The sentence is made elsewhere, in the language of whoever reads it. Half a character is written as an escape:
    Pydantic cannot hold it.
    """
    return PydanticCustomError(rule, rule, {name: _encodable(value) for name, value in facts.items()})


def _encodable(value: object) -> object:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
