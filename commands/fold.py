"""How each fact changes the Book. `changes` is pure; the journal stores exactly what it returns."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, assert_never

from commands import fold_clock, fold_stock, row_cells
from commands.book import Book, Kind
from commands.decision import Decision
from commands.entries import Entry
from commands.entries.catalog import (
    ComponentEnded,
    ComponentSet,
    PostageEnded,
    PostageSet,
    PriceAnswered,
    PriceEnded,
    PriceHeld,
    PriceSet,
    ProductEnded,
    ProductSet,
    SettingSet,
    TierEnded,
    TierSet,
)
from commands.entries.clock import ClockSet, NoticeDelivered, NoticesForgotten, NoticeWritten
from commands.entries.money import (
    BalanceMoved,
    PaymentJudged,
    PaymentNamed,
    PaymentRecorded,
    PaymentReported,
    ProofAdded,
)
from commands.entries.orders import OrderAmended, OrderMoved, OrderPlaced, PostageFilled
from commands.entries.people import (
    AccountLinked,
    GroupEnded,
    GroupSet,
    InviteIssued,
    MemberEnded,
    MemberSet,
    PartnerSet,
    ReachChanged,
)
from commands.entries.qris import QrisAnswered, QrisOffered
from commands.entries.sheet import JournalRebuilt, LinesRestored, OrderRestored, RowFound, RowLost
from commands.entries.stock import (
    AwaitedStockEnded,
    AwaitedStockTold,
    ShelfForgotten,
    StockAwaited,
    StockEntry,
    StockKind,
    StockMoved,
)
from commands.lost import LINES, ORDERS, LostRow, line_key, lost_row
from commands.qris import QRIS_SETTING
from commands.replaced import Replaced
from commands.rules.network import Reach
from commands.rules.orders import OPEN, RESERVING, Amendment, Order, OrderStatus, Settled
from commands.rules.payments import Payment, PaymentState, PaymentWay

Change = tuple[Kind, str, Any]
"""A piece of state and its new value; None removes it."""

CatalogEntry = (
    TierSet
    | TierEnded
    | ProductEnded
    | ComponentSet
    | ComponentEnded
    | PostageSet
    | PostageEnded
    | GroupSet
    | GroupEnded
)


def fold(book: Book, entry: Entry) -> list[Change]:
    """Apply one entry to the Book and return what changed, for the journal's state rows."""
    made: list[Change] = []
    for change in changes(book, entry):
        book.put(*change)
        made.append(change)
    return made


def apply(book: Book, decision: Decision) -> list[Change]:
    """Apply all of a decision's state (entries, people, drafts) and return what changed."""
    made = [change for entry in decision.entries for change in fold(book, entry)]
    rest: list[Change] = [(Kind.PERSON, person.key, person) for person in decision.people]
    for draft in decision.drafts:
        rest.append((Kind.DRAFT, str(draft.id), draft))
        rest.append((Kind.COUNTER, "draft", max(draft.id, book.counters.get("draft", 0))))
    rest.extend((Kind.PARTICULARS, one.key, one) for one in decision.particulars)
    for key, step in decision.changing:
        rest.append((Kind.CHANGE, key, step))
        if step is not None:
            rest.append((Kind.COUNTER, "change", max(step.id, book.counters.get("change", 0))))
    rest.extend((Kind.SHOWN, cell, showing) for cell, showing in decision.shown)
    rest.extend((Kind.ASKED, str(chat), what) for chat, what in decision.asked)
    for change in rest:
        book.put(*change)
    return made + rest


