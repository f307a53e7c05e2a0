"""Edits of orders in the Sheet: a status goes to the partner as a message, postage completes the bill."""

from collections.abc import Iterator
from dataclasses import replace

from commands import settings
from commands.billing import pay_until
from commands.book import Book
from commands.decision import Notice
from commands.edits.effect import Effect
from commands.edits.seen import OrderSeen, SheetSeen
from commands.edits.stock import readings, settled
from commands.entries import BY_SHEET, Entry, OrderMoved, PostageFilled, StockKind, StockMoved
from commands.fold import is_kept, status_cell
from commands.replies import BillReady, EditKind, EditTold, OrderNews
from commands.rules.orders import RESERVING, Mover, Order, OrderStatus, may_move


def statuses(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """What the owner typed over an open order's cells since they were last seen."""
    for no, row in seen.orders.rows.items():
        order = book.orders.get(no)
        if order is None:
            continue
        if row.postage != order.postage:
            order = replace(order, postage=row.postage)
            yield _postage(seen, book, order)
        yield from _status(seen, book, order, row)
    for no in sorted(seen.orders.gone & book.orders.keys()):
        yield Effect(told=(EditTold(EditKind.ROWS_GONE, f"Pesanan: {no}"),))


def _postage(seen: SheetSeen, book: Book, order: Order) -> Effect:
    filled = PostageFilled(order.no, order.postage)
    if order.postage is None:
        return Effect((filled,))
    bill = BillReady(
        order,
        book.person(order.partner_id).called,
        settings.bank(book),
        pay_until(book, order, seen.at),
    )
    return Effect((filled,), notices=_to_partner(book, order, bill))


def _status(seen: SheetSeen, book: Book, order: Order, row: OrderSeen) -> Iterator[Effect]:
    cell = status_cell(order.no)
    typed = row.status
    if typed is None:
        return
    if typed.value in readings(book.shown.get(cell)):
        yield from settled(cell, typed.value, book)
        return
    shown = ((cell, typed.value),)
    if typed is order.status:
        yield Effect(shown=shown)
    elif may_move(order.status, typed, Mover.OWNER):
        yield _moved(seen, book, order, row, typed)
    else:
        refused = EditTold(EditKind.MOVE_REFUSED, order.no, order.status.value, typed.value)
        yield Effect(shown=shown, told=(refused,))


def _moved(seen: SheetSeen, book: Book, order: Order, row: OrderSeen, after: OrderStatus) -> Effect:
    entries: list[Entry] = [OrderMoved(order.no, order.status, after, BY_SHEET)]
    if after is OrderStatus.CANCELLED and order.status in RESERVING:
        entries.extend(freed(order, seen))
    news = OrderNews(
        order.no,
        after,
        courier=row.courier,
        tracking=row.tracking,
        total=order.total,
        by=settings.owner_name(book),
        contact=settings.contact(book),
        is_fetched=row.is_fetched,
    )
    stays = is_kept(order.moved(after))
    return Effect(
        tuple(entries),
        shown=((status_cell(order.no), after.value),) if stays else (),
        notices=_to_partner(book, order, news),
    )


def freed(order: Order, seen: SheetSeen) -> Iterator[StockMoved]:
    """What a cancelled order no longer reserves."""
    for place, (sku, pieces) in enumerate(order.reserves, start=1):
        yield StockMoved(
            f"{order.no}/B{place}", sku, pieces, StockKind.CANCELLED, order.no, seen.at, BY_SHEET
        )


def _to_partner(book: Book, order: Order, news: OrderNews | BillReady) -> tuple[Notice, ...]:
    partner = book.partners.get(order.partner_id)
    return () if partner is None or partner.telegram_id is None else (Notice(partner.telegram_id, news),)
