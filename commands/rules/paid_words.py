"""Whether somebody tells that she paid: `sudah tf ya bu`, and not `besok baru bayar`. Pure."""

import re

_LONGEST = 500
"""Characters of a message that are looked at."""
_NEAR = r".{0,20}?"

_DONE = r"sudah|sudh|sdh|udah|udh|dah|telah|sampun|mpun|barusan|baru|tadi|done|already|have|just"
_PAY = (
    r"(?:di\s?)?(?:transfer|tf|trf|bayar|byr|lunas)|paid|transferred"
    r"|(?:di\s?)?kirim(?:kan|in)?\s+(?:uang|duit)(?:nya)?"
)
_MONEY = r"(?:uang|duit|dana)(?:nya)?"
_TOLD = (
    rf"(?:{_DONE})\b{_NEAR}\b(?:{_PAY})",
    rf"(?:{_PAY})\b\s*(?:done|sukses|berhasil|beres)",
    rf"(?:{_PAY})\b\s*(?:sudah|sdh|udah|udh)(?:\s+(?:ya|yaa|kak|bu|pak|min|mbak))*\s*(?:$|[.,!\n])",
    rf"{_MONEY}\b{_NEAR}\b(?:{_DONE})\b{_NEAR}\b(?:di\s?)?kirim",
)
_BEGINS = tuple(re.compile(rf"(?=\b(?P<told>{told})(?!\w))", re.IGNORECASE | re.DOTALL) for told in _TOLD)
"""Looked for at every place, since one that does not hold may stand before one that does."""

_LATER = r"besok|besuk|bsk|lusa|nanti|ntar|entar|tomorrow|later"
_OPEN = rf"belum|belom|blum|blm|kalau|kalo|klo|jika|bila|if|when|{_LATER}"
_NOT_DONE = re.compile(
    rf"\b(?:{_OPEN}|mau|akan|coba|nyoba|mencoba|bisa|lupa|gagal|tidak|tdk|nggak|gak|ndak|harus|waktunya|saatnya|siap"
    r"|not|will|can|could|tried|forgot|failed)\b",
    re.IGNORECASE,
)
"""Between the words that tell it: `sudah saya coba transfer`."""
_AS_YET = re.compile(rf"\b(?:{_OPEN})\b", re.IGNORECASE)
"""Before them, in the same clause: `kalau sudah transfer`."""
_ONLY_THEN = re.compile(
    rf"\b(?:{_LATER}|minggu|bulan|depan|tanggal|tgl|senin|selasa|rabu|kamis|jumat|sabtu|gajian|setelah|habis)\b",
    re.IGNORECASE,
)
"""Beside `baru`, which means `just now` where no other time stands there: `gajian baru bayar`, `baru bayar besok`."""
_ONLY_THEN_AFTER = re.compile(rf"[^\d.,;!\n]*{_ONLY_THEN.pattern}", re.IGNORECASE)
_FAILED = re.compile(
    r"[^.,;!\n]*(?:,\s*(?:tapi|tp|tpi|but)\b[^.,;!\n]*)?\b(?:gagal|error|eror|ditolak|failed)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.,;!\n]")


def says_paid(text: str) -> bool:
    """Whether she tells that she paid: no question, nothing that is yet to come, nothing that did not work."""
    text = text[:_LONGEST]
    told = (found for begins in _BEGINS for found in begins.finditer(text))
    return "?" not in text and any(_holds(text, *found.span("told")) for found in told)


def _holds(text: str, start: int, end: int) -> bool:
    told, before = text[start:end], _CLAUSE.split(text[:start])[-1]
    if _NOT_DONE.search(told) or _AS_YET.search(before) or _FAILED.match(text, end):
        return False
    is_just = told[:4].casefold() == "baru" and not told[4:5].isalpha()
    return not (is_just and (_ONLY_THEN.search(before) or _ONLY_THEN_AFTER.match(text, end)))
