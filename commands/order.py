"""`/order words` (`/pesan`): words become a draft; nothing is recorded before it is confirmed."""

from dataclasses import replace
from datetime import date

from commands import access, settings
from commands.asks import FROM_ELSEWHERE, Ask, Pressed, Said
from commands.book import Book
from commands.decision import Decision
from commands.destination import postage_of, ship_to
from commands.drafts import Draft, DraftLine, DraftState, OpenQuestion, with_quantity
from commands.payment_choice import as_set_up
from commands.replies.drafts import NO_NEWS, AlreadyRecorded, DraftNews, DraftShown, Moved
from commands.replies.orders import OwnerOrders, WhichPartner
from commands.rules.catalog import Product
from commands.rules.network import Partner, Standing
from commands.rules.pricing import quote
from commands.rules.quotes import NotSold, OverQuota, OverStock, Quote, Want
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
    return _draft(ask, book, partner, said, read_order(said.text, book.names, asked_for=True))


def _for_somebody(ask: Ask, book: Book, said: Said) -> Decision:
    name, _, words = said.text.partition(":")
    found = named_partner(book, name)
    if isinstance(found, WhichPartner):
        return Decision(found)
    return _draft(ask, book, found, said, read_order(words, book.names, asked_for=True))


def named_partner(book: Book, words: str) -> Partner | WhichPartner:
    """Whom `untuk Bu Tini` names, if it is exactly one."""
    name = words.split(maxsplit=1)[1].strip() if " " in words.strip() else ""
    found = partners_called(book, name)
    return found[0] if len(found) == 1 else WhichPartner(name, tuple(book.person(p.id).name for p in found))


def partners_called(book: Book, name: str) -> list[Partner]:
    """Partners with this id, name or `Panggilan`; else those whose name has these words, none of them cut."""
    wanted = " ".join(name.casefold().split())
    ordering = [p for p in book.partners.values() if p.standing in (Standing.ACTIVE, Standing.TRIAL)]

    def names(partner: Partner) -> set[str]:
        person = book.person(partner.id)
        return {" ".join(n.casefold().split()) for n in (partner.id, person.name, person.nickname) if n}

    exact = [p for p in ordering if wanted in names(p)]
    return exact or [
        p for p in ordering if wanted and any(f" {wanted} " in f" {known} " for known in names(p))
    ]


def without_command(ask: Ask, book: Book, said: Said) -> Decision | None:
    """A partner's plain words that clearly order something make a draft too; None if they do not."""
    partner = access.ordering_partner(ask, book)
    if not isinstance(partner, Partner):
        return None
    read = read_order(said.text, book.names)
    return _draft(ask, book, partner, said, read) if read.lines else None


def refused(ask: Ask, book: Book, said: Said) -> Decision | None:
    """Plain words that order something, of who may not order: why she may not. The team is no such person."""
    partner = access.ordering_partner(ask, book)
    if isinstance(partner, Partner) or access.role(ask, book) is not None:
        return None
    return Decision(partner) if read_order(said.text, book.names).is_order else None


def _draft(ask: Ask, book: Book, partner: Partner, said: Said, read: OrderText) -> Decision:
    lines = tuple(DraftLine(sku, quantity) for sku, quantity in read.lines)
    if said.is_edit and (no := _recorded_as(ask, book, said)) is not None:
        return Decision(AlreadyRecorded(no))
    old = open_draft(ask, book)
    if old is not None and old.by_buttons and old.partner_id == partner.id:
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
    """Words join what she chose by buttons; a message that she edits never counts twice."""
    lines = old.lines
    for sku, quantity in read.lines:
        lines = with_quantity(lines, sku, quantity + (0 if said.is_edit else old.pieces_of(sku)))
    changed = old.changed(lines=lines, questions=(*old.questions, *read.questions))
    news = DraftNews(added=tuple((book.products[sku].name, quantity) for sku, quantity in read.lines))
    return show(ask, book, replace(changed, source_message=said.message_id), news=news)


