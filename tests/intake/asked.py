"""How the tests of this folder ask: a plan, what a person said, and a table as it was written."""

from typing import Any, TypeVar

import pytest

from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Column, Table
from tiers.domain.targets import Targets
from tiers.errors import DataError, TiersError
from tiers.intake.readers import from_text

Failure = TypeVar("Failure", bound=TiersError)

TIERS = [
    {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 15},
    {"name": "1000万", "measure": ["output", "revenue"], "over": "1000万", "goal": "一批"},
]


def plan(**more: Any) -> Targets:  # noqa: ANN401 - whatever a targets file may hold
    """Return a small plan with revenue in both tiers, output preferred in the second."""
    values = {"version": 1, "base_year": 2005, "target_year": 2010, "tier": TIERS, **more}
    return Targets.model_validate(values, context={"currency": values.get("currency", "CNY")})


def question(targets: Targets | None = None, /, **said: Any) -> Question:  # noqa: ANN401 - the fields of Reading
    """Ask with options of the command line over a plan."""
    return Question(targets or plan(), reading=Reading(**said), options=Reading(**said))


def read(text: str | bytes, targets: Targets | None = None, /, **said: Any) -> Table:  # noqa: ANN401 - the same
    """Read one text table."""
    data = text if isinstance(text, bytes) else text.encode()
    return from_text.tables(data, "data.csv", question(targets, **said))[0]


def refusal(text: str | bytes, targets: Targets | None = None, /, **said: Any) -> DataError:  # noqa: ANN401 - the same
    """Return the refusal of a table that cannot be read; it must have a sentence and a remedy."""
    with pytest.raises(DataError) as caught:
        read(text, targets, **said)
    return said_in_full(caught.value)


def said_in_full(error: Failure) -> Failure:
    """Hold that a failure has a sentence, a remedy, and words for every choice."""
    assert error.sentence("en")
    assert error.remedy("en")
    assert all(isinstance(cell, str) for row in error.table("en") for cell in row)
    return error


def table_with(*headings: str) -> str:
    """Return a table of one firm, `甲厂`, with a plain figure under each further heading."""
    return f"企业名称,{','.join(headings)}\n甲厂{',5' * len(headings)}\n"


def roles(table: Table) -> dict[str, str]:
    """Return heading → role, for the columns that have one."""
    return {column.heading: column.role for column in table.columns if column.role}


def only(table: Table, role: str) -> Column:
    """Return the one column of a role."""
    (column,) = table.of_role(role)
    return column
