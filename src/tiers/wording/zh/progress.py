"""Chinese: what a long run is doing."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "working": "处理中",
    "checking": "检查 {name}",
    "reading": "读取 {name}",
    "counting": "统计中",
}
