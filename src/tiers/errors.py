"""Every failure a person can meet: a code, the facts, and which sentence says them.

The sentence of a code is `error.<code>` in `tiers.wording`, its remedy `remedy.<code>`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal

from tiers.wording import message, sentences


class TiersError(Exception):
    """A failure that ends the run, and that a person can mend.

    The leaves of this tree stand for the exit codes; `tiers.cli.exit_codes` maps them.
    """

    def __init__(self, code: str, *, choices: Sequence[Sequence[str | int | Decimal]] = (), **facts: object) -> None:
        """Keep the code, the facts of its sentence, and the rows of a table of choices, headings first.

        In `choices` a text that starts with `choice.` names a word of the catalogue, and a Decimal is an amount
        in the currency that the fact `currency` names (yuan where there is none).
        """
        super().__init__(code)
        self.code = code
        self.facts = facts
        self.choices = choices
        self.names = True
        """Whether it may show what stands in a table; if not, a sentence `<code>.no-names` is said instead."""

    def __str__(self) -> str:
        """Return the message and its remedy in English."""
        return " ".join(filter(None, (self.sentence("en"), self.remedy("en"))))

    def sentence(self, lang: str) -> str:
        """Return what is wrong, and where, in a language."""
        return message(f"error.{self._nameless() or self.code}", lang, **self.facts)

    def remedy(self, lang: str) -> str:
        """Return what mends it, in a language."""
        return message(f"error_remedy.{self.code}", lang, **self.facts)

    def table(self, lang: str) -> list[list[str]]:
        """Show what each choice would mean: rows of words, headings first; empty where nothing is to be chosen."""
        choices = () if self._nameless() else self.choices
        return [[self._cell(cell, lang) for cell in row] for row in choices]

    def _nameless(self) -> str | None:
        """Return the names of the sentence that shows no cell, where there is one and it is to be said."""
        key = f"{self.code}.no-names"
        return key if not self.names and key in sentences("error") else None

    def _cell(self, cell: str | int | Decimal, lang: str) -> str:
        if isinstance(cell, Decimal):
            return message("choice.amount", lang, amount=cell, currency=self.facts.get("currency", "CNY"))
        return message(cell, lang) if isinstance(cell, str) and cell.startswith("choice.") else str(cell)


class UsageError(TiersError):
    """The command line cannot be understood."""


class DataError(TiersError):
    """The data cannot be read or understood."""


class TargetsError(TiersError):
    """The targets file is not valid, or not found where it is required."""


class EngineError(TiersError):
    """An engine is missing or failed."""


class WriteError(TiersError):
    """The result cannot be written."""


@contextmanager
def nameless(*, when: bool) -> Iterator[None]:
    """Keep failures raised within from showing what stands in a table, when nobody may be named."""
    try:
        yield
    except TiersError as error:
        error.names = not when
        raise
