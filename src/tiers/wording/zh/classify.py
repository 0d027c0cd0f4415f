"""What `tiers classify` shows people."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "name": "企业",
    "code": "代码",
    "figure": "{measure}",
    "figure-of-year": "{year}年{measure}",
    "figure-of-months": "{year}年{first}至{last}{measure}",
    "figure-of-part": "{year}年（不满年）{measure}",
    "tier": "档次",
    "next": "上一档",
    "short_by": "还差",
    "state.missing": "缺失",
    "state.unreadable": "无法识别",
}
