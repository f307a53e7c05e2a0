"""Callback data: a pressed button as text of at most 64 bytes, and back.

`verb:subject:version:line:quantity`, numbers in base 36, trailing zeros left out. Never a name,
never a SKU. Whatever else comes back from Telegram is a button of another age: `PressedUnknown`.
"""

import re

from commands.asks import Pressed, PressedUnknown, Verb

LONGEST = 64
"""Bytes of `callback_data`, https://core.telegram.org/bots/api#inlinekeyboardbutton."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NUMBER = "(?:0|[1-9a-z][0-9a-z]{0,12})"
_SHAPE = re.compile(rf"([a-z]{{2}})((?::{_NUMBER}){{0,4}})")
_LARGEST = 36**13 - 1
_VERBS = {verb.value: verb for verb in Verb}


def _base36(number: int) -> str:
    """Digits of a number from 0 to 36^13 - 1 (more than 64 bits); ValueError outside of it."""
    if not 0 <= number <= _LARGEST:
        raise ValueError(f"{number} does not fit into a button")
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"


def encode(pressed: Pressed) -> str:
    """Return the callback data of a button; `message_id` is not part of it.

    >>> encode(Pressed(Verb.RAISE, subject=37, version=2, line=0, quantity=10))
    'na:11:2:0:a'
    """
    numbers = [pressed.subject, pressed.version, pressed.line, pressed.quantity]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return ":".join([pressed.verb.value, *map(_base36, numbers)])


def decode(data: str | bytes, message_id: int | None = None) -> Pressed | PressedUnknown:
    """Return what was pressed, on which message; never raises."""
    text = data.decode("ascii", "replace") if isinstance(data, bytes) else data
    shape = _SHAPE.fullmatch(text)
    verb = _VERBS.get(shape[1]) if shape is not None else None
    if shape is None or verb is None:
        return PressedUnknown()
    numbers = [int(digits, 36) for digits in shape[2].split(":")[1:]]
    subject, version, line, quantity = numbers + [0] * (4 - len(numbers))
    return Pressed(verb, subject, version, line, quantity, message_id)
