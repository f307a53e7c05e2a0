"""Buttons about time: `Minta waktu`, the owner's answer to it, and what becomes of an order nobody paid."""

from dataclasses import replace
from datetime import timedelta

from commands import access, billing, clock, settings
from commands.asks import Ask, Pressed, Verb
from commands.book import Book
from commands.cancelling import to_partner
from commands.decision import Decision, Notice
from commands.entries.clock import ClockSet, NoticeWritten
from commands.pointing import pointed, pointer
from commands.replies.clock import (
    DueReminder,
    NothingToWaitFor,
    ReleasedTold,
    TimeAnswered,
    TimeAsked,
    TimeWanted,
    UnpaidReminder,
    Void,
)
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.rules.clock import GRACE, PayClock, moment_of
from commands.rules.orders import Order, OrderStatus, PayMethod

MOST = timedelta(days=31)
"""The longest time that one press gives."""


def ask_for_time(ask: Ask, book: Book, press: Pressed) -> Decision:
    """The clock stands until the owner has answered; each wish is passed on once, of a bill once a day."""
    order = book.orders.get(pointed(press.subject, "P"))
    partner = access.partner(ask, book)
    if order is None or partner is None or order.partner_id != partner.id:
        return Decision(OldButton())
    if (void := _void(book, order)) is not None:
        return Decision(NothingToWaitFor(order.no, void))
    reply, name = TimeAsked(order.no, settings.owner_name(book)), book.person(partner.id).name or partner.id
    if order.pay_method is PayMethod.CREDIT:
        reply = replace(reply, is_due=True, contact=settings.contact(book))
        tag = f"wish/{order.no}/{book.day(ask.at)}"
        if tag in book.told:
            return Decision(reply)
        wanted = TimeWanted(order, name, is_due=True)
        return Decision(reply, entries=(NoticeWritten(tag, ask.at),), notices=_team(book, wanted))
    running = _running(ask, book, order)
    if running.stands:
        return Decision(reply)
    if running.until is None:
        return Decision(TimeAnswered(order.no, None))
    standing = replace(running, stands=True)
    wanted = TimeWanted(order, name, is_due=False, version=standing.version)
    return Decision(reply, entries=(ClockSet(standing),), notices=_team(book, wanted))


def shown(ask: Ask, book: Book, order: Order) -> Decision | None:
    """Until when it is kept or due, with `[Minta waktu]`; None: it waits for no money.

    Where that time is over, or something was asked or answered already, words do what the button does.
    """
    if _void(book, order) is not None:
        return None
    called = book.person(order.partner_id).called
    if order.pay_method is PayMethod.CREDIT and order.due is not None:
        return Decision(DueReminder(order, called, (book.day(ask.at) - order.due).days))
    until = billing.ends(book, _running(ask, book, order))
    if until is not None and until > book.local(ask.at):
        return Decision(UnpaidReminder(order, called, until))
    return ask_for_time(ask, book, Pressed(Verb.ASK_TIME, pointer(order.no)))


def answer(ask: Ask, book: Book, press: Pressed) -> Decision:
    """The owner gives time, or none, or as long as it takes, or cancels.

    The first answer to a question counts: then it is another clock than the one that the buttons were drawn for.
    """
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    no = pointed(press.subject, "P")
    order = book.orders.get(no)
    if order is None or order.pay_method is PayMethod.CREDIT:
        return Decision(NothingToWaitFor(no, Void.MOVED))
    if (void := _void(book, order)) is not None:
        return Decision(NothingToWaitFor(no, void))
    running = _running(ask, book, order)
    if press.version != book.clocks.get(no, running).version:
        return Decision(NothingToWaitFor(no, Void.ANSWERED))
    if press.verb is Verb.RELEASE:
        return _released(ask, book, order)
    changed = _changed(ask, running, press)
    if changed is None:
        return Decision(OldButton())
    until = None if changed.until is None else book.local(changed.until)
    is_refused = press.verb is Verb.REFUSE_TIME
    told = TimeAnswered(no, until, is_refused=is_refused)
    notices = to_partner(book, order, told)
    if not is_refused or changed.until == running.until:
        return Decision(told, entries=(ClockSet(changed),), notices=notices)
    # The last two hours that a refusal says are what a reminder of them would say: it counts as one.
    tag = clock.reminder_tag(changed)
    return Decision(
        told,
        entries=(ClockSet(changed), NoticeWritten(tag, ask.at)),
        notices=tuple(replace(notice, tag=tag) for notice in notices),
    )


def _running(ask: Ask, book: Book, order: Order) -> PayClock:
    return billing.clock_of(book, order.no) or billing.clock(book, order.no, ask.at)


def _changed(ask: Ask, running: PayClock, press: Pressed) -> PayClock | None:
    """The clock after her answer: whatever she gives, two hours are left."""
    least = ask.at + GRACE
    match press.verb:
        case Verb.GIVE_TIME:
            given = moment_of(press.quantity)
            return PayClock(running.no, ask.at, max(given, least)) if given <= ask.at + MOST else None
        case Verb.REFUSE_TIME if running.stands and running.until is not None:
            return replace(running, until=max(running.until, least), stands=False)
        case Verb.LEAVE_UNPAID:
            return replace(running, until=None, stands=False)
        case _:
            return None


def _released(ask: Ask, book: Book, order: Order) -> Decision:
    made = clock.released(book, order, ask.at, str(ask.sender.telegram_id))
    others = tuple(
        notice
        for notice in made.notices
        if notice.chat_id != ask.sender.telegram_id or not isinstance(notice.reply, ReleasedTold)
    )
    name = book.person(order.partner_id).name or order.partner_id
    return replace(made, reply=ReleasedTold(order.no, name), notices=others)


def _void(book: Book, order: Order) -> Void | None:
    """Why nobody has to wait for its money."""
    if order.status is OrderStatus.CANCELLED:
        return Void.MOVED
    if not order.unpaid or order.to_check or billing.is_paid_perhaps(book, order):
        return Void.PAID
    if order.pay_method is PayMethod.CREDIT:
        return None
    if (
        order.status is not OrderStatus.NEW
        or order.pay_method not in billing.WITH_CLOCK
        or order.postage is None
    ):
        return Void.MOVED
    return Void.PARTLY if billing.is_goods_paid(order) else None


def _team(book: Book, wanted: TimeWanted) -> tuple[Notice, ...]:
    return tuple(Notice(chat, wanted) for chat in book.team_chats())
