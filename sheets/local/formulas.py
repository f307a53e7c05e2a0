"""A small formula evaluator: arithmetic, comparison, `&`, references and a few functions; the rest says #NAME?."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheets.local import a1
from sheets.local.cells import Formula, number
from sheets.local.functions import FUNCTIONS
from sheets.local.results import Block, FormulaError, Result, as_number, as_text

if TYPE_CHECKING:
    from sheets.local.sheet import Sheet
    from sheets.local.spreadsheet import Spreadsheet

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?%?)
  | (?P<text>"(?:[^"]|"")*")
  | (?P<ref>(?:(?:'(?:[^']|'')*'|[^\W\d]\w*)!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}(?:\$?\d+)?)?(?![\w(])
          |(?:(?:'(?:[^']|'')*'|[^\W\d]\w*)!)?\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w(]))
  | (?P<name>[A-Za-z_][\w.]*)
  | (?P<op><=|>=|<>|[-+*/^&=<>(),;])
  )""",
    re.VERBOSE,
)
_BINARY: dict[str, int] = {
    **dict.fromkeys(("=", "<>", "<", ">", "<=", ">="), 1),
    "&": 2,
    **dict.fromkeys("+-", 3),
    **dict.fromkeys("*/", 4),
    "^": 5,
}
_COMPARE: dict[str, Any] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_MAX_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a formula."""

    kind: str
    text: str


def _tokens(text: str) -> list[Token]:
    tokens = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise FormulaError("ERROR", "Formula parse error.")
        tokens.append(Token(found.lastgroup, found[found.lastgroup]))
        at = found.end()
    return tokens


class Evaluator:
    """Computes formulas over one version of a file, each cell once."""

    def __init__(self, spreadsheet: Spreadsheet) -> None:
        self._spreadsheet = spreadsheet
        self._done: dict[tuple[int, int, int], Result] = {}
        self._under_way: set[tuple[int, int, int]] = set()

    def result(self, sheet: Sheet, row: int, column: int) -> Result:
        """Return a cell's effective value."""
        value = sheet.rows[row].value(column) if row < sheet.row_count else None
        if not isinstance(value, Formula):
            return value
        place = (sheet.id, row, column)
        if place in self._done:
            return self._done[place]
        if place in self._under_way or len(self._under_way) > _MAX_DEPTH:
            return FormulaError("REF", "Circular dependency detected.")
        self._under_way.add(place)
        try:
            found = _Parser(self, sheet, _tokens(value.text[1:])).whole()
        except FormulaError as error:
            found = error
        finally:
            self._under_way.discard(place)
        self._done[place] = found
        return found

    def block(self, sheet: Sheet, text: str) -> Block:
        """Return the values of a reference; #REF! when its tab is gone or it leaves the grid."""
        found = a1.parse(text.replace("$", "") if "'" not in text else text)
        if found is not None and found.title is not None:
            other = self._spreadsheet.titled(found.title)
            if other is None:
                raise FormulaError("REF", f"Unresolved sheet name '{found.title}'.")
            sheet = other
        if found is None or (found.top or 0) >= sheet.row_count or (found.left or 0) >= sheet.column_count:
            raise FormulaError("REF", "Reference does not exist.")
        bottom = sheet.row_count if found.bottom is None else min(found.bottom, sheet.row_count)
        right = sheet.column_count if found.right is None else min(found.right, sheet.column_count)
        bottom = max(min(bottom, sheet.last_filled()), (found.top or 0) + 1)
        rows = range(found.top or 0, bottom)
        columns = range(found.left or 0, right)
        return Block([[self.result(sheet, row, column) for column in columns] for row in rows])


class _Parser:
    """Reads and computes in one pass; precedence climbing."""

    def __init__(self, evaluator: Evaluator, sheet: Sheet, tokens: list[Token]) -> None:
        self._evaluator = evaluator
        self._sheet = sheet
        self._tokens = tokens
        self._at = 0

    def whole(self) -> Result:
        found = self._expression(0)
        if self._at < len(self._tokens):
            raise FormulaError("ERROR", "Formula parse error.")
        found = found.single() if isinstance(found, Block) else found
        if found is None:
            return 0
        return number(found) if isinstance(found, float) else found

    def _peek(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    def _next(self) -> Token:
        if self._at >= len(self._tokens):
            raise FormulaError("ERROR", "Formula parse error.")
        self._at += 1
        return self._tokens[self._at - 1]

    def _expression(self, least: int) -> Result | Block:
        left = self._operand()
        while (strength := _BINARY.get(self._peek(), -1)) >= max(least, 1):
            sign = self._next().text
            right = self._expression(strength + 1)
            left = _combine(sign, _scalar(left), _scalar(right))
        return left

    def _operand(self) -> Result | Block:
        token = self._next()
        if token.text in ("-", "+"):
            value = as_number(_scalar(self._operand()))  # binds tighter than ^: =-2^2 is 4
            return -value if token.text == "-" else value
        if token.text == "(":
            inner = self._expression(0)
            self._expect(")")
            return inner
        if token.kind == "number":
            scale = 100 if token.text.endswith("%") else 1
            return number(float(token.text.rstrip("%")) / scale)
        if token.kind == "text":
            return token.text[1:-1].replace('""', '"')
        if token.kind == "ref":
            return self._evaluator.block(self._sheet, token.text)
        if token.kind == "name":
            return self._name(token.text.upper())
        raise FormulaError("ERROR", "Formula parse error.")

    def _name(self, name: str) -> Result | Block:
        if self._peek() != "(":
            if name in ("TRUE", "FALSE"):
                return name == "TRUE"
            raise FormulaError("NAME", f"Unknown range name: '{name}'.")
        self._next()
        arguments: list[Result | Block] = []
        while self._peek() != ")":
            arguments.append(self._expression(0))
            if self._peek() not in (",", ";"):
                break
            self._next()
        self._expect(")")
        function = FUNCTIONS.get(name)
        if function is None:
            raise FormulaError("NAME", f"Unknown function: '{name}'.")
        return function(arguments)

    def _expect(self, text: str) -> None:
        if self._next().text != text:
            raise FormulaError("ERROR", "Formula parse error.")


def _scalar(value: Result | Block) -> Result:
    found = value.single() if isinstance(value, Block) else value
    if isinstance(found, FormulaError):
        raise found
    return found


def _combine(sign: str, left: Result, right: Result) -> Result:
    if sign == "&":
        return as_text(left) + as_text(right)
    if sign in _COMPARE:
        return bool(_COMPARE[sign](*_comparable(left, right)))
    one, other = as_number(left), as_number(right)
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
        case "/":
            if other == 0:
                raise FormulaError("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")
            return one / other
        case _:
            return _power(one, other)


def _power(one: float, other: float) -> Result:
    try:
        found = float(one) ** float(other)
    except (OverflowError, ZeroDivisionError) as error:
        raise FormulaError("NUM", "The result is not a number.") from error
    if isinstance(found, complex):
        raise FormulaError("NUM", "The result is not a number.")
    return float(found)


def _comparable(left: Result, right: Result) -> tuple[Any, Any]:
    if isinstance(left, str) or isinstance(right, str):
        return as_text(left).lower(), as_text(right).lower()
    return as_number(left), as_number(right)
