"""Every failure that the code knows has its sentence and its remedy, and no sentence is left that nobody says."""

import ast
import importlib
import re
import string
from collections.abc import Iterator

import pytest

from tests.house.source import PACKAGE, Module, modules
from tiers.domain.problem import KINDS
from tiers.wording import LANGUAGES, sentences

FAILURES = {"TiersError", "UsageError", "DataError", "TargetsError", "EngineError", "WriteError"}
SECTIONS = sorted(path.stem for path in (PACKAGE / "wording" / "en").glob("[a-z]*.py"))


def outside_the_catalogues() -> list[Module]:
    """Give the source without the sentences themselves."""
    return [module for module in modules() if not any(f"wording/{lang}/" in module.name for lang in LANGUAGES)]


def raised(module: Module) -> Iterator[str]:
    """Give every code that a failure is made with."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAILURES and node.args:
            yield from (part.value for part in ast.walk(node.args[0]) if _is_text(part))  # type: ignore[attr-defined]


def words(module: Module) -> Iterator[str]:
    """Give every word that stands in the code: in a text, as a keyword, or as the name of an attribute."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"[\w-]+", node.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def facts(sentence: str) -> set[str]:
    """Give the names of the facts that a sentence says."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_failure_has_a_sentence_and_a_remedy(lang: str) -> None:
    """In every language; a remedy says no fact that its sentence could not have."""
    codes = {code for module in outside_the_catalogues() for code in raised(module)}
    assert codes <= set(sentences("error", lang))
    assert set(sentences("error", lang)) == set(sentences("remedy", lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_problem_has_a_sentence(lang: str) -> None:
    """And no other has; some have a second one that says no name."""
    assert {name.partition(".")[0] for name in sentences("problem", lang)} == set(KINDS)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_sentence_is_said(section: str) -> None:
    """Each part of its name stands in the code; numbers are those of the months."""
    used = {word for module in outside_the_catalogues() for word in words(module)}
    parts = {name: {part for part in re.findall(r"[\w-]+", name) if not part.isdigit()} for name in sentences(section)}
    assert not {name for name, needed in parts.items() if not needed <= used}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_language_says_the_same(section: str, lang: str) -> None:
    """The same names, the same facts."""
    english = {name: facts(sentence) for name, sentence in sentences(section, "en").items()}
    assert {name: facts(sentence) for name, sentence in sentences(section, lang).items()} == english


@pytest.mark.parametrize("section", SECTIONS)
def test_no_sentence_stands_twice(section: str) -> None:
    """A name that is written twice would hide the first sentence."""
    module = importlib.import_module(f"tiers.wording.en.{section}")
    tree = ast.parse((PACKAGE / "wording" / "en" / f"{section}.py").read_text(encoding="utf-8"))
    keys = [key.value for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys if _is_text(key)]  # type: ignore[union-attr,arg-type]
    assert len(keys) == len(module.SENTENCES)


def test_a_code_is_found_where_it_is_raised() -> None:
    """Also one of two."""
    module = Module("m.py", "raise DataError('a' if x else 'b', path='c')\nraise Other('d')\n")
    assert sorted(raised(module)) == ["a", "b"]
