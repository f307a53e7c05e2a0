"""What is due by itself, decided from the Book and the time alone: doing it twice is doing it once.

Every message that goes out once has a tag in `Book.told`; what can wait is put off to the end of quiet hours.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from commands import billing, refunds, restock, settings
from commands.book import Book
from commands.cancelling import cancelled, to_partner
from commands.decision import Decision, Notice
from commands.entries.clock import ClockSet, NoticesForgotten, NoticeWritten
from commands.entries.orders import OrderMoved
from commands.replies.clock import (
    BillUnheard,
    DueReminder,
    PostageWaits,
    Released,
    ReleasedTold,
    ReleaseWanted,
    UnpaidReminder,
)
from commands.rules.clock import GRACE, PayClock, ToldOnce, remind_at
from commands.rules.network import Partner
from commands.rules.orders import Order, OrderStatus, PayMethod
from commands.rules.quiet import QuietHours
from commands.settings import Release

if TYPE_CHECKING:
    from commands.entries import Entry

BY_ITSELF = "Mitra"
"""Whose hand a fact has that time brought."""

_DUE_DAYS = (-1, 3)
"""Days from the due date on which she is reminded; after the last of them once a week."""
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Now:
    """What is the same for every order, worked out once: this walks over all of them."""

    book: Book
    at: datetime
    quiet: QuietHours
    is_quiet: bool
    is_off: bool

    @classmethod
    def of(cls, book: Book, at: datetime) -> Self:
        quiet = settings.quiet_hours(book)
        return cls(book, at, quiet, quiet.covers(book.local(at)), settings.is_off(book, book.day(at)))


def due(book: Book, at: datetime) -> Decision:
    """Everything that time has brought by `at`; an empty Decision where nothing is due."""
    now = _Now.of(book, at)
    parts = list(_parts(now))
    return Decision(
        entries=tuple(entry for part in parts for entry in part.entries),
        notices=tuple(notice for part in parts for notice in part.notices),
    )


def _parts(now: _Now) -> Iterator[Decision]:
    yield from _forgotten(now)
    for order in list(now.book.orders.values()):
        yield from _done(now, order)
        if not now.is_quiet:
            yield from _unpaid(now, order)
            yield from _owed(now, order)
    if not now.is_quiet:
        yield from _postage(now)
        yield from restock.due(now.book, now.book.day(now.at))


# --- orders that wait for money ---------------------------------------------------------------


def _unpaid(now: _Now, order: Order) -> Iterator[Decision]:
    """Remind, then release or ask: by the clock that runs for it."""
    if not billing.has_clock(order) or billing.is_paid_perhaps(now.book, order):
        return
    clock = billing.clock_of(now.book, order.no)
    if clock is None:  # it was rebuilt from the Sheet, or is older than this rule
        yield Decision(entries=(ClockSet(billing.clock(now.book, order.no, now.at)),))
        return
    if clock.until is None or clock.stands or now.is_off:
        return
    reminded = now.book.told.get(reminder_tag(clock))
    when = remind_at(clock.begun, clock.until, now.quiet, now.book.zone)
    partner = now.book.partners.get(order.partner_id)
    if reminded is None:
        if now.at >= when:
            yield _remind(now, order, partner, clock)
        return
    if now.at >= _end(clock.until, reminded):
        yield from _over(
            now, order, clock, is_told=reminded.delivered is not None and _chat(partner) is not None
        )


def _end(until: datetime, reminded: ToldOnce | None) -> datetime:
    """When the order is let go: not before the hours that its reminder promised."""
    return until if reminded is None else max(until, (reminded.delivered or reminded.at) + GRACE)


def reminder_tag(clock: PayClock) -> str:
    """What the reminder of this end of an order's time is known by."""
    return f"unpaid/{clock.no}/{clock.until:%y%m%d%H%M}"


def _remind(now: _Now, order: Order, partner: Partner | None, clock: PayClock) -> Decision:
    """Who cannot be reached is not written to; that it was her turn is remembered all the same."""
    tag = reminder_tag(clock)
    written = (NoticeWritten(tag, now.at),)
    chat = _chat(partner)
    if chat is None or clock.until is None:
        return Decision(entries=written)
    until = now.book.local(max(clock.until, now.at + GRACE))
    said = UnpaidReminder(order, now.book.person(order.partner_id).called, until)
    return Decision(entries=written, notices=(Notice(chat, said, tag=tag),))


def _chat(partner: Partner | None) -> int | None:
    return None if partner is None else partner.chat


