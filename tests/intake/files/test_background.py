import threading

import pytest

from tiers.intake.files.background import BackgroundResult


def test_what_a_function_gives() -> None:
    """To who asks, as often as is asked; it was begun before."""
    begun = threading.Event()

    def function() -> int:
        begun.set()
        return 5

    found = BackgroundResult(function, ())
    assert begun.wait(10)
    assert (found.result(), found.result()) == (5, 5)


def test_a_failure_is_told_to_who_asks() -> None:
    """And to nobody before."""

    def function() -> int:
        raise ValueError("nothing")

    found = BackgroundResult(function, (ValueError, KeyError))
    found.join()
    with pytest.raises(ValueError, match="nothing"):
        found.result()


def test_what_ends_without_a_word_had_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where nothing could be loaded."""
    monkeypatch.setattr(BackgroundResult, "run", lambda _: None)
    with pytest.raises(MemoryError):
        BackgroundResult(lambda: 5, ()).result()
