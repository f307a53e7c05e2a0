"""What cells of an order must show after a change in chat: its goods, how it is paid and sent; and once it is over.

What she typed there was taken before; what could not be taken comes back.
"""

from collections.abc import Iterator

from commands.book import Book
from commands.row_cells import HEADERS, ITEMS, OWN, PAYMENT, items_text, row_cell
from commands.rules.orders import OPEN, Order, PaymentStatus
from sheets.cells import is_blank
from sheets.order_rows import OrderTyped
from sheets.reading import FaultyRow, GoodRow
from sheets.tabs import PESANAN
from sheets.watch.wish import Wish
from sheets.words import DELIVERY, PAY_METHOD, PAYMENT_STATUS


def term_wishes(row: GoodRow[OrderTyped], order: Order, book: Book) -> Iterator[Wish]:
    """Of a row that can be read: what she typed wrong stands there until she mends it."""
    typed = row.value
    if typed.items != (items := items_text(order)):
        yield Wish(PESANAN, row.row, ITEMS, items, stays=True)
    if order.status not in OPEN:
        return
    if typed.pay_method is not order.pay_method:
        yield _word(row, "Bayar", PAY_METHOD.write(order.pay_method))
    if typed.delivery is not order.delivery:
        yield _word(row, "Cara kirim", DELIVERY.write(order.delivery))
    yield Wish(PESANAN, row.row, "Tanggal kirim", order.ship_on, stays=True)
    own = book.particulars.get(order.no)
    if own is None:
        return  # as the partner's own row was when it was placed
    person = book.person(order.partner_id)
    yield Wish(PESANAN, row.row, "Penerima", own.recipient or person.name, stays=True)
    yield Wish(PESANAN, row.row, "Alamat kirim", own.address or person.address, stays=True)
    yield Wish(PESANAN, row.row, "Atas nama", own.sender, stays=True)


def ended_wishes(row: int, no: str, book: Book) -> Iterator[Wish]:
    """What no look has shown yet in the row of an order that is over."""
    cells = {header: book.shown[name] for header in HEADERS if (name := row_cell(no, header)) in book.shown}
    for header, text in cells.items():
        if header == PAYMENT:
            yield Wish(PESANAN, row, header, PAYMENT_STATUS.write(PaymentStatus(text)))
        elif header == ITEMS:
            yield Wish(PESANAN, row, header, text, stays=True)
        else:
            yield Wish(PESANAN, row, header, int(text))


def filling_wishes(row: GoodRow[OrderTyped] | FaultyRow, no: str, book: Book) -> Iterator[Wish]:
    """Courier and tracking number that were typed in chat, where her own cells are empty."""
    for header in OWN:
        if (name := row_cell(no, header)) in book.shown and is_blank(row.raw.get(header)):
            yield Wish(PESANAN, row.row, header, book.shown[name], compares=True)


def _word(row: GoodRow[OrderTyped], header: str, word: str) -> Wish:
    return Wish(PESANAN, row.row, header, word, compares=True, stays=True)
