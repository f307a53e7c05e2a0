"""Cells of an order's row that must show something yet, and what: remembered until a look sees it there.

Of an order that is over, since no Book holds it any more: it may change and be over in the same decision. And what
a person typed in chat for a cell of hers: it goes there only while the cell is empty.
"""

from collections.abc import Mapping

from commands.rules.orders import Order

PAYMENT, TOTAL, SUBTOTAL, ITEMS = "Pembayaran", "Total", "Subtotal", "Isi"
HEADERS = (PAYMENT, TOTAL, SUBTOTAL, ITEMS)
"""The cells of an order that is over, as `Pesanan` heads them."""
COURIER, TRACKING = "Kurir", "Resi"
OWN = (COURIER, TRACKING)
"""The cells of hers."""


def row_cell(no: str, header: str) -> str:
    """The name of such a cell in `Book.shown`."""
    return f"Pesanan|{no}|{header}"


def is_row_cell(name: str) -> bool:
    """Whether a name in `Book.shown` is one of `row_cell`."""
    return name.startswith("Pesanan|") and name.rpartition("|")[2] in (*HEADERS, *OWN)


def texts(order: Order) -> Mapping[str, str]:
    """What each of them must show, by header, as text."""
    return {
        PAYMENT: order.payment_status.value,
        TOTAL: str(order.total),
        SUBTOTAL: str(order.subtotal),
        ITEMS: items_text(order),
    }


def filled(no: str, courier: str, tracking: str) -> tuple[tuple[str, str], ...]:
    """What is to be filled in, for `Book.shown`."""
    return tuple((row_cell(no, h), text) for h, text in zip(OWN, (courier, tracking), strict=True) if text)


def items_text(order: Order) -> str:
    """What `Isi` says: what the order comes to after all corrections."""
    names = {line.sku: line.name for line in reversed(order.lines)}
    return ", ".join(f"{names[sku]} {pieces}" for sku, pieces in order.pieces.items())
