"""What people write beside money: `lunas P261124-007`, `sudah tf 300rb`, `P261124-007 488rb tunai`. Pure."""

import re
from collections.abc import Collection
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
_MONTH = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)[a-z]*"
_NO_MONEY = re.compile(
    rf"""(?<![\w.,/-])(?:
      \d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{2,4}})?(?![\w/-])
    | \d{{1,2}}\.\d{{1,2}}\.\d{{4}}(?!\w)
    | \d{{1,2}}\s*{_MONTH}(?:\s*\d{{4}})?(?!\w)
    | (?:jam|pukul|pkl)\s*\d{{1,2}}(?:[.:]\d{{2}})?(?![\w.,]\d)
    | (?:(?:tgl|tanggal|rek|rekening|ref|no|nomor)\b[\s.:]*)+\d[\d-]*+(?![.,]\d|\s*(?:rb|ribu|jt|juta|k)\b)
    )""",
    re.IGNORECASE | re.ASCII | re.VERBOSE,
)
"""Dates, hours, and numbers of accounts."""
_BARE_LEAST, _THOUSAND = 10_000, 1_000
_CASH = re.compile(r"\b(?:tunai|cash|kontan)\b", re.IGNORECASE)
_QRIS = re.compile(r"\bqris\b", re.IGNORECASE)
_TRANSFER = re.compile(r"\b(?:transfer|tf|trf)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:(?:di\s?)?(?:transfer|tf|trf|bayar|byr|lunas|cek)(?:an|in|nya)?|pembayaran(?:nya)?|bukti(?:nya)?"
    r"|foto(?:nya)?|gambar(?:nya)?|struk(?:nya)?|uang(?:nya)?|duit(?:nya)?|dana(?:nya)?|rek|rekening(?:nya)?"
    r"|nominal(?:nya)?|jumlah(?:nya)?|tunai|cash|masuk|salah|keliru|ralat|be?ne?r|benar|kirim\s+ulang|paid|payment|photo"
    r"|picture|wrong|receipt|money|check)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:semua(?:nya)?|ke\s?dua(?:nya)?|dua[\s-]?(?:dua)?(?:nya)|dua2(?:nya)?|2[\s-]?2nya|both|all)\b",
    re.IGNORECASE,
)
_FEW = 5
"""Words that may stand beside `semua`, that one counted: in a long message it may be all of anything."""
_OF_AMOUNT = re.compile(
    r"[\d.,-]+(?:rb|ribu|jt|juta|k)?|(?:rp|idr)\.?[\d.,-]*|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
    r"|se(?:puluh|belas|ratus|ribu)|puluh|belas|ratus|rb|ribu|jt|juta|setengah"
)
_BESIDE_AMOUNT = frozenset(["rupiah", "perak", "ya", "bu", "mbak", "pak", "aja", "saja"])
_LONGEST = 500
"""Characters of a message that are looked at."""


@dataclass(frozen=True, slots=True)
class PaymentWords:
    """Orders in the order in which they are named; the amount, None if it names none or several; the way."""

    orders: tuple[str, ...] = ()
    amount: int | None = None
    way: PaymentWay | None = None


def read_payment(text: str, *, owed: Collection[int] | None = None) -> PaymentWords:
    """Read which orders, how much and how; whatever else stands there is left aside.

    `owed`: what a number without Rp, rb or a dot may mean; another one is money only in whole thousands, since it
    may be an account's or a year. None: every number is money, as in a command of the team.
    """
    text = text[:_LONGEST]
    orders = tuple(dict.fromkeys(f"P{found[1]}-{found[2]}" for found in _NUMBER.finditer(text)))
    rest = _NO_MONEY.sub(" ", _NUMBER.sub(" ", text))
    read = ((found[0], _amount(found[0])) for found in _MONEY.finditer(rest))
    amounts = {amount for typed, amount in read if amount is not None and _is_money(typed, amount, owed)}
    return PaymentWords(orders, amounts.pop() if len(amounts) == 1 else None, _way(rest))


def read_amount(text: str) -> int | None:
    """An amount and nothing else, as an answer to `how much`; None: it is none, or too small to be meant."""
    amount = parse_rupiah(text)
    return amount if amount is not None and amount >= LEAST else None


def may_be_amount(text: str) -> bool:
    """Whether what is no amount was meant as one, and as nothing else: `300`, `tiga puluh lima ribu`."""
    words = [word for word in text.casefold().split() if word not in _BESIDE_AMOUNT]
    return bool(words) and all(_OF_AMOUNT.fullmatch(word) for word in words)


def is_about_payment(text: str) -> bool:
    """Whether words beside a payment that is looked at may be about it: `eh salah foto`, `tolong dicek`, `60rb`."""
    text = text[:_LONGEST]
    return _ABOUT.search(text) is not None or read_payment(text, owed=()).amount is not None


def is_for_all(text: str) -> bool:
    """Whether she says, and little else, that it is for all that waits: `buat dua duanya`."""
    return len(text.split()) <= _FEW and _ALL.search(text[:_LONGEST]) is not None


def _is_money(typed: str, amount: int, owed: Collection[int] | None) -> bool:
    if owed is None or not typed.strip().isdecimal():
        return True
    return amount in owed or (amount >= _BARE_LEAST and amount % _THOUSAND == 0)


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
