"""The draft at the prices of this moment, and who is named by whom; nothing is recorded before it is confirmed."""

from dataclasses import replace
from datetime import date

from commands import settings
from commands.asks import FROM_ELSEWHERE, Ask, Pressed
from commands.book import Book
from commands.decision import Decision
from commands.destination import postage_of, ship_to
from commands.drafts import Awaiting, Awaits, Draft, OpenQuestion
from commands.payment_choice import as_set_up
from commands.replies.drafts import NO_NEWS, DraftNews, DraftShown, Moved
from commands.replies.orders import WhichPartner
from commands.rules.catalog import Product
from commands.rules.network import Partner, Standing
from commands.rules.pricing import quote
from commands.rules.quotes import NotSold, OverQuota, OverStock, Quote, Want
from commands.selling import Selling, ship_day


def named_partner(book: Book, name: str) -> Partner | WhichPartner:
    """Whom `Bu Tini` names, if it is exactly one."""
    name = name.strip()
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
    if draft.shown_total is None:
        news = told_aside(book, draft, news)
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
        awaits=_awaited(draft, quoted),
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


def contents(book: Book, draft: Draft) -> tuple[tuple[str, int | None], ...]:
    """What is in a draft, by name, with the pieces where they are known; what is still asked, as she said it."""
    lines = ((book.products[one.sku].name, one.quantity) for one in draft.lines if one.sku in book.products)
    return (*lines, *((question.said, question.quantity) for question in draft.questions))


def put_aside_by(book: Book, draft: Draft) -> Draft | None:
    """The draft whose place this one took, and that did not come back yet."""
    return book.drafts.get(str(draft.put_aside))


def told_aside(book: Book, draft: Draft, news: DraftNews) -> DraftNews:
    """What was put aside is named, until a draft was shown that can be confirmed."""
    aside = put_aside_by(book, draft)
    return news if aside is None or news.aside else replace(news, aside=contents(book, aside))


def _awaited(draft: Draft, quoted: Quote) -> Awaiting | None:
    """Her answer, where the draft asks something of its own: what is open, or what stands in a line's way."""
    is_asking = bool(draft.questions) or any(line.problem is not None for line in quoted.lines)
    return Awaiting(Awaits.ANSWER) if is_asking else None


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
