"""What can be changed in a draft, and what is typed for it, in words."""

from bot.cleaning import clean_name
from bot.formats import number
from bot.render_shopping import place
from bot.render_terms import why_not
from bot.talk import MOST_CHOICES, Rows, Talk, Voice, lines, press, quoted, rows_of, short_label
from commands.asks import Verb
from commands.drafts import Awaits, Draft
from commands.messages import Button
from commands.replies.shopping import (
    ChangeWhat,
    NothingAgain,
    SureToEmpty,
    TypeIt,
    WhichDay,
    WhichDelivery,
    WhichPayment,
    WhichRecipient,
)
from commands.rules.network import Particulars
from commands.rules.orders import Delivery, PayMethod

_IN_A_ROW = 2
_OWN, _SOON = 1, 1
_BOTH = 2


def change_what(voice: Voice, reply: ChangeWhat) -> Talk:
    """A button for each line and for each thing beside the lines."""
    words, draft = voice.words.shopping, reply.draft
    products = [
        press(_line_label(name, count), Verb.PRODUCT, draft.id, draft.version, at)
        for at, name, count in reply.lines[:MOST_CHOICES]
    ]
    beside = [
        press(words.to_recipient, Verb.RECIPIENT, draft.id, draft.version),
        press(words.to_delivery, Verb.DELIVERY, draft.id, draft.version),
        press(words.to_day, Verb.SHIP_DAY, draft.id, draft.version),
        press(words.to_pay, Verb.PAY_METHOD, draft.id, draft.version),
        _type(draft, words.to_note, Awaits.NOTE),
        _type(draft, words.to_sender, Awaits.SENDER),
        press(words.to_empty, Verb.EMPTY, draft.id, draft.version),
    ]
    rows = (*rows_of(products, _IN_A_ROW), *rows_of([*beside, _back(voice, draft)], _IN_A_ROW))
    return Talk(words.change, rows, is_page=True)


def sure_to_empty(voice: Voice, reply: SureToEmpty) -> Talk:
    """Asked once."""
    words, draft = voice.words.shopping, reply.draft
    yes = press(words.to_empty_sure, Verb.EMPTY, draft.id, draft.version, quantity=1)
    no = press(words.to_keep, Verb.BASKET, draft.id, draft.version)
    return Talk(words.sure.format(number=number(reply.count)), ((yes, no),), is_page=True)


def which_recipient(voice: Voice, reply: WhichRecipient) -> Talk:
    """Herself, those whom she sent to before, somebody new."""
    words, draft = voice.words.shopping, reply.draft
    own = words.own.format(address=clean_name(reply.own)) if reply.own else words.no_own
    told = [
        words.earlier.format(name=clean_name(one.recipient), address=_address(one))
        for _, one in reply.earlier
    ]
    ways = [
        press(words.to_own, Verb.RECIPIENT, draft.id, draft.version, quantity=_OWN),
        *(
            press(short_label(one.recipient), Verb.RECIPIENT, draft.id, draft.version, quantity=code)
            for code, one in reply.earlier
        ),
        _type(draft, words.to_new_recipient, Awaits.RECIPIENT),
        _back(voice, draft),
    ]
    return Talk(lines(words.whom, own, *told), rows_of(ways, _IN_A_ROW), is_page=True)


def which_delivery(voice: Voice, reply: WhichDelivery) -> Talk:
    """Courier, brought, fetched."""
    words, draft = voice.words.shopping, reply.draft
    ways = [
        press(words.deliveries[one.value], Verb.DELIVERY, draft.id, draft.version, quantity=at)
        for at, one in enumerate(Delivery, start=1)
    ]
    return Talk(words.how, rows_of([*ways, _back(voice, draft)], _IN_A_ROW), is_page=True)


def which_day(voice: Voice, reply: WhichDay) -> Talk:
    """As soon as it is ready, the next days, another one."""
    words, draft = voice.words.shopping, reply.draft
    ways = [
        press(words.to_soon, Verb.SHIP_DAY, draft.id, draft.version, quantity=_SOON),
        *(
            press(voice.formats.day(day), Verb.SHIP_DAY, draft.id, draft.version, quantity=day.toordinal())
            for day in reply.days
        ),
        _type(draft, words.to_other_day, Awaits.SHIP_DAY),
        _back(voice, draft),
    ]
    return Talk(words.when, rows_of(ways, _IN_A_ROW), is_page=True)


