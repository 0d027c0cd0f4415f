"""The keywords of the Python functions, held against the calls, the settings and the sentences."""

from typing import Any

import numpy as np
import pytest

import tiers
from tiers.domain.reading import Reading
from tiers.errors import UsageError
from tiers.interface.keywords import KEYWORDS, as_whole, names_of, refuse_unknown, short
from tiers.wording import LANGUAGES, sentences

ONE = [{"企业名称": "示例一厂", "营业收入(万元)": 60000}]


@pytest.mark.parametrize("function", KEYWORDS)
def test_every_setting_is_a_keyword(function: str) -> None:
    """Of each function, and named as in a targets file."""
    assert set(Reading.model_fields) <= set(names_of(function))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_keyword_says_what_it_takes(lang: str) -> None:
    """Also those of the methods of an answer."""
    keywords = {keyword for function in KEYWORDS for keyword in names_of(function)}
    assert keywords | {"firm", "path", "lang", "table", "verbose"} == set(sentences("keyword", lang))


def test_a_keyword_that_was_mistyped() -> None:
    """What was meant is named."""
    with pytest.raises(UsageError, match=r"report\(\) has no keyword yaer; did you mean year\?"):
        tiers.report(ONE, yaer=2008)  # type: ignore[call-arg] # what nobody should say


def test_a_keyword_like_no_other() -> None:
    """All that there are, the function's own first."""
    with pytest.raises(UsageError, match=r"classify\(\) has no keyword zzz. It takes targets, tier, year, unit, units"):
        refuse_unknown("classify", {"zzz": 1})


def test_none_says_nothing() -> None:
    """As if the keyword had been left out."""
    assert tiers.report(ONE, **dict.fromkeys(names_of("report"))).json() == tiers.report(ONE).json()


@pytest.mark.parametrize(
    ("value", "whole"),
    [(2008, 2008), (np.int64(2008), 2008), (True, True), ("2009", "2009"), (2008.0, 2008.0), (None, None)],
)
def test_whole_numbers_of_other_libraries(value: object, whole: object) -> None:
    """One of NumPy, as a data frame gives it; everything else is left alone."""
    found = as_whole(value)
    assert (found, type(found)) == (whole, type(whole))


def test_several_numbers_are_no_number() -> None:
    """An array has an index too, and fails."""
    assert as_whole(several := np.array([1, 2])) is several


def test_a_value_is_shown_on_one_short_line() -> None:
    """Also one that cannot even be shown."""

    class Hostile:
        def __repr__(self) -> str:
            raise RuntimeError

    assert short("a" * 200) == "'aaaaaaaaaaaaaaaaaaaaaaaaaaa...aaaaaaaaaaaaaaaaaaaaaaaaaaaa'"
    assert "\n" not in short(np.zeros((9, 9)))
    assert short(Hostile()).startswith("<Hostile instance at ")


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"year": "2008"}, "year='2008' cannot be used. What it takes is a year of four digits"),
    ({"year": True}, "year=True"),
    ({"year": 2008.5}, "year=2008.5"),
    ({"year": 99}, "year=99"),
    ({"unit": "斤"}, "unit='斤' cannot be used. What it takes is a unit, such as \"万元\""),
    ({"unit": "\ud800"}, r"unit='\\ud800'"),
    ({"units": "万元"}, "units='万元' cannot be used. What it takes is a dictionary"),
    ({"units": {5: "万元"}}, "units="),
    ({"units": {"wages": "万元"}}, "units 'wages': there is no measure wages, only revenue, output"),
    ({"columns": [1]}, "columns="),
    ({"columns": {"wages": "工资"}}, "columns 'wages': there is no role wages, only name, code, year, revenue, output"),
    ({"expect_total": 5}, "expect_total=5"),
    ({"expect_total": {"revenue": "x"}}, "expect_total="),
    ({"expect_total": {"wages": 5}}, "expect_total 'wages': there is no measure wages"),
    ({"where": "机械"}, "where='机械' cannot be used. What it takes is \"HEADING=VALUE\""),
    ({"where": 5}, "where=5"),
    ({"where": ["行业=机械", 5]}, "where="),
    ({"by": 5}, "by=5"),
    ({"duplicates": "no"}, "duplicates='no' cannot be used. What it takes is one of"),
    ({"engine": "polars"}, "engine='polars'"),
    ({"strict": 1}, "strict=1 cannot be used. What it takes is True or False"),
    ({"sheet": 2.5}, "sheet=2.5"),
    ({"header_row": 0}, "header_row=0"),
    ({"encoding": 5}, "encoding=5"),
    ({"memory": "much"}, "memory='much'"),
    ({"remote": 5}, "remote=5"),
    ({"expect_rows": -1}, "expect_rows=-1"),
    ({"as_of": "2007-13"}, "as_of='2007-13' cannot be used. What it takes is a year and a month, such as \"2007-06\""),
    ({"as_of": (2007, 13)}, r"as_of=\(2007, 13\)"),
    ({"as_of": (2007,)}, "as_of="),
    ({"as_of": (2007, True)}, "as_of="),
    ({"as_of": 2007}, "as_of=2007"),
    ({"top": -1}, "top=-1 cannot be used. What it takes is a number of firms, 0 or more"),
    ({"top": True}, "top=True"),
    ({"top": "3"}, "top='3'"),
    ({"no_names": "yes"}, "no_names='yes'"),
    ({"since": 3.5}, "since=3.5"),
    ({"since": True}, "since=True"),
    ({"since": 20080}, "since=20080"),
    ({"since": ""}, "since=''"),
    ({"targets": 5}, "targets=5 cannot be used. What it takes is the name of a targets file"),
    ({"targets": {}}, "targets={}"),
    ({"targets": ""}, "targets=''"),
]


@pytest.mark.parametrize(("said", "sentence"), WRONG, ids=[str(place) for place in range(len(WRONG))])
def test_a_value_that_cannot_be_used(said: dict[str, Any], sentence: str) -> None:
    """Nobody has to catch what Pydantic or Python raises, and what is meant is said."""
    with pytest.raises(UsageError, match=sentence):
        tiers.report(ONE, **said)


@pytest.mark.parametrize("as_of", ["2009-06", " 2009-06 ", (2009, 6), [2009, np.int64(6)]])
def test_a_month_is_said_in_several_ways(as_of: Any) -> None:  # noqa: ANN401 - several types
    """As at the command line, or as a pair."""
    assert tiers.report(ONE, year=2008, as_of=as_of).period.as_of == "2009-06-30"


def test_what_was_said_is_what_is_asked() -> None:
    """A number of another library, several headings, exact totals, and a plan that was loaded."""
    plan = tiers.load_targets("builtin")
    found = tiers.report(
        ONE,
        targets=plan,
        year=np.int64(2008),
        where=["企业名称=示例一厂"],
        by=("企业名称",),
        expect_total={"revenue": 600_000_000},
        expect_rows=np.int32(1),
        top=np.int64(3),
        units={"output": "万元"},
        columns={"name": "企业名称"},
    )
    assert found.options.model_dump(mode="json") == {
        "year": 2008,
        "as_of": None,
        "unit": "output=万元",
        "where": ["企业名称=示例一厂"],
        "duplicates": "stop",
        "no_names": False,
    }
    assert [group.value for group in found.breakdowns[0].groups] == ["示例一厂"]
