"""An order's nota and its shipping label. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from commands import settings
from commands.book import Book
from commands.papers.values import Letterhead, Nota, NotaLine, Packed, ShippingLabel
from commands.rules.network import Particulars
from commands.rules.orders import Order, OrderLine, OrderStatus, PaymentStatus


def letterhead(book: Book) -> Letterhead:
    """The business as it writes itself: `Nama usaha`, `Alamat usaha`, `WA usaha`."""
    return Letterhead(settings.business(book), settings.address(book), settings.contact(book))


def nota(book: Book, order: Order, *, qris: str = "") -> Nota:
    """The order's nota. `qris`: payload with the amount that is left; it is left out where nothing is to be paid.

    Nothing is to be paid while the postage is not known, while money that was reported waits to be checked,
    after the last rupiah came in, or when it is cancelled.
    """
    waits = order.postage is None or order.payment_status is PaymentStatus.TO_CHECK
    is_payable = order.unpaid > 0 and not waits
    return Nota(
        letterhead(book),
        order.no,
        book.day(order.placed_at),
        book.person(order.partner_id).name,
        order.tier,
        tuple(NotaLine(line.name, line.quantity, line.unit, line.price) for line in order.lines),
        order.subtotal,
        order.postage,
        order.total,
        order.paid,
        order.unpaid,
        order.payment_status,
        order.status is OrderStatus.CANCELLED,
        order.due,
        _accounts(book) if is_payable else (),
        qris if is_payable else "",
    )


def _accounts(book: Book) -> tuple[str, ...]:
    return tuple(line.strip() for line in settings.bank(book).splitlines() if line.strip())


def addressee(book: Book, order: Order) -> Particulars:
    """Where the order goes: what was said of it, and for the rest the partner's own row.

    Her phone and city are not put beside another's name and address.
    """
    said = book.particulars.get(order.no) or Particulars(order.no, order.partner_id)
    person, partner = book.person(order.partner_id), book.partners.get(order.partner_id)
    return replace(
        said,
        recipient=said.recipient or person.name,
        phone=said.phone or ("" if said.recipient else person.phone),
        address=said.address or person.address,
        city=said.city or ("" if said.address or partner is None else partner.city),
    )


def label(book: Book, order: Order, *, courier: str = "") -> ShippingLabel:
    """The order's label. In another's name it bears that name alone, neither address nor phone of the business.

    What the partner noted is for whoever packs: on the parcel the end customer would read it.
    """
    to = replace(addressee(book, order), note="")
    sender = Letterhead(to.sender) if to.sender else letterhead(book)
    return ShippingLabel(order.no, sender, to, order.delivery, courier, contents(order.lines))


def contents(lines: Iterable[OrderLine]) -> tuple[Packed, ...]:
    """What is in the parcel: lines of one product together, corrections taken off, nothing of what came to 0."""
    first: dict[str, OrderLine] = {}
    pieces: Counter[str] = Counter()
    for line in lines:
        first.setdefault(line.sku, line)
        pieces[line.sku] += line.quantity
    return tuple(Packed(line.name, pieces[sku], line.unit) for sku, line in first.items() if pieces[sku] > 0)
