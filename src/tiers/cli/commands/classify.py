"""`tiers classify`: which tier each firm is in, and what it is short of."""

from contextlib import ExitStack
from dataclasses import dataclass, fields

from tiers.cli.options import (
    AskingOptions,
    By,
    Color,
    Data,
    Lang,
    NoNames,
    Pager,
    Quiet,
    ReadingOptions,
    TableOutputOptions,
    TargetsFile,
    Tier,
)
from tiers.cli.outputs import Outcome, places, refuse_inputs
from tiers.cli.table_commands import plan_of, view_of, warn_about_lock_files, write_answer
from tiers.errors import UsageError
from tiers.wording import message
from tiers.write import FIRM_WRITERS


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Showing:
    """The panel about what is shown of firms."""

    tier: Tier = None
    """The tier whose firms alone are wanted."""
    by: By = None
    """Headings whose values are shown beside each firm."""
    no_names: NoNames = False
    """Refused: rows of firms are nothing but names."""
    lang: Lang = None
    """The language of the words."""
    color: Color = None
    """`auto`, `always` or `never`."""
    quiet: Quiet = False
    """Whether standard error is for errors alone."""
    pager: Pager = False
    """Whether a pager shows what would fill the screen."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Plan:
    """The panel about the plan, of which rows of firms need no dates."""

    targets: TargetsFile = None
    """The targets file, or `builtin`."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Classify(TableOutputOptions, Showing, ReadingOptions, Plan):
    """The options of `tiers classify`."""

    data: Data
    """Files, folders, globs, or `-`."""

    def run(self) -> Outcome:
        """Place every firm of the report year.

        Raises: UsageError for `--no-names`.
        """
        from tiers.cli import request  # noqa: PLC0415 - `--help` has no need of the models
        from tiers.pipeline import open_classification  # noqa: PLC0415 - the same

        options = self._asking()
        request.check(options)
        if self.no_names:
            raise UsageError("no-names-classify")
        outputs = places(self, FIRM_WRITERS)
        refuse_inputs(outputs, self.data)
        plan = plan_of(options, self.data)
        refuse_inputs(outputs, [plan.path])
        question = request.question(options, plan.targets, plan.path, for_people=False).about_firms(self.tier)
        if not self.quiet:
            warn_about_lock_files(self.data, self.lang or "en", question.reading.engine)
        with ExitStack() as opened:
            answer = opened.enter_context(open_classification(self.data, question))
            report = answer[0]
            refuse_inputs(outputs, [table.path for table in report.inputs])
            views = [(o, FIRM_WRITERS[o.format], view_of(options, o, None)) for o in outputs]
            contents = [
                (place.path, write_answer(place, form, answer, view, bom=self.bom)) for place, form, view in views
            ]
            warnings = self._warnings(report.problems.errors + report.problems.warnings)
            return Outcome(contents, warnings=warnings, opened=opened.pop_all())

    def _asking(self) -> AskingOptions:
        """Return the same options as a report would have them."""
        own = {field.name for field in fields(self)}
        return AskingOptions(**{f.name: getattr(self, f.name) for f in fields(AskingOptions) if f.name in own})

    def _warnings(self, problems: int) -> tuple[str, ...]:
        if self.quiet or not problems:
            return ()
        return (message("note.problems", self.lang or "en", n=problems),)
