"""What people write beside money: `lunas P261124-007`, `sudah tf 300rb`, `P261124-007 488rb tunai`. Pure."""

import re
from dataclasses import dataclass

from commands.rules.payments import PaymentWay
from commands.rules.rupiah import parse_rupiah

LEAST = 1_000
"""Rupiah: a smaller number is a slip (`300` for 300.000), a date or a count, and no payment."""

_NUMBER = re.compile(r"(?<!\w)p?\s?(\d{6})-(\d{3,})(?!\w)", re.IGNORECASE | re.ASCII)
_MONEY = re.compile(
    r"(?<![\w.,+-])(?:(?:rp|idr)\.?\s*)?(?!0|\d{10})\d[\d.,]*\s*(?:(?:rb|ribu|jt|juta|k)\b)?(?:,-)?(?!\w)",
    re.IGNORECASE | re.ASCII,
)
_CASH = re.compile(r"\b(?:tunai|cash|kontan)\b", re.IGNORECASE)
_QRIS = re.compile(r"\bqris\b", re.IGNORECASE)
_TRANSFER = re.compile(r"\b(?:transfer|tf|trf)\b", re.IGNORECASE)
_LONGEST = 500
"""Characters of a message that are looked at."""


@dataclass(frozen=True, slots=True)
class PaymentWords:
    """Orders in the order in which they are named; the amount, None if it names none or several; the way."""

    orders: tuple[str, ...] = ()
    amount: int | None = None
    way: PaymentWay | None = None


def read_payment(text: str) -> PaymentWords:
    """Read which orders, how much and how; whatever else stands there is left aside."""
    text = text[:_LONGEST]
    orders = tuple(dict.fromkeys(f"P{found[1]}-{found[2]}" for found in _NUMBER.finditer(text)))
    rest = _NUMBER.sub(" ", text)
    amounts = {amount for found in _MONEY.finditer(rest) if (amount := _amount(found[0])) is not None}
    return PaymentWords(orders, amounts.pop() if len(amounts) == 1 else None, _way(rest))


def read_amount(text: str) -> int | None:
    """An amount and nothing else, as an answer to `how much`; None: it is none, or too small to be meant."""
    amount = parse_rupiah(text)
    return amount if amount is not None and amount >= LEAST else None


def _amount(typed: str) -> int | None:
    return read_amount(typed.rstrip(" .,") if not typed.rstrip().endswith(",-") else typed)


def _way(text: str) -> PaymentWay | None:
    for pattern, way in (
        (_CASH, PaymentWay.CASH),
        (_QRIS, PaymentWay.QRIS),
        (_TRANSFER, PaymentWay.TRANSFER),
    ):
        if pattern.search(text):
            return way
    return None
