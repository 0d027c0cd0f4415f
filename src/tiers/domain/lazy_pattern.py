"""Regular expressions that are compiled when they are first asked: a start needs few of the two hundred there are."""

import re
from typing import cast


class _LazyPattern:
    """Stands for a compiled pattern, and takes over an attribute when it is first used: later uses cost nothing."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._source, self._flags)
        value: object = getattr(compiled, name)
        setattr(self, name, value)
        return value


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Do as `re.compile` does, put off until a method of the pattern is asked for.

    Errors: `re.error` comes at the first use, so every pattern needs a test that uses it. The functions of `re` do not
    take it in place of a compiled one; its own methods do the same.
    """
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
