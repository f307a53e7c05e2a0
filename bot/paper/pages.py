"""A paper as the words of a page: every field is text that is ready to print. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, assert_never

from bot.formats import Formats, number, rupiah
from bot.paper.in_words import in_words
from bot.paper.text import printable
from bot.wording.words import Words
from commands.papers import (
    Labels,
    Letterhead,
    Nota,
    NotaLine,
    Packed,
    PackingList,
    Paper,
    ShippingLabel,
    ToMake,
    ToPack,
)
from commands.rules.orders import PaymentStatus, PayMethod

_TONES = {
    PaymentStatus.UNPAID: "open",
    PaymentStatus.TO_CHECK: "open",
    PaymentStatus.PARTLY: "open",
    PaymentStatus.PAID: "done",
}
_PAID_BEFORE = frozenset({PayMethod.TRANSFER, PayMethod.QRIS})
"""Goods that are paid so leave the house when the money is there."""
_NO_MOMENT = datetime.min  # noqa: DTZ901 # days on paper carry their year: what day it is does not matter


@dataclass(frozen=True, slots=True)
class Page:
    """What the worker is sent: the template's name, and what it fills in."""

    template: str
    data: dict[str, Any]


def page_of(paper: Paper, words: Words) -> Page:
    """Put a paper into words."""
    teller = _Teller(words, Formats(words, _NO_MOMENT))
    match paper:
        case Nota():
            return Page("nota", teller.nota(paper))
        case Labels():
            return Page("label", {"labels": [teller.label(one) for one in paper.labels]})
        case PackingList():
            return Page("packing", teller.packing_list(paper))
        case _:
            assert_never(paper)


@dataclass(frozen=True, slots=True)
class _Teller:
    words: Words
    formats: Formats

    def nota(self, nota: Nota) -> dict[str, Any]:
        say = self.words.paper
        is_open = nota.postage is None
        return {
            "business": self._letterhead(nota.business),
            "title": say.nota,
            "no": printable(nota.no),
            "day": self.formats.long_day(nota.day),
            "sold_to": say.sold_to,
            "partner": printable(nota.partner),
            "tier": printable(nota.tier),
            "lines": [self._line(line) for line in nota.lines],
            "sums": self._sums(nota),
            "total": [say.total_open if is_open else say.total, rupiah(nota.total)],
            "in_words": in_words(nota.total, self.words),
            "settled": self._settled(nota),
            "state": say.cancelled if nota.is_cancelled else say.states[nota.state],
            "tone": "off" if nota.is_cancelled else _TONES[nota.state],
            "due": say.due.format(day=self.formats.long_day(nota.due)) if nota.due and nota.unpaid else "",
            "pay_to": say.pay_to if nota.accounts else "",
            "accounts": [printable(account) for account in nota.accounts],
            "qris": nota.qris,
            "scan": say.scan.format(amount=rupiah(nota.unpaid)),
            "thanks": say.thanks,
            "page": say.page,
        }

    def _letterhead(self, business: Letterhead) -> dict[str, str]:
        phone = self.words.paper.whatsapp.format(phone=printable(business.phone)) if business.phone else ""
        return {"name": printable(business.name), "address": printable(business.address), "phone": phone}

    def _line(self, line: NotaLine) -> dict[str, str]:
        say, name = self.words.paper, printable(line.name)
        count = self.formats.count(line.quantity, printable(line.unit))
        return {
            "name": say.corrected.format(name=name) if line.quantity < 0 else name,
            "count": say.line.format(count=count, price=rupiah(line.price)),
            "amount": rupiah(line.subtotal),
        }

    def _sums(self, nota: Nota) -> list[list[str]]:
        say = self.words.paper
        if nota.postage is None:
            postage = say.postage_open
        else:
            postage = rupiah(nota.postage) if nota.postage else say.postage_free
        return [[say.subtotal, rupiah(nota.subtotal)], [say.postage, postage]]

    def _settled(self, nota: Nota) -> list[list[str]]:
        say = self.words.paper
        if nota.is_cancelled or not nota.paid:
            return []
        return [[say.paid, rupiah(nota.paid)], *([[say.unpaid, rupiah(nota.unpaid)]] if nota.unpaid else [])]

    def label(self, label: ShippingLabel) -> dict[str, Any]:
        say, to = self.words.paper, label.to
        return {
            "no": printable(label.no),
            "to": say.to,
            "recipient": printable(to.recipient),
            "phone": say.phone.format(phone=printable(to.phone)) if to.phone else "",
            "address": printable(to.address),
            "city": printable(to.city),
            "from": say.sender,
            "sender": self._letterhead(label.sender),
            "delivery": printable(label.courier) or say.deliveries[label.delivery],
            "contents": say.contents,
            "items": self._items(label.contents),
        }

    def _items(self, packed: Iterable[Packed]) -> list[list[str]]:
        return [[self._count(one.quantity, one.unit), printable(one.name)] for one in packed]

    def _count(self, quantity: int, unit: str) -> str:
        return self.formats.count(quantity, printable(unit)).strip()

    def packing_list(self, paper: PackingList) -> dict[str, Any]:
        say = self.words.paper
        return {
            "business": printable(paper.business),
            "title": say.packing,
            "day": self.formats.long_day(paper.day),
            "sums": say.packing_sums.format(orders=number(len(paper.orders))),
            "orders": [self._to_pack(one) for one in paper.orders],
            "nothing": say.nothing_to_pack,
            "recap": say.recap,
            "headers": [say.product, say.needed, say.at_home, say.missing],
            "rows": [self._to_make(one) for one in paper.recap],
            "page": say.page,
        }

    def _to_pack(self, one: ToPack) -> dict[str, Any]:
        say, to = self.words.paper, one.to
        elsewhere = bool(to.recipient) and to.recipient != one.partner
        details = (
            say.deliveries[one.delivery],
            printable(to.city),
            say.from_partner.format(partner=printable(one.partner)) if elsewhere and one.partner else "",
            say.in_name_of.format(sender=printable(to.sender)) if to.sender else "",
        )
        return {
            "no": printable(one.no),
            "recipient": printable(to.recipient or one.partner),
            "details": " · ".join(detail for detail in details if detail),
            "paid": self._paid(one),
            "items": self._items(one.contents),
            "note": printable(to.note),
        }

    def _paid(self, one: ToPack) -> list[str]:
        """Whether it is paid; of what nothing came in for, how it will be."""
        if one.payment is PaymentStatus.UNPAID:
            tone = "open" if one.pay_method in _PAID_BEFORE else "off"
            return [self.words.paper.to_pay[one.pay_method], tone]
        return [self.words.paper.states[one.payment], _TONES[one.payment]]

    def _to_make(self, one: ToMake) -> dict[str, Any]:
        say = self.words.paper
        bundled = say.in_bundles.format(number=number(one.in_bundles)) if one.in_bundles else ""
        parts = ", ".join(f"{printable(part.name)} {number(part.quantity)}" for part in one.parts)
        uncounted = "" if one.parts else say.uncounted
        return {
            "name": printable(one.name),
            "detail": bundled or parts,
            "needed": self._count(one.quantity, one.unit),
            "at_home": uncounted if one.at_home is None else number(one.at_home),
            "missing": number(one.missing) if one.missing else "",
        }
