"""Values that formulas compute with, and the errors that stand in a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CODES = {
    "ERROR": "#ERROR!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
}


class FormulaError(Exception):
    """An error value; `type` is Google's ErrorType."""

    def __init__(self, type_: str, message: str) -> None:
        super().__init__(message)
        self.type = type_
        self.message = message

    @property
    def code(self) -> str:
        """What the cell shows."""
        return CODES[self.type]


Result = str | int | float | bool | FormulaError | None


@dataclass(frozen=True, slots=True)
class Block:
    """The values of a referenced rectangle."""

    rows: list[list[Result]]

    def single(self) -> Result:
        """Return the first value, which is all that arithmetic takes."""
        return self.rows[0][0] if self.rows and self.rows[0] else None

    def __iter__(self) -> Iterator[Result]:
        return (value for row in self.rows for value in row)


def as_number(value: Result) -> int | float:
    """Return the number that arithmetic sees: blank is 0, text that is no number is #VALUE!."""
    if isinstance(value, FormulaError):
        raise value
    if value is None:
        return 0
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            text = (
                f"Parameter expects number values. But '{value}' is a text and cannot be coerced to a number."
            )
            raise FormulaError("VALUE", text) from None
    return value


def as_text(value: Result) -> str:
    """Return the text that joining sees."""
    if isinstance(value, FormulaError):
        raise value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return f"{value:.15g}" if isinstance(value, float) else str(value)
