"""Numbers in the words of goals, worked out by hand."""

import pytest

from tiers.domain import goal_words
from tiers.domain.goal_words import Held, number_in

NUMBERS = {
    5: "５ 5家 5+ ≥5 >=5 5家以上 不少于5家 约5家 (5) 5±1 5、6家 5到10家 5~8 5户 ⑤家 Ⅴ家 五 五家 伍家 五家以上 至少五 总数达五"
    " 五至七家 五六家 五户以上 五大集团 一批企业，至少5家 第一批5家 达到或超过5家 通过5家",
    1: "1-2家 一家 一家以上 一个 至少一个 一个企业 一两家",
    2: "两家 俩 不低于二家",
    3: "三五家 三家以上（含三家） 仨 到2010年3家 3家过10亿元",
    6: ">5 ＞5 超5家 超过5家 多于5家 大于5户 过5家 突破5家 超五家 超过五家 过五户 总数超过五 超过了5家",
    10: "十家 十余家 十几家 10多家",
    15: "十五家左右 十五 十五（家） 十五六家 十四五末十五家",
    20: "二〇家 二十 廿家",
    30: "卅家",
    105: "一百零五家 105家",
    1200: "1,200家 一千二百家",
    500: "5百家 5佰家 5百余家",
    100: "1百家 上百家 百家 一百家",
    10_000: "1万家",
}

IN_ENGLISH = {
    5: ["5 firms", "at least 5", "At least five", "5 or more", "five+", "no more than 5"],
    6: [
        "more than five",
        "over five of them",
        "over 5",
        "exceeding five firms",
        "greater than 5",
        "> 5",
        "above 5 firms",
    ],
    1: ["one firm", "one or more", "at least one", "one"],
    2: ["two to three", "more than one"],
    12: ["a dozen", "one dozen"],
    25: ["twenty-five firms", "twenty five"],
    500: ["five hundred"],
    100: ["a hundred firms"],
}

OF_SOMETHING_ELSE = "新增5家 再增加三家 净增10户 1/2 增长10% 翻两番 翻一番 增长一倍 百分之十 5.5家 ½ 10亿 1亿元 5成 半数 一半 过半 半数以上 大半 翻番 翻倍 三分之一"
SHARES_IN_ENGLISH = [
    "half",
    "half of them",
    "one half",
    "a third",
    "two thirds",
    "a quarter",
    "double",
    "doubled",
    "twice as many",
]

NONE = (
    "一批 若干 一定数量 多家 一批以上 一些 一大批 数家 几家 数十家 几十家 好几家 数百家 一系列 一部分 明显增加 第一批 第2批 十一五"
    " 十四五 十五五末一批 到2010年一批 一批过亿企业 一批10亿元以上企业 一批1000万元企业 一批千万元级企业 若干家 逐步统一 唯一"
    " 一个梯队 未定 百强企业 亿元企业若干 一群 更多 各一批 半导体企业一批 多数"
)

NONE_IN_ENGLISH = [
    "a group",
    "a number of",
    "several",
    "a few",
    "several dozen",
    "dozens",
    "one group",
    "a batch",
    "-",
    "most",
    "the majority",
]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        *((count, word) for count, words in NUMBERS.items() for word in words.split()),
        *((count, word) for count, words in IN_ENGLISH.items() for word in words),
    ],
)
def test_numbers_of_firms(count: int, words: str) -> None:
    """The first one, the lower one of a range."""
    assert number_in(words) == Held(count)


@pytest.mark.parametrize("words", [*OF_SOMETHING_ELSE.split(), *SHARES_IN_ENGLISH])
def test_numbers_of_something_else(words: str) -> None:
    """Nobody can say how many firms they are."""
    assert number_in(words) == Held(None)


@pytest.mark.parametrize("words", [*NONE.split(), *NONE_IN_ENGLISH])
def test_words_without_a_number_of_firms(words: str) -> None:
    """The 一 of 一批 is none, nor are names of plans, years, and amounts beside words."""
    assert number_in(words) is None


@pytest.mark.parametrize("words", sorted(goal_words.OF_NO_NUMBER))
def test_what_is_known_to_hold_no_number_holds_none(words: str) -> None:
    """A blank behind the words makes them ones that are searched."""
    assert number_in(words) is None
    assert number_in(f"{words} ") is None
