"""Edits of how an order is paid and sent, in its row of `Pesanan`: what the owner typed rules."""

from collections.abc import Iterator
from dataclasses import replace

from commands import settings
from commands.book import Book
from commands.cancelling import to_partner
from commands.edits.effect import Effect
from commands.edits.seen import OrderSeen, SheetSeen
from commands.entries.orders import Amendment, OrderAmended
from commands.entries.sheet import BY_SHEET
from commands.replies.money import SendingSet, TermsSet
from commands.rules.network import Particulars
from commands.rules.orders import OPEN, RESERVING, Order, PayMethod
from commands.terms import Hindrance, Term, allowed, due_for, term_of

PAID_HOW = "Bayar"
SENT_HOW, SENT_ON = "Cara kirim", "Tanggal kirim"
RECIPIENT, ADDRESS, SENDER = "Penerima", "Alamat kirim", "Atas nama"
TERMS = (PAID_HOW, SENT_HOW, SENT_ON, RECIPIENT, ADDRESS, SENDER)
"""Headers of shared cells that tell how an order is paid, and how and to whom it is sent."""


def edits(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """Of open orders. How one is sent is settled once it was; what is typed then is put back."""
    for no, row in seen.orders.rows.items():
        order = book.orders.get(no)
        if order is not None and row.typed and order.status in OPEN:
            yield from _edited(seen, book, order, row)


def _edited(seen: SheetSeen, book: Book, order: Order, row: OrderSeen) -> Iterator[Effect]:
    after = as_typed(book, order, row)
    own = book.particulars.get(order.no) or Particulars(order.no, order.partner_id)
    person = _addressed(book, own, row) if order.status in RESERVING else own
    personal = tuple(
        header
        for header, before, now in (
            (RECIPIENT, own.recipient, person.recipient),
            (ADDRESS, own.address, person.address),
            (SENDER, own.sender, person.sender),
        )
        if before != now
    )
    if after == order and not personal:
        return
    was = order.terms if after != order else None
    fact = OrderAmended(after, 0, Amendment.TERMS, seen.at, BY_SHEET, was=was, personal=personal)
    yield Effect(
        (fact,),
        particulars=(person,) if personal else (),
        notices=tuple(
            notice for news in _news(book, order, after) for notice in to_partner(book, after, news)
        ),
    )


def _news(book: Book, before: Order, after: Order) -> Iterator[TermsSet | SendingSet]:
    """What the partner hears: how it is paid now, while it is to be paid, and how and when it is sent."""
    if after.pay_method is not before.pay_method and after.unpaid:
        bank, contact = settings.bank(book), settings.contact(book)
        yield TermsSet(after.no, after.pay_method, after.unpaid, after.due, bank, contact)
    delivery = None if after.delivery is before.delivery else after.delivery
    ship_on = None if after.ship_on == before.ship_on else after.ship_on
    if delivery or ship_on:
        yield SendingSet(after.no, delivery, ship_on, _hindered(book, after))


def _hindered(book: Book, order: Order) -> Term | None:
    """How she is to pay, where that is not possible any more and she may still choose."""
    partner = book.partners.get(order.partner_id)
    if partner is None or not order.unpaid or order.paid or order.to_check:
        return None
    term = term_of(allowed(book, partner, order.total, order.delivery, besides=order.no), order.pay_method)
    is_of_sending = term.hindrance in (Hindrance.NOT_FETCHED, Hindrance.FETCHED)
    return term if is_of_sending else None


def as_typed(book: Book, order: Order, row: OrderSeen) -> Order:
    """The order, paid and sent as her cells say: how it is sent only until it was."""
    paid = _paid(book, order, row)
    return _sent(paid, row) if order.status in RESERVING else paid


def _paid(book: Book, order: Order, row: OrderSeen) -> Order:
    """She may give any partner credit; when that is due is worked out as for others."""
    method = row.pay_method
    if PAID_HOW not in row.typed or method in (None, order.pay_method):
        return order
    partner = book.partners.get(order.partner_id)
    is_credit = method is PayMethod.CREDIT and partner is not None
    due = due_for(book, partner, order.placed_at) if is_credit and partner is not None else None
    return replace(order, pay_method=method or order.pay_method, due=due)


def _sent(order: Order, row: OrderSeen) -> Order:
    if SENT_HOW in row.typed and row.delivery is not None:
        order = replace(order, delivery=row.delivery)
    if SENT_ON in row.typed:
        order = replace(order, ship_on=row.ship_on)
    return order


def _addressed(book: Book, own: Particulars, row: OrderSeen) -> Particulars:
    """What is as in the partner's own row, or emptied, is written nowhere else."""
    person = book.person(own.partner_id)
    if RECIPIENT in row.typed:
        own = replace(own, recipient="" if row.recipient == person.name else row.recipient)
    if ADDRESS in row.typed:
        own = replace(own, address="" if row.address == person.address else row.address)
    if SENDER in row.typed:
        own = replace(own, sender=row.sender)
    return own
