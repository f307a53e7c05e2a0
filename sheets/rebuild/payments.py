"""Money that came in, out of `Pembayaran` and, where no row says it, the orders' own `Pembayaran` cell. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from commands.entries.money import PaymentRecorded
from commands.entries.sheet import BY_SHEET
from commands.faults import Fault
from commands.rules.orders import Order, OrderStatus, PaymentStatus
from commands.rules.payments import PaymentState, PaymentWay
from sheets.fields import Context
from sheets.order_rows import PaymentCells, PaymentTyped, read_payments
from sheets.reading import Grid
from sheets.rebuild.orders import PlacedOrder
from sheets.rebuild.rows import usable
from sheets.words import PAYMENT_STATUS, PAYMENT_WAY


@dataclass(frozen=True, slots=True)
class PaymentsRead:
    """Payments that arrived, one for each order that they pay, and what was paid without a row."""

    payments: tuple[PaymentRecorded, ...] = ()
    orders: tuple[Order, ...] = ()
    """All orders. `paid` holds only what no payment row says; the payments come on top."""
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class _Purse:
    """What each order still owes while payments are given out, the oldest first."""

    orders: Mapping[str, Order]
    left: dict[str, int] = field(default_factory=dict)
    of_partner: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for order in self.orders.values():
            if order.status is not OrderStatus.CANCELLED:
                self.left[order.no] = order.total
                self.of_partner[order.partner_id].append(order.no)

    def shares(self, named: Sequence[str], partner_id: str, amount: int) -> Iterator[tuple[str, int]]:
        """Which order gets how much. What is left over stays with the last one that was named."""
        known = [no for no in named if no in self.orders]
        if amount < 0:
            yield from ((no, amount) for no in known[:1])
            return
        candidates = known if named else self._owing(partner_id)
        for place, no in enumerate(candidates, start=1):
            is_last = bool(known) and place == len(known)
            share = amount if is_last else min(amount, max(0, self.left.get(no, 0)))
            self.left[no] = self.left.get(no, 0) - share
            amount -= share
            if share:
                yield no, share

    def _owing(self, partner_id: str) -> list[str]:
        owing = [no for no in self.of_partner[partner_id] if self.left[no] > 0]
        self.of_partner[partner_id] = owing
        return list(owing)


def read_paid(grid: Grid, orders: Mapping[str, PlacedOrder], known: Context, now: datetime) -> PaymentsRead:
    """A payment is a fact once it has an ID and its `Status` is masuk."""
    purse = _Purse({no: one.order for no, one in orders.items()})
    payments: list[PaymentRecorded] = []
    reading = read_payments(grid, known)
    rows = [row.value for row in usable(reading, PaymentCells, PaymentCells.typed, known)]
    for row in sorted(rows, key=lambda one: one.at or now):
        if row.state is PaymentState.ARRIVED:
            payments.extend(_recorded(row, purse, known, now))
    with_rows = {payment.order_no for payment in payments}
    settled = (
        one.order if no in with_rows else replace(one.order, paid=_paid(one)) for no, one in orders.items()
    )
    return PaymentsRead(tuple(payments), tuple(settled), (*reading.header_faults, *reading.faults))


def _recorded(row: PaymentTyped, purse: _Purse, known: Context, now: datetime) -> Iterator[PaymentRecorded]:
    if row.way is PaymentWay.CONSIGNMENT and not row.orders:
        return  # what a stall sold is no payment of an order
    partner_id = row.partner_id or known.names.partner(row.name) or ""
    amount = -row.amount if row.way is PaymentWay.PAID_BACK else row.amount
    method = PAYMENT_WAY.write(row.way) if row.way is not None else ""
    for place, (no, share) in enumerate(purse.shares(row.orders, partner_id, amount), start=1):
        name = row.id if place == 1 else f"{row.id}/{place}"
        owner = purse.orders[no].partner_id if no in purse.orders else partner_id
        yield PaymentRecorded(name, owner, no, share, method, row.at or now, row.by or BY_SHEET)


def _paid(one: PlacedOrder) -> int:
    """Without a row, `Lunas` means all of it. How much a `Sebagian` was, is written nowhere."""
    is_paid = PAYMENT_STATUS.read(one.payment) is PaymentStatus.PAID
    return one.order.total if is_paid else 0
