"""The functions that formulas may call."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from sheets.local.results import Block, FormulaError, Result, as_number, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Arguments = list[Result | Block]


def _flat(arguments: Arguments) -> Iterator[Result]:
    for argument in arguments:
        values = argument if isinstance(argument, Block) else (argument,)
        for value in values:
            if isinstance(value, FormulaError):
                raise value
            yield value


def _numbers(arguments: Arguments) -> list[int | float]:
    """Numbers as SUM sees them: text and booleans inside references do not count."""
    return [
        value for value in _flat(arguments) if isinstance(value, int | float) and not isinstance(value, bool)
    ]


def _first(arguments: Arguments, at: int = 0) -> Result:
    if at >= len(arguments):
        raise FormulaError("N_A", "Wrong number of arguments.")
    argument = arguments[at]
    found = argument.single() if isinstance(argument, Block) else argument
    if isinstance(found, FormulaError):
        raise found
    return found


def _average(arguments: Arguments) -> Result:
    numbers = _numbers(arguments)
    if not numbers:
        raise FormulaError("DIVIDE_BY_ZERO", "Evaluation of function AVERAGE caused a divide by zero error.")
    return sum(numbers) / len(numbers)


def _round(arguments: Arguments) -> Result:
    places = int(as_number(_first(arguments, 1))) if len(arguments) > 1 else 0
    amount = Decimal(repr(as_number(_first(arguments))))
    return float(amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _if(arguments: Arguments) -> Result:
    condition = _first(arguments)
    truth = as_number(condition) if not isinstance(condition, bool) else condition
    if truth:
        return _first(arguments, 1)
    return _first(arguments, 2) if len(arguments) > 2 else False  # noqa: PLR2004 - IF(test, then, else)


def _hyperlink(arguments: Arguments) -> Result:
    return _first(arguments, 1) if len(arguments) > 1 else _first(arguments)


FUNCTIONS: dict[str, Callable[[Arguments], Result]] = {
    "SUM": lambda arguments: sum(_numbers(arguments)),
    "AVERAGE": _average,
    "MIN": lambda arguments: min(_numbers(arguments), default=0),
    "MAX": lambda arguments: max(_numbers(arguments), default=0),
    "COUNT": lambda arguments: len(_numbers(arguments)),
    "COUNTA": lambda arguments: sum(value is not None for value in _flat(arguments)),
    "ROUND": _round,
    "ABS": lambda arguments: abs(as_number(_first(arguments))),
    "IF": _if,
    "CONCATENATE": lambda arguments: "".join(as_text(value) for value in _flat(arguments)),
    "HYPERLINK": _hyperlink,
}
