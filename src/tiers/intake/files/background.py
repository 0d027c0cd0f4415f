"""What one function gives, while others run: libraries that compute outside of Python, and other processes, go on."""

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

Value = TypeVar("Value")


class BackgroundResult(Thread, Generic[Value]):
    """Run a function in a thread; `result()` waits for it."""

    def __init__(self, function: Callable[[], Value], failures: tuple[type[Exception], ...]) -> None:
        """Begin; the failures that the function may have are kept for who asks."""
        super().__init__(daemon=True)
        self._function, self._failures = function, failures
        self._found: list[Value] = []
        self._failure: Exception = MemoryError()
        self.start()

    def run(self) -> None:
        """Keep what the function gives."""
        try:
            self._found.append(self._function())
        except self._failures as failure:
            self._failure = failure

    def result(self) -> Value:
        """Return what the function returned, once it is there.

        Raises: the failure of the function; MemoryError where it ended without one that was foreseen.
        """
        self.join()
        if not self._found:
            raise self._failure
        return self._found[0]
