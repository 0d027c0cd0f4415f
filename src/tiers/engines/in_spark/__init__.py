"""The same answer on a cluster: Spark Connect. Only questions, odd cells and short lists cross the wire.

It recognises only what is plain; all else goes through the functions that the Python engine uses.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from itertools import chain

from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.engines.in_spark.counting import Present, breakdowns, groups_of_years, period, tier_tallies
from tiers.engines.in_spark.cross_checks import seen_together
from tiers.engines.in_spark.discovery import Discovery as Discovery
from tiers.engines.in_spark.duplicates import Repetition, once, problems
from tiers.engines.in_spark.lift import rank
from tiers.engines.in_spark.panel import Base, base_of
from tiers.engines.in_spark.session import Cluster, address_of, open_session
from tiers.engines.in_spark.since import since_tally
from tiers.engines.in_spark.sums import Counts, counts_of
from tiers.engines.rules.expectations import hold_expectations
from tiers.engines.rules.lift import lift_tallies
from tiers.engines.rules.problem_order import in_order
from tiers.engines.rules.report_year import refuse_nobody, refuse_without_firms, report_year_of, year_problems
from tiers.engines.rules.requirements import requirements_of
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.tallies import year_tallies


@contextmanager
def cluster_at(remote: str | None) -> Iterator[Cluster]:
    """Open a session on the cluster that a person named.

    Raises: EngineError if nobody named one, the client is not installed, or the server does not answer; UsageError if
    the name is none.
    """
    with open_session(address_of(remote)) as opened:
        yield opened


def tally(cluster: Cluster, tables: Sequence[Table], question: Question) -> Tally:
    """Count the firms of the tables against the tiers of the plan.

    Raises: DataError where a count would be a guess; UsageError for an option that `--no-names` forbids;
    EngineError if the cluster fails.
    """
    needs = requirements_of(question, tables)
    base = base_of(cluster, [(table, table.cluster) for table in tables if table.cluster], needs)
    repetition = once(base)
    counts = counts_of(base, {(row[0], row[2]) for row in repetition.taken})
    _refuse_without_firms(base, counts)
    told = [*problems(base, repetition, [*counts.years])]
    rows = {year or None: firms + repetition.rows(year) for year, firms in counts.years.items()}
    year = report_year_of(rows, question.reading.year, question.targets.target_year, base.paths)
    _hold(counts, year)
    present = Present(counts, year)
    refuse_nobody(present.now.firms, question.reading, year)
    told += year_problems(rows, {y or None: firms for y, firms in counts.years.items()}, year)
    told += chain.from_iterable(table.problems for table in base.tables)
    told += [*present.by_condition.problems(), *seen_together(present)]
    return _make_tally(present, repetition, told)._replace(since=since_tally(present, repetition))


def _make_tally(present: Present, repetition: Repetition, told: Sequence[Problem]) -> Tally:
    inputs = tuple(table.found for table in present.counts.base.tables)
    conflicts = sum(bool(one.differs_in) for _, one in repetition.repeated_firms)
    tiers = tier_tallies(present)
    return Tally(
        inputs=inputs,
        period=period(present.counts, present.year),
        enterprises=present.now.firms,
        equal=len(repetition.repeated_firms) - conflicts,
        conflicting=conflicts,
        measures=present.measures,
        years=year_tallies(present.counts, present.by_condition, lambda year: period(present.counts, year).complete),
        tiers=tiers,
        totals=present.by_condition.totals(),
        breakdowns=breakdowns(present),
        problems=in_order(told, inputs),
        groups=groups_of_years(present),
        lift=lift_tallies(present.counts.base.needs, [tier.nested for tier in tiers], partial(rank, present)),
    )


def _refuse_without_firms(base: Base, counts: Counts) -> None:
    unknown = {base.branches[branch].table.staged.index for branch in counts.branches(NO_YEAR)}
    inputs = ((t.found, t.staged.index in unknown or t.has_timeless) for t in base.tables)
    refuse_without_firms([year or None for year in counts.years], inputs)


def _hold(counts: Counts, year: int | None) -> None:
    """Hold the whole table, before `--where`, against what was expected of it."""
    base = counts.base

    def totals() -> dict[str, Decimal]:
        sums = counts.of(year or NO_YEAR, chosen=None)
        return {measure: of.total for measure, of in zip(base.needs.measures, sums.measures, strict=True)}

    hold_expectations(base.needs, (table.found for table in base.tables), totals)
