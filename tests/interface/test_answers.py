"""What the answers can do: write themselves as the command does, and show themselves in a notebook."""

import copy
import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import tiers
from tests.cli.running import SMALL, small
from tests.engines.drawn import plan
from tiers.cli.app import main as run
from tiers.cli.exit_codes import Exit
from tiers.errors import TiersError
from tiers.interface.answers import Check, Explanation
from tiers.report.contract.schema import json_schema
from tiers.write import WRITERS

ENDINGS = [ending for writer in WRITERS.values() for ending in writer.endings]


def output_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a report, and return what stands on standard output."""
    capsys.readouterr()
    assert run(["report", "data.csv", "-q", *arguments]) == Exit.DONE
    return capsys.readouterr().out


@pytest.mark.parametrize("said", [{}, {"year": 2008, "as_of": "2009-06", "top": 1}, {"no_names": True}])
def test_the_json_is_that_of_the_command(said: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """To the byte."""
    small()
    options = [f"--{name.replace('_', '-')}" + ("" if value is True else f"={value}") for name, value in said.items()]
    assert tiers.report("data.csv", **said).json() == output_of(capsys, "--json", *options)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("top", [None, 1])
def test_the_words_are_those_of_the_command(lang: Any, top: int | None, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: ANN401 - one of two words
    """In both languages, and with as many firms as were asked for."""
    small()
    report = tiers.report("data.csv", top=top)
    options = [f"--lang={lang}", *([f"--top={top}"] if top else [])]
    assert report.markdown(lang=lang) == output_of(capsys, "--format=markdown", *options)
    assert report.html(lang=lang) == output_of(capsys, "--format=html", *options)
    assert report.markdown(lang=lang, verbose=True) == output_of(capsys, "--format=markdown", "-v", *options)


def test_the_language_is_that_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is at the command line."""
    report = tiers.report(SMALL.encode())
    monkeypatch.setenv("TIERS_LANG", "zh")
    assert report.markdown() == report.markdown(lang="zh") != report.markdown(lang="en")
    assert "档次" in report._repr_html_()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_is_that_of_the_command(ending: str) -> None:
    """Each format, to the byte."""
    small()
    tiers.report("data.csv").save(f"python{ending}", lang="zh")
    assert run(["report", "data.csv", "-q", "--lang=zh", "-o", f"command{ending}"]) == Exit.DONE
    assert Path(f"python{ending}").read_bytes() == Path(f"command{ending}").read_bytes()


def test_another_table_of_a_csv() -> None:
    """As with `--table`."""
    small()
    tiers.report("data.csv").save(Path("python.csv"), table="nearest")
    assert run(["report", "data.csv", "-q", "--table=nearest", "-o", "command.csv"]) == Exit.DONE
    assert Path("python.csv").read_bytes() == Path("command.csv").read_bytes()


@pytest.mark.parametrize(
    ("said", "code", "sentence"),
    [
        (("r.doc", {}), "save-ending", "save(r.doc): its ending names no format. Endings are .txt, .md"),
        ((5, {}), "keyword-wrong", "save(): path=5 cannot be used"),
        (("", {}), "keyword-wrong", "save(): path='' cannot be used"),
        (("r.csv", {"table": "all"}), "keyword-wrong", "table='all' cannot be used. What it takes is one of"),
        (("r.md", {"lang": "fr"}), "keyword-wrong", "lang='fr' cannot be used"),
        (("r.md", {"verbose": 1}), "keyword-wrong", "verbose=1 cannot be used"),
        (("./data.csv", {}), "output-is-input", "save ./data.csv would overwrite what is read"),
        (("then.csv", {}), "output-is-input", "save then.csv would overwrite what is read"),
        (("no/r.md", {}), "folder-missing", "there is no folder no"),
    ],
)
def test_what_cannot_be_saved(said: tuple[Any, dict[str, Any]], code: str, sentence: str) -> None:
    """Nothing is written."""
    small()
    small("then.csv")
    report = tiers.report("data.csv", year=2008, since="then.csv" if said[0] == "then.csv" else None)
    before = sorted(Path().iterdir())
    with pytest.raises(TiersError) as caught:
        report.save(said[0], **said[1])
    assert (caught.value.code, sorted(Path().iterdir())) == (code, before)
    assert sentence in str(caught.value)


