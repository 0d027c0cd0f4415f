import pytest

from tests.write import reports
from tests.write.golden import FOLDER, in_every_format
from tiers.write import TABLES, WRITERS
from tiers.write.listings import LISTINGS
from tiers.write.to_json import to_json
from tiers.write.to_terminal import to_terminal
from tiers.write.view import View


def test_a_format_is_written_by_its_name() -> None:
    """Formats for people know the view."""
    report, view = reports.drawing(), View(width=40, color=True)
    assert WRITERS["table"].write(report, view, None) == to_terminal(report, view)


@pytest.mark.parametrize("view", [View(), View(width=20, color=True, top=1, verbose=True)])
def test_formats_for_programs_do_not_know_the_view(view: View) -> None:
    """They are the same for everybody."""
    assert WRITERS["json"].write(reports.drawing(), view, None) == to_json(reports.drawing())


def test_no_two_formats_share_an_ending() -> None:
    """The ending of a file's name chooses the format."""
    endings = [ending for form in WRITERS.values() for ending in form.endings]
    assert len(endings) == len(set(endings))


def test_every_table_has_a_listing() -> None:
    """The command line need not load them to know their names."""
    assert tuple(LISTINGS) == TABLES


def test_every_format_of_a_report_that_means_harm_is_what_was_read_and_kept() -> None:
    """Byte by byte; `python -m tests.write.golden` writes the files anew."""
    kept = {path.name: path.read_bytes() for path in FOLDER.glob("hostile.*")}
    assert dict(in_every_format()) == kept
