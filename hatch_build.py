"""How the package is described where its other files are not: the README without the links that would lead nowhere."""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

NOTE = """\
The documents that are named here come with the package, in `share/doc/tiers` of its environment.
All options: `man tiers`.
"""


class Readme(MetadataHookInterface):
    """Sets the long description."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Take the README, with what its links are called in their place, but for those to other sites."""
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        heading, _, rest = re.sub(r"\[([^]]+)\]\((?!\w+://)[^)]+\)", r"\1", text).partition("\n")
        language, _, body = rest.lstrip("\n").partition("\n")
        assert language == "中文", "the second line of the README leads to its translation"  # noqa: S101 - else it is no link
        metadata["readme"] = {"content-type": "text/markdown", "text": f"{heading}\n\n{NOTE}{body}"}
