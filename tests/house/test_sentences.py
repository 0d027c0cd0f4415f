"""Every failure that the code knows has its sentence and its remedy, and no sentence is left that nobody says."""

import ast
import importlib
import re
import string
from collections.abc import Iterator
from functools import cache

import pytest

from tests.house.source import PACKAGE, Module, modules
from tiers.domain.problem import KINDS
from tiers.wording import LANGUAGES, sentences

FAILURES = {"TiersError", "UsageError", "DataError", "TargetsError", "EngineError", "WriteError"}
SECTIONS = sorted(path.stem for path in (PACKAGE / "wording" / "en").glob("[a-z]*.py"))
BILINGUAL = {"comment"}
"""Sections whose sentences are in both languages at once, because one file is read by everyone."""

IN_EACH_LANGUAGE = sorted({*SECTIONS} - BILINGUAL)
HANZI = re.compile("[\u4e00-\u9fff]")


def outside_the_catalogues() -> list[Module]:
    """Return the source without the sentences themselves."""
    return [module for module in modules() if not any(f"wording/{lang}/" in module.name for lang in LANGUAGES)]


def error_codes(module: Module) -> Iterator[str]:
    """Yield every code that a failure is made with."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAILURES and node.args:
            yield from (part.value for part in ast.walk(node.args[0]) if _is_text(part))  # type: ignore[attr-defined]


def words(module: Module) -> Iterator[str]:
    """Yield every word that stands in the code: in a text, as a keyword, or as the name of an attribute."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"[\w-]+", node.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg


@cache
def words_of_the_code() -> frozenset[str]:
    """Return every word that stands outside the catalogues."""
    return frozenset(word for module in outside_the_catalogues() for word in words(module))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def facts(sentence: str) -> set[str]:
    """Return the names of the facts that a sentence says."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_failure_has_a_sentence_and_a_remedy(lang: str) -> None:
    """In every language; a remedy has no second sentence that says no name, as some failures have."""
    codes = {code for module in outside_the_catalogues() for code in error_codes(module)}
    assert codes <= set(sentences("error", lang))
    assert {name.partition(".")[0] for name in sentences("error", lang)} == set(sentences("error_remedy", lang))


def test_a_sentence_without_names_shows_less() -> None:
    """It says fewer facts than the one with names, and none besides; the remedies of those show no heading either."""
    for code in [name.removesuffix(".no-names") for name in sentences("error") if name.endswith(".no-names")]:
        assert facts(sentences("error")[f"{code}.no-names"]) < facts(sentences("error")[code]), code
        assert not facts(sentences("error_remedy")[code]) & {"headings", "near", "first"}, code


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_problem_has_a_sentence(lang: str) -> None:
    """And no other has; some have a second one that says no name."""
    assert {name.partition(".")[0] for name in sentences("problem", lang)} == set(KINDS)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_sentence_is_said(section: str) -> None:
    """Each part of its name stands in the code; numbers are those of the months."""
    used = words_of_the_code()
    parts = {name: {part for part in re.findall(r"[\w-]+", name) if not part.isdigit()} for name in sentences(section)}
    assert not {name for name, needed in parts.items() if not needed <= used}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", IN_EACH_LANGUAGE)
def test_every_language_says_the_same(section: str, lang: str) -> None:
    """The same names, the same facts."""
    english = {name: facts(sentence) for name, sentence in sentences(section, "en").items()}
    assert {name: facts(sentence) for name, sentence in sentences(section, lang).items()} == english


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_sections(lang: str) -> None:
    """Beside those that are in both languages."""
    found = {path.stem for path in (PACKAGE / "wording" / lang).glob("[a-z]*.py")}
    assert found - BILINGUAL == set(IN_EACH_LANGUAGE)


@pytest.mark.parametrize("section", IN_EACH_LANGUAGE)
def test_a_chinese_sentence_is_chinese(section: str) -> None:
    """It has hanzi or full-width marks, unless it is made of facts, signs and names alone."""
    own = {name: re.sub(r"\{[^{}]*\}", "", said) for name, said in sentences(section, "zh").items()}
    plain = {name for name, said in own.items() if re.search("[A-Za-z]", said) and not HANZI.search(said)}
    assert {said for name, said in own.items() if name in plain} <= {"--unit", "tiers: --fail-on ："}


@pytest.mark.parametrize("section", IN_EACH_LANGUAGE)
def test_chinese_has_its_own_marks(section: str) -> None:
    """No half-width comma, semicolon, question mark or bracket touches a hanzi."""
    mark = re.compile(r"[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]")
    examples = ("营业收入(万元)", "企业名称,营业收入", "`tiers")
    said = {
        name: sentence
        for name, sentence in sentences(section, "zh").items()
        if not any(e in sentence for e in examples)
    }
    assert not {name for name, sentence in said.items() if mark.search(re.sub(r"\{[^{}]*\}", "", sentence))}


@pytest.mark.parametrize(
    ("lang", "section"), [(lang, s) for lang in LANGUAGES for s in SECTIONS if lang == "en" or s not in BILINGUAL]
)
def test_no_sentence_stands_twice(lang: str, section: str) -> None:
    """A name that is written twice would hide the first sentence."""
    module = importlib.import_module(f"tiers.wording.{lang}.{section}")
    tree = ast.parse((PACKAGE / "wording" / lang / f"{section}.py").read_text(encoding="utf-8"))
    keys = [key.value for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys if _is_text(key)]  # type: ignore[union-attr,arg-type]
    elsewhere = [part for name, part in vars(module).items() if name.startswith("OF_")]
    assert len(keys) + sum(map(len, elsewhere)) == len(module.SENTENCES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_no_sentence_leads_to_a_file_of_the_project(section: str, lang: str) -> None:
    """Who has installed the package has no folder of its documents at hand."""
    if lang == "en" or section not in BILINGUAL:
        assert not [name for name, text in sentences(section, lang).items() if re.search(r"docs/|\w\.md\b", text)]


def test_a_code_is_found_where_it_is_raised() -> None:
    """Also one of two."""
    module = Module("m.py", "raise DataError('a' if x else 'b', path='c')\nraise Other('d')\n")
    assert sorted(error_codes(module)) == ["a", "b"]
