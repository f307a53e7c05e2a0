"""What she types after a button asked for it: a quantity, a note, a recipient, a sender's name, a day."""

from dataclasses import replace

from commands import access, answering, order, order_words, remedies, settings
from commands.asks import Ask, Said
from commands.book import Book
from commands.changing import WAITS
from commands.correcting import adds
from commands.decision import Decision
from commands.destination import particulars_of
from commands.drafts import Awaiting, Awaits, Draft
from commands.order import show
from commands.reading.recipient import read_phone, read_recipient
from commands.recipients import ask_for, with_particulars
from commands.rules.dates import parse_date
from commands.rules.paid_words import says_paid
from commands.shopping import set_quantity
from commands.sources import replaced
from commands.words import read_order

LONGEST_NOTE = 300
LONGEST_NAME = 60


def answer(ask: Ask, book: Book, said: Said) -> Decision | None:
    """Take plain words as what the open draft awaits; None where they are something else."""
    draft = order.open_draft(ask, book)
    if draft is None or draft.awaits is None or said.is_edit or said.file or not may_fill(ask, book, draft):
        return None
    is_late = draft.awaits.at is None or ask.at - draft.awaits.at > WAITS
    if _is_said_for_itself(book, draft.awaits.what, said, is_late=is_late):
        return None
    if draft.awaits.what is Awaits.QUANTITY:
        return _quantity(ask, book, draft, draft.awaits, said)
    if draft.awaits.what is Awaits.ANSWER:
        return _answer(ask, book, draft, said)
    changed = _with_words(ask, book, draft, draft.awaits.what, said.text)
    if changed is None:
        return None if is_late else ask_for(ask, book, draft, draft.awaits, is_unread=True)
    given = particulars_of(changed)
    if draft.awaits.what is Awaits.RECIPIENT and not given.phone:
        return ask_for(ask, book, changed, Awaiting(Awaits.PHONE))
    return show(ask, book, changed)


def _is_said_for_itself(book: Book, what: Awaits, said: Said, *, is_late: bool) -> bool:
    """Whether it is a message of its own, though it could pass for an answer: a note may say anything for a while."""
    if what is Awaits.NOTE:
        return is_late
    if says_paid(said.text) or (is_late and what is Awaits.SENDER):
        return True
    is_name_or_place = what in (Awaits.SENDER, Awaits.PHONE, Awaits.RECIPIENT)
    return is_name_or_place and bool(read_order(said.text, book.names).lines)


def _answer(ask: Ask, book: Book, draft: Draft, said: Said) -> Decision | None:
    """To what the draft asks of its own: what stands in a line's way comes first."""
    line = remedies.asked_first(ask, book, draft)
    if line is not None:
        answered = remedies.typed(book, draft, line, said.text, said.message_id)
    else:
        answered = answering.counted(book, draft, said.text) if draft.questions else None
    return None if answered is None else show(ask, book, answered)


def _with_words(ask: Ask, book: Book, draft: Draft, what: Awaits, text: str) -> Draft | None:
    """The next version with what she typed; None where it could not be read."""
    match what:
        case Awaits.RECIPIENT:
            return _with_recipient(book, draft, text)
        case Awaits.PHONE:
            phone = read_phone(text)
            return with_particulars(draft, phone=phone) if phone else None
        case Awaits.SHIP_DAY:
            return _with_day(ask, book, draft, text)
        case Awaits.NOTE:
            note = _within(text, LONGEST_NOTE)
            return with_particulars(draft, note=note) if note else None
        case _:
            name = _within(text, LONGEST_NAME)
            return with_particulars(draft, sender=name) if name else None


def may_fill(ask: Ask, book: Book, draft: Draft) -> bool:
    """Whether she still may fill it: her own, or as one of the team."""
    partner = book.partners[draft.partner_id]
    return partner.may_order and (
        partner.telegram_id == ask.sender.telegram_id or access.role(ask, book) is not None
    )


def _quantity(ask: Ask, book: Book, draft: Draft, awaited: Awaiting, said: Said) -> Decision | None:
    """`35`, `3 lusin`, `2 dus`; what names another product is added to the draft, and so is `tambah 5`."""
    read, more = read_order(said.text, book.names), adds(said.text, book.names)
    if [sku for sku, _ in read.lines] == [awaited.sku] and not read.questions and not more:
        return show(ask, book, replaced(draft, read, said.message_id))
    if read.lines:
        return order_words.add_words(ask, book, draft, read, said.message_id)
    product = book.products.get(awaited.sku)
    count = None if product is None else answering.read_quantity(said.text, product)
    if count is not None:
        before = draft.pieces_of(awaited.sku) if more else 0
        return set_quantity(ask, book, draft, awaited.sku, before + count)
    has_digit = any(map(str.isdigit, said.text))
    return ask_for(ask, book, draft, awaited, is_unread=True) if has_digit else None


def _with_recipient(book: Book, draft: Draft, text: str) -> Draft | None:
    found = read_recipient(text, book.postage)
    if not found.is_enough:
        return None
    return with_particulars(
        draft, recipient=found.name, phone=found.phone, address=found.address, city=found.city
    )


def _with_day(ask: Ask, book: Book, draft: Draft, text: str) -> Draft | None:
    now = book.local(ask.at).replace(tzinfo=None)
    day = parse_date(text, now.date(), relative=True)
    if day is None or not settings.shipping_days(book, now.date()).allows(day, now):
        return None
    return replace(draft.again(), ship_on=day)


def _within(text: str, longest: int) -> str:
    """The words on one line; nothing where they are too many to be what was asked for."""
    said = " ".join(text.split())
    return said if len(said) <= longest else ""
