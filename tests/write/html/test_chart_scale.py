import pytest

from tiers.write.html.chart_scale import Anchor, anchor, percent


@pytest.mark.parametrize(("share", "written"), [(0, "0.00%"), (1 / 3, "33.33%"), (1, "100.00%")])
def test_a_share_of_the_width(share: float, written: str) -> None:
    """Two decimals are less than a pixel."""
    assert percent(share) == written


@pytest.mark.parametrize(("x", "expected"), [(0, "start"), (0.08, "middle"), (0.92, "middle"), (1, "end")])
def test_no_text_leaves_the_drawing(x: float, expected: Anchor) -> None:
    """At its edges a text stands inside."""
    assert anchor(x) == expected
