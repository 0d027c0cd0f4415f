"""A problem of a report, to be said in any language: the report itself says it in English."""

from tiers.report.contract.problems import ProblemItem
from tiers.report.contract.report import Report
from tiers.wording import Message, problem_message


def report_problem_text(item: ProblemItem, report: Report, lang: str) -> str:
    """Return the text of a problem of a report: in English its own, all that one read from JSON has."""
    return localized_text(item, lang, report.targets.currency, names=not report.options.no_names)


def localized_text(item: ProblemItem, lang: str, currency: str, *, names: bool) -> str:
    """Return the text of a problem of any answer; `currency` is the plan's, and without `names` nobody is named."""
    if lang == "en" or item.facts is None:
        return item.message
    return _sentence(item, currency, names=names).text(lang)


def report_problem_message(item: ProblemItem, report: Report) -> Message:
    """Return the message of a problem, without names where the report is to be passed on without them."""
    return _sentence(item, report.targets.currency, names=not report.options.no_names)


def _sentence(item: ProblemItem, currency: str, *, names: bool) -> Message:
    place = {"row": item.row, "column": item.column, "value": item.value}
    facts = {"currency": currency, **place, **dict(item.facts or ())}
    return problem_message(item.code, names=names, **facts)
