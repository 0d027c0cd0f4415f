"""Firms with their tiers → a listing for people."""

from collections.abc import Iterator

from tiers.domain.classification import FIRM, OF_MEASURE, Classification
from tiers.write.listings.listing import Column, Listing, Value


def firm_listing(firms: Classification) -> Listing:
    """List the firms in table order, each with its tier per measure, and its state where it has no figure."""
    of_measures = (
        column
        for measure in firms.measures
        for column in (
            Column(measure, "amount", "figure", measure),
            Column(f"{measure}_tier", "text", "tier", measure),
            Column(f"{measure}_next", "text", "next", measure),
            Column(f"{measure}_short_by", "amount", "short_by", measure),
        )
    )
    of_firm = (Column("name", "text", "name"), Column("code", "text", "code"))
    return Listing("firms", (*of_firm, *of_measures, *(Column(heading, "text") for heading in firms.by)), _Rows(firms))


class _Rows:
    """The rows of the listing, made one by one."""

    def __init__(self, firms: Classification) -> None:
        self._firms = firms

    def __iter__(self) -> Iterator[list[Value]]:
        end = len(FIRM) + len(self._firms.measures) * len(OF_MEASURE)
        starts = range(len(FIRM), end, len(OF_MEASURE))
        for row in self._firms.rows:
            name, code, _ = row[: len(FIRM)]
            cells: list[Value] = [name, code]
            for start in starts:
                figure, state, *placed = row[start : start + len(OF_MEASURE)]
                cells += (state if figure is None else figure, *placed)
            cells += row[end:]
            yield cells
