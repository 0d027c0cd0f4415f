"""Table + targets → Tally: one meaning, several machines."""

from collections.abc import Sequence

from tiers.domain.classification import Classification
from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.errors import EngineError


def tally(tables: Sequence[Table], question: Question) -> Tally:
    """Count with the engine that was asked for.

    Raises: EngineError if it is not there; otherwise as the engine does.
    """
    _refuse_missing(question)
    from tiers.engines import in_python  # noqa: PLC0415 - each engine is imported when it runs

    return in_python.tally(tables, question)


def classify(tables: Sequence[Table], question: Question) -> tuple[Tally, Classification]:
    """Count with the engine that was asked for, and say of each firm which tier it is in.

    Raises: EngineError if it is not there; otherwise as the engine does.
    """
    _refuse_missing(question)
    from tiers.engines import in_python  # noqa: PLC0415 - each engine is imported when it runs

    return in_python.classify(tables, question)


def _refuse_missing(question: Question) -> None:
    if question.reading.engine not in {"auto", "python"}:
        raise EngineError("engine-missing", engine=question.reading.engine)