def which_payment(voice: Voice, reply: WhichPayment) -> Talk:
    """The ways that stand open; before them why it cannot be on credit, where she is given some."""
    draft = reply.draft
    ways = [
        press(
            quoted(voice.words.drafts.pay_methods[one.value]),
            Verb.PAY_METHOD,
            draft.id,
            draft.version,
            quantity=tuple(PayMethod).index(one) + 1,
        )
        for one in reply.methods
    ]
    over = why_not(voice, reply.over, 0) if reply.over is not None else ""
    text = lines(over, voice.words.shopping.pay)
    return Talk(text, rows_of([*ways, _back(voice, draft)], _IN_A_ROW), is_page=True)


def type_it(voice: Voice, reply: TypeIt) -> Talk:
    """What to type, with an example; or why the last try was not understood."""
    words = voice.words.shopping
    text = lines(_unread(voice, reply) if reply.is_unread else "", _request(voice, reply))
    if reply.what in (Awaits.NOTE, Awaits.SENDER) and reply.now:
        text = lines(text, words.now.format(now=clean_name(reply.now)))
    return Talk(text, _type_rows(voice, reply), is_page=True)


def nothing_again(voice: Voice, reply: NothingAgain) -> Talk:
    """Nothing of that order is sold any more: the list of what is."""
    text = voice.words.shopping.nothing_again.format(no=reply.no, names=", ".join(reply.names))
    return Talk(text, ((press(voice.label.order, Verb.START_ORDER),),))


def _line_label(name: str, count: int) -> str:
    """`Sambal Bawang 10`, where the number is never cut."""
    tail = f" {number(count)}"
    whole = clean_name(name) + tail
    if short_label(whole) == whole:
        return whole
    return short_label(clean_name(name)[: -len(tail)]).rstrip("…") + "…" + tail


def _address(one: Particulars) -> str:
    city = "" if one.city.casefold() in one.address.casefold() else one.city
    return clean_name(", ".join(filter(None, (one.address, city))))


def _type(draft: Draft, label: str, what: Awaits, at: int = 0) -> Button:
    return press(label, Verb.TYPE, draft.id, draft.version, at, place(what))


def _back(voice: Voice, draft: Draft) -> Button:
    return press(voice.words.shopping.to_back, Verb.BASKET, draft.id, draft.version)


def _request(voice: Voice, reply: TypeIt) -> str:
    words = voice.words.shopping
    match reply.what:
        case Awaits.QUANTITY if reply.product is not None:
            if reply.is_unread:
                return ""
            packs = reply.product.packs
            template = words.type_quantity_pack if packs else words.type_quantity
            return template.format(
                product=reply.product.name,
                unit=voice.formats.unit(reply.product.unit, _BOTH),
                pack=clean_name(packs[0].name) if packs else "",
            )
        case Awaits.RECIPIENT:
            return words.type_recipient
        case Awaits.PHONE:
            return "" if reply.is_unread else words.type_phone.format(name=clean_name(reply.now))
        case Awaits.SHIP_DAY:
            return "" if reply.is_unread else words.type_day
        case Awaits.SENDER:
            return "" if reply.is_unread else words.type_sender
        case _:
            return "" if reply.is_unread else words.type_note


def _unread(voice: Voice, reply: TypeIt) -> str:
    words = voice.words.shopping
    match reply.what:
        case Awaits.QUANTITY:
            return words.unread_quantity
        case Awaits.RECIPIENT:
            return words.unread_recipient
        case Awaits.PHONE:
            return words.unread_phone
        case Awaits.SENDER:
            return words.unread_sender
        case Awaits.SHIP_DAY if reply.days:
            return words.unread_day_next.format(days=", ".join(map(voice.formats.day, reply.days)))
        case Awaits.SHIP_DAY:
            return words.unread_day
        case _:
            return words.unread_note


def _type_rows(voice: Voice, reply: TypeIt) -> Rows:
    words, draft = voice.words.shopping, reply.draft
    match reply.what:
        case Awaits.QUANTITY:
            return ((press(words.to_back, Verb.PRODUCT, draft.id, draft.version, reply.number),),)
        case Awaits.PHONE:
            return ((press(words.to_skip, Verb.BASKET, draft.id, draft.version),),)
        case Awaits.NOTE | Awaits.SENDER if reply.now:
            is_note = reply.what is Awaits.NOTE
            label = words.to_clear_note if is_note else words.to_clear_sender
            at = place(reply.what)
            clear = press(label, Verb.CLEAR, draft.id, draft.version, quantity=at)
            return ((clear, _back(voice, draft)),)
        case _:
            return ((_back(voice, draft),),)
