"""Where a Spark Connect server is: `sc://host:port`."""

import os
import re
from typing import Final, NamedTuple

from tiers.errors import EngineError, UsageError

_FORM: Final = re.compile(r"(sc://(?:\[[0-9a-fA-F:]+\]|[\w.-]+)(?::\d{1,5})?)(/(?:;[^;\s]*)*)?", re.ASCII)
_ELSEWHERE: Final = "SPARK_REMOTE"
"""The variable in which programs for Spark look for a server."""


class Address(NamedTuple):
    """A server."""

    url: str
    """With everything that was said behind its port, such as a token."""
    shown: str
    """Without that: what may be told."""


def address_of(remote: str | None) -> Address:
    """Read the address that a person named, else that of `SPARK_REMOTE`.

    Raises: EngineError if there is none; UsageError if it is none.
    """
    url = remote or os.environ.get(_ELSEWHERE)
    if not url:
        raise EngineError("remote-none")
    match = _FORM.fullmatch(url)
    if match is None:
        raise UsageError("remote-wrong")
    return Address(url, match[1])