def in_place_of(ask: Ask, book: Book, old: Draft | None, draft: Draft, news: DraftNews = NO_NEWS) -> Decision:
    """Show a new draft; the open one is put aside, and she reads what was in it."""
    if old is None:
        return show(ask, book, draft, news=news)
    is_same = old.partner_id == draft.partner_id
    put_aside = old.id if is_same and old.lines else None
    named = tuple((book.products[o.sku].name, o.quantity) for o in old.lines if o.sku in book.products)
    of = "" if is_same else book.person(old.partner_id).called
    dropped = replace(old, state=DraftState.DROPPED)
    return show(
        ask,
        book,
        replace(draft, put_aside=put_aside, screen=old.screen),
        also=(dropped,),
        news=replace(news, aside=named, aside_of=of),
    )


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
    news: DraftNews = NO_NEWS,
) -> Decision:
    """Price the draft as of now, remember what was shown, and show it (`before`: what was shown last)."""
    partner = book.partners[draft.partner_id]
    draft = as_set_up(book, partner, draft)
    if not can_be_sent(ask, book, draft):
        news = replace(news, day_passed=draft.ship_on)
        draft = replace(draft, ship_on=None)
    quoted = quote_for(ask, book, draft, partner)
    postage, ship_on = postage_of(book, partner, draft), sent_on(ask, book, draft)
    news = _since(before, news, quoted, postage, ship_on)
    screen, closes = screens(ask, draft)
    shown = replace(
        draft,
        shown_total=total_of(draft, quoted),
        shown_postage=postage,
        shown_prices=prices_of(quoted),
        shown_ship_on=ship_on,
        awaits=None,
        screen=screen,
    )
    reply = DraftShown(
        draft=shown,
        quote=quoted,
        called=book.person(partner.id).called,
        choices=tuple(_choices(book, question) for question in draft.questions),
        ship_to=ship_to(book, partner, draft),
        postage=postage,
        ship_on=ship_on,
        will_tell=will_tell,
        moved=() if before is None else moves(book, before, quoted),
        total_before=None if before is None else before.shown_total,
        news=news,
    )
    return Decision(reply, drafts=(*also, shown), closes=closes)


def _since(
    before: Draft | None, news: DraftNews, quoted: Quote, postage: int | None, ship_on: date | None
) -> DraftNews:
    """What moved beside the prices since `before` was shown; a chosen day that passed is told as such."""
    if before is None or not before.shown_prices:
        return news
    if before.shown_total is not None:
        short = (one for one in quoted.lines if isinstance(one.problem, OverStock | OverQuota))
        news = replace(news, left_moved=tuple(one.product.name for one in short))
    if before.shown_postage != postage:
        news = replace(news, postage_moved=(before.shown_postage, postage))
    if before.shown_ship_on != ship_on and news.day_passed is None:
        news = replace(news, ship_moved=(before.shown_ship_on, ship_on))
    return news


def merged(draft: Draft, aside: Draft) -> Draft:
    """With what was said beside the lines of a draft that was put aside, where this one says nothing."""
    return replace(
        draft,
        put_aside=None,
        particulars=draft.particulars or aside.particulars,
        ship_on=draft.ship_on or aside.ship_on,
    )


def can_be_sent(ask: Ask, book: Book, draft: Draft) -> bool:
    """Whether the day that she chose, if any, is still one on which it can be sent."""
    if draft.ship_on is None:
        return True
    days = settings.shipping_days(book, book.day(ask.at))
    return days.allows(draft.ship_on, book.local(ask.at).replace(tzinfo=None))


def screens(ask: Ask, draft: Draft) -> tuple[int | None, int | None]:
    """The message in which the draft stands from now on, and the one that loses its buttons.

    A press changes the pressed message. What she types is answered below it, so that the newest
    always stands at the bottom of the chat.
    """
    match ask.what:
        case Pressed(verb=verb, message_id=int() as pressed) if verb not in FROM_ELSEWHERE:
            return pressed, None
        case _:
            return None, draft.screen


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
