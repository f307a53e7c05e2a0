"""For whom and how: the recipient, the way it gets there, the day, how it is paid; and what she types for it."""

from dataclasses import replace
from itertools import islice

from commands import settings
from commands.asks import Ask, Pressed, Verb
from commands.basket import workable_draft
from commands.book import Book
from commands.decision import Decision
from commands.destination import earlier, own_address, particulars_of
from commands.drafts import Awaiting, Awaits, Draft
from commands.order import screens, show
from commands.payment_choice import methods, too_little_credit
from commands.pointing import pointer
from commands.replies.drafts import OldButton
from commands.replies.shopping import TypeIt, WhichDay, WhichDelivery, WhichPayment, WhichRecipient
from commands.rules.network import Particulars
from commands.rules.orders import Delivery, PayMethod
from commands.shopping import looked

OFFERED = 5
"""Earlier recipients, and days, that have a button."""
_OWN, _SOON = 1, 1
_KINDS = tuple(what for what in Awaits if what is not Awaits.ANSWER)
_DELIVERIES = tuple(Delivery)
_METHODS = tuple(PayMethod)


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """Ask (quantity 0) or take what was chosen."""
    draft = workable_draft(ask, book, press)
    if not isinstance(draft, Draft):
        return Decision(draft)
    match press.verb:
        case Verb.TYPE | Verb.CLEAR:
            return _typing(ask, book, draft, press)
        case _ if press.quantity == 0:
            return _asked(ask, book, draft, press.verb)
        case _:
            changed = _chosen(ask, book, draft, press)
            return Decision(OldButton()) if changed is None else show(ask, book, changed)


def _asked(ask: Ask, book: Book, draft: Draft, verb: Verb) -> Decision:
    draft = looked(ask, draft)
    partner = book.partners[draft.partner_id]
    reply: WhichRecipient | WhichDelivery | WhichDay | WhichPayment
    match verb:
        case Verb.RECIPIENT:
            known = tuple((pointer(no), one) for no, one in islice(earlier(book, partner.id), OFFERED))
            reply = WhichRecipient(draft, own_address(book, partner), known)
        case Verb.DELIVERY:
            reply = WhichDelivery(draft)
        case Verb.SHIP_DAY:
            now = book.local(ask.at).replace(tzinfo=None)
            days = settings.shipping_days(book, now.date()).next_days(now)
            reply = WhichDay(draft, tuple(islice(days, OFFERED)))
        case _:
            reply = WhichPayment(
                draft, methods(book, partner, draft), too_little_credit(book, partner, draft)
            )
    return Decision(reply, drafts=(draft,))


def _chosen(ask: Ask, book: Book, draft: Draft, press: Pressed) -> Draft | None:
    """The next version with what the button says; None where it says nothing that is there."""
    place = press.quantity - 1
    match press.verb:
        case Verb.RECIPIENT:
            return _sent_to(book, draft, press.quantity)
        case Verb.DELIVERY if 0 <= place < len(_DELIVERIES):
            return _brought_by(book, draft, _DELIVERIES[place])
        case Verb.SHIP_DAY:
            return _sent_on(ask, book, draft, press.quantity)
        case Verb.PAY_METHOD if 0 <= place < len(_METHODS):
            method = _METHODS[place]
            is_open = method in methods(book, book.partners[draft.partner_id], draft)
            return replace(draft.again(), pay_method=method) if is_open else None
        case _:
            return None


def _brought_by(book: Book, draft: Draft, delivery: Delivery) -> Draft:
    """Another way to get there; what can only be paid in another way is paid by the first that is open."""
    changed = replace(draft.again(), delivery=delivery)
    open_ways = methods(book, book.partners[draft.partner_id], changed)
    return changed if changed.pay_method in open_ways else replace(changed, pay_method=open_ways[0])


def _sent_to(book: Book, draft: Draft, code: int) -> Draft | None:
    if code == _OWN:
        return with_particulars(draft, recipient="", phone="", address="", city="")
    found = (one for no, one in earlier(book, draft.partner_id) if pointer(no) == code)
    one = next(found, None)
    if one is None:
        return None
    return with_particulars(
        draft, recipient=one.recipient, phone=one.phone, address=one.address, city=one.city
    )


def _sent_on(ask: Ask, book: Book, draft: Draft, ordinal: int) -> Draft | None:
    if ordinal == _SOON:
        return replace(draft.again(), ship_on=None)
    now = book.local(ask.at).replace(tzinfo=None)
    days = settings.shipping_days(book, now.date())
    day = next((day for day in days.next_days(now) if day.toordinal() == ordinal), None)
    return None if day is None else replace(draft.again(), ship_on=day)


def with_particulars(draft: Draft, **fields: str) -> Draft:
    """The next version, with other words beside the lines; None stands where nothing is left of them."""
    given = replace(particulars_of(draft), partner_id=draft.partner_id, **fields)
    is_empty = given == Particulars(partner_id=draft.partner_id)
    return replace(draft.again(), particulars=None if is_empty else given)


def _typing(ask: Ask, book: Book, draft: Draft, press: Pressed) -> Decision:
    if not 0 <= press.quantity < len(_KINDS):
        return Decision(OldButton())
    what = _KINDS[press.quantity]
    if press.verb is Verb.CLEAR:
        return _cleared(ask, book, draft, what)
    sku = draft.sku_of(press.line) if what is Awaits.QUANTITY else ""
    if sku is None or (sku and sku not in book.products):
        return Decision(OldButton())
    return ask_for(ask, book, draft, Awaiting(what, sku))


def _cleared(ask: Ask, book: Book, draft: Draft, what: Awaits) -> Decision:
    match what:
        case Awaits.NOTE:
            return show(ask, book, with_particulars(draft, note=""))
        case Awaits.SENDER:
            return show(ask, book, with_particulars(draft, sender=""))
        case _:
            return Decision(OldButton())


def ask_for(ask: Ask, book: Book, draft: Draft, awaited: Awaiting, *, is_unread: bool = False) -> Decision:
    """Say what is to be typed; her next plain message is it."""
    screen, closes = screens(ask, draft)
    draft = replace(draft, awaits=replace(awaited, at=ask.at), screen=screen)
    given = particulars_of(draft)
    now = {Awaits.NOTE: given.note, Awaits.SENDER: given.sender, Awaits.PHONE: given.recipient}
    number = draft.numbers.index(awaited.sku) if awaited.sku else 0
    local = book.local(ask.at).replace(tzinfo=None)
    is_day = awaited.what is Awaits.SHIP_DAY
    days = settings.shipping_days(book, local.date()).next_days(local) if is_day else iter(())
    reply = TypeIt(
        draft,
        awaited.what,
        book.products.get(awaited.sku),
        number,
        now.get(awaited.what, ""),
        tuple(islice(days, 2)),
        is_unread,
    )
    return Decision(reply, drafts=(draft,), closes=closes)
