import threading

import pytest

from tiers.intake.files.background import Beside


def test_what_a_function_gives() -> None:
    """To who asks, as often as is asked; it was begun before."""
    begun = threading.Event()

    def function() -> int:
        begun.set()
        return 5

    found = Beside(function, ())
    assert begun.wait(10)
    assert (found.given(), found.given()) == (5, 5)


def test_a_failure_is_told_to_who_asks() -> None:
    """And to nobody before."""

    def function() -> int:
        raise ValueError("nothing")

    found = Beside(function, (ValueError, KeyError))
    found.join()
    with pytest.raises(ValueError, match="nothing"):
        found.given()


def test_what_ends_without_a_word_had_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where nothing could be loaded."""
    monkeypatch.setattr(Beside, "run", lambda _: None)
    with pytest.raises(MemoryError):
        Beside(lambda: 5, ()).given()
