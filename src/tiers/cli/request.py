"""The options of the command line, over what the plan says under `[reading]` → a question."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import get_args

from tiers.cli import option_values
from tiers.cli.options import AskingOptions
from tiers.domain import amount, cleaning
from tiers.domain.question import LISTED_BY_PROGRAMS, LISTED_FOR_PEOPLE, Question
from tiers.domain.reading import Duplicates, Engine, Reading
from tiers.domain.targets import Targets
from tiers.errors import UsageError
from tiers.wording import LANGUAGES, message

_ROLES = ("name", "code", "year")
"""The roles that are no measure."""


def check(options: AskingOptions) -> None:
    """Refuse what can be refused before any file is read.

    Raises: UsageError for words that an option does not know.
    """
    option_values.month(options.as_of)
    option_values.whole("--top", options.top)
    option_values.one_of("--color", options.color or "auto", ("auto", "always", "never"))
    for word in options.fail_on or ():
        option_values.one_of("--fail-on", word, ("unmet", "behind", "worse"))
    _plain(options)


def question(options: AskingOptions, targets: Targets, path: str | None, *, for_people: bool) -> Question:
    """Return the question of the command line: every option wins over the same setting of the plan.

    `for_people` says that no program reads the answer, which then lists fewer firms.

    Raises: UsageError for a value that makes no sense, or a measure or role that this plan does not know.
    """
    said = reading(options, targets)
    settings = targets.reading.with_options(said)
    top = option_values.whole("--top", options.top)
    return Question(
        targets=targets,
        path=path,
        reading=settings,
        options=said,
        as_of=option_values.month(options.as_of),
        top=top if top is not None else LISTED_FOR_PEOPLE if for_people else LISTED_BY_PROGRAMS,
        no_names=options.no_names,
    ).with_goals_in_force()


def reading(options: AskingOptions, targets: Targets) -> Reading:
    """Read the options of the panel Reading, and `--by`, as settings; only what was said is set."""
    units = _units(options.unit or (), targets.measures)
    settings = _plain(options) | {
        "unit": units.pop("", None),
        "units": units or None,
        "columns": _columns(options.column or (), targets) or None,
        "expect_total": _totals(options.expect_total or (), targets) or None,
    }
    return Reading.model_validate({name: value for name, value in settings.items() if value is not None})


def _plain(options: AskingOptions) -> dict[str, object]:
    """Read the options for which the plan does not matter."""
    return {
        "year": option_values.year("--year", options.year),
        "where": _conditions(options.where),
        "by": tuple(options.by) if options.by else None,
        "duplicates": _choice("--duplicates", options.duplicates, get_args(Duplicates)),
        "encoding": options.encoding,
        "sheet": options.sheet,
        "header_row": option_values.whole("--header-row", options.header_row, 1),
        "expect_rows": option_values.whole("--expect-rows", options.expect_rows, example=300),
        "strict": options.strict or None,
        "engine": _choice("--engine", options.engine, get_args(Engine)),
        "remote": options.remote,
        "memory": option_values.size("--memory", options.memory),
    }


def _choice(option: str, text: str | None, choices: Sequence[str]) -> str | None:
    return None if text is None else option_values.one_of(option, text, choices)


def _conditions(where: Sequence[str] | None) -> tuple[str, ...] | None:
    found = [(text, option_values.pair(text)) for text in where or ()]
    for text, said in found:
        if said is None or not said[0]:
            raise UsageError(
                "option-not-a-pair", option="--where", value=text, form="HEADING=VALUE", example="行业=机械"
            )
    return tuple("=".join(said) for _, said in found if said) or None


def _units(texts: Sequence[str], measures: Sequence[str]) -> dict[str, amount.Unit]:
    """Read measure → unit; the unit for all measures stands under the empty name."""
    plain = [text for text in texts if option_values.pair(text) is None]
    of_measures = [text for text in texts if option_values.pair(text)]
    found = dict(option_values.pairs("--unit", of_measures, "MEASURE=UNIT", "revenue=万元"))
    _refuse_unknown("--unit", found, measures)
    if len(plain) > 1:
        raise UsageError("option-twice", option="--unit", value=plain[1])
    if plain:
        found[""] = plain[0]
    return {measure: _unit(text) for measure, text in found.items()}


def _unit(text: str) -> amount.Unit:
    if found := amount.stated_unit(text):
        return found
    raise UsageError("option-not-a-unit", option="--unit", value=text)


def _columns(texts: Sequence[str], targets: Targets) -> Mapping[str, str]:
    found = option_values.pairs("--column", texts, "ROLE=HEADING", "revenue=营业收入")
    roles = (*_ROLES, *targets.measures)
    chosen: dict[str, str] = {}
    for said, heading in found.items():
        role = _role(said, heading, roles, targets)
        if role in chosen:
            raise UsageError("option-twice", option="--column", value=f"{said}={heading}")
        chosen[role] = heading
    return chosen


def _role(said: str, heading: str, roles: Sequence[str], targets: Targets) -> str:
    """Return a role by its name, or as people see it: `销售收入` for `revenue`."""
    if said in roles:
        return said
    meant = {role for role in roles if cleaning.fold(said) in map(cleaning.fold, _labels(role, targets))}
    if len(meant) != 1:
        raise UsageError("role-unknown", option="--column", value=f"{said}={heading}", role=said, names=roles)
    return meant.pop()


def _labels(role: str, targets: Targets) -> tuple[str, ...]:
    """Return what people see for a role, in both languages."""
    if role in _ROLES:
        return tuple(message(f"report.role.{role}", lang) for lang in LANGUAGES)
    label = targets.label_of(role)
    return label.zh, label.en


def _totals(texts: Sequence[str], targets: Targets) -> dict[str, Decimal]:
    found = option_values.pairs("--expect-total", texts, "MEASURE=AMOUNT", "revenue=66.96亿元")
    _refuse_unknown("--expect-total", found, targets.measures)
    return {measure: _total(f"{measure}={text}", text, targets.currency) for measure, text in found.items()}


def _total(pair: str, text: str, currency: str) -> Decimal:
    read = amount.parse_amount(text, Decimal(1), currency)
    if not isinstance(read, Decimal):
        raise UsageError("option-not-an-amount", option="--expect-total", value=pair)
    return read


def _refuse_unknown(option: str, found: Mapping[str, str], measures: Sequence[str]) -> None:
    for measure, text in found.items():
        if measure not in measures:
            raise UsageError(
                "measure-unknown", option=option, value=f"{measure}={text}", measure=measure, names=measures
            )
