"""An order's states by chat: accepted, sent, arrived, cancelled. Asked once more where it cannot be undone."""

from dataclasses import replace

from commands import cancelling, refunds, row_cells, sent, settings
from commands.asks import Ask, Pressed, Verb
from commands.book import Book
from commands.cancelling import to_partner
from commands.changing import Change, ChangeKind
from commands.courier import courier_in
from commands.decision import Decision, Notice
from commands.entries.orders import OrderMoved
from commands.named import Meant, looks, meant, name_of, stands, ways
from commands.pointing import pointed
from commands.ports import Found
from commands.replies.changes import (
    MoveAsked,
    OrderCard,
    OrderMovedOn,
    PartnerMoved,
    WordsAsked,
)
from commands.replies.drafts import OldButton
from commands.rules.orders import Mover, OrderStatus, may_move

_AFTER = {
    Verb.ACCEPT: OrderStatus.IN_PROGRESS,
    Verb.SEND: OrderStatus.SHIPPED,
    Verb.SURE_SEND: OrderStatus.SHIPPED,
    Verb.ARRIVED: OrderStatus.DONE,
    Verb.CANCEL_ORDER: OrderStatus.CANCELLED,
    Verb.SURE_CANCEL: OrderStatus.CANCELLED,
}
_KINDS = {Verb.SEND: ChangeKind.SEND, Verb.CANCEL_ORDER: ChangeKind.CANCEL}
_STATES = {ChangeKind.SEND: OrderStatus.SHIPPED, ChangeKind.CANCEL: OrderStatus.CANCELLED}


def decide(ask: Ask, book: Book, press: Pressed, found: Found | None) -> Decision:
    """Carry out a button that moves an order, or ask once more."""
    order = meant(ask, book, found, pointed(press.subject, "P"))
    if not isinstance(order, Meant):
        return Decision(order)
    after = _AFTER[press.verb]
    if not may_move(order.order.status, after, order.mover):
        return Decision(stands(book, order))
    if press.verb in _KINDS:
        return _asked(ask, book, order, _KINDS[press.verb])
    if press.verb in (Verb.ACCEPT, Verb.ARRIVED):
        return _moved(ask, book, order, after)
    return _sure(ask, book, order, press, after)


def card(ask: Ask, book: Book, found: Found | None, no: str) -> Decision:
    """One order with its buttons, and the question of its money as long as nobody answered it."""
    order = meant(ask, book, found, no)
    if not isinstance(order, Meant):
        return Decision(order)
    person = order.person if order.mover is Mover.OWNER else None
    offered = (*ways(order.order, order.mover), *looks(order.order, order.mover))
    surplus = refunds.open_surplus(book, order.order) if no in book.orders else 0
    return Decision(OrderCard(order.order, offered, person, surplus))


def typed(ask: Ask, book: Book, order: Meant, change: Change, words: str) -> Decision:
    """The reason, or the courier: shown back before anything happens."""
    after, no = _STATES[change.kind], order.order.no
    if not may_move(order.order.status, after, order.mover):
        return Decision(stands(book, order), changing=((_key(ask), None),))
    said = " ".join(words.split())
    kept = replace(change, id=book.next_counter("change"), words=said, awaits_words=True, at=ask.at)
    courier, tracking = courier_in(said) if after is OrderStatus.SHIPPED else ("", "")
    asked = MoveAsked(no, after, kept.id, said, order.order.total, courier, tracking)
    return Decision(asked, changing=((_key(ask), kept),))


def _asked(ask: Ask, book: Book, order: Meant, kind: ChangeKind) -> Decision:
    """A partner is only asked whether she is sure; the owner may say why, or by which courier."""
    no = order.order.no
    if order.mover is Mover.PARTNER:
        return Decision(MoveAsked(no, OrderStatus.CANCELLED, total=order.order.total))
    change = Change(book.next_counter("change"), no, kind, ask.at, awaits_words=True)
    return Decision(WordsAsked(kind, no, change.id), changing=((_key(ask), change),))


def _sure(ask: Ask, book: Book, order: Meant, press: Pressed, after: OrderStatus) -> Decision:
    change = book.changing.get(_key(ask))
    if order.mover is Mover.PARTNER:
        return _off_by_partner(ask, book, order)
    is_asked = change is not None and (change.no, change.id) == (order.order.no, press.version)
    if change is None or not is_asked or _STATES.get(change.kind) is not after:
        return Decision(OldButton())
    if after is OrderStatus.SHIPPED:
        made = _moved(ask, book, order, after, change.words)
    else:
        made = _off_by_owner(ask, book, order, change.words)
    return replace(made, changing=((_key(ask), None),))


def _moved(ask: Ask, book: Book, order: Meant, after: OrderStatus, detail: str = "") -> Decision:
    before, no, by = order.order.status, order.order.no, str(ask.sender.telegram_id)
    entries = (OrderMoved(no, before, after, by, detail),)
    left = order.order.moved(after)
    if order.mover is Mover.PARTNER:
        told = PartnerMoved(no, after, name_of(order), order.order.total)
        return Decision(
            OrderMovedOn(no, after, ways(left, order.mover)),
            entries=entries,
            notices=tuple(Notice(chat, told) for chat in book.team_chats()),
        )
    courier, tracking = courier_in(detail)
    notices = to_partner(book, order.order, sent.news(order.order, after, courier, tracking))
    name = name_of(order) if notices else ""
    return Decision(
        OrderMovedOn(no, after, ways(left, order.mover), name),
        entries=entries,
        notices=notices,
        shown=row_cells.filled(no, courier, tracking),
    )


def _off_by_partner(ask: Ask, book: Book, order: Meant) -> Decision:
    hers = replace(cancelling.news(book, order.order), by="", contact=settings.contact(book))
    told = PartnerMoved(
        order.order.no,
        OrderStatus.CANCELLED,
        name_of(order),
        order.order.total,
        hers.surplus,
        hers.to_check,
    )
    return Decision(
        hers,
        entries=tuple(cancelling.cancelled(order.order, ask.at, order.order.partner_id)),
        notices=tuple(Notice(chat, told) for chat in book.team_chats()),
    )


def _off_by_owner(ask: Ask, book: Book, order: Meant, why: str) -> Decision:
    by = str(ask.sender.telegram_id)
    is_reached = bool(to_partner(book, order.order, OldButton()))
    return Decision(
        OrderMovedOn(order.order.no, OrderStatus.CANCELLED, name=name_of(order) if is_reached else ""),
        entries=tuple(cancelling.cancelled(order.order, ask.at, by, why)),
        notices=cancelling.told(book, order.order, why),
    )


def _key(ask: Ask) -> str:
    return str(ask.sender.telegram_id)
