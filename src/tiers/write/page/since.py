"""What has changed since then: who came up, who dropped, who left, and which goal stands better or worse."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain.progress import Status
from tiers.domain.since import MOVES
from tiers.report.contract.report import Goal, Report
from tiers.report.contract.since import Matrix, MovedFirm, SinceGoal, SinceReport
from tiers.report.contract.totals import TotalReport
from tiers.write.escaping import inert
from tiers.write.page.blocks import Cell, Column, Grid, Paragraph, Section, grid, heading
from tiers.write.page.group_goals import judged_groups
from tiers.write.page.phrases import NONE, Words

_MOST: Final = 5
"""Firms of one way that are shown, where nobody says how many."""

_MONTHS: Final = 12


def since(report: Report, words: Words, top: int | None, *, verbose: bool) -> Section:
    """Show what has changed; nothing where nothing was compared."""
    if report.since is None:
        return ()
    page = _Since(report, report.since, words)
    if not report.since.comparable:
        return (page.title, Paragraph(page.text("not-compared")))
    return (
        page.title,
        page.counts_and_statuses() if report.since.kind == "report" else page.identity(),
        *page.firms(),
        *page.verdicts(),
        *page.problems(),
        *page.movers(_MOST if top is None else top, verbose=verbose),
    )


def matrices(report: Report, words: Words) -> tuple[tuple[Paragraph, Grid], ...]:
    """Show where the firms were and are, for paper that is wide enough: a table for each measure, with its title."""
    if report.since is None:
        return ()
    page = _Since(report, report.since, words)
    return tuple(page.matrix(matrix) for matrix in report.since.matrix or ())


def brief(report: Report, words: Words) -> str:
    """Return in one sentence what has changed; nothing where nothing was compared."""
    if report.since is None or not report.since.comparable:
        return ""
    page = _Since(report, report.since, words)
    clauses = [page.clause(goal, now) for goal, now in page.with_a_number() if page.has_changed(goal)]
    if not clauses:
        return page.text("brief-nothing", title=page.title.lead)
    return page.text("brief", title=page.title.lead, tiers=words.semicolon(clauses))


class _Sides(NamedTuple):
    """What stands above the columns of then and now."""

    then: str
    now: str


class _Since:
    """The blocks of one comparison."""

    def __init__(self, report: Report, found: SinceReport, words: Words) -> None:
        self.report, self.found, self.words = report, found, words
        self.sides = self._sides()

    def text(self, name: str, /, **facts: object) -> str:
        """Return a sentence of the section `since`."""
        return self.words.text(f"since.{name}", **facts)

    @property
    def title(self) -> Paragraph:
        """Since when."""
        as_of = self.found.period.as_of
        if as_of is None:
            return heading(self.text("title-unknown"))
        year, month = int(as_of[:4]), int(as_of[5:7])
        if month == _MONTHS:
            return heading(self.text("title-year", year=year))
        return heading(self.text("title-month", year=year, month=self.words.report_text(f"month.{month}")))

    def _sides(self) -> _Sides:
        then, now, say = self.found.period, self.report.period, self.words.report_text
        if then.year is not None and now.year is not None and then.year != now.year:
            return _Sides(str(then.year), str(now.year))
        months = [period.months[1] for period in (then, now) if period.months]
        if len(set(months)) > 1:
            return _Sides(*(say(f"month.{month}") for month in months))
        return _Sides(self.text("then"), self.text("now"))

    def _goals(self) -> Iterator[tuple[SinceGoal, Goal]]:
        then = {goal.tier: goal for goal in self.found.goals if goal.by is None}
        return ((then[goal.tier], goal) for goal in self.words.goals if goal.tier in then)

    def _totals(self) -> Iterator[tuple[SinceGoal, TotalReport]]:
        then = {goal.tier: goal for goal in self.found.goals if goal.by is None}
        return ((then[total.name], total) for total in self.report.totals if total.name in then)

    def with_a_number(self) -> Iterator[tuple[SinceGoal, Goal]]:
        """Return the tiers whose goal is a number."""
        return ((goal, now) for goal, now in self._goals() if now.goal is not None)

    def identity(self) -> Grid:
        """Show how many there were, each way that firms went, and how many there are."""
        has_no_figure = any(goal.unknown_then or goal.unknown_now for goal, _ in self._goals())
        text = self.text
        columns = [
            Column(self.words.report_text("tier"), "text"),
            Column(self.sides.then),
            *(Column(text(name), goes=3) for name in ("risen", "new", "dropped", "left")),
            Column(text("no-figure"), goes=3) if has_no_figure else None,
            Column(self.sides.now),
            Column(text("net")),
        ]
        return grid(columns, [self._row(goal, now) for goal, now in self._goals()])

    def _row(self, goal: SinceGoal, now: Goal) -> list[Cell]:
        figures = None if goal.unknown_then is None else goal.unknown_then - (goal.unknown_now or 0)
        went = [None if way is None else -way for way in (goal.dropped, goal.left)]
        moved = [goal.risen, goal.new, *went, figures]
        number = self.words.number
        return [
            Cell(self.words.tier(now)),
            Cell(number(goal.opening)),
            *(Cell(self._with_sign(each)) for each in moved),
            Cell(number(goal.closing)),
            Cell(self._with_sign(goal.net)),
        ]

    def counts_and_statuses(self) -> Grid:
        """Show how many there were and are, and how each goal stood and stands."""
        rows = [
            [
                Cell(self.words.tier(now)),
                Cell(self.words.number(goal.opening)),
                Cell(self.words.number(goal.closing)),
                Cell(self._with_sign(goal.net)),
                Cell(self._status(goal.status)),
                Cell(self._status(now.status)),
            ]
            for goal, now in self._goals()
        ]
        text = self.text
        columns = [
            Column(self.words.report_text("tier"), "text"),
            *map(Column, (*self.sides, text("net"))),
            Column(text("status-then"), "text"),
            Column(text("status-now"), "text"),
        ]
        return grid(columns, rows)

    def _with_sign(self, value: int | None) -> str:
        """Return a difference with its sign; a hyphen, for a minus sign is not in GBK."""
        if value is None:
            return NONE
        return f"{'+' if value > 0 else '-' if value < 0 else ''}{self.words.number(abs(value))}"

    def firms(self) -> Iterator[Paragraph]:
        """Return how many firms there are on both sides, and on one alone."""
        firms = self.found.firms
        if firms is None:
            return
        name = "firms-years" if self.found.period.year != self.report.period.year else "firms-sides"
        said = [self.text(name, both=self.words.number(firms.both), new=firms.new, left=firms.left)]
        if firms.by_name > 0:
            said.append(self.text("by-name", n=firms.by_name))
        yield Paragraph(self.words.sentences(said), self.text("firms"), "plain")

    def verdicts(self) -> Iterator[Paragraph]:
        """Return which goals stand better, and which worse."""
        for verdict in ("better", "worse"):
            changed = [
                self.text("verdict", tier=tier, then=self._was(goal.status), now=self._status(now))
                for tier, goal, now in self._all_goals()
                if goal.verdict == verdict
            ]
            if changed:
                said = self.words.sentence(self.words.semicolon(changed))
                yield Paragraph(said, self.text(verdict), "good" if verdict == "better" else "bad", hang=2)

    def _all_goals(self) -> Iterator[tuple[str, SinceGoal, Status]]:
        """Return every goal with what it is called and how it stands now: the whole's, totals, then groups'."""
        yield from ((self.words.tier_within_sentence(now), goal, now.status) for goal, now in self._goals())
        yield from ((self.words.total_within_sentence(now), goal, now.status) for goal, now in self._totals())
        yield from judged_groups(self.report, self.found, self.words)

    def _status(self, status: Status | None) -> str:
        return self.words.status(status) if status else NONE

    def _was(self, status: Status | None) -> str:
        """Return how a goal stood: of then nobody says “yet”."""
        return self.text("was-not-due") if status == "not_due" else self._status(status)

    def problems(self) -> Iterator[Paragraph]:
        """Return where the problems of then's own tables are told."""
        problems = self.found.problems
        if self.found.kind == "table" and (problems.errors or problems.warnings):
            said = self.text("problems", errors=problems.errors, warnings=problems.warnings)
            yield Paragraph(said, "! ", "warn", hang=2)

    def movers(self, most: int, *, verbose: bool) -> Iterator[Grid]:
        """Show who has moved, by tier and way; of tiers without a number only where more is to be said."""
        rows = [
            row
            for goal, now in self._goals()
            if verbose or now.goal is not None
            for how in MOVES
            for row in self._list(goal, now, how, most)
        ]
        if rows:
            yield grid([Column("", "text"), Column(self.sides.then), Column(self.sides.now)], rows)

    def _list(self, goal: SinceGoal, now: Goal, how: str, most: int) -> Iterator[tuple[Cell, ...]]:
        firms = [firm for firm in goal.firms or () if firm.how == how][:most]
        if not firms:
            return
        yield Cell(self.words.capitalise(self.text(f"list.{how}", tier=self.words.tier(now))), "strong"), Cell(), Cell()
        for firm in firms:
            yield Cell(self._name(firm), indent=2), Cell(self._money(firm.figure_then)), Cell(self._money(firm.figure))
        more = (getattr(goal, how) or 0) - len(firms)
        if more > 0:
            yield Cell(self.words.report_text("others", n=more), indent=2), Cell(), Cell()

    def _name(self, firm: MovedFirm) -> str:
        name = inert(firm.name)
        return self.text("renamed", name=name, then=inert(firm.name_then)) if firm.name_then else name

    def _money(self, amount: Decimal | None) -> str:
        return NONE if amount is None else self.words.money(amount)

    def matrix(self, matrix: Matrix) -> tuple[Paragraph, Grid]:
        """Show where the firms were, from above, and are, from the left."""
        now = {goal.tier: goal for goal in self.report.goals}
        bands = [
            self.words.tier(now[band.tier]) if band.tier else self.text(f"band.{band.band}") for band in matrix.bands
        ]
        rows = tuple(
            (Cell(name), *(Cell(self.words.number(count)) for count in counts))
            for name, counts in zip(bands, matrix.firms, strict=True)
        )
        title = heading(self.text("matrix", measure=self.words.measure(matrix.measure)))
        return title, Grid((Column(self.text("matrix-corner"), "text"), *map(Column, bands)), rows)

    def has_changed(self, goal: SinceGoal) -> bool:
        """Whether a firm went into the tier or out of it."""
        return bool(goal.net or any(getattr(goal, how) for how in MOVES))

    def clause(self, goal: SinceGoal, now: Goal) -> str:
        """Return how many more a tier has, and by which ways."""
        net = goal.net or 0
        name = "net-more" if net > 0 else "net-fewer" if net < 0 else "net-same"
        said = self.text(name, tier=self.words.tier(now), n=self.words.number(abs(net)))
        ways = [self.text(f"way.{how}", n=count) for how in MOVES if (count := getattr(goal, how))]
        return self.text("ways", said=said, ways=self.words.comma(ways)) if ways else said
