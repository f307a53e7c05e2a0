"""What the row of an order that is over must show yet: no Book holds the order any more, so its cells are remembered.

Each until a look sees it there: an order may change and be over in the same decision.
"""

from collections.abc import Mapping

from commands.rules.orders import Order

PAYMENT, TOTAL, SUBTOTAL, ITEMS = "Pembayaran", "Total", "Subtotal", "Isi"
HEADERS = (PAYMENT, TOTAL, SUBTOTAL, ITEMS)
"""The cells that are remembered, as `Pesanan` heads them."""


def row_cell(no: str, header: str) -> str:
    """The name of such a cell in `Book.shown`."""
    return f"Pesanan|{no}|{header}"


def is_row_cell(name: str) -> bool:
    """Whether a name in `Book.shown` is one of `row_cell`."""
    return name.startswith("Pesanan|") and name.rpartition("|")[2] in HEADERS


def texts(order: Order) -> Mapping[str, str]:
    """What each of them must show, by header, as text."""
    return {
        PAYMENT: order.payment_status.value,
        TOTAL: str(order.total),
        SUBTOTAL: str(order.subtotal),
        ITEMS: items_text(order),
    }


def items_text(order: Order) -> str:
    """What `Isi` says: what the order comes to after all corrections."""
    names = {line.sku: line.name for line in reversed(order.lines)}
    return ", ".join(f"{names[sku]} {pieces}" for sku, pieces in order.pieces.items())
