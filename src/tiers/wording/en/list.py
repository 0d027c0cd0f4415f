"""How words are joined."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "comma": ", ",
    "semicolon": "; ",
    "sentence": "{words}.",
    "thousands": ",",
    "and": "{first} and {last}",
}
