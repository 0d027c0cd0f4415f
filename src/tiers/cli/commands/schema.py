"""`tiers schema`: the JSON Schema of what `--json` writes."""

from dataclasses import dataclass
from typing import Annotated

import typer

from tiers.cli.options import Help, Lang
from tiers.cli.outputs import Outcome
from tiers.errors import UsageError

Kind = Annotated[str, typer.Argument(metavar="KIND", hidden=True)]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Schema:
    """The options of `tiers schema`."""

    kind: Kind
    """Of which output."""
    lang: Lang = None
    """The language of the words."""
    show_help: Help = False
    """Never set: help ends the run before."""

    def run(self) -> Outcome:
        """Write a schema to standard output.

        Raises: UsageError for an output that is not there.
        """
        import json  # noqa: PLC0415 - `--help` has no need of it

        from tiers.report.contract.schema import KINDS, json_schema  # noqa: PLC0415 - the same

        if self.kind not in KINDS:
            raise UsageError("schema-unknown", value=self.kind, names=KINDS)
        return Outcome([(None, (json.dumps(json_schema(self.kind), ensure_ascii=False, indent=2) + "\n").encode())])
