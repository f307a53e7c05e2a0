"""What stands on a page (nota, shipping label, packing list): names and figures, no words drawn yet. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commands import settings
from commands.book import Book
from commands.rules.orders import Order, OrderLine, OrderStatus, PaymentStatus


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose page it is."""

    name: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class NotaLine:
    """A line as it was agreed, or (with a negative quantity) what was taken off it later. Rupiah and pieces."""

    name: str
    quantity: int
    unit: str
    price: int

    @property
    def subtotal(self) -> int:
        """Unit price x quantity."""
        return self.price * self.quantity


@dataclass(frozen=True, slots=True)
class Nota:
    """An order's bill and receipt in one. Money is rupiah; the day is the business's."""

    business: Letterhead
    no: str
    day: date
    partner: str
    """Her name as the Sheet has it; empty where it was forgotten."""
    tier: str
    """The tier's name in the Sheet's words."""
    lines: tuple[NotaLine, ...]
    subtotal: int
    postage: int | None
    """None: not known yet, so that the total is without it."""
    total: int
    paid: int
    unpaid: int
    state: PaymentStatus
    is_cancelled: bool
    due: date | None = None
    """Bought on credit: pay until this day."""
    accounts: tuple[str, ...] = ()
    """Where to pay, one account each; empty where nothing is to be paid."""
    qris: str = ""
    """The QRIS payload with the amount that is left; empty where nothing is to be paid now."""


@dataclass(frozen=True, slots=True)
class Packed:
    """So many pieces of a thing, without its price."""

    name: str
    quantity: int
    unit: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where an order goes. `sender`: in whose name (`Atas nama`); empty: the business's own."""

    name: str
    phone: str = ""
    address: str = ""
    city: str = ""
    sender: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShippingLabel:
    """What is glued on a parcel. It never tells a price, nor, when sent in another's name, the business."""

    no: str
    sender: Letterhead
    recipient: Recipient
    delivery: str
    """The courier, or how it is delivered, in the Sheet's words."""
    contents: tuple[Packed, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """Several labels, printed in one go: one a page."""

    labels: tuple[ShippingLabel, ...]


@dataclass(frozen=True, slots=True)
class ToPack:
    """One order of the packing list."""

    no: str
    partner: str
    recipient: str
    city: str
    delivery: str
    contents: tuple[Packed, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToMake:
    """One product of the production recap. Pieces; of a bundle the bundles to put together."""

    name: str
    unit: str
    quantity: int
    """Over all orders, those inside bundles among them."""
    in_bundles: int = 0
    at_home: int | None = None
    """None: not counted, or a bundle (what counts is its parts)."""
    parts: tuple[Packed, ...] = ()
    """What the bundles are made of."""

    @property
    def missing(self) -> int:
        """What is still to be made or bought; 0 where the stock is not counted."""
        return 0 if self.at_home is None else max(0, self.quantity - max(0, self.at_home))


@dataclass(frozen=True, slots=True)
class PackingList:
    """For the owner: what to pack on `day`, and what all of it takes together."""

    business: str
    day: date
    orders: tuple[ToPack, ...]
    recap: tuple[ToMake, ...]


Paper = Nota | Labels | PackingList
"""What can be drawn."""


def letterhead(book: Book) -> Letterhead:
    """The business as it writes itself: `Nama usaha`, `Alamat usaha`, `WA usaha`."""
    return Letterhead(settings.business(book), settings.address(book), settings.contact(book))


def nota(book: Book, order: Order, *, qris: str = "") -> Nota:
    """The order's nota. `qris`: payload with the amount that is left; it is left out where nothing is to be paid.

    Nothing is to be paid while the postage is not known, after the last rupiah came in, or when it is cancelled.
    """
    is_payable = order.unpaid > 0 and order.postage is not None
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


def label(book: Book, order: Order, to: Recipient, delivery: str = "") -> ShippingLabel:
    """The order's label. In another's name it bears that name alone, neither address nor phone of the business."""
    sender = Letterhead(to.sender) if to.sender else letterhead(book)
    return ShippingLabel(order.no, sender, to, delivery, contents(order.lines))


def contents(lines: Iterable[OrderLine]) -> tuple[Packed, ...]:
    """What is in the parcel: lines of one product together, corrections taken off, nothing of what came to 0."""
    first: dict[str, OrderLine] = {}
    pieces: Counter[str] = Counter()
    for line in lines:
        first.setdefault(line.sku, line)
        pieces[line.sku] += line.quantity
    return tuple(Packed(line.name, pieces[sku], line.unit) for sku, line in first.items() if pieces[sku] > 0)


def to_pack(book: Book, order: Order, to: Recipient, delivery: str = "") -> ToPack:
    """One order of the packing list."""
    partner = book.person(order.partner_id).name
    return ToPack(order.no, partner, to.name, to.city, delivery, contents(order.lines), to.note)


def packing_list(book: Book, day: date, orders: Iterable[tuple[Order, ToPack]]) -> PackingList:
    """What to pack on a day, in the order given, and the recap over all of it."""
    pairs = tuple(orders)
    recap = production_recap(book, (order for order, _ in pairs))
    return PackingList(settings.business(book), day, tuple(page for _, page in pairs), recap)


def production_recap(book: Book, orders: Iterable[Order]) -> tuple[ToMake, ...]:
    """Pieces by product over all orders; a bundle stands there itself, and its parts among their products.

    Products come in the Sheet's order, bundles behind them; what is not in the catalog any more comes last.
    """
    sold: Counter[str] = Counter()
    known = {sku: (product.name, product.unit) for sku, product in book.products.items()}
    for order in orders:
        for line in order.lines:
            sold[line.sku] += line.quantity
            known.setdefault(line.sku, (line.name, line.unit))
    bundles = {sku: count for sku, count in sold.items() if count > 0 and book.price_list.parts.get(sku)}
    inside: Counter[str] = Counter()
    for sku, count in bundles.items():
        for part, pieces in book.pieces_of(sku, count):
            inside[part] += pieces
            known.setdefault(part, (part, ""))
    single = [sku for sku in known if sku not in bundles and sold[sku] + inside[sku] > 0]
    return (
        *(_to_make(book, sku, known[sku], sold[sku] + inside[sku], inside[sku]) for sku in single),
        *(_bundle(book, sku, count, known) for sku, count in bundles.items()),
    )


def _to_make(book: Book, sku: str, known: tuple[str, str], pieces: int, inside: int) -> ToMake:
    product = book.products.get(sku)
    is_counted = product is not None and product.tracks_stock
    return ToMake(*known, pieces, inside, book.shelf.get(sku) if is_counted else None)


def _bundle(book: Book, sku: str, count: int, known: dict[str, tuple[str, str]]) -> ToMake:
    parts = (Packed(known[part][0], pieces, known[part][1]) for part, pieces in book.pieces_of(sku, count))
    return ToMake(*known[sku], count, parts=tuple(parts))
