"""The language of the words: as the command line says, else `TIERS_LANG`, else the locale."""

from collections.abc import Mapping, Sequence
from typing import Final

from tiers.wording import LANGUAGES

_OPTION: Final = "--lang"
_LOCALE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name the locale of messages, the strongest first (POSIX)."""

_CHINESE: Final = ("zh", "chinese")
"""How names of Chinese locales begin: `zh_CN.UTF-8`, and on Windows `Chinese (Simplified)_China.936`."""


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Choose the language before anything is parsed, so that what cannot be parsed is said in it too.

    A language that there is not is refused later, in the language of the locale.
    """
    said = _option_of(arguments) or environment.get("TIERS_LANG")
    return said if said in LANGUAGES else of_locale(environment)


def of_locale(environment: Mapping[str, str]) -> str:
    """Return the language of the locale: Chinese of any country, English for all others."""
    stated = next((environment[name] for name in _LOCALE if environment.get(name)), None)
    return "zh" if (stated or _of_the_system()).lower().startswith(_CHINESE) else "en"


def _option_of(arguments: Sequence[str]) -> str | None:
    found = None
    for word, following in zip(arguments, (*arguments[1:], None), strict=False):
        if word == "--":
            break
        if word == _OPTION:
            found = following
        elif word.startswith(f"{_OPTION}="):
            found = word.partition("=")[2]
    return found


def _of_the_system() -> str:
    """Return the names of the locale where no variable does, as on Windows."""
    import locale  # noqa: PLC0415 - most systems set a variable

    return locale.setlocale(locale.LC_CTYPE)
