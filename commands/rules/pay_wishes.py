"""Words that wish for more time to pay, or for another way to pay: `minta waktu`, `mau ganti jadi tempo`. Pure."""

import re

from commands.rules.orders import PayMethod

_LONGEST = 200
"""Characters of a message that are looked at."""
_TIME = re.compile(
    r"\b(?:minta|mohon|mnt|boleh|bisa|kasih|beri|tambah|tambahan|ask(?:ing)?\s+for|need|more)\b.{0,20}?"
    r"\b(?:waktu(?:nya)?|perpanjang(?:an)?|time)\b(?!\s*(?:kirim|ambil))",
    re.IGNORECASE | re.DOTALL,
)
_WISH = re.compile(
    r"\b(?:di)?(?:ganti|gnti|ubah|rubah|pindah)(?:in|kan)?\b|\b(?:jadi|jd|boleh|bisa|mau|minta|pengen|pingin|change"
    r"|switch|can|may)\b",
    re.IGNORECASE,
)
_WAYS = (
    (r"tempo|kredit|utang|hutang|ngutang|credit", PayMethod.CREDIT),
    (r"cod|(?:bayar|byr)\s+di\s*(?:tempat|rumah)|at\s+the\s+door", PayMethod.AT_DOOR),
    (
        r"tunai|cash|kontan|(?:bayar|byr)(?:nya)?\b.{0,20}\b(?:pas|saat|waktu)\s+(?:di\s*)?ambil",
        PayMethod.CASH,
    ),
    (r"qris", PayMethod.QRIS),
    (r"transfer|tf|trf", PayMethod.TRANSFER),
)
_METHODS = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), method) for words, method in _WAYS)
_OTHER_WAY = re.compile(r"\bcara\s+(?:bayar|byr|pembayaran)(?:nya)?\b", re.IGNORECASE)


def wants_time(text: str) -> bool:
    """Whether she asks for time, as `[Minta waktu]` does."""
    return _TIME.search(text[:_LONGEST]) is not None


def wants_other_way(text: str) -> bool:
    """Whether she wishes to pay in another way, whichever."""
    text = text[:_LONGEST]
    return _WISH.search(text) is not None and (
        _OTHER_WAY.search(text) is not None or way_wanted(text) is not None
    )


def way_wanted(text: str) -> PayMethod | None:
    """The way that she names, if any."""
    return next((method for found, method in _METHODS if found.search(text[:_LONGEST])), None)
