"""What the caller knows about the table beforehand: `--expect-rows` and `--expect-total`."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from tiers.domain.reading import Reading
from tiers.domain.tally import InputTally
from tiers.engines.rules.requirements import Requirements
from tiers.errors import DataError


def hold_expectations(
    needs: Requirements, inputs: Iterable[InputTally], totals: Callable[[], Mapping[str, Decimal]]
) -> None:
    """Compare the whole table, before `--where`, with what was expected of it.

    `totals` gives the report year's totals in yuan by measure, and is asked only where they are expected.

    Raises: DataError if something differs, or if no tier uses a measure.
    """
    reading = needs.question.reading
    hold_rows(reading, sum(one.firm_rows for one in inputs))
    if reading.expect_total:
        hold_totals(reading, totals(), needs.targets.currency)


def hold_rows(reading: Reading, rows: int) -> None:
    """Compare the rows of firms in all years, before duplicates are merged, with those expected.

    Raises: DataError if they differ.
    """
    if reading.expect_rows is not None and reading.expect_rows != rows:
        raise DataError("expect-rows", expected=reading.expect_rows, found=rows)


def hold_totals(reading: Reading, totals: Mapping[str, Decimal], currency: str) -> None:
    """Compare the report year's totals in yuan with those expected, exactly.

    Raises: DataError if one differs, or if no tier uses its measure.
    """
    for measure, expected in reading.expect_total.items():
        if measure not in totals:
            raise DataError("expect-measure", measure=measure, measures=tuple(totals))
        if totals[measure] != expected:
            raise DataError(
                "expect-total", measure=measure, expected=expected, found=totals[measure], currency=currency
            )