def _over(now: _Now, order: Order, clock: PayClock, *, is_told: bool) -> Iterator[Decision]:
    """Released by itself only where the owner wants it so, never without a reminder that was delivered.

    Nor where some of its money is there.
    """
    rule, tag = settings.release(now.book), f"release/{clock.no}/{clock.until:%y%m%d%H%M}"
    if rule is Release.OFF or tag in now.book.told:
        return
    name = now.book.person(order.partner_id).name or order.partner_id
    if rule is Release.BY_ITSELF and is_told and order.paid <= 0:
        yield released(now.book, order, now.at, BY_ITSELF)
        return
    asked = ReleaseWanted(order, name, is_told, now.book.clocks[order.no].version)
    yield Decision(entries=(NoticeWritten(tag, now.at),), notices=_team(now.book, asked))


def released(book: Book, order: Order, at: datetime, by: str) -> Decision:
    """The order is off, the goods may be sold again, and both sides hear of it: what becomes of money is asked."""
    clock = billing.clock_of(book, order.no)
    until = None
    if clock is not None and clock.until is not None:
        until = book.local(_end(clock.until, book.told.get(reminder_tag(clock))))
    notices = _team(book, ReleasedTold(order.no, book.person(order.partner_id).name or order.partner_id))
    told = Released(order.no, until, settings.contact(book), is_part_paid=order.paid > 0)
    money = refunds.asked(book, order.moved(OrderStatus.CANCELLED))
    return Decision(
        entries=tuple(cancelled(order, at, by)),
        notices=(*to_partner(book, order, told), *money, *notices),
    )


# --- orders on credit -------------------------------------------------------------------------


def _owed(now: _Now, order: Order) -> Iterator[Decision]:
    """The day before it is due, three days after, then once a week: each once, the newest only.

    Who cannot be reached is reminded by a person: the team hears of it.
    """
    if order.due is None or order.pay_method is not PayMethod.CREDIT or not order.unpaid:
        return
    if order.to_check or billing.is_paid_perhaps(now.book, order):
        return
    days = (now.book.day(now.at) - order.due).days
    steps = [step for step in _steps(days) if f"due/{order.no}/{order.due}/{step}" not in now.book.told]
    if not steps or steps[-1] != _steps(days)[-1]:
        return
    written = tuple(NoticeWritten(f"due/{order.no}/{order.due}/{step}", now.at) for step in steps)
    person = now.book.person(order.partner_id)
    notices = to_partner(now.book, order, DueReminder(order, person.called, days))
    unheard = BillUnheard(order, person.name or order.partner_id, person.phone, days)
    yield Decision(entries=written, notices=notices or _team(now.book, unheard))


def _steps(days: int) -> list[int]:
    """Which reminders have come by so many days after (before: negative) the due date."""
    last = _DUE_DAYS[-1]
    weekly = range(last + _WEEK, days + 1, _WEEK)
    return [step for step in (*_DUE_DAYS, *weekly) if step <= days]


# --- the owner's part -------------------------------------------------------------------------


def _postage(now: _Now) -> Iterator[Decision]:
    """Orders that nobody can pay yet are named once, on the morning after."""
    today = now.book.day(now.at)
    waiting = [
        order.no
        for order in now.book.orders.values()
        if order.postage is None
        and order.status in (OrderStatus.NEW, OrderStatus.IN_PROGRESS)
        and now.book.day(order.placed_at) < today
        and f"postage/{order.no}" not in now.book.told
    ]
    if waiting:
        entries = tuple(NoticeWritten(f"postage/{no}", now.at) for no in waiting)
        yield Decision(entries=entries, notices=_team(now.book, PostageWaits(tuple(waiting))))


def _done(now: _Now, order: Order) -> Iterator[Decision]:
    """`Selesai` by itself, so many days after it was first seen as sent."""
    if order.status is not OrderStatus.SHIPPED:
        return
    tag = f"shipped/{order.no}"
    sent = now.book.told.get(tag)
    if sent is None:
        yield Decision(entries=(NoticeWritten(tag, now.at),))
    elif now.at >= sent.at + timedelta(days=settings.done_days(now.book)):
        moved: Entry = OrderMoved(order.no, OrderStatus.SHIPPED, OrderStatus.DONE, BY_ITSELF)
        yield Decision(entries=(moved,))


def _forgotten(now: _Now) -> Iterator[Decision]:
    """Tags of orders that are over; they are `what/number/...`."""
    over = [tag for tag in now.book.told if tag.split("/")[1] not in now.book.orders]
    if over:
        yield Decision(entries=(NoticesForgotten(tuple(over)),))


def _team(
    book: Book, reply: "ReleaseWanted | ReleasedTold | PostageWaits | BillUnheard"
) -> tuple[Notice, ...]:
    return tuple(Notice(chat, reply) for chat in book.team_chats())
