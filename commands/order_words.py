"""Words that order something: the draft that they make, join or change."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from commands import access, answering, recorded, shopping
from commands.asks import Ask, Said
from commands.book import Book
from commands.correcting import adds, said_anew
from commands.decision import Decision
from commands.drafts import Draft, DraftState
from commands.order import open_draft, show
from commands.replacing import aside_changed, behind, emptied, in_place_of
from commands.replies.drafts import AlreadyRecorded, DraftNews
from commands.rules.network import Partner
from commands.sources import came_of, edited, edited_anew, joined, repeated, replaced
from commands.unclear import names_nothing, read_unclear
from commands.words import OrderText, read_order


def without_command(ask: Ask, book: Book, said: Said) -> Decision | None:
    """A partner's plain words that clearly order something make a draft too; None if they do not."""
    partner = access.ordering_partner(ask, book)
    if not isinstance(partner, Partner):
        return None
    read = read_order(said.text, book.names)
    if (changed := edit(ask, book, said, read)) is not None:
        return changed
    return take(ask, book, partner, said, read) if read.lines else None


def unclear(ask: Ask, book: Book, said: Said) -> Decision | None:
    """A partner's plain words that leave all of it open: she is asked; None if they order nothing."""
    partner, read = access.ordering_partner(ask, book), read_unclear(said.text, book.names)
    if not isinstance(partner, Partner) or read is None:
        return None
    if names_nothing(read, said.text):
        return shopping.begin(ask, book, partner)
    return take(ask, book, partner, said, read)


def refused(ask: Ask, book: Book, said: Said) -> Decision | None:
    """Plain words that order something, of who may not order: why she may not. The team is no such person."""
    partner = access.ordering_partner(ask, book)
    if isinstance(partner, Partner) or access.role(ask, book) is not None:
        return None
    return Decision(partner) if read_order(said.text, book.names).is_order else None


def take(ask: Ask, book: Book, partner: Partner, said: Said, read: OrderText) -> Decision:
    """Make a draft of what was read for a partner, or let it join or change her open one."""
    old = open_draft(ask, book)
    is_hers = old is not None and old.partner_id == partner.id
    if (changed := edit(ask, book, said, read, is_hers=is_hers)) is not None:
        return changed
    if old is not None and is_hers:
        if (answered := answer(ask, book, old, said, read)) is not None:
            return answered
        if old.by_buttons or not read.lines or adds(said.text, book.names):
            return add_words(ask, book, old, read, said.message_id)
    if (asked := recorded.change_or_new(ask, book, partner, said)) is not None:
        return asked
    draft = Draft(
        id=book.next_counter("draft"), partner_id=partner.id, made_by=ask.sender.telegram_id, version=0
    )
    return in_place_of(ask, book, old, joined(draft, read, said.message_id))


def answer(ask: Ask, book: Book, old: Draft, said: Said, read: OrderText) -> Decision | None:
    """Words that correct what is in the open draft, or answer what it asks; None where they do neither."""
    if said.is_edit:
        return None
    anew = said_anew(said.text, book.names)
    if anew is not None and any(old.pieces_of(sku) for sku, _ in anew.lines):
        new = [(sku, count) for sku, count in anew.lines if not old.pieces_of(sku)]
        return show(ask, book, replaced(old, anew, said.message_id), news=_added(book, new))
    if not adds(said.text, book.names) and (same := repeated(old, read, said.message_id)) is not None:
        return show(ask, book, same)
    answered = answering.named(book, old, read, said.message_id)
    return None if answered is None else show(ask, book, answered)


def add_words(
    ask: Ask, book: Book, old: Draft, read: OrderText, message_id: int | None, also: tuple[Draft, ...] = ()
) -> Decision:
    """Words join what she chose by buttons, and what is unclear joins what is open; nothing is asked twice."""
    open_still = answering.still_open(old.questions, old, dict(read.lines))
    changed = joined(replace(old, questions=open_still), read, message_id)
    return show(ask, book, changed, also=also, news=_added(book, read.lines))


def edit(ask: Ask, book: Book, said: Said, read: OrderText, *, is_hers: bool = True) -> Decision | None:
    """What an edited message says now, in what came of it: an order stands, a draft follows whatever it says.

    None where it is no edit, nothing came of the message, or it names another partner now (not `is_hers`).
    """
    if not said.is_edit:
        return None
    made = list(_made_of(ask, book, said))
    order_no = next((one.order_no for one in made if one.order_no is not None), None)
    if order_no is not None:
        return Decision(AlreadyRecorded(order_no, recorded.way_to_change(ask, book, order_no)))
    old = open_draft(ask, book)
    if old is None or said.message_id is None or not is_hers:
        return None
    draft = next((one for one in (old, *behind(book, old)) if one in made), None)
    if draft is None:
        return None
    anew = said_anew(said.text, book.names)
    says_now = edited if anew is None else edited_anew
    changed = says_now(draft, anew or read, said.message_id)
    if draft is not old:
        return aside_changed(ask, book, old, changed)
    is_left = changed.lines or changed.questions
    return show(ask, book, changed) if is_left else emptied(ask, book, changed)


def is_edit_of_hers(ask: Ask, book: Book, said: Said) -> bool:
    """Whether this is an edited message out of which a draft or an order came."""
    return said.is_edit and any(one.state is not DraftState.DROPPED for one in _made_of(ask, book, said))


def _added(book: Book, lines: Iterable[tuple[str, int]]) -> DraftNews:
    return DraftNews(added=tuple((book.products[sku].name, quantity) for sku, quantity in lines))


def _made_of(ask: Ask, book: Book, said: Said) -> Iterator[Draft]:
    """Hers that came of this message."""
    hers = (draft for draft in book.drafts.values() if draft.made_by == ask.sender.telegram_id)
    return (draft for draft in hers if came_of(draft, said.message_id))
