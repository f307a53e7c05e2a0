"""One cell: raw cell -> value, and value -> typed cell of the Sheets API.

A raw cell is what an unformatted read gives: str, int, float, bool or None. A cell that cannot
be read raises a PydanticCustomError whose type is a `commands.faults.Reason`; `sheets.reading`
turns it into a Fault with its address.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pydantic_core import PydanticCustomError

from commands.faults import Reason
from commands.rules.catalog import Pack
from commands.rules.dates import parse_date
from commands.rules.numbers import parse_whole
from commands.rules.rupiah import LARGEST, parse_rupiah
from sheets.words import E, Words

Cell = str | int | float | bool | None
Json = dict[str, Any]

EXACT = 10**15
"""A number cell keeps 15 digits; longer IDs must be text."""

SECOND = 1 / 86_400
"""Of a serial number: times in the Sheet are whole seconds."""

MOST_PIECES = 10**9
LONGEST_NAME = 200
LONGEST_TEXT = 5_000

_ERRORS = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|ERROR!)")
_YES = frozenset({"ya", "iya", "y", "yes", "true", "benar", "1"})
_NO = frozenset({"tidak", "tdk", "t", "n", "no", "false", "bukan", "salah", "0"})
_PACK = re.compile(r"([^\d,;]*[^\d,;\s])\s*(\d{1,9})", re.ASCII)
_ID = re.compile(r"-?\d{1,20}", re.ASCII)


def fault(reason: Reason, *options: object) -> PydanticCustomError:
    """Make the error of a cell that cannot be read. `options` as `Reason` says."""
    return PydanticCustomError(reason.value, "cell", {"options": tuple(str(o) for o in options)})


def is_blank(cell: object) -> bool:
    """Whether nothing was typed: an unticked box in a blank row is nothing either."""
    return cell is None or cell is False or (isinstance(cell, str) and not cell.strip())


def shown(cell: object) -> str:
    """Show a raw cell as its owner sees it, as far as that can be told.

    >>> shown(20000.0), shown(0.5), shown(True)
    ('20000', '0,5', 'TRUE')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < EXACT else repr(cell).replace(".", ",")
    # A lone surrogate or a NUL can be typed by a program, and stored by no database.
    return str(cell).replace("\0", "").encode(errors="replace").decode().strip()


# Raw cell -> value


def read_text(cell: object, longest: int = LONGEST_TEXT) -> str:
    """Read words; a number that was typed is read as its digits."""
    text = shown(cell)
    if _ERRORS.fullmatch(text):
        raise fault(Reason.FORMULA_ERROR)
    if len(text) > longest:
        raise fault(Reason.TOO_LONG, longest)
    return text


def read_code(cell: object) -> str:
    """Read an ID, a phone number or a SKU; a number too long for a cell has lost its end already."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and not abs(cell) < EXACT:
        raise fault(Reason.DIGITS_LOST)
    return read_text(cell, LONGEST_NAME)


def read_rupiah(cell: object, least: int | None = 0) -> int | None:
    """Read money; None for an empty cell. `least` None: it may be negative."""
    if _is_empty(cell):
        return None
    amount = parse_rupiah(cell, signed=True)
    if amount is None:
        raise fault(Reason.NOT_RUPIAH)
    return _within(amount, least, LARGEST)


def read_count(cell: object, least: int | None = 0) -> int | None:
    """Read a whole number; None for an empty cell."""
    if _is_empty(cell):
        return None
    number = parse_whole(cell)
    if number is None:
        raise fault(Reason.NOT_A_COUNT)
    return _within(number, least, MOST_PIECES)


def read_percent(cell: object) -> int | None:
    """Read whole percent: `25`, `25%`, `25 persen`, or 0.25, which is what the Sheet makes of a typed 25%."""
    if _is_empty(cell):
        return None
    if isinstance(cell, float) and 0 < cell < 1:
        cell = round(cell * 100, 9)
    if isinstance(cell, str):
        cell = re.sub(r"\s*(%|persen)$", "", cell.strip().casefold())
    number = parse_whole(cell)
    if number is None:
        raise fault(Reason.NOT_PERCENT)
    return _within(number, 0, 100)


def read_date(cell: object, today: date, *, relative: bool = False) -> date | None:
    """Read a day; `besok` and the like only where `relative` (cells that the bot may replace)."""
    if _is_empty(cell):
        return None
    day = parse_date(cell, today, relative=relative)
    if day is None:
        is_relative = parse_date(cell, today, relative=True) is not None
        raise fault(Reason.RELATIVE_DATE if is_relative else Reason.NOT_A_DATE)
    return day


def read_time(cell: object, zone: ZoneInfo) -> datetime | None:
    """Read a serial number of the file's zone as UTC, to the second; None for anything else."""
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not 0 < cell < _LAST_SERIAL:
        return None
    return (_EPOCH + timedelta(seconds=round(cell * _DAY))).replace(tzinfo=zone).astimezone(UTC)


