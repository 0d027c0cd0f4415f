"""Table + targets → Tally: one meaning, several machines."""

from collections.abc import Sequence

from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.errors import EngineError


def tally(tables: Sequence[Table], question: Question) -> Tally:
    """Count with the engine that was asked for.

    Raises: EngineError if it is not there; otherwise as the engine does.
    """
    if question.reading.engine not in {"auto", "python"}:
        raise EngineError("engine-missing", engine=question.reading.engine)
    from tiers.engines import in_python  # noqa: PLC0415 - each engine is imported when it runs

    return in_python.tally(tables, question)
