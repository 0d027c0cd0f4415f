"""How words are joined."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "comma": ", ",
    "clause": ", ",
    "semicolon": "; ",
    "sentence": "{words}.",
    "space": " ",
    "thousands": ",",
    "and": "{first} and {last}",
    "labelled": "{label}: {figure}",
    "also": "{first} and {last}",
}
