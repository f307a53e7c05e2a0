"""How a column looks in the Sheet: number formats, dropdowns, colours, as Sheets API values.

Used by `setup` for a whole column and by whoever writes a new row, since each new cell carries
its format and its dropdown. https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/cells
"""

from collections.abc import Iterable

from sheets.columns import CHECK, YES_NO_WORDS, Column, Kind, Writer
from sheets.outcomes import Json

NUMBER_FORMATS: dict[Kind, Json] = {
    Kind.CODE: {"type": "TEXT", "pattern": "@"},
    Kind.RUPIAH: {"type": "CURRENCY", "pattern": '"Rp"#,##0'},
    Kind.COUNT: {"type": "NUMBER", "pattern": "#,##0"},
    Kind.PERCENT: {"type": "NUMBER", "pattern": '0"%"'},
    Kind.DATE: {"type": "DATE", "pattern": "d mmm yyyy"},
    Kind.TIME: {"type": "DATE_TIME", "pattern": 'd mmm yyyy", "hh"."mm'},
}

GREY = {"red": 0.94, "green": 0.94, "blue": 0.94}
HEADER_GREEN = {"red": 0.85, "green": 0.92, "blue": 0.83}
ATTENTION = {"red": 1.0, "green": 0.85, "blue": 0.6}


def cell_format(column: Column) -> Json:
    """Give the format of a column's data cells: its number format, and grey where only the bot writes."""
    looks: Json = {"wrapStrategy": "WRAP" if column.header == CHECK else "CLIP"}
    if column.kind in NUMBER_FORMATS:
        looks["numberFormat"] = NUMBER_FORMATS[column.kind]
    if column.writer is Writer.BOT:
        looks["backgroundColorStyle"] = {"rgbColor": GREY}
    return looks


def offered(column: Column) -> tuple[str, ...]:
    """Give the words of the column's own dropdown; empty if it has none."""
    return YES_NO_WORDS if column.kind is Kind.YES_NO else column.choices


def validation(column: Column, source: str | None = None) -> Json | None:
    """Give the dropdown of a data cell, or None. `source` is the range that a suggesting dropdown shows.

    Never strict: what she types is always taken in, and explained in `Cek` where it cannot be used.
    """
    if column.offers is not None and source is not None:
        condition: Json = {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": f"={source}"}]}
    elif words := offered(column):
        return choices_rule(words)
    else:
        return None
    return {"condition": condition, "strict": False, "showCustomUi": True}


def choices_rule(words: Iterable[str]) -> Json:
    """Give a dropdown of these words, which only suggests."""
    condition = {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": word} for word in words]}
    return {"condition": condition, "strict": False, "showCustomUi": True}
