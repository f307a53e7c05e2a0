"""The owner's answer to an order whose row she deleted from the Sheet."""

from commands import access, cancelling
from commands.asks import Ask, Pressed, Verb
from commands.book import Book
from commands.decision import Decision
from commands.entries.sheet import OrderRestored
from commands.lost import ORDERS, LostRow, lost_row
from commands.pointing import pointed, pointer
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.replies.sheet import OrderRowAnswered, OrderRowGone, RowAnswer
from commands.rules.orders import Mover, Order, OrderStatus, may_move


def question(order: Order, book: Book, number: int) -> OrderRowGone:
    """Is the order off, or was the row deleted by mistake?"""
    may_cancel = may_move(order.status, OrderStatus.CANCELLED, Mover.OWNER)
    name = book.person(order.partner_id).name or order.partner_id
    return OrderRowGone(pointer(order.no), number, order, name, may_cancel)


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """Cancel it, or let its row go out again. Once answered, or once the row is back, nothing happens twice."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    order = book.orders.get(pointed(press.subject, "P"))
    if order is None:
        return Decision(OldButton())
    lost = book.lost.get(lost_row(ORDERS, order.no))
    if lost is None:
        return Decision(OrderRowAnswered(order.no, RowAnswer.STANDS))
    if lost.question != press.version:
        return Decision(OldButton())
    if lost.returns:
        return Decision(OrderRowAnswered(order.no, RowAnswer.RETURNS))
    return _answered(ask, book, press, order, lost)


def _answered(ask: Ask, book: Book, press: Pressed, order: Order, lost: LostRow) -> Decision:
    if press.verb is Verb.RESTORE_ROW:
        restored = OrderRestored(order, lost.question)
        return Decision(OrderRowAnswered(order.no, RowAnswer.RETURNS), entries=(restored,))
    asked = question(order, book, lost.question)
    if not asked.may_cancel:
        return Decision(asked)
    return Decision(
        OrderRowAnswered(order.no, RowAnswer.CANCELLED),
        entries=tuple(cancelling.cancelled(order, ask.at, str(ask.sender.telegram_id))),
        notices=cancelling.told(book, order),
    )
