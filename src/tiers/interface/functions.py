"""The Python functions, each the same as the command of its name."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Unpack

from tiers import inspection, pipeline
from tiers.domain.classification import Classification, Value
from tiers.domain.targets import Targets
from tiers.errors import nameless
from tiers.interface.answers import Check, Explanation, Origin, Report
from tiers.interface.keywords import (
    CheckKeywords,
    ClassifyKeywords,
    ExplainKeywords,
    Path,
    ReportKeywords,
    refuse_unknown,
    wrong,
)
from tiers.interface.questions import plan_of, question_of
from tiers.interface.tables import TableLike, tables


def report(*data: TableLike, **asked: Unpack[ReportKeywords]) -> Report:
    """Report how far each goal is, as `tiers report` does.

    `data` are tables: names of files, folders or globs, whole files as bytes, open files, or rows, each a mapping of
    heading → cell. Amounts of the answer are exact decimals in yuan (the plan's currency).

    Raises: TiersError, with a code and the facts.
    """
    said = refuse_unknown("report", asked)
    with nameless(when=said.get("no_names") is True):
        given = tables("report", data)
    question = question_of("report", given, said)
    answer = Report.model_construct(**dict(pipeline.answer(given, question)))
    answer._origin = Origin(given, question, said.get("top"))  # noqa: SLF001 - a value's own
    return answer


def classify(*data: TableLike, **asked: Unpack[ClassifyKeywords]) -> Iterator[dict[str, Value]]:
    """Yield each firm with its tier, as `tiers classify` does: column → value, in the order of the table.

    The tables are read when it is called, and closed when the last firm has been taken. Amounts are exact decimals in
    yuan (the plan's currency).

    Raises: TiersError, with a code and the facts.
    """
    said = refuse_unknown("classify", asked)
    tier = said.get("tier")
    if not isinstance(tier, str | None):
        raise wrong("classify", "tier", tier)
    given = tables("classify", data)
    question = question_of("classify", given, said).about_firms(tier)
    opened = ExitStack()
    _, firms = opened.enter_context(pipeline.open_classification(given, question))
    return _rows(firms, opened)


def _rows(firms: Classification, opened: ExitStack) -> Iterator[dict[str, Value]]:
    with opened:
        for row in firms.rows:
            yield dict(zip(firms.columns, row, strict=True))


def check(*data: TableLike, **asked: Unpack[CheckKeywords]) -> Check:
    """Check how tables are understood, and what is wrong with them, as `tiers check` does.

    It goes on where a report would be refused, and says why in `refusals`.

    Raises: TiersError for what is not there or cannot be opened, and for wrong arguments.
    """
    said = refuse_unknown("check", asked)
    with nameless(when=said.get("no_names") is True):
        given = tables("check", data)
    found, _ = inspection.check(given, question_of("check", given, said))
    return Check.model_construct(**dict(found))


def explain(firm: str, /, *data: TableLike, **asked: Unpack[ExplainKeywords]) -> Explanation:
    """Explain where a firm's figures come from, and which limits they pass, as `tiers explain` does.

    `firm` is a name, a part of a name, or a code.

    Raises: TiersError, also if no firm or several are meant.
    """
    said = refuse_unknown("explain", asked)
    if not isinstance(firm, str):
        raise wrong("explain", "firm", firm)
    given = tables("explain", data)
    found = inspection.explain(firm, given, question_of("explain", given, said))
    return Explanation.model_construct(**dict(found))


def load_targets(path: Path | None = None) -> Targets:
    """Read a targets file; without a path, look for one as the command does.

    Raises: TargetsError if it is missing or not valid; UsageError for what is no path.
    """
    return plan_of("load_targets", path, [])[0]
