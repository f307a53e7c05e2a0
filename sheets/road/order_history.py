"""What `Riwayat` says of an order that was amended: old and new value, and never a name, phone or address. Pure."""

from collections.abc import Iterator
from datetime import date

from commands.entries.orders import Amendment, OrderAmended
from commands.rules.orders import Terms
from sheets.words import DELIVERY, PAY_METHOD

_EVENTS = {
    Amendment.EDITED: "pesanan diubah",
    Amendment.RETURNED: "barang kembali",
    Amendment.TERMS: "pesanan diubah",
}


def amendment_told(amended: OrderAmended) -> tuple[str, str]:
    """The event and its details."""
    parts = [*_goods(amended), *_terms(amended), *(f"{name} diubah" for name in amended.personal)]
    said = f"{amended.order.no}: {'; '.join(parts)}"
    return _EVENTS[amended.why], f"{said} ({amended.reason})" if amended.reason else said


def _goods(amended: OrderAmended) -> Iterator[str]:
    """By product: the new lines at its end are the difference to what was agreed before."""
    order = amended.order
    new = order.lines[len(order.lines) - amended.added :]
    before = {line.sku: 0 for line in new}
    for line in order.lines[: len(order.lines) - amended.added]:
        if line.sku in before:
            before[line.sku] += line.quantity
    after = {sku: order.pieces.get(sku, 0) for sku in before}
    names = {line.sku: line.name for line in new}
    yield from (
        f"{names[sku]} {before[sku]} jadi {after[sku]}" for sku in before if before[sku] != after[sku]
    )


def _terms(amended: OrderAmended) -> Iterator[str]:
    before, after = amended.was, amended.order.terms
    if before is None or before == after:
        return
    for (header, old), (_, new) in zip(_words(before), _words(after), strict=True):
        if old != new:
            yield f"{header}: {old} jadi {new}"


def _words(terms: Terms) -> tuple[tuple[str, str], ...]:
    return (
        ("Bayar", PAY_METHOD.write(terms.pay_method)),
        ("Cara kirim", DELIVERY.write(terms.delivery)),
        ("Tanggal kirim", _day(terms.ship_on)),
        ("Jatuh tempo", _day(terms.due)),
    )


def _day(day: date | None) -> str:
    return "kosong" if day is None else f"{day:%d/%m/%Y}"
