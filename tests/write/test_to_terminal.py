import re
import unicodedata
from collections import Counter
from functools import cache

import pytest
from rich.cells import cell_len

from tests.depth import stride
from tests.write import reports
from tests.write.golden import FOLDER, REPORTS, VIEWS, texts_of
from tiers.wording import LANGUAGES
from tiers.write.to_terminal import to_terminal
from tiers.write.view import View

WIDTHS = range(20, 201)
COLOR = re.compile(r"\x1b\[\d+m")


def figures(text: str) -> set[str]:
    """Return every number that stands in a text."""
    return set(re.findall(r"\d(?:[\d.,]*\d)?", text))


def squeeze(text: str) -> str:
    """Return a text without its line breaks and spaces."""
    return re.sub(r"\s+", "", text)


@cache
def draw(name: str, width: int | None, lang: str = "en") -> str:
    """Return a report at a width; many tests look at the same."""
    return to_terminal(REPORTS[name](), View(width=width, lang=lang))


every_report = pytest.mark.parametrize("name", REPORTS)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


@every_report
def test_what_is_written_is_what_was_read_and_kept(name: str) -> None:
    """Byte by byte; `python -m tests.write.golden` writes the files anew."""
    for ending, text in texts_of(REPORTS[name]()):
        assert text.encode() == (FOLDER / f"{name}.{ending}").read_bytes(), ending


def test_no_golden_file_is_left_over() -> None:
    """Each belongs to a report and a view."""
    expected = {f"{name}.{ending}" for name in REPORTS for ending in ("json", *(f"{view}.txt" for view in VIEWS))}
    assert {path.name for path in FOLDER.iterdir() if path.name.split(".")[0] in REPORTS} == expected


@pytest.mark.one_in(3)
@every_language
@every_report
def test_no_digit_is_cut_at_any_width(name: str, lang: str) -> None:
    """A narrow terminal loses columns, and never a part of a number."""
    whole = figures(draw(name, None, lang))
    for width in WIDTHS[:: stride(1)]:
        assert figures(draw(name, width, lang)) <= whole, width


@pytest.mark.one_in(7)
@pytest.mark.parametrize("width", WIDTHS)
def test_what_matters_is_there_at_any_width(width: int) -> None:
    """The counts, goals and gaps; and for each firm shown, its figure and what it needs."""
    text = squeeze(draw("drawing", width))
    for words in ("none of 3 goals met", "× off track", "√ on track", "! lagging", "· no number", "a group", "108"):
        assert squeeze(words) in text
    for figure in ("¥742.1 m", "¥257.9 m", "¥412.8 m", "¥87.2 m", "¥318.5 m", "¥181.5 m", "¥268.7 m", "¥70.0 m"):
        assert squeeze(figure) in text


@pytest.mark.one_in(4)
@every_language
@every_report
def test_no_line_is_wider_than_the_terminal(name: str, lang: str) -> None:
    """In columns, of which a Chinese character takes two; and no line ends in a space."""
    for width in WIDTHS[:: stride(1)]:
        for line in draw(name, width, lang).splitlines():
            assert cell_len(line) <= width, (width, line)
            assert line == line.rstrip()


@every_report
def test_no_chinese_line_begins_with_a_mark_that_ends_something(name: str) -> None:
    """Nor ends with one that begins something."""
    for width in WIDTHS[:: stride(1)]:
        for line in draw(name, width, "zh").splitlines():
            assert line.strip()[:1] not in set("，、。；：？）”"), (width, line)
            assert line[-1:] not in set("（“"), (width, line)


def in_columns(line: str) -> str:
    """Return a line in which every character takes one column, a wide one followed by a blank."""
    return "".join(character + " " * (cell_len(character) - 1) for character in line)


@pytest.mark.parametrize("width", [80, 200, None])
def test_columns_stand_under_their_headings_in_chinese(width: int | None) -> None:
    """The table of goals as it is drawn in the plan of the interface: figures end where their headings end."""
    lines = [in_columns(line) for line in draw("drawing", width, "zh").splitlines()]
    top = next(place for place, line in enumerate(lines) if line.startswith("档 次 "))
    heads = [(match.end(), match[0]) for match in re.finditer(r"(?<!–)(?:2005|2008)(?!–)|目 标 |缺 口 ", lines[top])]
    assert [head for _, head in heads] == ["2005", "2008", "目 标 ", "缺 口 "]
    for line, cells in zip(
        lines[top + 2 : top + 5], (("0", "0", "1", "1"), ("0", "3", "5", "2"), ("6", "10", "15", "5")), strict=True
    ):
        assert [line[:end].split(" ")[-1] for end, _ in heads] == list(cells)
        assert line[heads[-1][0] :].strip()[0] in "█·"


@every_language
@every_report
def test_a_pipe_knows_no_width(name: str, lang: str) -> None:
    """Nothing wraps and no column goes: all that stands on the widest terminal stands there, in longer lines."""
    piped = draw(name, None, lang)
    assert Counter(squeeze(piped).replace("─", "")) == Counter(squeeze(draw(name, 1000, lang)).replace("─", ""))
    assert all(line == line.rstrip() for line in piped.splitlines())


@every_report
def test_colour_says_nothing_of_its_own(name: str) -> None:
    """Without the colours it is the same text."""
    for width in (40, 80, None):
        colored = to_terminal(REPORTS[name](), View(width=width, color=True))
        assert COLOR.search(colored)
        assert COLOR.sub("", colored) == draw(name, width)


@every_report
def test_no_line_is_left_in_colour(name: str) -> None:
    """Each colour ends on its line, also where the text wraps."""
    for line in to_terminal(REPORTS[name](), View(width=40, color=True)).splitlines():
        codes = COLOR.findall(line)
        assert codes[1::2] == ["\x1b[0m"] * (len(codes) // 2)
        assert len(codes) % 2 == 0


@every_language
@every_report
def test_an_old_console_can_show_every_sign(name: str, lang: str) -> None:
    """All is in GBK, apart from the signs of the currencies in English, which a stream has to replace."""
    signs = {ord("¥"): "", ord("€"): ""} if lang == "en" else {}
    assert to_terminal(REPORTS[name](), View(width=80, verbose=True, lang=lang)).translate(signs).encode("gbk")


@pytest.mark.parametrize("view", VIEWS.values(), ids=list(VIEWS))
def test_what_comes_from_outside_is_inert(view: View) -> None:
    """No control, no turned text, no broken character; markup and emoji codes stay what they are."""
    text = COLOR.sub("", to_terminal(reports.awkward(), view)).replace("\n", "")
    assert {unicodedata.category(character) for character in text}.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})
    assert squeeze(reports.HARMLESS) in squeeze(text)
