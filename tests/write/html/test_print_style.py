import re

import pytest

from tests.write import hostile
from tiers.write.html.print_style import print_style

CONTENT = re.compile(r'content: "((?:\w|\\[0-9a-f]+ )*)"; font')


def foot_text(style: str) -> str:
    """Return what a browser reads in the string at the foot."""
    (found,) = CONTENT.findall(style)
    return re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), found)


@pytest.mark.parametrize(
    ("foot", "printed"),
    [
        ("双清区“十一五”企业梯队目标 · 截至2008年底", "双清区“十一五”企业梯队目标 · 截至2008年底"),
        ('"; } body { display: none } </style><script>', '"; } body { display: none } </style><script>'),
        ("a\nb\\", "a\\x0ab\\"),
        ("厂" * 91, "厂" * 90 + "…"),
    ],
)
def test_what_stands_at_the_foot(foot: str, printed: str) -> None:
    """Whatever it is, a string of letters, digits and escapes; a long one is cut."""
    assert foot_text(print_style(foot)) == printed


@pytest.mark.parametrize("name", hostile.NAMES)
def test_nothing_from_outside_is_style(name: str) -> None:
    """Without the string, every foot is the same."""
    assert CONTENT.sub("", print_style(name)) == CONTENT.sub("", print_style("x"))
