"""Traced → Explanation: one firm, cell by cell."""

from tiers.domain.explanation import CellFound, ExplainResult, FirmExplained, FirmYear, Place, RowFound, Rung
from tiers.domain.ladder import short_by
from tiers.domain.question import Question
from tiers.domain.table import SetAside, Source
from tiers.domain.targets import Targets
from tiers.report.assess import command_line_options, plan_in_force, problem_item
from tiers.report.check import refusal_of
from tiers.report.contract import explain as contract
from tiers.report.rounding import plain


def build_explanation(result: ExplainResult, words: str, question: Question) -> contract.Explanation:
    """Describe where the figures of the firms come from that the words mean."""
    year = result.period.year
    return contract.Explanation.model_construct(
        asked=words,
        targets=plan_in_force(question),
        options=command_line_options(question),
        year=year,
        firms=tuple(_firm(firm, year, question.targets) for firm in result.firms),
        set_aside=tuple(_aside(source, aside) for source, aside in result.set_aside),
        refusals=tuple(refusal_of(error, no_names=False) for error in result.refusals),
    )


def _aside(source: Source, aside: SetAside) -> contract.AsideTold:
    return contract.AsideTold.model_construct(
        path=source.path, sheet=source.sheet, row=aside.row, text=aside.text, why=aside.why
    )


def _firm(firm: FirmExplained, year: int | None, targets: Targets) -> contract.FirmTold:
    return contract.FirmTold.model_construct(
        name=firm.name,
        code=firm.code,
        years=tuple(_year(one, year, targets) for one in firm.years),
        without_year=tuple(map(_row, firm.without_year)),
        problems=tuple(problem_item(problem, no_names=False) for problem in firm.problems),
    )


def _year(found: FirmYear, year: int | None, targets: Targets) -> contract.YearTold:
    return contract.YearTold.model_construct(
        year=found.year,
        reported=found.year == year,
        rows=tuple(map(_row, found.rows)),
        decision=found.decision,
        counted=tuple(tuple(_tier(rung, targets) for rung in rungs) for rungs in found.counts_as),
    )


def _row(row: RowFound) -> contract.RowTold:
    source = row.source
    figures = tuple(map(_figure, row.cells))
    return contract.RowTold.model_construct(path=source.path, sheet=source.sheet, row=row.row, figures=figures)


def _figure(cell: CellFound) -> contract.FigureTold:
    return contract.FigureTold.model_construct(
        measure=cell.measure,
        column=cell.column,
        cell=cell.cell,
        state=cell.state,
        unit=cell.unit.text if cell.unit else None,
        unit_from=cell.unit_from if cell.unit else None,
        amount=None if cell.amount is None else plain(cell.amount),
    )


def _tier(rung: Rung, targets: Targets) -> contract.TierTold:
    tier, figure = targets.tier[rung.tier], rung.figure
    return contract.TierTold.model_construct(
        tier=tier.name,
        measure=rung.measure,
        rule=tier.rule,
        limit=plain(tier.limit),
        figure=None if figure is None else plain(figure),
        reached=rung.reached,
        short_by=None if figure is None else plain(short_by(figure, tier)),
        nearest=_place(rung.nearest),
        cushion=_place(rung.cushion),
        label=targets.label_of(rung.measure) if rung.measure else None,
    )


def _place(place: Place | None) -> contract.PlaceTold | None:
    return None if place is None else contract.PlaceTold.model_construct(place=place.place, of=place.of)
