"""What `Riwayat` says of an order that was amended: old and new value, and never a name, phone or address. Pure."""

import re
from collections.abc import Iterator
from datetime import date

from commands.entries.orders import Amendment, OrderAmended, OrderMoved
from commands.rules.orders import OrderStatus, Terms
from sheets.words import DELIVERY, PAY_METHOD, STATUS

_PHONE = re.compile(r"(?<!\w)(?:\+?62|0)(?:[ -]?\d){8,}")
_EVENTS = {
    Amendment.EDITED: "pesanan diubah",
    Amendment.RETURNED: "barang kembali",
    Amendment.TERMS: "pesanan diubah",
}


def amendment_told(amended: OrderAmended) -> tuple[str, str]:
    """The event and its details."""
    parts = [*_goods(amended), *_terms(amended), *(f"{name} diubah" for name in amended.personal)]
    reason = _PHONE.sub("...", amended.reason)
    said = f"{amended.order.no}: {'; '.join(parts)}"
    return _EVENTS[amended.why], f"{said} ({reason})" if reason else said


def move_told(moved: OrderMoved) -> str:
    """From which state to which, and why it was cancelled. By whom it goes has cells of its own."""
    said = f"{moved.no}: {STATUS.write(moved.before)} jadi {STATUS.write(moved.after)}"
    is_off = moved.after is OrderStatus.CANCELLED and moved.detail
    return f"{said} ({_PHONE.sub('...', moved.detail)})" if is_off else said


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
