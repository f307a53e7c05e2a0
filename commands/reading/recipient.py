"""Somebody to send to, as she types or pastes it in one message: name, phone, address and city."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_PHONE = re.compile(r"(?<![\w/])\(?(?:\+?62|0)[ \t.()-]*(?:\d[ \t.()-]*){7,13}(?!\w)")
"""It ends with its line: what stands on the next one may be a house number."""
_OF_PHONE = r"(?:no(?:mor)?\.?\s*)?(?:hp|telp?|telepon|wa|phone)(?:\s*/\s*(?:hp|wa))?"
_OF_OTHERS = r"nama(?:\s+penerima)?|penerima|untuk|kepada|kirim\s+ke|alamat(?:\s+(?:kirim|lengkap))?"
_LABEL = re.compile(
    rf"\s*(?P<label>{_OF_OTHERS}|{_OF_PHONE}|kota|name|to|address|city)\s*[:=]\s*", re.IGNORECASE
)
_BARE_LABEL = re.compile(
    rf"\s*(?P<label>(?:{_OF_OTHERS})(?!\S)|(?:{_OF_PHONE}|no(?:mor)?\.?)\s*$)\s*", re.IGNORECASE
)
"""Without a colon; that of a phone number only where nothing is left beside it: `Wa Ode` is a name."""
_KINDS = {"nama": "name", "penerima": "name", "untuk": "name", "kepada": "name", "kirim": "name", "name": "name",
          "to": "name", "kota": "city", "city": "city", "alamat": "address", "address": "address"}  # fmt: skip
LONGEST = 300
"""Characters of an address; more is no address."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Addressee:
    """What could be read; an empty field was not there."""

    name: str = ""
    phone: str = ""
    address: str = ""
    city: str = ""

    @property
    def is_enough(self) -> bool:
        """Whether something can be sent there: the phone may follow."""
        fits = len(self.name) <= _LONGEST_NAME and len(self.address) <= LONGEST
        return bool(self.name and self.address) and fits


def read_recipient(text: str, cities: Iterable[str]) -> Addressee:
    """Read `Ani, 0812 3456 7890, Jl. Melati 5, Bandung`, also line by line and with `Nama:` before each.

    The first piece is the name, what is left is the address. The city is one of `cities` that stands in the
    address (the last such one), else its last piece where it has several.
    """
    phone = read_phone(text)
    rest = _PHONE.sub(",", text, count=1) if phone else text
    labelled: dict[str, str] = {}
    plain: list[str] = []
    for piece, kind in _pieces(rest):
        if kind:
            labelled[kind] = f"{labelled[kind]}, {piece}" if kind in labelled else piece
        else:
            plain.append(piece)
    name = labelled.get("name") or (plain.pop(0) if plain else "")
    address = ", ".join(filter(None, (labelled.get("address", ""), *plain)))
    city = labelled.get("city") or _city(address, cities)
    return Addressee(name, phone, address, city)


def read_phone(text: str) -> str:
    """The first phone number in a text, digits alone but for a `+` before them; empty if there is none."""
    found = _PHONE.search(text)
    return "" if found is None else re.sub(r"[^\d+]", "", found[0])


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What stands between commas and line ends, with the kind that a label gives it.

    A label holds for its line, that of a name only for one piece: after it the address may follow.
    """
    for line in text.splitlines():
        kind = ""
        for piece in line.split(","):
            rest, label = _cut(piece)
            kind = kind if label is None else _KINDS.get(label, "")
            said = " ".join(rest.split()).strip(" ;-")
            if said:
                yield said, kind
                kind = "" if kind == "name" else kind


def _cut(piece: str) -> tuple[str, str | None]:
    """The piece without the labels before it (`kirim ke alamat Jl. ...`), and the last one's first word."""
    label = None
    while found := _LABEL.match(piece) or _BARE_LABEL.match(piece):
        label, piece = found["label"].split()[0].lower(), piece[found.end() :]
    return piece, label


def _city(address: str, cities: Iterable[str]) -> str:
    folded = f" {_words(address)} "
    found = [city for city in cities if f" {_words(city)} " in folded]
    if found:
        return max(found, key=lambda city: (folded.rfind(f" {_words(city)} "), len(city)))
    pieces = address.split(", ")
    return pieces[-1] if len(pieces) > 1 else ""


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