def changes(book: Book, entry: Entry) -> Iterator[Change]:
    """What one entry changes. Lazy: a later change of the same entry sees the earlier ones applied."""
    match entry:
        case PriceSet() | PriceEnded() | PriceHeld() | PriceAnswered():
            yield from _price_changes(entry)
        case ProductSet(product):
            yield from fold_stock.product_changes(book, product)
        case PartnerSet() | MemberSet() | MemberEnded() | InviteIssued() | AccountLinked() | ReachChanged():
            yield from _people_changes(book, entry)
        case OrderPlaced() | OrderMoved() | PostageFilled() | OrderAmended() | PaymentRecorded():
            yield from _order_changes(book, entry)
        case PaymentReported() | PaymentNamed() | ProofAdded() | PaymentJudged() | BalanceMoved():
            yield from _money_changes(book, entry)
        case ClockSet() | NoticeWritten() | NoticeDelivered() | NoticesForgotten():
            yield from fold_clock.clock_changes(book, entry)
        case StockMoved() | ShelfForgotten() | StockAwaited() | AwaitedStockTold() | AwaitedStockEnded():
            yield from _stock_changes(book, entry)
        case RowLost() | RowFound() | OrderRestored() | LinesRestored():
            yield from _lost_changes(entry)
        case JournalRebuilt():
            yield from _rebuilt_changes(book, entry)
        case SettingSet(name, value):
            yield Kind.SETTING, name, value or None
            if name in book.replaced:
                yield Kind.REPLACED, name, None
        case QrisOffered(payload, by):
            yield Kind.QRIS_OFFER, str(by), payload
        case QrisAnswered(accepted=accepted, by=by, replaces=texts):
            yield Kind.QRIS_OFFER, str(by), None
            if accepted:
                yield Kind.REPLACED, QRIS_SETTING, Replaced(texts)
        case _:
            yield _catalog_change(book, entry)


def _catalog_change(book: Book, entry: CatalogEntry) -> Change:
    match entry:
        case TierSet(tier):
            return Kind.TIER, tier.name, tier
        case TierEnded(name):
            return Kind.TIER, name, None
        case ProductEnded(sku):
            rests = replace(book.products[sku], active=False) if sku in book.products else None
            return Kind.PRODUCT, sku, rests
        case ComponentSet(component):
            return Kind.COMPONENT, component.key, component
        case ComponentEnded(key):
            return Kind.COMPONENT, key, None
        case PostageSet(city, fee):
            return Kind.POSTAGE, city, fee
        case PostageEnded(city):
            return Kind.POSTAGE, city, None
        case GroupSet(group):
            return Kind.GROUP, group.key, group
        case GroupEnded(key):
            return Kind.GROUP, key, None
        case _:
            assert_never(entry)


def _price_changes(entry: PriceSet | PriceEnded | PriceHeld | PriceAnswered) -> Iterator[Change]:
    match entry:
        case PriceSet(row):
            yield Kind.PRICE, row.key, row
            yield Kind.HELD, row.key, None
            yield Kind.REFUSED, row.key, None
        case PriceEnded(key):
            yield Kind.PRICE, key, None
            yield Kind.HELD, key, None
            yield Kind.REFUSED, key, None
        case PriceHeld(row):
            yield Kind.HELD, row.key, row
            yield Kind.REFUSED, row.key, None
        case PriceAnswered(row, accepted):
            yield Kind.HELD, row.key, None
            yield (Kind.PRICE if accepted else Kind.REFUSED), row.key, row
        case _:
            assert_never(entry)


def _people_changes(
    book: Book, entry: PartnerSet | MemberSet | MemberEnded | InviteIssued | AccountLinked | ReachChanged
) -> Iterator[Change]:
    match entry:
        case PartnerSet(partner):
            yield Kind.PARTNER, partner.id, partner
        case MemberSet(member):
            yield Kind.MEMBER, member.key, member
        case MemberEnded(key):
            yield Kind.MEMBER, key, None
        case InviteIssued(invite):
            for code in [c for c, old in book.invites.items() if old.for_key == invite.for_key]:
                yield Kind.INVITE, code, None
            yield Kind.INVITE, invite.code, invite
        case AccountLinked(key, telegram_id, code):
            yield Kind.INVITE, code, None
            if key in book.partners:
                linked = replace(book.partners[key], telegram_id=telegram_id, reach=Reach.CONNECTED)
                yield Kind.PARTNER, key, linked
            elif key in book.members:
                yield Kind.MEMBER, key, replace(book.members[key], telegram_id=telegram_id)
        case ReachChanged(partner_id, reach):
            if partner_id in book.partners:
                yield Kind.PARTNER, partner_id, replace(book.partners[partner_id], reach=reach)
        case _:
            assert_never(entry)


def _lost_changes(entry: RowLost | RowFound | OrderRestored | LinesRestored) -> Iterator[Change]:
    match entry:
        case RowLost(tab, key, at):
            yield Kind.LOST, lost_row(tab, key), LostRow(int(at.timestamp()))
        case RowFound(tab, key):
            yield Kind.LOST, lost_row(tab, key), None
        case OrderRestored(order, question):
            yield Kind.LOST, lost_row(ORDERS, order.no), LostRow(question, returns=True)
            yield Kind.SHOWN, status_cell(order.no), order.status.value
        case LinesRestored(order, places, question):
            for place in places:
                yield Kind.LOST, lost_row(LINES, line_key(order.no, place)), LostRow(question, returns=True)
        case _:
            assert_never(entry)


