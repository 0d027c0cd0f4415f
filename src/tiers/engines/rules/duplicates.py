"""The same firm more than once in a year: what counts as one firm, and what is decided where figures differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple

from tiers.domain.amount import total
from tiers.domain.enterprise import Enterprise
from tiers.domain.question import Question
from tiers.domain.reading import Duplicates
from tiers.errors import DataError

_LISTED: Final = 5
"""Conflicting duplicates that a refusal names, at most."""


class Repeated(NamedTuple):
    """A firm that stands more than once in a year."""

    rows: Sequence[Enterprise]
    """In the order of the table."""
    differs_in: tuple[str, ...]
    """The measures in which the rows state different figures; empty: they are one firm."""


class Merged(NamedTuple):
    """The firms of one year, each once."""

    firms: Sequence[Enterprise]
    """In the order of the table; several of one identity only under `keep`."""
    repeated: Sequence[Repeated] = ()
    """The firms that stood there more than once, in order."""
    rows: int = 0
    """The rows of which the firms were made."""


def merge(rows: Sequence[Enterprise], measures: Sequence[str], policy: Duplicates) -> Merged:
    """Merge the rows that are about one firm in one year.

    Source: definitions, “Identity” and “Duplicate”.
    """
    keys = identities(rows)
    if len(set(keys)) == len(rows):
        return Merged(rows, (), len(rows))
    together: dict[str, list[Enterprise]] = {}
    for key, row in zip(keys, rows, strict=True):
        together.setdefault(key, []).append(row)
    repeated = [Repeated(same, _differences(same, measures)) for same in together.values() if len(same) > 1]
    decided = {id(r.rows[0]): _resolve(r, measures, policy) for r in repeated}
    firms = [firm for same in together.values() for firm in decided.get(id(same[0]), same)]
    return Merged(sorted(firms, key=lambda firm: firm.row), repeated, len(rows))


def identities(rows: Sequence[Enterprise]) -> list[str]:
    """Return each row's identity: a row without a code is the firm of that name that has one."""
    if all(row.code for row in rows):
        return [row.code or "" for row in rows]
    codes = {row.name: row.code for row in reversed(rows) if row.code}
    return [row.code or codes.get(row.name) or row.name for row in rows]


def _differences(rows: Sequence[Enterprise], measures: Sequence[str]) -> tuple[str, ...]:
    return tuple(measure for measure in measures if len(set(_usable(rows, measure))) > 1)


def _usable(rows: Sequence[Enterprise], measure: str) -> list[Decimal]:
    return [figure for row in rows if (figure := row.figures.get(measure)) is not None]


def _resolve(firm: Repeated, measures: Sequence[str], policy: Duplicates) -> list[Enterprise]:
    code = next((row.code for row in firm.rows if row.code), None)
    rows = [row if row.code == code else row.model_copy(update={"code": code}) for row in firm.rows]
    if not firm.differs_in:
        return [_combine(rows, measures, max)]
    if policy == "keep":
        return rows
    if policy in {"first", "last"}:
        return [rows[0 if policy == "first" else -1]]
    return [_combine(rows, measures, _PER_MEASURE[policy])]


_PER_MEASURE: Final[Mapping[str, Callable[[list[Decimal]], Decimal]]] = MappingProxyType(
    {"largest": max, "sum": total, "stop": max}
)


def _combine(
    rows: Sequence[Enterprise], measures: Sequence[str], choose: Callable[[list[Decimal]], Decimal]
) -> Enterprise:
    """Return one firm: a figure per measure, everything else from the first row."""
    figures = {m: choose(usable) if (usable := _usable(rows, m)) else None for m in measures}
    without = {measure for measure, figure in figures.items() if figure is None}
    unreadable = frozenset(without.intersection(measure for row in rows for measure in row.unreadable))
    bounds = {measure: most for measure in unreadable if (most := _joint_bound(rows, measure)) is not None}
    return rows[0].model_copy(update={"figures": figures, "unreadable": unreadable, "bounds": bounds})


def _joint_bound(rows: Sequence[Enterprise], measure: str) -> Decimal | None:
    """Return what several unreadable cells can be at most, in yuan; None where one of them does not say."""
    found = [row.at_most(measure) for row in rows if measure in row.unreadable]
    known = [most for most in found if most is not None]
    return max(known) if len(known) == len(found) else None


def decisions(
    repeated: Iterable[Repeated], lines: Callable[[Repeated], str], question: Question
) -> Iterator[tuple[Repeated, str, Mapping[str, object]]]:
    """Yield each firm that stands more than once, with the code and the facts that say what was decided.

    `lines` says where one stands.

    Raises: DataError under the policy `stop` if figures differ.
    """
    policy, known = question.reading.duplicates, [*repeated]
    conflicts = [one for one in known if one.differs_in]
    if conflicts and policy == "stop":
        raise _conflict_refusal(conflicts, lines, no_names=question.no_names)
    for one in known:
        code = "duplicate-conflict" if one.differs_in else "duplicate-equal"
        facts: dict[str, object] = {"year": one.rows[0].year, "lines": lines(one), "policy": policy}
        yield one, code, {**facts, "measures": one.differs_in}


def _conflict_refusal(conflicts: Sequence[Repeated], lines: Callable[[Repeated], str], *, no_names: bool) -> DataError:
    """Return the error that firms have different figures; `lines` says where one stands."""
    said = [lines(one) if no_names else f"{one.rows[0].name} ({lines(one)})" for one in conflicts[:_LISTED]]
    more = len(conflicts) - len(said)
    return DataError("duplicates-conflict", count=len(conflicts), firms="; ".join(said), more=more)
