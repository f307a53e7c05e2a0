"""Money out of `Pembayaran` and `Saldo`, by the rule of decision 0015; where no row says it, out of `Pesanan`. Pure.

An order got the arrived payments that name it, without what `Saldo` says of it (lebih bayar, retur). Who gets what
of a payment that names several orders, or none, is worked out again: the totals of the orders are as they are now.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from commands.entries.money import BalanceMoved, MoneyEntry, PaymentRecorded, PaymentReported
from commands.entries.sheet import BY_SHEET
from commands.faults import Fault
from commands.paying import WAS_AN_ORDERS
from commands.rules.orders import Order, OrderStatus, PaymentStatus
from commands.rules.payments import BalanceKind, Payment, PaymentState, PaymentWay
from sheets.balance_rows import BalanceCells, BalanceTyped, read_balances
from sheets.fields import Context
from sheets.order_rows import PaymentCells, PaymentTyped, read_payments
from sheets.reading import Grid, TabReading
from sheets.rebuild.orders import PlacedOrder
from sheets.rebuild.rows import usable
from sheets.words import PAYMENT_STATUS


@dataclass(frozen=True, slots=True)
class MoneyRead:
    """Payments, what each order has of them, and balances: in the order in which they came."""

    facts: tuple[MoneyEntry, ...] = ()
    orders: tuple[Order, ...] = ()
    """All orders. `paid` holds only what no row says; the facts come on top."""
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class _Purse:
    """What each order still takes while payments are given out, the oldest first."""

    orders: Mapping[str, Order]
    moved: Sequence[BalanceMoved]
    left: dict[str, int] = field(default_factory=dict)
    of_partner: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    surplus: Counter[str] = field(default_factory=Counter)
    """By order, money of its payments that is balance since they came."""

    def __post_init__(self) -> None:
        for order in self.orders.values():
            if order.status is not OrderStatus.CANCELLED:
                self.left[order.no] = order.total
                self.of_partner[order.partner_id].append(order.no)
        for one in self.moved:
            if one.kind is BalanceKind.RETURNED and one.order_no in self.orders:
                self.left[one.order_no] = self.left.get(one.order_no, 0) + one.amount
            elif one.kind is BalanceKind.OVERPAID:
                self.surplus[one.order_no] += one.amount

    def shares(self, named: Sequence[str], partner_id: str, amount: int) -> Iterator[tuple[str, int]]:
        """Which order gets how much. What is left over, and in no row of `Saldo`, stays with the last one named."""
        known = [no for no in named if no in self.orders]
        if amount < 0:
            for no in known[:1]:
                self.left[no] = self.left.get(no, 0) - amount
                yield no, amount
            return
        candidates = known if named else self._owing(partner_id)
        over = min(amount, self.surplus[candidates[0]]) if candidates else 0
        if candidates:
            self.surplus[candidates[0]] -= over
        amount -= over
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


def read_money(
    payments: Grid, balances: Grid, orders: Mapping[str, PlacedOrder], known: Context, now: datetime
) -> MoneyRead:
    """A row is a fact once it has an ID and the bot filled its own cells; else the next look takes it."""
    placed = {no: one.order for no, one in orders.items()}
    paid, kept = read_payments(payments, known), read_balances(balances, known)
    moved = [_moved(one, known, now) for one in _rows_of_saldo(kept, known)]
    purse = _Purse(placed, moved)
    facts: list[MoneyEntry] = []
    rows = [row.value for row in usable(paid, PaymentCells, PaymentCells.typed, known)]
    for row in sorted(filter(_is_fact, rows), key=lambda one: one.at or now):
        payment = _payment(row, placed, known, now)
        facts.append(PaymentReported(payment))
        if payment.state is PaymentState.ARRIVED:
            facts.extend(_recorded(payment, purse))
    for one in sorted(moved, key=lambda one: one.at):
        facts.append(one)
        facts.extend(_given_up(one, purse))
    with_rows = {fact.order_no for fact in facts if isinstance(fact, PaymentRecorded)}
    settled = (
        one.order if no in with_rows else replace(one.order, paid=_paid(one)) for no, one in orders.items()
    )
    faults = (*paid.header_faults, *paid.faults, *kept.header_faults, *kept.faults)
    return MoneyRead(tuple(facts), tuple(settled), faults)


def _is_fact(row: PaymentTyped | BalanceTyped) -> bool:
    return any((row.at, row.by, row.partner_id))


def _payment(row: PaymentTyped, orders: Mapping[str, Order], known: Context, now: datetime) -> Payment:
    """Telegram's name of its proof stands nowhere in the Sheet: a payment that waits has none any more."""
    named = next((orders[no].partner_id for no in row.orders if no in orders), "")
    partner_id = row.partner_id or known.names.partner(row.name) or named
    state = row.state or PaymentState.ARRIVED
    if row.amount is None:
        state = PaymentState.WAITING if state is PaymentState.ARRIVED else state
    return Payment(
        row.id,
        partner_id,
        row.amount or 0,
        row.way or PaymentWay.TRANSFER,
        state,
        row.at or now,
        row.by or BY_SHEET,
        row.orders,
    )


def _recorded(payment: Payment, purse: _Purse) -> Iterator[PaymentRecorded]:
    if payment.way is PaymentWay.CONSIGNMENT and not payment.orders:
        return  # what a stall sold is no payment of an order
    if payment.way is PaymentWay.PAID_BACK and not payment.orders:
        return  # that was balance
    amount = -payment.amount if payment.way is PaymentWay.PAID_BACK else payment.amount
    given = purse.shares(payment.orders, payment.partner_id, amount)
    for place, (no, share) in enumerate(given, start=1):
        name = payment.id if place == 1 else f"{payment.id}/{place}"
        owner = purse.orders[no].partner_id
        yield PaymentRecorded(name, owner, no, share, payment.way.value, payment.at, payment.by)


def _rows_of_saldo(reading: TabReading[BalanceTyped], known: Context) -> Iterator[BalanceTyped]:
    rows = (row.value for row in usable(reading, BalanceCells, BalanceCells.typed, known))
    yield from filter(_is_fact, rows)


def _moved(row: BalanceTyped, known: Context, now: datetime) -> BalanceMoved:
    partner_id = row.partner_id or known.names.partner(row.name) or ""
    at, by = row.at or now, row.by or BY_SHEET
    return BalanceMoved(row.id, partner_id, row.moves, row.kind, row.order, at, by)


def _given_up(moved: BalanceMoved, purse: _Purse) -> Iterator[PaymentRecorded]:
    """What an order has no more: all of a `retur`, and of a `lebih bayar` what its payments did not hold."""
    if moved.kind not in WAS_AN_ORDERS or moved.order_no not in purse.orders:
        return
    less = moved.amount
    if moved.kind is BalanceKind.OVERPAID:
        less = min(less, purse.surplus[moved.order_no])
        purse.surplus[moved.order_no] -= less
    if less:
        yield PaymentRecorded(
            moved.id, moved.partner_id, moved.order_no, -less, moved.kind.value, moved.at, moved.by
        )


def _paid(one: PlacedOrder) -> int:
    """Without a row, `Lunas` means all of it. How much a `Sebagian` was, is written nowhere."""
    is_paid = PAYMENT_STATUS.read(one.payment) is PaymentStatus.PAID
    return one.order.total if is_paid else 0
