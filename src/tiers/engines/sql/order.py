"""In which order rows are asked for."""

from enum import Enum


class Order(Enum):
    """Rising or falling, as SQL says it."""

    RISING = "ASC"
    FALLING = "DESC"

    @property
    def sign(self) -> int:
        """What a figure is multiplied by, so that the first one is the smallest."""
        return 1 if self is Order.RISING else -1

    @property
    def until(self) -> str:
        """The comparison with the last figure that all those before it meet, and those that equal it."""
        return "<=" if self is Order.RISING else ">="
