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


def explain_page(explanation: Explanation, view: View) -> tuple[Section, ...]:
    """Return an explanation in words: each firm, then the rows that are none, then what stands against a report."""
    words = Terms(view.lang, explanation.targets.currency)
    sections = (
        *(section for firm in explanation.firms for section in _firm(firm, explanation, words)),
        tuple(_set_aside(explanation, words)),
        tuple(_refusals(explanation, words)),
    )
    return tuple(section for section in sections if section)


def _firm(firm: FirmTold, explanation: Explanation, words: Terms) -> Iterator[Section]:
    kind = "explain.firm-code" if firm.code else "explain.firm"
    name = words.text(kind, name=inert(firm.name), code=inert(firm.code or ""))
    files = {(row.path, row.sheet): words.place(row.path, row.sheet) for _, row in _rows_of(firm)}
    said = words.text("explain.in-file", firm=name, file=next(iter(files.values()))) if len(files) == 1 else name
    yield (heading(said), _figures(firm, words, is_one_file=len(files) == 1), *_decisions(firm, words))
    yield from (section for year in firm.years if year.reported for section in _tiers(year, words))
    yield tuple(_remarks(firm, explanation, words))


def _rows_of(firm: FirmTold) -> Iterator[tuple[int | None, RowTold]]:
    """Yield the rows about the firm, each with its year."""
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
        Column(words.text("explain.year"), "sign") if has_years else None,
        Column(words.report_text("line-heading")) if is_one_file else Column(words.text("explain.where"), "text"),
        *(Column(words.text(f"explain.{head}"), "text") for head in ("column", "cell")),
        Column(words.text("explain.unit"), "text", goes=2),
        Column(words.report_text("stated-by"), "text", goes=1),
        Column(words.text("explain.amount")),
    ]
    return grid(columns, rows)


def _cells(figure: FigureTold, words: Terms) -> Iterator[Cell]:
    yield Cell(inert(figure.column))
    yield Cell(inert(figure.cell.strip()) or words.text("explain.blank"))
    yield Cell(inert(figure.unit or ""))
    yield Cell(words.report_text(f"from.{figure.unit_from}") if figure.unit_from else "")
    if figure.amount is None:
        yield Cell(words.text(f"explain.{figure.state}"), "warn" if figure.state == "missing" else "bad")
    else:
        yield Cell(figures.to_the_last_digit(figure.amount, words.lang, words.currency))


def _decisions(firm: FirmTold, words: Terms) -> Iterator[Paragraph]:
    for year in firm.years:
        if year.decision:
            of_year = words.text("explain.of-year" if year.year else "explain.of-no-year", year=year.year)
            said = words.text(f"explain.decided.{year.decision}", of_year=of_year, rows=len(year.rows))
            yield Paragraph(said, "× " if year.decision == "stop" else "! ", "warn", hang=2)


def _tiers(year: YearTold, words: Terms) -> Iterator[Section]:
    """Show each tier beside the firm; several times if each of its rows counts as a firm."""
    for tiers in year.counted:
        usual = Counter((tier.measure, tier.label) for tier in tiers if tier.measure).most_common(1)[0][0]
        measure = _label(*usual, words)
        head = words.report_text("tier-of-measure", measure=measure)
        if year.year:
            head = words.text("explain.tier-in", measure=measure, year=year.year)
        columns = (
            Column(head, "text"),
            Column(words.text("explain.figure")),
            Column(words.text("explain.reached"), "sign"),
            Column(words.text("explain.margin")),
            Column(words.text("explain.place"), "text"),
        )
        yield (Grid(columns, tuple(tuple(_tier(tier, usual[0], words)) for tier in tiers)),)


def _tier(tier: TierTold, usual: str | None, words: Terms) -> Iterator[Cell]:
    limit = words.report_text(f"limit.{tier.rule}", limit=tier.limit)
    is_usual = tier.measure in {None, usual}
    label = _label(tier.measure, tier.label, words)
    yield Cell(limit if is_usual else words.report_text("of-measure", measure=label, limit=limit))
    yield Cell(NONE if tier.figure is None else figures.money(tier.figure, words.lang, words.currency, [tier.limit]))
    reached = {True: "yes", False: "no", None: "unknown"}[tier.reached]
    yield Cell(words.text(f"explain.{reached}"), "good" if tier.reached else "bad" if tier.reached is False else "warn")
    yield Cell(_margin(tier, words))
    yield Cell(_place(tier, words))


def _label(measure: str | None, label: Label | None, words: Terms) -> str:
    return inert(str(getattr(label, words.lang))) if label else inert(measure or NONE)


def _margin(tier: TierTold, words: Terms) -> str:
    if tier.short_by is None:
        return ""
    if not tier.short_by:
        return words.text("explain.exactly")
    name = "explain.short" if tier.short_by > 0 else "explain.above"
    return words.text(name, amount=abs(tier.short_by))


def _place(tier: TierTold, words: Terms) -> str:
    found: PlaceTold | None = tier.nearest or tier.cushion
    if found is None:
        return ""
    return words.text("explain.nearest" if tier.nearest else "explain.cushion", place=found.place, of=found.of)


def _remarks(firm: FirmTold, explanation: Explanation, words: Terms) -> Iterator[Block]:
    """Yield why the firm is not counted, and what is wrong with its rows."""
    reported = next((year for year in firm.years if year.reported), None)
    if reported is None and firm.years:
        yield Paragraph(words.text("explain.not-in-year", year=explanation.year), "! ", "warn", hang=2)
    elif reported and not reported.counted:
        name = "explain.left-out" if explanation.year else "explain.left-out-all"
        yield Paragraph(words.text(name, year=explanation.year), "! ", "warn", hang=2)
    for row in firm.without_year:
        place = where(row.path, row.sheet, row.row, words)
        yield Paragraph(words.text("explain.without-year", where=place), "× ", "bad", hang=2)
    others = [item for item in firm.problems if item.code not in _DECIDED]
    yield from (problem_line(item, words, names=True, indent=0) for item in others)


def _set_aside(explanation: Explanation, words: Terms) -> Iterator[Block]:
    if explanation.set_aside:
        yield heading(words.text("explain.set-aside", words=inert(explanation.asked)))
        heads = (words.text("explain.where"), words.report_text("why"), words.report_text("text"))
        yield Grid(tuple(Column(head, "text") for head in heads), tuple(_rows(explanation.set_aside, words)))


def _rows(found: Sequence[AsideTold], words: Terms) -> Iterator[tuple[Cell, ...]]:
    for row in found:
        place = where(row.path, row.sheet, row.row, words)
        yield Cell(place), Cell(words.report_text(f"why.{row.why}")), Cell(inert(row.text))


def _refusals(explanation: Explanation, words: Terms) -> Iterator[Paragraph]:
    for found in explanation.refusals:
        facts = {"message": found.error.sentence(words.lang), "remedy": found.error.remedy(words.lang)}
        yield Paragraph(inert(words.text("explain.refused", **facts)), "× ", "bad", hang=2)