def _rebuilt_changes(book: Book, entry: JournalRebuilt) -> Iterator[Change]:
    last = {
        entry.day: entry.last_order,
        f"B{entry.day}": entry.last_money,
        f"S{entry.day}": entry.last_money,
        "draft": entry.last_draft,
        "change": entry.last_draft,
        fold_stock.AWAITED: entry.last_draft,
    }
    for name, number in last.items():
        yield Kind.COUNTER, name, max(number, book.counters.get(name, 0))
    for cell in [cell for cell in book.shown if row_cells.is_row_cell(cell)]:
        yield Kind.SHOWN, cell, None  # the Sheet is where these were read


def _order_changes(
    book: Book, entry: OrderPlaced | OrderMoved | PostageFilled | OrderAmended | PaymentRecorded
) -> Iterator[Change]:
    match entry:
        case OrderPlaced(order):
            yield from fold_stock.booked_changes(book, None, order)
            yield from _as_it_stands(book, order)
            if is_kept(order):
                yield Kind.SHOWN, status_cell(order.no), order.status.value
            day, _, counter = order.no[1:].partition("-")
            yield Kind.COUNTER, day, max(int(counter), book.counters.get(day, 0))
        case OrderMoved(no, _, after):
            if (moving := book.orders.get(no)) is not None:
                yield from fold_stock.booked_changes(book, moving, moving.moved(after))
                yield from _shipped(book, moving, after)
                yield from _as_it_stands(book, moving.moved(after))
        case PostageFilled(no, fee):
            if (billed := book.orders.get(no)) is not None:
                yield from _as_it_stands(book, replace(billed, postage=fee))
        case OrderAmended(order, why=why, at=at):
            if why is not Amendment.RETURNED:  # what came back was made
                yield from fold_stock.booked_changes(book, book.orders.get(order.no), order)
            yield from fold_clock.amended_changes(book, order, at)
            yield from _as_it_stands(book, order)
        case PaymentRecorded(order_no=no, amount=amount):
            if (owed := book.orders.get(no)) is not None:
                after_it = replace(owed, paid=owed.paid + amount)
                yield from fold_clock.paid_in_part_changes(book, after_it, amount, entry.at)
                yield from _as_it_stands(book, after_it)
            elif (settled := book.returned.get(no)) is not None:
                yield Kind.RETURNED, no, replace(settled, paid=settled.paid + amount)
        case _:
            assert_never(entry)


def _money_changes(
    book: Book, entry: PaymentReported | PaymentNamed | ProofAdded | PaymentJudged | BalanceMoved
) -> Iterator[Change]:
    """Who waits to be checked is counted in the orders that she named; what arrived follows as shares."""
    match entry:
        case PaymentReported(payment):
            day, _, counter = payment.id.partition("-")
            if counter.isdecimal():
                yield Kind.COUNTER, day, max(int(counter), book.counters.get(day, 0))
            if payment.proof is not None:
                yield Kind.PROOF, payment.proof.unique_id, payment.id
            if payment.state is PaymentState.WAITING:
                yield Kind.PAYMENT, payment.id, payment
                yield from _to_check(book, payment, 1)
            yield from _out_of_balance(book, payment)
        case PaymentNamed(id=number, orders=orders, amount=amount):
            if (named := book.payments.get(number)) is not None:
                yield from _to_check(book, named, -1)
                after = replace(named, orders=orders, amount=amount)
                yield Kind.PAYMENT, number, after
                yield from _to_check(book, after, 1)
        case ProofAdded(id=number, proof=proof):
            yield Kind.PROOF, proof.unique_id, number
            if (shown := book.payments.get(number)) is not None and shown.proof is None:
                yield Kind.PAYMENT, number, replace(shown, proof=proof)
        case PaymentJudged(id=number, state=state, amount=amount):
            judged = book.payments.get(number)
            yield Kind.PAYMENT, number, None
            if judged is not None:
                yield from _to_check(book, judged, -1)
                yield from _out_of_balance(book, replace(judged, state=state, amount=amount))
            if judged is not None and state is PaymentState.NOT_ARRIVED:
                for picture in [one for one, of in book.proofs.items() if of == number]:
                    yield Kind.PROOF, picture, None  # it may be sent again
                yield from fold_clock.not_arrived_changes(book, judged, entry.at)
        case BalanceMoved(id=number, partner_id=partner_id, amount=amount):
            day, _, counter = number.partition("-")
            if counter.isdecimal():
                yield Kind.COUNTER, day, max(int(counter), book.counters.get(day, 0))
            yield _balance(book, partner_id, amount)
        case _:
            assert_never(entry)


