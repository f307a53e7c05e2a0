"""A cell as the Sheet shows it in its own locale, id_ID: what `compare` says is found there again."""

from zoneinfo import ZoneInfo

from sheets.cells import Cell, read_time, shown
from sheets.columns import Column, Kind
from sheets.watch.writing import displayed
from sheets.writing import Value, extended_value

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def value_as_seen(column: Column, value: Value, zone: ZoneInfo) -> str:
    """What the bot writes there."""
    return as_seen(column, next(iter(extended_value(column, value, zone).values()), None), zone)


def as_seen(column: Column, cell: Cell, zone: ZoneInfo) -> str:
    """What stands there: money, counts, days and times by the column's format; times to the second."""
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    if is_number and column.kind is Kind.PERCENT:
        return f"{shown(cell)}%"
    at = read_time(cell, zone) if is_number and column.kind in (Kind.DATE, Kind.TIME) else None
    if at is None:
        return displayed(column.kind, cell)
    local = at.astimezone(zone)
    day = f"{local.day} {_MONTHS[local.month - 1]} {local.year}"
    return day if column.kind is Kind.DATE else f"{day}, {local:%H.%M.%S}"
