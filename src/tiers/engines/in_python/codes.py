"""Codes that do not agree with themselves: said by `tiers check` alone, for a report needs no proof of identity."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from tiers.domain import cleaning
from tiers.domain.credit_code import LENGTH, CodeFault, fault_of, without_mistyped_letters
from tiers.domain.problem import Problem
from tiers.domain.table import Table
from tiers.engines.rows.row_kinds import FirmRows

_KINDS: Final = MappingProxyType(
    {
        CodeFault.FORM: "code-form",
        CodeFault.ROUNDED: "code-rounded",
        CodeFault.CHECK: "code-check",
        CodeFault.INNER: "code-inner-check",
    }
)


def code_problems(table: Table, firms: FirmRows) -> Iterator[Problem]:
    """Check every code of a column of credit codes: one of which at least half have their 18 characters.

    Codes of another kind, such as those of a stock exchange, are not what the standard is about.
    """
    codes = [code for code in firms.codes if code]
    if sum(len(code) == LENGTH for code in codes) * 2 < max(len(codes), 1):
        return
    faults = {code: fault for code in dict.fromkeys(codes) if (fault := fault_of(code))}
    heading = cleaning.text(table.of_role("code")[0].heading)
    for number, name, code in zip(firms.numbers, firms.names, firms.codes, strict=True):
        if code in faults and code:
            meant = without_mistyped_letters(code) or ""
            facts = (("name", name or code), ("meant", meant), ("hinted", int(bool(meant))))
            yield Problem(_KINDS[faults[code]], table.source.path, table.source.sheet, number, heading, code, facts)
