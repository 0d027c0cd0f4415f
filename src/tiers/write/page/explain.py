"""Explanation → page: where a firm's figures come from, what was decided, and which limits they pass."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from tiers.domain.measure import Label
from tiers.report.contract.explain import (
    AsideTold,
    Explanation,
    FigureTold,
    FirmTold,
    PlaceTold,
    RowTold,
    TierTold,
    YearTold,
)
from tiers.wording import figures
from tiers.write.escaping import inert
from tiers.write.page.blocks import Block, Cell, Column, Grid, Paragraph, Section, grid, heading
from tiers.write.page.phrases import NONE, Terms
from tiers.write.page.problems import problem_line, where
from tiers.write.view import View

_DECIDED: Final = frozenset({"duplicate-equal", "duplicate-conflict", "duplicate-undecided"})
"""Problems that the decisions about duplicates tell of already."""


def explain_page(told: Explanation, view: View) -> tuple[Section, ...]:
    """Put an explanation in words: each firm, then the rows that are none, then what stands against a report."""
    words = Terms(view.lang, told.targets.currency)
    sections = (
        *(section for firm in told.firms for section in _firm(firm, told, words)),
        tuple(_set_aside(told, words)),
        tuple(_refused(told, words)),
    )
    return tuple(section for section in sections if section)


def _firm(firm: FirmTold, told: Explanation, words: Terms) -> Iterator[Section]:
    kind = "explain.firm-code" if firm.code else "explain.firm"
    name = words.said(kind, name=inert(firm.name), code=inert(firm.code or ""))
    files = {(row.path, row.sheet): words.place(row.path, row.sheet) for _, row in _rows_of(firm)}
    said = words.said("explain.in-file", firm=name, file=next(iter(files.values()))) if len(files) == 1 else name
    yield (heading(said), _figures(firm, words, is_one_file=len(files) == 1), *_decisions(firm, words))
    yield from (section for year in firm.years if year.reported for section in _tiers(year, words))
    yield tuple(_remarks(firm, told, words))


def _rows_of(firm: FirmTold) -> Iterator[tuple[int | None, RowTold]]:
    """Give the rows about the firm, each with its year."""
    yield from ((year.year, row) for year in firm.years for row in year.rows)
    yield from ((None, row) for row in firm.without_year)


def _figures(firm: FirmTold, words: Terms, *, is_one_file: bool) -> Grid:
    """Show every cell in which a figure of the firm stands; the file only where there are several."""
    rows = [
        (Cell(str(year or "")), Cell(place), *_cells(figure, words))
        for year, row in _rows_of(firm)
        for place in [str(row.row) if is_one_file else where(row.path, row.sheet, row.row, words)]
        for figure in row.figures
    ]
    has_years = any(year.year for year in firm.years)
    columns = [
        Column(words.said("explain.year"), "sign") if has_years else None,
        Column(words.say("line-heading")) if is_one_file else Column(words.said("explain.where"), "text"),
        *(Column(words.said(f"explain.{head}"), "text") for head in ("column", "cell")),
        Column(words.said("explain.unit"), "text", goes=2),
        Column(words.say("stated-by"), "text", goes=1),
        Column(words.said("explain.amount")),
    ]
    return grid(columns, rows)


def _cells(figure: FigureTold, words: Terms) -> Iterator[Cell]:
    yield Cell(inert(figure.column))
    yield Cell(inert(figure.cell.strip()) or words.said("explain.blank"))
    yield Cell(inert(figure.unit or ""))
    yield Cell(words.say(f"from.{figure.unit_from}") if figure.unit_from else "")
    if figure.amount is None:
        yield Cell(words.said(f"explain.{figure.state}"), "warn" if figure.state == "missing" else "bad")
    else:
        yield Cell(figures.to_the_last_digit(figure.amount, words.lang, words.currency))


def _decisions(firm: FirmTold, words: Terms) -> Iterator[Paragraph]:
    for year in firm.years:
        if year.decision:
            of_year = words.said("explain.of-year" if year.year else "explain.of-no-year", year=year.year)
            said = words.said(f"explain.decided.{year.decision}", of_year=of_year, rows=len(year.rows))
            yield Paragraph(said, "× " if year.decision == "stop" else "! ", "warn", hang=2)


def _tiers(year: YearTold, words: Terms) -> Iterator[Section]:
    """Show each tier beside the firm; several times if each of its rows counts as a firm."""
    for tiers in year.counted:
        usual = Counter((tier.measure, tier.label) for tier in tiers if tier.measure).most_common(1)[0][0]
        measure = _label(*usual, words)
        head = words.say("tier-of-measure", measure=measure)
        if year.year:
            head = words.said("explain.tier-in", measure=measure, year=year.year)
        columns = (
            Column(head, "text"),
            Column(words.said("explain.figure")),
            Column(words.said("explain.reached"), "sign"),
            Column(words.said("explain.margin")),
            Column(words.said("explain.place"), "text"),
        )
        yield (Grid(columns, tuple(tuple(_tier(tier, usual[0], words)) for tier in tiers)),)


def _tier(told: TierTold, usual: str | None, words: Terms) -> Iterator[Cell]:
    limit = words.say(f"limit.{told.rule}", limit=told.limit)
    is_usual = told.measure in {None, usual}
    label = _label(told.measure, told.label, words)
    yield Cell(limit if is_usual else words.say("of-measure", measure=label, limit=limit))
    yield Cell(NONE if told.figure is None else figures.money(told.figure, words.lang, words.currency, [told.limit]))
    reached = {True: "yes", False: "no", None: "unknown"}[told.reached]
    yield Cell(words.said(f"explain.{reached}"), "good" if told.reached else "bad" if told.reached is False else "warn")
    yield Cell(_margin(told, words))
    yield Cell(_place(told, words))


def _label(measure: str | None, label: Label | None, words: Terms) -> str:
    return inert(str(getattr(label, words.lang))) if label else inert(measure or NONE)


def _margin(told: TierTold, words: Terms) -> str:
    if told.short_by is None:
        return ""
    if not told.short_by:
        return words.said("explain.exactly")
    name = "explain.short" if told.short_by > 0 else "explain.above"
    return words.said(name, amount=abs(told.short_by))


def _place(told: TierTold, words: Terms) -> str:
    found: PlaceTold | None = told.nearest or told.cushion
    if found is None:
        return ""
    return words.said("explain.nearest" if told.nearest else "explain.cushion", place=found.place, of=found.of)


def _remarks(firm: FirmTold, told: Explanation, words: Terms) -> Iterator[Block]:
    """Say why the firm is not counted, and what is wrong with its rows."""
    reported = next((year for year in firm.years if year.reported), None)
    if reported is None and firm.years:
        yield Paragraph(words.said("explain.not-in-year", year=told.year), "! ", "warn", hang=2)
    elif reported and not reported.counted:
        name = "explain.left-out" if told.year else "explain.left-out-all"
        yield Paragraph(words.said(name, year=told.year), "! ", "warn", hang=2)
    for row in firm.without_year:
        place = where(row.path, row.sheet, row.row, words)
        yield Paragraph(words.said("explain.without-year", where=place), "× ", "bad", hang=2)
    others = [item for item in firm.problems if item.code not in _DECIDED]
    yield from (problem_line(item, words, names=True, indent=0) for item in others)


def _set_aside(told: Explanation, words: Terms) -> Iterator[Block]:
    if told.set_aside:
        yield heading(words.said("explain.set-aside", words=inert(told.asked)))
        heads = (words.said("explain.where"), words.say("why"), words.say("text"))
        yield Grid(tuple(Column(head, "text") for head in heads), tuple(_rows(told.set_aside, words)))


def _rows(found: Sequence[AsideTold], words: Terms) -> Iterator[tuple[Cell, ...]]:
    for row in found:
        place = where(row.path, row.sheet, row.row, words)
        yield Cell(place), Cell(words.say(f"why.{row.why}")), Cell(inert(row.text))


def _refused(told: Explanation, words: Terms) -> Iterator[Paragraph]:
    for found in told.refusals:
        facts = {"message": found.error.sentence(words.lang), "remedy": found.error.remedy(words.lang)}
        yield Paragraph(inert(words.said("explain.refused", **facts)), "× ", "bad", hang=2)
