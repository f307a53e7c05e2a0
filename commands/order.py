"""`/order words` (`/pesan`): words become a draft; nothing is recorded before it is confirmed."""

from dataclasses import replace
from datetime import date

from commands import access, bantuan, settings
from commands.asks import Ask, Said
from commands.book import Book
from commands.decision import Decision
from commands.drafts import Draft, DraftLine, DraftState, OpenQuestion
from commands.replies.drafts import AlreadyRecorded, DraftShown, Moved, OrderHelp
from commands.replies.orders import OwnerOrders, WhichPartner
from commands.rules.catalog import Product
from commands.rules.network import Partner, Standing
from commands.rules.pricing import quote
from commands.rules.quotes import NotSold, Quote, Want
from commands.selling import Selling, ship_day
from commands.words import OrderText, read_order

FOR_SOMEBODY = ("untuk ", "for ")
"""`/order untuk Bu Tini: sambal bawang 10`: the owner orders for a partner."""


def decide(ask: Ask, book: Book, said: Said) -> Decision:
    """Make a draft of her words and show it, or say how to order."""
    if access.role(ask, book) is not None and said.text.casefold().startswith(FOR_SOMEBODY):
        return _for_somebody(ask, book, said)
    partner = access.ordering_partner(ask, book)
    if not isinstance(partner, Partner):
        return Decision(partner if access.role(ask, book) is None else OwnerOrders())
    return _draft_for(ask, book, partner, said, said.text)


def _for_somebody(ask: Ask, book: Book, said: Said) -> Decision:
    name, _, words = said.text.partition(":")
    name = name.split(maxsplit=1)[1].strip() if " " in name.strip() else ""
    found = partners_called(book, name)
    if len(found) != 1:
        return Decision(WhichPartner(name, tuple(book.person(p.id).name for p in found)))
    return _draft_for(ask, book, found[0], said, words)


def partners_called(book: Book, name: str) -> list[Partner]:
    """Partners with this id, name or `Panggilan`; exact before contained."""
    wanted = " ".join(name.casefold().split())
    ordering = [p for p in book.partners.values() if p.standing in (Standing.ACTIVE, Standing.TRIAL)]

    def names(partner: Partner) -> set[str]:
        person = book.person(partner.id)
        return {" ".join(n.casefold().split()) for n in (partner.id, person.name, person.nickname) if n}

    exact = [p for p in ordering if wanted in names(p)]
    return exact or [p for p in ordering if wanted and any(wanted in known for known in names(p))]


def without_command(ask: Ask, book: Book, said: Said) -> Decision | None:
    """A partner's plain words that clearly order something make a draft too; None if they do not."""
    partner = access.ordering_partner(ask, book)
    if not isinstance(partner, Partner):
        return None
    read = read_order(said.text, book.names)
    return _draft(ask, book, partner, said, read) if read.lines else None


def _draft_for(ask: Ask, book: Book, partner: Partner, said: Said, words: str) -> Decision:
    if not words.strip():
        return Decision(OrderHelp(book.person(partner.id).called, bantuan.example(book)))
    return _draft(ask, book, partner, said, read_order(words, book.names, asked_for=True))


def _draft(ask: Ask, book: Book, partner: Partner, said: Said, read: OrderText) -> Decision:
    lines = tuple(DraftLine(sku, quantity) for sku, quantity in read.lines)
    if said.is_edit and (no := _recorded_as(ask, book, said)) is not None:
        return Decision(AlreadyRecorded(no))
    old = open_draft(ask, book)
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
    dropped = () if old is None else (replace(old, state=DraftState.DROPPED),)
    return show(ask, book, draft, also=dropped)


def _recorded_as(ask: Ask, book: Book, said: Said) -> str | None:
    """The order that this message became: editing it now changes nothing any more."""
    source = ask.sender.telegram_id, said.message_id
    made = (draft for draft in book.drafts.values() if (draft.made_by, draft.source_message) == source)
    return next((draft.order_no for draft in made if draft.order_no is not None), None)


def _made(draft: Draft, partner: Partner, said: Said) -> bool:
    """Whether this message made the draft, and still names the partner whom it is for."""
    return draft.source_message == said.message_id and draft.partner_id == partner.id


def open_draft(ask: Ask, book: Book) -> Draft | None:
    """The basket that she is making."""
    draft_id = book.draft_of.get(ask.sender.telegram_id)
    return None if draft_id is None else book.drafts.get(str(draft_id))


def show(
    ask: Ask,
    book: Book,
    draft: Draft,
    *,
    also: tuple[Draft, ...] = (),
    before: Draft | None = None,
    will_tell: str = "",
) -> Decision:
    """Price the draft as of now, remember what was shown, and show it (`before`: what was shown last)."""
    partner = book.partners[draft.partner_id]
    quoted = quote_for(ask, book, draft, partner)
    postage = settings.postage_for(book, partner.city)
    shown = replace(
        draft,
        shown_total=total_of(draft, quoted),
        shown_postage=postage,
        shown_prices=prices_of(quoted),
    )
    reply = DraftShown(
        draft=shown,
        quote=quoted,
        called=book.person(partner.id).called,
        choices=tuple(_choices(book, question) for question in draft.questions),
        ship_to=", ".join(part for part in (book.person(partner.id).address, partner.city) if part),
        postage=postage,
        ship_on=sent_on(ask, book, draft),
        will_tell=will_tell,
        moved=() if before is None else moves(book, before, quoted),
        total_before=None if before is None else before.shown_total,
    )
    return Decision(reply, drafts=(*also, shown))


def quote_for(ask: Ask, book: Book, draft: Draft, partner: Partner) -> Quote:
    """Price a draft by the Book of this moment."""
    selling = Selling(book, book.day(ask.at), sent_on(ask, book, draft))
    wants = [Want(line.sku, line.quantity, line.kept) for line in draft.lines]
    return quote(
        book.price_list,
        partner.tier,
        wants,
        book.day(ask.at),
        available=selling.available,
        quota=selling.quota,
        volume_earns=settings.volume_earns(book),
    )


def sent_on(ask: Ask, book: Book, draft: Draft) -> date | None:
    """The day on which it can be sent; None: as soon as it is ready."""
    return ship_day(book, (line.sku for line in draft.lines), draft.ship_on, book.day(ask.at))


def total_of(draft: Draft, quoted: Quote) -> int | None:
    """The goods in rupiah; None while something in the draft waits for an answer."""
    return quoted.total if quoted.may_be_confirmed and not draft.questions else None


def prices_of(quoted: Quote) -> tuple[tuple[str, int], ...]:
    """SKU and unit price of each line that has one."""
    return tuple((line.product.sku, line.price) for line in quoted.lines if line.price is not None)


def moves(book: Book, before: Draft, quoted: Quote) -> tuple[Moved, ...]:
    """The prices that changed since `before` was shown; a line that is refused says by itself why."""
    now = dict(prices_of(quoted))
    ended = {line.product.sku for line in quoted.lines if isinstance(line.problem, NotSold)}
    return tuple(
        Moved(book.products[sku].name, price, now.get(sku))
        for sku, price in before.shown_prices
        if now.get(sku) != price and (sku in now or sku in ended)
    )


def _choices(book: Book, question: OpenQuestion) -> tuple[Product, ...]:
    return tuple(book.products[sku] for sku in question.choices)
