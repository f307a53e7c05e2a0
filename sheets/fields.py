"""The field types of the row models: how a cell of each kind is read, as pydantic knows it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from commands.faults import Reason
from commands.rules.catalog import Pack
from commands.rules.dates import parse_date
from sheets.cells import (
    LONGEST_NAME,
    fault,
    read_choice,
    read_code,
    read_count,
    read_date,
    read_id,
    read_list,
    read_packs,
    read_percent,
    read_rupiah,
    read_text,
    read_time,
    read_yes_no,
)
from sheets.names import Names, Target, Unclear
from sheets.words import E, Words


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a cell needs to know besides the cell."""

    today: date
    """The day in the business's zone."""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Jakarta"))
    names: Names = field(default_factory=Names)


def context(info: ValidationInfo) -> Context:
    """Take the Context that `model_validate` was given."""
    if not isinstance(info.context, Context):
        raise TypeError("row models are validated with a Context")
    return info.context


T = TypeVar("T")


def required(read: Callable[[object], T | None]) -> BeforeValidator:
    """Refuse an empty cell, else read it."""

    def validate(cell: object) -> T:
        value = read(cell)
        if value is None or value == "":
            raise fault(Reason.REQUIRED)
        return value

    return BeforeValidator(validate)


def otherwise(read: Callable[[object], T | None], default: T) -> BeforeValidator:
    """Read a cell; an empty one means `default`."""

    def validate(cell: object) -> T:
        value = read(cell)
        return default if value is None else value

    return BeforeValidator(validate)


def lenient(read: Callable[[object], T | None]) -> BeforeValidator:
    """Read a cell of the bot's own: what somebody typed over it is put back, and is no fault of the row."""

    def validate(cell: object) -> T | None:
        try:
            return read(cell)
        except PydanticCustomError:
            return None

    return BeforeValidator(validate)


def _owner_date(cell: object, info: ValidationInfo) -> date | None:
    return read_date(cell, context(info).today)


def _shared_date(cell: object, info: ValidationInfo) -> date | None:
    return read_date(cell, context(info).today, relative=True)


def _bot_date(cell: object, info: ValidationInfo) -> date | None:
    return parse_date(cell, context(info).today)


def _bot_time(cell: object, info: ValidationInfo) -> datetime | None:
    return read_time(cell, context(info).zone)


Name = Annotated[str, required(lambda cell: read_text(cell, LONGEST_NAME))]
Label = Annotated[str, BeforeValidator(lambda cell: read_text(cell, LONGEST_NAME))]
Text = Annotated[str, BeforeValidator(read_text)]
Code = Annotated[str, BeforeValidator(read_code)]
Rupiah = Annotated[int | None, BeforeValidator(read_rupiah)]
Count = Annotated[int | None, BeforeValidator(read_count)]
CountFromOne = Annotated[int | None, BeforeValidator(lambda cell: read_count(cell, 1))]
SignedCount = Annotated[int | None, BeforeValidator(lambda cell: read_count(cell, None))]
Percent = Annotated[int | None, BeforeValidator(read_percent)]
OwnerDate = Annotated[date | None, BeforeValidator(_owner_date)]
SharedDate = Annotated[date | None, BeforeValidator(_shared_date)]
BotDate = Annotated[date | None, BeforeValidator(_bot_date)]
BotTime = Annotated[datetime | None, BeforeValidator(_bot_time)]
BotText = Annotated[str | None, lenient(read_text)]
BotId = Annotated[int | None, lenient(read_id)]
WordList = Annotated[tuple[str, ...], BeforeValidator(read_list)]
Packs = Annotated[tuple[Pack, ...], BeforeValidator(read_packs)]


def choice(words: Words[E]) -> BeforeValidator:
    """Read one word of a list, None where nothing was typed."""
    return BeforeValidator(lambda cell: read_choice(cell, words))


def choice_or(words: Words[E], default: E) -> BeforeValidator:
    """Read one word of a list, `default` where nothing was typed."""
    return otherwise(lambda cell: read_choice(cell, words), default)


def yes_no_or(default: bool) -> BeforeValidator:  # noqa: FBT001 - the value is the argument
    """Read yes or no, `default` where nothing was typed."""
    return otherwise(read_yes_no, default)


def _named_tier(cell: object, info: ValidationInfo) -> str:
    typed = read_text(cell, LONGEST_NAME)
    return _clear(context(info).names.tier(typed)) if typed else ""


def _named_target(cell: object, info: ValidationInfo) -> Target:
    return _clear(context(info).names.target(_needed(cell)))


def _named_sku(cell: object, info: ValidationInfo) -> str:
    return _clear(context(info).names.sku(_needed(cell)))


def _named_partner(cell: object, info: ValidationInfo) -> str:
    return context(info).names.partner(read_text(cell)) or ""


def _needed(cell: object) -> str:
    typed = read_text(cell, LONGEST_NAME)
    if not typed:
        raise fault(Reason.REQUIRED)
    return typed


def _clear(found: T | Unclear) -> T:
    if isinstance(found, Unclear):
        raise fault(found.reason, *found.options)
    return found


TierName = Annotated[str, BeforeValidator(_named_tier)]
TargetName = Annotated[Target, BeforeValidator(_named_target)]
ProductSku = Annotated[str, BeforeValidator(_named_sku)]
PartnerId = Annotated[str, BeforeValidator(_named_partner)]
