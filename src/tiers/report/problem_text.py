"""A problem of a report, to be said in any language: the report itself says it in English."""

from tiers.report.contract.report import ProblemItem, Report
from tiers.wording import Sentence, problem_sentence


def problem(item: ProblemItem, report: Report, lang: str) -> str:
    """Say a problem of a report: in English as the report does, which is all that one read from JSON has."""
    return told(item, lang, report.targets.currency, names=not report.options.no_names)


def told(item: ProblemItem, lang: str, currency: str, *, names: bool) -> str:
    """Say a problem of any answer; `currency` is the plan's, and without `names` nobody is named."""
    if lang == "en" or item.facts is None:
        return item.message
    return _sentence(item, currency, names=names).said(lang)


def sentence(item: ProblemItem, report: Report) -> Sentence:
    """Give the sentence of a problem, without names where the report is to be passed on without them."""
    return _sentence(item, report.targets.currency, names=not report.options.no_names)


def _sentence(item: ProblemItem, currency: str, *, names: bool) -> Sentence:
    place = {"row": item.row, "column": item.column, "value": item.value}
    facts = {"currency": currency, **place, **dict(item.facts or ())}
    return problem_sentence(item.code, names=names, **facts)