def read_yes_no(cell: object) -> bool | None:
    """Read ya / iya / y / TRUE, tidak / tdk / FALSE or a checkbox; None for an empty cell."""
    if isinstance(cell, bool):
        return cell
    word = read_text(cell).casefold()
    if not word:
        return None
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise fault(Reason.NOT_YES_NO, "ya", "tidak")


def read_choice(cell: object, words: Words[E]) -> E | None:
    """Read one word of a list; None for an empty cell."""
    typed = read_text(cell)
    if not typed:
        return None
    value = words.read(typed)
    if value is None:
        raise fault(Reason.NOT_A_CHOICE, *words.choices)
    return value


def read_list(cell: object) -> tuple[str, ...]:
    """Read words parted by commas, semicolons or lines, each once."""
    parts = (" ".join(part.split()) for part in re.split(r"[,;\n]", read_text(cell)))
    return tuple(dict.fromkeys(part for part in parts if part))


def read_packs(cell: object) -> tuple[Pack, ...]:
    """Read `dus 24, renteng 6`: each a word and how many pieces it holds."""
    packs = []
    for part in read_list(cell):
        found = _PACK.fullmatch(part.replace("=", " "))
        if found is None or int(found[2]) < 1:
            raise fault(Reason.NOT_PACKS)
        packs.append(Pack(" ".join(found[1].split()), int(found[2])))
    return tuple(packs)


def read_id(cell: object) -> int | None:
    """Read a Telegram user, chat or topic id; None for an empty cell."""
    text = read_code(cell)
    if not text:
        return None
    if not _ID.fullmatch(text) or abs(int(text)) >= 2**63:
        raise fault(Reason.NOT_AN_ID)
    return int(text)


def _is_empty(cell: object) -> bool:
    if isinstance(cell, str):
        return not read_text(cell)
    return cell is None


def _within(number: int, least: int | None, most: int) -> int:
    if least is not None and number < least:
        raise fault(Reason.TOO_SMALL, least)
    if abs(number) > most:
        raise fault(Reason.TOO_LARGE, most)
    return number


# Value -> typed cell (`ExtendedValue`), see
# https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ExtendedValue

_DAY = 86_400
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of serial numbers, in whatever zone the file has
_LAST_SERIAL = 109_574
"""31 Dec 2199; beyond it a number is no date."""


def write_text(text: str) -> Json:
    """Text, and only text: whatever it looks like, it never becomes a formula, a number or a date."""
    return {"stringValue": text} if text else {}


def write_number(number: int | None) -> Json:
    """Write rupiah, pieces or percent; None empties the cell."""
    return {} if number is None else {"numberValue": number}


def write_yes_no(value: bool) -> Json:  # noqa: FBT001 - the value is the argument
    """Write the word, not a tick box: new cells have none."""
    return write_text("ya" if value else "tidak")


def write_date(day: date | None) -> Json:
    """Write a day as its serial number."""
    return {} if day is None else {"numberValue": (day - _EPOCH.date()).days}


def write_time(moment: datetime | None, zone: ZoneInfo) -> Json:
    """Write a moment as the serial number of its wall clock in the file's zone, to the whole second."""
    if moment is None:
        return {}
    wall = moment.astimezone(zone).replace(tzinfo=None)
    seconds = round((wall - _EPOCH).total_seconds())
    return {"numberValue": seconds / _DAY}


def write_id(number: int | None) -> Json:
    """Write an id as text: a number cell would lose digits."""
    return {} if number is None else write_text(str(number))


def write_list(words: tuple[str, ...]) -> Json:
    """Write words parted by commas."""
    return write_text(", ".join(words))


def write_packs(packs: tuple[Pack, ...]) -> Json:
    """Write `dus 24, renteng 6`."""
    return write_list(tuple(f"{pack.name} {pack.pieces}" for pack in packs))
