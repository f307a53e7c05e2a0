"""Numbers of orders and payments as numbers for callback data, and back."""

_DAY = 6
"""Digits of the day in such a number."""


def pointer(number: str) -> int:
    """An order's number, or a payment's, as a number; 0 for none.

    >>> pointer("P261124-007")
    261124007
    """
    return int("".join(filter(str.isdecimal, number)) or 0)


def pointed(subject: int, letter: str) -> str:
    """The number behind callback data: `P` for orders, `B` for payments.

    >>> pointed(261124007, "P")
    'P261124-007'
    """
    digits = str(subject)
    return f"{letter}{digits[:_DAY]}-{digits[_DAY:]}"
