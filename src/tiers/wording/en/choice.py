"""The headings and cells of a table that shows what each choice would mean."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "amount": "{amount:money}",
    "unit": "unit",
    "largest": "largest firm",
    "total": "all firms",
}
