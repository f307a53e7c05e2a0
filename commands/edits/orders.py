"""Edits of orders in the Sheet: a status goes to the partner as a message, postage completes the bill."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from commands import gone, refunds, sent, settings
from commands.billing import billed_again, clock, ends, has_clock, pay_until
from commands.book import Book
from commands.cancelling import cancelled, to_partner, told
from commands.edits import terms
from commands.edits.effect import Effect
from commands.edits.seen import OrderSeen, SheetSeen
from commands.edits.stock import readings, settled
from commands.entries.clock import ClockSet
from commands.entries.orders import OrderMoved, PostageFilled
from commands.entries.sheet import BY_SHEET, RowFound, RowLost
from commands.fold import is_kept, status_cell
from commands.lost import ORDERS, lost_row
from commands.paycode import code_of
from commands.replies.orders import BillReady, OrderNews, PostageChanged
from commands.replies.sheet import EditKind, EditTold
from commands.row_cells import OWN, row_cell
from commands.rules.orders import Mover, Order, OrderStatus, may_move

if TYPE_CHECKING:
    from commands.entries import Entry


def statuses(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """What the owner typed over an open order's cells since they were last seen."""
    for no, row in seen.orders.rows.items():
        order = book.orders.get(no)
        yield from _filled(book, row)
        if order is None:
            yield from _ended(seen, book, row)
            continue
        # One that is off stands here for its money alone: no postage counts.
        is_off = order.status is OrderStatus.CANCELLED
        typed = order if is_off else replace(order, postage=row.postage)
        moves = tuple(_status(seen, book, typed, row))
        if any(_cancels(move) for move in moves):
            # It ends as it was shown, without this postage: nobody is asked to pay, and `Total` stays right.
            yield from _status(seen, book, order, row)
            continue
        if typed != order:
            yield _postage(seen, book, typed)
        yield from moves


def lost(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """Open orders whose rows are gone: each is asked about once, and counts on until she answers."""
    for no in sorted(seen.orders.gone & book.orders.keys()):
        known = book.lost.get(lost_row(ORDERS, no))
        if known is None or known.returns:
            fact = RowLost(ORDERS, no, seen.at)
            asked = gone.question(book.orders[no], book, int(seen.at.timestamp()))
            yield Effect((fact,), questions=(asked,))
    for no in sorted(seen.orders.present & book.orders.keys()):
        if lost_row(ORDERS, no) in book.lost:
            yield Effect((RowFound(ORDERS, no),))


def _postage(seen: SheetSeen, book: Book, order: Order) -> Effect:
    filled = PostageFilled(order.no, order.postage)
    before = book.orders[order.no].postage
    if order.postage is None or order.status is OrderStatus.CANCELLED:
        return Effect((filled,))  # nothing can be billed
    called, bank = book.person(order.partner_id).called, settings.bank(book)
    if before is None:
        bill = BillReady(order, called, bank, pay_until(book, order, seen.at), code_of(book, order))
        runs = (ClockSet(clock(book, order.no, seen.at)),) if has_clock(order) else ()
        return Effect((filled, *runs), notices=to_partner(book, order, bill))
    goes_on = billed_again(book, order, seen.at) if has_clock(order) else None
    changed = PostageChanged(order, called, before, bank, ends(book, goes_on), code_of(book, order))
    runs = () if goes_on is None else (ClockSet(goes_on),)
    notices = (*to_partner(book, order, changed), *refunds.asked(book, order))
    return Effect((filled, *runs), notices=notices)


def _status(seen: SheetSeen, book: Book, order: Order, row: OrderSeen) -> Iterator[Effect]:
    cell = status_cell(order.no)
    typed = row.status
    if typed is None:
        return
    if typed.value in readings(book.shown.get(cell)):
        yield from settled(cell, typed.value, book)
        return
    shown = ((cell, typed.value),) if is_kept(order) else ()
    if typed is order.status:
        yield Effect(shown=shown)
    elif may_move(order.status, typed, Mover.OWNER):
        yield _moved(seen, book, order, row, typed)
    else:
        refused = EditTold(EditKind.MOVE_REFUSED, order.no, order.status.value, typed.value)
        yield Effect(shown=shown, told=(refused,))


def _ended(seen: SheetSeen, book: Book, row: OrderSeen) -> Iterator[Effect]:
    """An order that is over stays as it ended: what she types over it is put back, and said."""
    taken = [name for h, text in row.own.items() if book.shown.get(name := row_cell(row.no, h)) == text]
    if taken:
        yield Effect(shown=tuple((name, None) for name in taken))
    cell, status = status_cell(row.no), seen.ended.get(row.no)
    if status is None or row.status is None:
        return
    if row.status is status:
        if cell in book.shown:
            yield Effect(shown=((cell, None),))
    elif row.status.value not in readings(book.shown.get(cell)):
        refused = EditTold(EditKind.MOVE_REFUSED, row.no, status.value, row.status.value)
        yield Effect(shown=((cell, row.status.value),), told=(refused,))


def _filled(book: Book, row: OrderSeen) -> Iterator[Effect]:
    """Whatever stands in a cell of hers now, nothing else goes there."""
    for header, text in zip(OWN, (row.courier, row.tracking), strict=True):
        if text and (name := row_cell(row.no, header)) in book.shown:
            yield Effect(shown=((name, None),))


def _moved(seen: SheetSeen, book: Book, order: Order, row: OrderSeen, after: OrderStatus) -> Effect:
    entries: tuple[Entry, ...] = (OrderMoved(order.no, order.status, after, BY_SHEET),)
    if after is OrderStatus.CANCELLED:
        entries = tuple(cancelled(order, seen.at, BY_SHEET))
        notices = told(book, order)
    else:
        notices = to_partner(book, order, _news(book, order, row, after))
    stays = is_kept(order.moved(after))
    return Effect(entries, shown=((status_cell(order.no), after.value if stays else None),), notices=notices)


def _news(book: Book, order: Order, row: OrderSeen, after: OrderStatus) -> OrderNews:
    """By how it is paid and sent as she typed it in the same look."""
    told = sent.news(terms.as_typed(book, order, row), after, row.courier, row.tracking)
    return replace(told, by=settings.owner_name(book), contact=settings.contact(book))


def _cancels(effect: Effect) -> bool:
    return any(isinstance(one, OrderMoved) and one.after is OrderStatus.CANCELLED for one in effect.entries)
