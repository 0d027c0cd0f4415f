"""What the commands that read tables share: the plan, the outputs, warnings about lock files."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, cast

from tiers.cli import streams
from tiers.cli.options import AskingOptions
from tiers.cli.outputs import Place
from tiers.errors import TargetsError
from tiers.wording import message
from tiers.write import Content, Firms, Format
from tiers.write.escaping import inert
from tiers.write.view import View

if TYPE_CHECKING:
    from tiers.domain.classification import Classification
    from tiers.intake.plan.from_toml import FoundPlan
    from tiers.report.contract.report import Report

    Answer = tuple[Report, Classification | None]


def warn_about_lock_files(data: Sequence[str], lang: str, engine: str) -> None:
    """Print which tables another program has open, so that what it did not save is not here.

    Tables on a cluster are no files here.

    Raises: DataError for what cannot be named.
    """
    from tiers.intake.files.paths import files  # noqa: PLC0415 - `--help` has no need of it

    if engine == "spark":
        return
    for path in files(data).skipped:
        streams.warn(inert(message("note.skipped", lang, path=path)))


def plan_of(options: AskingOptions, data: "Sequence[str]") -> "FoundPlan":
    """Find the plan, and say so if it is only the built-in one.

    Raises: TargetsError if an alarm would then judge another district's plan.
    """
    from tiers.intake.plan.from_toml import find_plan  # noqa: PLC0415 - `--help` has no need of the models

    plan = find_plan(options.targets, data)
    if plan.is_fallback and options.fail_on:
        raise TargetsError("fail-on-fallback")
    if plan.is_fallback and not options.quiet:
        streams.warn(message("note.fallback", options.lang or "en", source=plan.targets.source))
    return plan


def view_of(options: AskingOptions, place: Place, top: int | None, table: str | None = None) -> View:
    """Return how a person wants to see the answer there; `top` is the number of firms that was asked for."""
    color, on_screen = options.color or "auto", place.path is None
    return View(
        lang=options.lang or "en",
        width=streams.width() if on_screen else None,
        color=streams.wants_color(color) if on_screen else color == "always",
        top=top,
        verbose=options.verbose,
        table=table or "goals",
    )


def write_answer(
    place: Place, form: Format[Firms], answer: "tuple[Report, Firms]", view: View, *, bom: bool
) -> Content:
    """Return an answer as its place wants it: text for the console only where it goes there and is for people.

    `bom` says whether CSV begins with a byte-order mark.
    """
    report, firms = answer
    content = form.write(report, view, firms)
    if bom and place.format == "csv":
        return chain([BOM_UTF8], cast("Iterable[bytes]", content))
    for_console = place.path is None and form.for_people
    return content.encode() if isinstance(content, str) and not for_console else content
