"""The targets in force as values: the JSON of `tiers targets --json`."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from tiers.domain.targets import Targets


class InForce(BaseModel):
    """The plan by which a report would judge, and where it comes from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["tiers.targets"] = "tiers.targets"
    version: Literal[1] = 1
    path: str | None
    """The targets file; None for the built-in plan."""
    fallback: bool
    """Whether the built-in plan is taken only because no targets file was found."""
    targets: Targets
    """The settings, named as in the file; amounts in yuan (the plan's currency)."""