def test_tables_that_have_changed_since() -> None:
    """A page lists all firms, for which they are read once more: it would contradict itself."""
    report = tiers.report(small())
    Path("data.csv").write_text(SMALL.replace("9000", "9001"), encoding="utf-8")
    assert report.markdown()
    with pytest.raises(TiersError, match="The tables are not what they were"):
        report.html()


def test_nobody_is_drawn_whom_nobody_may_name() -> None:
    """Nor are the tables read once more for that."""
    report = tiers.report(small(), no_names=True)
    Path("data.csv").unlink()
    assert "示例甲厂" not in report.html()


def test_a_report_on_one_line() -> None:
    """What it is of, and how each goal stands; without a year, or a number of a goal, it says so."""
    found = tiers.report(SMALL.encode(), year=2008, as_of="2009-06")
    assert (
        repr(found)
        == str(found)
        == (
            "<Report: 2009-06-30, 3 firms; 10亿 1 of 1 achieved, 5亿 2 of 5 off_track, 1亿 2 of 15 off_track, 1000万 3 no_goal>"
        )
    )
    one = tiers.report([{"企业名称": "示例甲厂", "营业收入（万元）": 5}], targets=plan())
    assert repr(one).startswith("<Report: no year, 1 firm; ")
    sales, output = ({"name": each, "measure": each, "over": "1亿", "goal": 3} for each in ("revenue", "output"))
    without = tiers.report(SMALL.encode(), targets=plan(tier=[sales, output]))
    assert repr(without) == "<Report: no year, 3 firms; revenue 2 of 3 unmet, output ? of 3 not_assessable>"


def test_numbers_stay_numbers() -> None:
    """However Pydantic is asked: the published schema holds, and no digit is lost in JSON."""
    figure = Decimal("123456789012.345678")
    report = tiers.report([{"企业名称": "示例甲厂", "营业收入（元）": figure}])
    assert json.loads(report.model_dump_json(), parse_float=Decimal) == json.loads(report.json(), parse_float=Decimal)
    assert '"total": 123456789012.345678' in report.model_dump_json()
    validator = jsonschema.Draft202012Validator(json_schema("report"))
    for printed in (json.loads(report.model_dump_json()), report.model_dump(mode="json")):
        validator.validate(json.loads(json.dumps(printed)))
    assert report.goals[0].model_dump(mode="json")["limit"] == 1_000_000_000
    assert type(report.goals[0].model_dump(mode="json")["limit"]) is int


def test_json_can_be_laid_out() -> None:
    """With Pydantic's own arguments."""
    plan = tiers.report(SMALL.encode()).targets
    assert plan.model_dump_json(include={"path", "base_year"}, indent=2) == '{\n  "path": null,\n  "base_year": 2005\n}'
    assert "\\u53cc" in plan.model_dump_json(include={"title"}, ensure_ascii=True)


def test_a_report_can_be_copied_and_stored() -> None:
    """And still writes its page; equal is what says the same, whatever it was made from."""
    report = tiers.report(small())
    for other in (
        copy.deepcopy(report),
        pickle.loads(pickle.dumps(report)),  # noqa: S301 - its own bytes
        tiers.report(Path("data.csv"), engine="duckdb"),
    ):
        assert other == report
        assert other.html() == report.html()
    assert report != tiers.report("data.csv", year=2008)
    assert report != "a report"


def test_what_was_compared_with_comes_along() -> None:
    """A saved report as well."""
    tiers.report(small(), year=2008, as_of="2008-06").save("then.json")
    report = tiers.report("data.csv", year=2009, since="then.json")
    assert pickle.loads(pickle.dumps(report)).html() == report.html()  # noqa: S301 - its own bytes
    assert report.since


def test_a_report_that_was_read_from_json_draws_no_firms() -> None:
    """It knows no tables."""
    found = tiers.report(SMALL.encode())
    again = tiers.Report.model_validate_json(found.json())
    assert again.json() == found.json()
    assert len(again.html()) < len(found.html())


def test_a_notebook_shows_markdown() -> None:
    """Where it shows no HTML."""
    report = tiers.report(SMALL.encode())
    assert report._repr_markdown_() == report.markdown()


def test_every_answer_can_show_itself() -> None:
    """The others in their own words."""
    assert isinstance(tiers.check(SMALL.encode()), Check)
    assert isinstance(tiers.explain("甲", SMALL.encode()), Explanation)
