"""What is compared with, for every engine: which year, and whether it can be compared."""

from collections.abc import Collection

from tiers.domain.period import Period
from tiers.domain.question import Question
from tiers.domain.since import Since, is_comparable
from tiers.errors import DataError


def year_then(question: Question, years: Collection[int | None], year: int | None) -> int | None:
    """Choose the year to compare the report year with; None where no year of the same tables is asked for.

    Raises: DataError where the tables have no such year, or it is not an earlier one.
    """
    since, known = question.since, sorted(each for each in years if each is not None)
    if since is None or since.kind in {"table", "report"}:
        return None
    if since.kind == "nothing" or (since.year is not None and since.year not in known):
        filed = int(since.year is None)
        raise DataError("since-unknown", what=since.what, years=known, hinted=int(not known), filed=filed)
    then = _previous(known, year) if since.year is None else since.year
    if year is None or then >= year:
        raise DataError("since-not-before", then=then, year=year)
    return then


def _previous(known: list[int], year: int | None) -> int:
    earlier = [each for each in known if year is not None and each < year]
    if not earlier:
        raise DataError("since-no-earlier")
    return earlier[-1]


def is_of_firms(since: Since | None) -> bool:
    """Whether firms are compared, and not only what a saved report says of them."""
    return since is not None and since.kind != "report"


def of_then(question: Question) -> Question:
    """Put the question of then's own tables: their report year is chosen by itself, and nothing is expected of them."""
    nothing: dict[str, object] = {"year": None, "expect_rows": None, "expect_total": {}, "by": ()}
    return question._replace(top=0, reading=question.reading.model_copy(update=nothing))


def refuse_periods(then: Period, now: Period) -> None:
    """Refuse to compare figures of other months.

    Raises: DataError.
    """
    if not is_comparable(then, now):
        months = {"months_then": _months(then), "months_now": _months(now)}
        raise DataError("since-periods", year_then=then.year, year_now=now.year, **months)


def _months(period: Period) -> str:
    """Write the months of a period, which are the same in any language."""
    first, last = period.months or ("?", "?")
    return f"{first}-{last}" if first != last else f"{first}"


def refuse_kept(question: Question, conflicting: int) -> None:
    """Refuse to compare where equal firms were kept apart: nobody can say which of them moved.

    Raises: DataError.
    """
    if conflicting and question.reading.duplicates == "keep":
        raise DataError("since-duplicates-kept", count=conflicting)
