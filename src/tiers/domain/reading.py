"""How a table is to be read where it does not say so itself: `[reading]` and the options of the command line."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from tiers.domain.amount import Fault, parse_amount, unit
from tiers.domain.memory import is_size

Duplicates = Literal["stop", "keep", "first", "last", "largest", "sum"]
Engine = Literal["auto", "python", "duckdb", "spark"]


def _unit_words(value: object) -> object:
    if isinstance(value, str) and unit(value) is None:
        raise ValueError(f"not-a-unit:{value}")
    return value


def one_or_more(value: object) -> object:
    """Return a lone text as a list of one."""
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


def _condition(value: object) -> object:
    if isinstance(value, str) and not ("=" in value and value.partition("=")[0].strip()):
        raise ValueError(f"not-a-condition:{value}")
    return value


def _size(value: object) -> object:
    if isinstance(value, str) and not is_size(value):
        raise ValueError(f"not-a-size:{value}")
    return value


UnitWords = Annotated[str, BeforeValidator(_unit_words)]
OneOrMore = Annotated[tuple[str, ...], BeforeValidator(one_or_more)]
Condition = Annotated[str, BeforeValidator(_condition)]
Size = Annotated[str, BeforeValidator(_size)]


def exact_amount(value: object, info: ValidationInfo) -> Decimal:
    """Read an amount of a plan or an option: text with a unit, or a number of yuan.

    Raises: ValueError for anything else, for a bare number in quotes, and for another currency's sign
    than the `currency` of the context.
    """
    scale = None if isinstance(value, str) else Decimal(1)
    currency = (info.context or {}).get("currency", "CNY")
    read = parse_amount(str(value), scale, currency) if not isinstance(value, bool) else Fault.UNREADABLE
    if isinstance(read, Fault):
        raise ValueError(f"not-an-amount:{value}")  # noqa: TRY004 - pydantic turns only ValueError into a place
    return read


Money = Annotated[Decimal, BeforeValidator(exact_amount)]


class Reading(BaseModel):
    """What a person says about a table once, instead of typing it every month."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    year: int | None = Field(default=None, ge=1000, le=9999)
    """The report year; also the year of figures whose year the table does not state."""
    unit: UnitWords | None = None
    """The unit of columns for which the table states none."""
    units: dict[str, UnitWords] = {}
    """Measure → unit, for one measure alone; wins over `unit`."""
    columns: dict[str, str] = {}
    """Role (name, code, year, or a measure) → heading."""
    encoding: str | None = None
    """The encoding of text files; None: found by looking at every byte."""
    sheet: str | int | None = None
    """A workbook's sheet by name, or by number from 1."""
    header_row: int | None = Field(default=None, ge=1)
    """The line of the headings, counted from 1."""
    where: Annotated[tuple[Condition, ...], BeforeValidator(one_or_more)] = ()
    """`HEADING=VALUE`: the same heading twice is *or*, different headings are *and*."""
    by: OneOrMore | None = None
    """Headings to break the firms down by, instead of the plan's."""
    duplicates: Duplicates = "stop"
    """What to do where a firm stands twice in a year with different figures."""
    expect_rows: int | None = Field(default=None, ge=0)
    """Rows of firms in all years that there must be, before duplicates are merged."""
    expect_total: dict[str, Money] = {}
    """Measure → the report year's total in yuan that there must be."""
    strict: bool = False
    """Whether any problem at all is a failure."""
    engine: Engine = "auto"
    """Which engine counts."""
    remote: str | None = None
    """The Spark Connect server, as `sc://host:port`."""
    memory: Size | None = None
    """The most memory for the engine duckdb, such as `4GB`; None: a quarter of the machine, at most 1.8 GB."""

    def with_options(self, options: "Reading") -> "Reading":
        """Return these settings with those of `options` laid over them, per setting and per measure.

        A unit that was said for all measures also wins over these settings' for one of them.
        """
        ours = {name: getattr(options, name) for name in options.model_fields_set}
        both = {name: {**getattr(self, name), **value} for name, value in ours.items() if isinstance(value, dict)}
        units = {"units": options.units} if options.unit else {}
        return self.model_copy(update={**ours, **both, **units})
