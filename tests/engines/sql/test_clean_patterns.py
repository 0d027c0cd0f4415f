"""What SQL takes for a firm's name is one to the definition as well: the two can never disagree."""

import re
from string import ascii_letters

from hypothesis import given
from hypothesis import strategies as st

from tests.engines.test_rows_of_no_firms import CALLED_SO, PLAIN, TOLD, words
from tiers.domain import cleaning
from tiers.domain.row_openings import EXAMPLE, LEAST_BYTES, SECONDS, STARTERS
from tiers.engines.sql import clean_patterns
from tiers.engines.sql.codes import kind_of

NAME = re.compile(re.sub(r"\\x\{([0-9a-f]+)\}", lambda match: f"\\u{int(match[1], 16):04x}", clean_patterns.NAME))
NO_FIRMS = [word for drawn in (PLAIN, TOLD) for kind in drawn for word in words(drawn[kind])]
PARTS = st.sampled_from(
    [
        *NO_FIRMS,
        *words(CALLED_SO),
        *STARTERS,
        *SECONDS,
        EXAMPLE,
        *"厂市年家户3 ()（）：%.-",
        *ascii_letters,
        "机械",
        "\u200b",
        "\u3000",
    ]
)


def is_plain(name: str) -> bool:
    """Whether SQL takes a cell for a firm's name."""
    is_long = len(name.encode("utf-8", "surrogatepass")) >= LEAST_BYTES
    return is_long and bool(NAME.fullmatch(name)) and "otal" not in name and "OTAL" not in name


def test_names_that_are_none() -> None:
    """All go to the definition, as they are and with a firm's number."""
    assert [word for word in NO_FIRMS if is_plain(word)] == []


def test_most_names_are_plain() -> None:
    """Those of the examples, and of firms in a large city."""
    names = [
        "示例机械厂 001",
        "上海示例机械有限公司",
        "平安示例公司",
        "中国示例集团",
        "比亚示例汽车",
        "360示例科技",
        "Omega Foods",
    ]
    assert [name for name in names if not is_plain(name)] == []


@given(st.lists(PARTS, max_size=4).map("".join))
def test_a_plain_name_is_clean_and_a_firm(name: str) -> None:
    """Whatever it is put together from."""
    if is_plain(name):
        assert cleaning.name(name) == name
        assert kind_of(name, name) is None
