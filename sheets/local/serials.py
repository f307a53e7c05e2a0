"""Dates as the grid stores them: days since 1899-12-30, the time of day as the fraction."""

from __future__ import annotations

from datetime import datetime, timedelta

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - the grid's dates have no zone of their own


def to_serial(moment: datetime) -> int | float:
    """Return the serial of a zoneless moment.

    >>> to_serial(datetime(2020, 1, 1))
    43831
    """
    passed = moment.replace(tzinfo=None) - EPOCH
    serial = passed.days + passed.seconds / 86_400
    return int(serial) if serial.is_integer() else serial


def from_serial(serial: float) -> datetime | None:
    """Return the moment of a serial to the whole second; None outside the calendar."""
    try:
        return EPOCH + timedelta(seconds=round(serial * 86_400))
    except (OverflowError, ValueError):
        return None
