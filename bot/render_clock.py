"""What time brings, in words."""

from datetime import timedelta
from typing import assert_never

from bot.cleaning import clean_name
from bot.formats import number, rupiah
from bot.links import whatsapp_link
from bot.order_buttons import order_rows
from bot.talk import Rows, Talk, Voice, lines, link, press
from commands.asks import Verb
from commands.pointing import pointer
from commands.replies.clock import (
    BillUnheard,
    ClockReply,
    DueReminder,
    NothingToWaitFor,
    PostageWaits,
    Released,
    ReleasedTold,
    ReleaseWanted,
    TimeAnswered,
    TimeAsked,
    TimeWanted,
    UnpaidReminder,
)
from commands.rules.clock import minute_of
from commands.rules.orders import Order

_DAYS = 3
"""What the owner gives with one press, if not until tomorrow."""


def talk(voice: Voice, reply: ClockReply) -> Talk:
    """Text and buttons."""
    words = voice.words.clock
    match reply:
        case UnpaidReminder():
            return _reminder(voice, reply)
        case DueReminder():
            return _due(voice, reply)
        case BillUnheard():
            return _unheard(voice, reply)
        case TimeWanted():
            return _wanted(voice, reply)
        case TimeAsked():
            return _asked(voice, reply)
        case TimeAnswered():
            return _answered(voice, reply)
        case ReleaseWanted():
            return _release_wanted(voice, reply)
        case Released():
            return _released(voice, reply)
        case ReleasedTold(no, name):
            return Talk(words.released_told.format(no=no, name=clean_name(name)), closes=True)
        case PostageWaits(numbers):
            count, named = number(len(numbers)), ", ".join(numbers)
            return Talk(words.postage_waits.format(count=count, numbers=named))
        case NothingToWaitFor():
            return Talk(void(voice, reply))
        case _:
            assert_never(reply)


def void(voice: Voice, reply: NothingToWaitFor) -> str:
    """Said on the button itself."""
    return voice.words.clock.void[reply.why.value].format(no=reply.no)


def _reminder(voice: Voice, reply: UnpaidReminder) -> Talk:
    words, order = voice.words.clock, reply.order
    text = words.reminder.format(
        called=reply.called, no=order.no, sum=rupiah(order.unpaid), moment=voice.formats.moment(reply.until)
    )
    return Talk(
        text,
        (
            *_partner_ways(voice, order.no, words.said_transferred),
            *order_rows(voice, order.no, (Verb.CANCEL_ORDER,)),
        ),
    )


def _partner_ways(voice: Voice, no: str, paid: str) -> Rows:
    words = voice.words.clock
    return ((press(paid, Verb.SAID_PAID, pointer(no)), press(words.ask_time, Verb.ASK_TIME, pointer(no))),)


def _due(voice: Voice, reply: DueReminder) -> Talk:
    text = _due_text(voice, reply.order, reply.called, reply.days)
    return Talk(text, _partner_ways(voice, reply.order.no, voice.words.clock.said_paid))


def _due_text(voice: Voice, order: Order, called: str, days: int) -> str:
    words, day = voice.words.clock, _due_day(voice, order)
    template = words.due_soon if days < 0 else words.overdue if days else words.due_today
    return template.format(called=called, no=order.no, sum=rupiah(order.unpaid), day=day, days=number(days))


def _due_day(voice: Voice, order: Order) -> str:
    return "" if order.due is None else voice.formats.day(order.due)


def _unheard(voice: Voice, reply: BillUnheard) -> Talk:
    """With the reminder as it would have been, ready to be sent by WhatsApp."""
    order, name = reply.order, clean_name(reply.name)
    text = voice.words.clock.unheard.format(
        no=order.no, name=name, sum=rupiah(order.unpaid), day=_due_day(voice, order)
    )
    url = whatsapp_link(reply.phone, _due_text(voice, order, name, reply.days))
    contact: Rows = ((link(voice.words.changes.contact, url),),) if url else ()
    return Talk(text, (*contact, *order_rows(voice, order.no, (Verb.TAKE_MONEY,))))


def _wanted(voice: Voice, reply: TimeWanted) -> Talk:
    words, order = voice.words.clock, reply.order
    template = words.wanted_due if reply.is_due else words.wanted
    text = template.format(name=clean_name(reply.name), no=order.no, sum=rupiah(order.unpaid))
    if reply.is_due:
        return Talk(text)
    no_time = press(words.no_time, Verb.REFUSE_TIME, pointer(order.no), reply.version)
    return Talk(text, (*_times(voice, reply), (no_time,)))


def _times(voice: Voice, reply: TimeWanted | ReleaseWanted) -> Rows:
    """Until this hour tomorrow, or some days; each ends at the moment that was said, whenever it is pressed."""
    words, now = voice.words.clock, voice.formats.now
    choices = (
        (words.give_day.format(clock=voice.formats.clock(now)), 1),
        (words.give_days.format(days=number(_DAYS)), _DAYS),
    )
    return tuple(
        (
            press(
                label,
                Verb.GIVE_TIME,
                pointer(reply.order.no),
                reply.version,
                quantity=minute_of(now + timedelta(days=days)),
            ),
        )
        for label, days in choices
    )


def _asked(voice: Voice, reply: TimeAsked) -> Talk:
    words = voice.words.clock
    text = words.asked_due if reply.is_due else words.asked
    url = whatsapp_link(reply.contact)
    rows: Rows = ((link(words.message_us, url),),) if url else ()
    return Talk(text.format(no=reply.no, owner=clean_name(reply.owner)), rows, closes=True)


def _answered(voice: Voice, reply: TimeAnswered) -> Talk:
    words = voice.words.clock
    if reply.until is None:
        return Talk(words.kept.format(no=reply.no), closes=True)
    template = words.refused if reply.is_refused else words.kept_until
    return Talk(template.format(no=reply.no, moment=voice.formats.moment(reply.until)), closes=True)


def _release_wanted(voice: Voice, reply: ReleaseWanted) -> Talk:
    words, order = voice.words.clock, reply.order
    template = words.release_wanted_part if order.paid > 0 else words.release_wanted
    text = template.format(
        no=order.no, name=clean_name(reply.name), sum=rupiah(order.unpaid), paid=rupiah(order.paid)
    )
    cancel = press(words.cancel, Verb.RELEASE, pointer(order.no), reply.version)
    leave = press(words.leave, Verb.LEAVE_UNPAID, pointer(order.no), reply.version)
    return Talk(
        lines(text, "" if reply.was_reminded else words.not_reminded),
        ((cancel, leave), *_times(voice, reply)),
    )


def _released(voice: Voice, reply: Released) -> Talk:
    words = voice.words.clock
    url = whatsapp_link(reply.contact)
    again = press(words.again, Verb.ORDER_AGAIN, pointer(reply.no))
    rows: Rows = ((again, link(words.message_us, url)),) if url else ((again,),)
    if reply.is_part_paid:
        return Talk(words.released_part.format(no=reply.no), rows)
    if reply.until is None:
        return Talk(words.released_never_timed.format(no=reply.no), rows)
    return Talk(words.released.format(no=reply.no, moment=voice.formats.moment(reply.until)), rows)
