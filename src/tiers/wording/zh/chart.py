"""What the drawings of a page say, in words too."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "goals": "企业数与目标",
    "bullet": "{tier}：{n}家，目标{goal}家",
    "bullet-due": "{tier}：{n}家，目前应达{due}家，目标{goal}家",
    "of-goal": "{n}/{goal}",
    "key-count": "企业数",
    "key-colors": "企业数：",
    "key-due": "目前应达数",
    "key-goal": "目标",
    "key-line": "各年应达数",
    "spread": "企业分布",
    "spread-how": "按{measure}排列（对数刻度），柱的面积表示企业数。",
    "spread-left-out": "{n}家没有大于0的数，{n:|均}未画出。",
    "firms-between": "{low}至{high}：{n}家",
    "group": "{group}：{n}家",
    "other-firms": "另有{n}家",
    "course": "历年企业数",
    "course-of": "{tier}：{points:list}；目标为{year}年底{goal}家",
    "point": "{year}年{n}家",
    "aim": "{year}年底目标{n}家",
}
"""Each is a whole of its own: a title, a label beside a drawing, or what a screen reader says instead of it."""
