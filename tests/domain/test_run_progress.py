"""Who watches a run is told what it does; nobody need watch."""

from tiers.domain.run_progress import Step, progress_listener, report_step


def test_steps_are_told_to_who_watches_until_the_end() -> None:
    """Before and afterwards nobody hears of them."""
    seen: list[Step] = []
    report_step(Step("reading", "before"))
    with progress_listener(seen.append):
        report_step(Step("reading", "data.csv", lambda: 0.5))
    report_step(Step("counting"))
    assert [(step.doing, step.path, step.share()) for step in seen] == [("reading", "data.csv", 0.5)]


def test_how_much_is_done_is_not_known_where_nobody_says() -> None:
    """No share is no 0."""
    assert Step("counting").share() is None
