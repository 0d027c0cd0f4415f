"""Where the rows of a table are: in memory, in their file, or on a cluster."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the process that reads a workbook begins sooner without it
    from tiers.domain.table import Nature


class InPlaceLimits(NamedTuple):
    """The least that all files together have to hold, so that their rows stay where they are; 0: always."""

    size: int
    """Bytes of texts."""
    rows: int
    """Rows of files that state how many they have."""


class TablePreview(NamedTuple):
    """First rows and column types of a table on the cluster."""

    view: str
    """The name under which the cluster has it from now on."""
    format: str
    """`csv`, `parquet`, or `table` for one of the cluster's catalogue."""
    lines: Sequence[str] = ()
    """The first line of a text, and some others as they come."""
    rows: Sequence[list[str]] = ()
    """The names of the columns of all others, and under them some rows as they come."""
    is_numbered: bool = False
    """Whether the lines of a text can be told by counting them as they come."""
    natures: "tuple[Nature, ...]" = ()
    """What the cells of each column are; of a text nobody knows yet how many there are."""
    alike: Callable[[Collection[int]], None] | None = None
    """As `OnCluster.alike`."""
