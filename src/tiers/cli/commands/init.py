"""`tiers init`: write a targets file to start from."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from tiers.cli import option_values
from tiers.cli.options import Example, Force, GoalOf, Help, Lang, Quiet, Title, Years
from tiers.cli.outputs import Outcome
from tiers.cli.own_goals import own_tiers
from tiers.errors import UsageError, WriteError
from tiers.wording import message

if TYPE_CHECKING:
    from tiers.domain.targets import Targets

_FILE: Final = "targets.toml"
_EXAMPLE: Final = "data.csv"

FilePath = Annotated[str, typer.Argument(metavar="PATH", hidden=True)]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Init:
    """The options of `tiers init`."""

    path: FilePath = _FILE
    """The file to write, or a folder for it."""
    years: Years = None
    """`2026-2030`, both inclusive."""
    goal: GoalOf = None
    """`NAME=N`: the tier's name, and how many firms it shall hold."""
    title: Title = None
    """What the plan is called."""
    example: Example = False
    """Whether the invented register is written too."""
    force: Force = False
    """Whether what is there is overwritten."""
    quiet: Quiet = False
    """Whether nothing is said of what was written."""
    lang: Lang = None
    """The language of the words."""
    show_help: Help = False
    """Never set: help ends the run before."""

    def run(self) -> Outcome:
        """Write the built-in plan, or one's own.

        Raises: UsageError for years, goals or a title that make no plan; WriteError for a file that is there already.
        """
        from tiers.intake.plan.from_toml import find_plan  # noqa: PLC0415 - `--help` has no need of the models
        from tiers.write.to_toml import to_toml  # noqa: PLC0415 - the same

        plan = self._own(find_plan("builtin", []).targets)
        file = Path(self.path) / _FILE if Path(self.path).is_dir() else Path(self.path)
        contents = [(str(file), to_toml(plan).encode())]
        if self.example:
            contents.append((str(file.with_name(_EXAMPLE)), _example()))
        for path, _ in contents:
            if not self.force and Path(path).exists():
                raise WriteError("file-exists", path=path)
        return Outcome(contents, notes=() if self.quiet else self._notes([path for path, _ in contents]))

    def _own(self, plan: "Targets") -> "Targets":
        """Fill in one's own plan; goals, parks and source of the built-in one then have no place in it."""
        if not (self.years or self.goal or self.title):
            return plan
        first, last = option_values.span(self.years) if self.years else (plan.base_year + 1, plan.target_year)
        own = {
            "title": self.title or message("comment.own.title", first=first, last=last),
            "title_en": None if self.title else message("comment.own.title_en", first=first, last=last),
            "source": None,
            "base_year": first - 1,
            "target_year": last,
            "tier": own_tiers(plan, self.goal or ()),
            "breakdown": [each.model_copy(update={"values": ()}) for each in plan.breakdown],
        }
        return _valid(dict(plan) | own)

    def _notes(self, paths: list[str]) -> list[str]:
        lang = self.lang or "en"
        written = [message("note.written", lang, path=path) for path in paths]
        return [
            *written,
            message("note.next-example", lang, path=paths[1]) if self.example else message("note.next", lang),
        ]


def _valid(plan: dict[str, object]) -> "Targets":
    from pydantic import ValidationError  # noqa: PLC0415 - `--help` has no need of the models

    from tiers.domain.targets import Targets  # noqa: PLC0415 - the same

    try:
        return Targets.model_validate(plan)
    except ValidationError as error:  # only the title is as it was said
        raise UsageError("title-not-a-name", value=plan["title"]) from error


def _example() -> bytes:
    from importlib.resources import files  # noqa: PLC0415 - only for the example

    return files("tiers.intake").joinpath("example.csv").read_bytes()
