"""Words that order something: the draft that they make, join or change."""

from dataclasses import replace

from commands import access, answering, shopping
from commands.asks import Ask, Said
from commands.book import Book
from commands.decision import Decision
from commands.drafts import Draft, DraftLine, with_quantity
from commands.order import open_draft, show
from commands.replacing import in_place_of
from commands.replies.drafts import AlreadyRecorded, DraftNews
from commands.rules.network import Partner
from commands.unclear import names_nothing, read_unclear
from commands.words import OrderText, read_order


def without_command(ask: Ask, book: Book, said: Said) -> Decision | None:
    """A partner's plain words that clearly order something make a draft too; None if they do not."""
    partner = access.ordering_partner(ask, book)
    if not isinstance(partner, Partner):
        return None
    read = read_order(said.text, book.names)
    return take(ask, book, partner, said, read) if read.lines else None


def unclear(ask: Ask, book: Book, said: Said) -> Decision | None:
    """A partner's plain words that leave all of it open: she is asked; None if they order nothing."""
    partner, read = access.ordering_partner(ask, book), read_unclear(said.text, book.names)
    if not isinstance(partner, Partner) or read is None:
        return None
    if names_nothing(read, said.text):
        return shopping.begin(ask, book, partner)
    return take(ask, book, partner, said, read)


def take(ask: Ask, book: Book, partner: Partner, said: Said, read: OrderText) -> Decision:
    """Make a draft of what was read for a partner, or let it join or change her open one."""
    lines = tuple(DraftLine(sku, quantity) for sku, quantity in read.lines)
    if said.is_edit and (no := _recorded_as(ask, book, said)) is not None:
        return Decision(AlreadyRecorded(no))
    old = open_draft(ask, book)
    if old is not None and old.partner_id == partner.id:
        answered = None if said.is_edit else answering.named(old, read)
        if answered is not None:
            return show(ask, book, answered)
        if old.by_buttons or not read.lines:
            return add_words(ask, book, old, said, read)
    if old is not None and said.is_edit and _made(old, partner, said):
        return show(ask, book, old.changed(lines=lines, questions=read.questions))
    draft = Draft(
        id=book.next_counter("draft"),
        partner_id=partner.id,
        made_by=ask.sender.telegram_id,
        lines=lines,
        questions=read.questions,
        source_message=said.message_id,
    )
    return in_place_of(ask, book, old, draft)


def add_words(ask: Ask, book: Book, old: Draft, said: Said, read: OrderText) -> Decision:
    """Words join what she chose by buttons, and what is unclear joins what is open; nothing is asked twice."""
    lines = old.lines
    for sku, quantity in read.lines:
        lines = with_quantity(lines, sku, quantity + (0 if said.is_edit else old.pieces_of(sku)))
    open_still = answering.still_open(old.questions, old, dict(read.lines))
    before = (question for question in open_still if question not in read.questions)
    changed = old.changed(lines=lines, questions=(*read.questions, *before))
    news = DraftNews(added=tuple((book.products[sku].name, quantity) for sku, quantity in read.lines))
    return show(ask, book, replace(changed, source_message=said.message_id), news=news)


def _recorded_as(ask: Ask, book: Book, said: Said) -> str | None:
    """The order that this message became: editing it now changes nothing any more."""
    source = ask.sender.telegram_id, said.message_id
    made = (draft for draft in book.drafts.values() if (draft.made_by, draft.source_message) == source)
    return next((draft.order_no for draft in made if draft.order_no is not None), None)


def _made(draft: Draft, partner: Partner, said: Said) -> bool:
    """Whether this message made the draft, and still names the partner whom it is for."""
    return draft.source_message == said.message_id and draft.partner_id == partner.id
