import pytest

from tiers.intake.plan.key_lines import Key, line_of

TEXT = '''# [tier] in a comment
version = 1
title = "a = [b] # c"
text = """
goal = 5
[pace]
"""
more = ["x", # first
  "y",
]
"quoted key" = 1
a.b = 2

[[tier]]
name = "10亿"
[[tier]]
goal = { zh = 1 }
[tier.sub]
x = 1
[measure.output]
headings = []
[pace]
lagging = 1
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("version",), 2),
        (("title",), 3),
        (("text",), 4),
        (("more", 1), 8),
        (("quoted key",), 11),
        (("a", "b"), 12),
        (("tier", 0), 14),
        (("tier", 0, "name"), 15),
        (("tier", 0, "goal"), 14),
        (("tier", 1, "goal", "zh"), 17),
        (("tier", 1, "sub", "x"), 19),
        (("measure", "output", "headings"), 21),
        (("pace", "lagging"), 23),
        (("pace", "on_track"), 22),
        (("nowhere",), 1),
        ((), 1),
    ],
)
def test_the_line_of_a_key(key: Key, line: int) -> None:
    """Its own, else that of its table; what stands in strings and comments is none."""
    assert line_of(TEXT, key) == line
