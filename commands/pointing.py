"""Numbers of orders and payments as numbers for callback data, and back."""

import re

_SHAPE = re.compile(r"[A-Z](\d{6})-(\d{3,9})", re.ASCII)
_DAY = 6
"""Digits of the day in such a number."""


def pointer(number: str) -> int:
    """An order's number, or a payment's, as a number; 0 for all else.

    >>> pointer("P261124-007")
    261124007
    """
    shape = _SHAPE.fullmatch(number)
    return 0 if shape is None else int(shape[1] + shape[2])


def pointed(subject: int, letter: str) -> str:
    """The number behind callback data: `P` for orders, `B` for payments.

    >>> pointed(261124007, "P")
    'P261124-007'
    """
    digits = str(subject)
    return f"{letter}{digits[:_DAY]}-{digits[_DAY:]}"
