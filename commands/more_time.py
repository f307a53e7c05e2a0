"""Buttons about time: `Minta waktu`, the owner's answer to it, and what becomes of an order nobody paid."""

from dataclasses import replace
from datetime import timedelta

from commands import access, billing, clock, settings
from commands.asks import Ask, Pressed, Verb
from commands.book import Book
from commands.cancelling import to_partner
from commands.decision import Decision, Notice
from commands.entries.clock import ClockSet
from commands.pointing import pointed
from commands.replies.clock import NothingToWaitFor, ReleasedTold, TimeAnswered, TimeAsked, TimeWanted, Void
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.rules.clock import GRACE, PayClock
from commands.rules.orders import Order, OrderStatus, PayMethod

MOST_DAYS = 30


def ask_for_time(ask: Ask, book: Book, press: Pressed) -> Decision:
    """The clock stands until the owner has answered; each wish is passed on once."""
    order = book.orders.get(pointed(press.subject, "P"))
    partner = access.partner(ask, book)
    if order is None or partner is None or order.partner_id != partner.id:
        return Decision(OldButton())
    if (void := _void(order)) is not None:
        return Decision(NothingToWaitFor(order.no, void))
    is_due = order.pay_method is PayMethod.CREDIT
    running = book.clocks.get(order.no) or billing.clock(book, order.no, ask.at)
    reply = TimeAsked(order.no, settings.owner_name(book))
    if running.stands and not is_due:
        return Decision(reply)
    wanted = TimeWanted(order, book.person(partner.id).name or partner.id, is_due)
    notices = tuple(Notice(chat, wanted) for chat in book.team_chats())
    entries = () if is_due else (ClockSet(replace(running, stands=True)),)
    return Decision(reply, entries=entries, notices=notices)


def answer(ask: Ask, book: Book, press: Pressed) -> Decision:
    """The owner gives days, or none, or all the time in the world, or cancels. The first answer counts."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    order = book.orders.get(pointed(press.subject, "P"))
    if order is None:
        return Decision(NothingToWaitFor(pointed(press.subject, "P"), Void.MOVED))
    if (void := _void(order)) is not None:
        return Decision(NothingToWaitFor(order.no, void))
    if press.verb is Verb.RELEASE:
        return _released(ask, book, order)
    running = book.clocks.get(order.no) or billing.clock(book, order.no, ask.at)
    changed = _changed(ask, running, press)
    if changed is None:
        return Decision(OldButton())
    if changed == running:
        return Decision(NothingToWaitFor(order.no, Void.ANSWERED))
    until = None if changed.until is None else book.local(changed.until)
    told = TimeAnswered(order.no, until, is_refused=press.verb is Verb.REFUSE_TIME)
    return Decision(told, entries=(ClockSet(changed),), notices=to_partner(book, order, told))


def _changed(ask: Ask, running: PayClock, press: Pressed) -> PayClock | None:
    match press.verb:
        case Verb.GIVE_TIME if 0 < press.quantity <= MOST_DAYS:
            return PayClock(running.no, ask.at, ask.at + timedelta(days=press.quantity))
        case Verb.REFUSE_TIME:
            until = None if running.until is None else max(running.until, ask.at + GRACE)
            return replace(running, until=until, stands=False) if running.stands else running
        case Verb.LEAVE_UNPAID:
            return replace(running, until=None, stands=False)
        case _:
            return None


def _released(ask: Ask, book: Book, order: Order) -> Decision:
    if order.status is not OrderStatus.NEW:
        return Decision(NothingToWaitFor(order.no, Void.MOVED))
    made = clock.released(book, order, ask.at, str(ask.sender.telegram_id))
    others = tuple(notice for notice in made.notices if notice.chat_id != ask.sender.telegram_id)
    name = book.person(order.partner_id).name or order.partner_id
    return replace(made, reply=ReleasedTold(order.no, name), notices=others)


def _void(order: Order) -> Void | None:
    if not order.unpaid or order.to_check:
        return Void.PAID
    is_due = order.pay_method is PayMethod.CREDIT
    return None if order.status is OrderStatus.NEW or is_due else Void.MOVED