def _out_of_balance(book: Book, payment: Payment) -> Iterator[Change]:
    """`potong saldo`, and `uang kembali` for no order, are taken from her balance by themselves once they arrived."""
    is_her_own = payment.way is PaymentWay.FROM_BALANCE or (
        payment.way is PaymentWay.PAID_BACK and not payment.orders
    )
    if is_her_own and payment.state is PaymentState.ARRIVED:
        yield _balance(book, payment.partner_id, -payment.amount)


def _balance(book: Book, partner_id: str, more: int) -> Change:
    return Kind.BALANCE, partner_id, (book.balances.get(partner_id, 0) + more) or None


def _to_check(book: Book, payment: Payment, more: int) -> Iterator[Change]:
    if payment.way is PaymentWay.PAID_BACK:
        return  # it goes out: nobody waits for it to come in
    for no in payment.orders:
        if (order := book.orders.get(no)) is not None:
            yield from _as_it_stands(book, replace(order, to_check=max(0, order.to_check + more)))


def status_cell(no: str) -> str:
    """The name of an order's Status cell in `Book.shown`."""
    return f"Pesanan|{no}|Status"


def is_kept(order: Order) -> bool:
    """Whether it stands in the Book: it is open, or it is over and money is owed, by her or to her."""
    return order.status in OPEN or order.unpaid > 0 or order.surplus > 0


def _as_it_stands(book: Book, order: Order) -> Iterator[Change]:
    """The order, or its end: what is remembered then is a Status cell that still shows something else.

    What other cells of its row must show is remembered until a look sees it there.
    """
    may_differ = order.no in book.orders
    yield Kind.ORDER, order.no, order if is_kept(order) else None
    if is_kept(order):
        return
    yield from fold_clock.ended_changes(book, order)
    if order.corrections and order.corrections[-1].why is Amendment.RETURNED:
        may_differ = True
        yield Kind.RETURNED, order.no, Settled(len(order.lines), order.paid)
    row, cell = lost_row(ORDERS, order.no), status_cell(order.no)
    if row in book.lost or book.shown.get(cell) == order.status.value:
        yield Kind.SHOWN, cell, None
    if may_differ and row not in book.lost:
        for header, text in row_cells.texts(order).items():
            yield Kind.SHOWN, row_cells.row_cell(order.no, header), text
    lines = (lost_row(LINES, line_key(order.no, place)) for place, _ in enumerate(order.lines, start=1))
    for name in (row, *lines):
        if name in book.lost:
            yield Kind.LOST, name, None


def _shipped(book: Book, order: Order, after: OrderStatus) -> Iterator[Change]:
    """At `Dikirim` the goods leave the shelf and are no longer reserved; what can be sold stays the same."""
    if after is not OrderStatus.SHIPPED or order.status not in RESERVING:
        return
    for sku, pieces in order.reserves:
        yield Kind.RESERVED, sku, (book.reserved.get(sku, 0) - pieces) or None
        if sku in book.shelf:
            yield Kind.SHELF, sku, book.shelf[sku] - pieces


def _stock_changes(book: Book, entry: StockEntry) -> Iterator[Change]:
    """Orders and their cancelling move what is reserved; everything else moves the shelf."""
    if isinstance(entry, StockAwaited | AwaitedStockTold | AwaitedStockEnded):
        yield from fold_stock.awaited_changes(book, entry)
    elif isinstance(entry, ShelfForgotten):
        yield Kind.SHELF, entry.sku, None
    elif entry.kind in (StockKind.ORDERED, StockKind.CANCELLED):
        yield Kind.RESERVED, entry.sku, (book.reserved.get(entry.sku, 0) - entry.quantity) or None
    else:
        yield Kind.SHELF, entry.sku, book.shelf.get(entry.sku, 0) + entry.quantity
    if isinstance(entry, StockMoved):
        yield from fold_stock.scarcer_changes(book, book.day(entry.at))
