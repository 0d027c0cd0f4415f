"""What the Python functions return: the published values, which can write themselves as the command does."""

import os
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pydantic import PrivateAttr

from tiers.domain.classification import Classification
from tiers.domain.question import Question
from tiers.errors import DataError, UsageError
from tiers.intake.files.given_tables import Data
from tiers.interface import keywords
from tiers.interface.keywords import Language
from tiers.pipeline import open_classification
from tiers.report.contract import check, explain, report
from tiers.report.contract.fields import Frozen
from tiers.wording.language import language_of
from tiers.write import TABLES, WRITERS, Format
from tiers.write.escaping import inert
from tiers.write.files import is_same_file, write_atomically
from tiers.write.to_fragment import to_fragment
from tiers.write.to_json import to_json
from tiers.write.view import View


class Origin(NamedTuple):
    """What a report was made from."""

    data: tuple[Data, ...]
    """The tables."""
    question: Question
    """Everything that was asked."""
    top: int | None
    """How many firms were asked for; None if nobody said."""


class Answer(Frozen):
    """What every answer can do."""

    def json(self) -> str:  # type: ignore[override] # Pydantic's own is deprecated, and has other arguments
        """Write the answer as `--json` does, to the byte."""
        return to_json(self)

    def __repr__(self) -> str:
        """Return the answer in short, on one line."""
        return f"<{type(self).__name__}: {inert(self._in_short())}>"

    def __str__(self) -> str:
        """Return the same."""
        return repr(self)

    @abstractmethod
    def _in_short(self) -> str:
        """Return the answer in a few words."""


class Report(Answer, report.Report):
    """Where a district stands against its goals, as `tiers report` finds it."""

    _origin: Origin | None = PrivateAttr(default=None)

    def __eq__(self, other: object) -> bool:
        """Whether two reports say the same, wherever their tables are."""
        return isinstance(other, report.Report) and dict(self) == dict(other)

    __hash__ = report.Report.__hash__

    def markdown(self, *, lang: Language | None = None, verbose: bool = False) -> str:
        """Write the report as Markdown, as `--format markdown` does."""
        return self._content("markdown", "markdown", lang, verbose=verbose).decode()

    def html(self, *, lang: Language | None = None, verbose: bool = False) -> str:
        """Write the report as a page with its drawings, as `--format html` does; its tables are read once more.

        Raises: DataError if they have changed.
        """
        return self._content("html", "html", lang, verbose=verbose).decode()

    def save(
        self,
        path: str | os.PathLike[str],
        *,
        lang: Language | None = None,
        table: str = "goals",
        verbose: bool = False,
    ) -> None:
        """Write the report to a file, as `-o` does: its ending chooses the format; `table` is the one that a CSV holds.

        For a page and a workbook, which list every firm, its tables are read once more.

        Raises: UsageError for another ending, an unknown table or a file that was read; DataError if the tables have
        changed; WriteError if it cannot be written.
        """
        name = _name(path)
        if table not in TABLES:
            raise keywords.wrong("save", "table", table)
        self._refuse_inputs(name)
        write_atomically(name, self._content("save", _format_of(name), lang, table, verbose=verbose))

    def _repr_markdown_(self) -> str:
        return self.markdown()

    def _repr_html_(self) -> str:
        return to_fragment(self, self._view(None, verbose=False))

    def _in_short(self) -> str:
        firms = f"{self.enterprises} firm{'s' * (self.enterprises != 1)}"
        return f"{self.period.as_of or 'no year'}, {firms}; {', '.join(map(_standing, self.goals))}"

    def _view(self, lang: str | None, table: str = "goals", *, verbose: bool) -> View:
        top = self._origin.top if self._origin else None
        return View(lang or language_of([], os.environ), top=top, verbose=verbose, table=table)

    def _content(self, function: str, form: str, lang: object, table: str = "goals", *, verbose: bool) -> bytes:
        all_of_it = keywords.switch(function, "verbose", verbose)
        view = self._view(keywords.language(function, lang), table, verbose=all_of_it)
        with self._firms(WRITERS[form]) as firms:
            content = WRITERS[form].write(self, view, firms)
            if isinstance(content, str):
                return content.encode()
            return content if isinstance(content, bytes) else b"".join(content)

    @contextmanager
    def _firms(self, form: Format[Classification | None]) -> Iterator[Classification | None]:
        """Open all firms for a format that lists them, where they may be named and are not on a cluster."""
        origin = self._origin
        is_listed = origin and "firms" in form.takes and not origin.question.no_names
        if not origin or not is_listed or origin.question.reading.engine == "spark":
            yield None
            return
        with open_classification(origin.data, origin.question) as (again, firms):
            if self != again:
                raise DataError("tables-changed")
            yield firms

    def _refuse_inputs(self, name: str) -> None:
        """Refuse to write over what was read."""
        since = self._origin.question.since if self._origin else None
        then = (since.what, *since.files) if since else ()
        read = (*(table.path for table in self.inputs), self.targets.path, *then)
        if any(is_same_file(name, each) for each in read if each and each != "-"):
            raise UsageError("output-is-input", option="save", path=name)


class Check(Answer, check.Check):
    """How tables were understood, and what is wrong with them, as `tiers check` finds it."""

    def _in_short(self) -> str:
        refused = ", ".join(one.code for one in self.refusals)
        problems = f"errors {self.problems.errors}, warnings {self.problems.warnings}"
        return f"{problems}; a report would be refused: {refused}" if refused else problems


class Explanation(Answer, explain.Explanation):
    """Where a firm's figures come from, and which limits they pass, as `tiers explain` tells it."""

    def _in_short(self) -> str:
        return ", ".join(firm.name for firm in self.firms) or f"{self.asked}: no firm"


def _standing(goal: report.Goal) -> str:
    """Return how a goal stands: `1亿 10 of 15 lagging`."""
    wanted = "" if goal.goal is None else f" of {goal.goal}"
    return f"{goal.tier} {'?' if goal.count is None else goal.count}{wanted} {goal.status}"


def _name(path: object) -> str:
    if isinstance(path, str | os.PathLike) and path:
        return os.fsdecode(path)
    raise keywords.wrong("save", "path", path)


def _format_of(name: str) -> str:
    endings = {ending: form for form, writer in WRITERS.items() for ending in writer.endings}
    ending = Path(name).suffix.lower()
    if ending not in endings:
        raise UsageError("save-ending", path=name, names=tuple(endings))
    return endings[ending]
