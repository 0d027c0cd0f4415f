"""A problem of a report, to be said in any language: the report itself says it in English."""

from tiers.report.model import ProblemItem, Report
from tiers.wording import Sentence, problem_sentence


def problem(item: ProblemItem, report: Report, lang: str) -> str:
    """Say a problem: in English as the report does, which is all that one read from JSON has."""
    return item.message if lang == "en" or item.facts is None else sentence(item, report).said(lang)


def sentence(item: ProblemItem, report: Report) -> Sentence:
    """Give the sentence of a problem, without names where the report is to be passed on without them."""
    place = {"row": item.row, "column": item.column, "value": item.value}
    facts = {"currency": report.targets.currency, **place, **dict(item.facts or ())}
    return problem_sentence(item.code, names=not report.options.no_names, **facts)
