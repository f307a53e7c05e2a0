"""Out of stock: `Kabari saya`, another flavour, a later day; and the message when there is more again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from commands import access, settings
from commands.asks import Ask, Pressed, Verb
from commands.basket import pressed_draft
from commands.book import Book
from commands.decision import Decision, Notice
from commands.drafts import Draft, DraftLine, DraftState, OpenQuestion, with_more
from commands.entries.stock import AwaitedStockEnded, AwaitedStockTold, StockAwaited
from commands.fold_stock import AWAITED
from commands.order import open_draft, quote_for, sent_on, show
from commands.replacing import in_place_of
from commands.replies.drafts import OldButton
from commands.replies.people import PartnershipRests
from commands.replies.stock import BackInStock, NoLaterDay, NoSwap, WillTell
from commands.rules.network import Partner
from commands.rules.quotes import OverQuota, Quote
from commands.rules.stock import AwaitedStock
from commands.selling import Selling, products_for, shipping_days_after


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """A remedy of a line that cannot be had as it is."""
    draft = pressed_draft(ask, book, press)
    if not isinstance(draft, Draft):
        return Decision(draft)
    if not book.partners[draft.partner_id].may_order:
        return Decision(PartnershipRests(settings.contact(book)))
    line = _named(book, draft, press)
    if line is None:
        return Decision(OldButton())
    match press.verb:
        case Verb.TELL_WHEN_BACK:
            return _tell_when_back(ask, book, draft, line)
        case Verb.SWAP:
            return _swap(ask, book, draft, line, asked=None if press.quantity else line.quantity)
        case _:
            return _later(ask, book, draft, line)


def _named(book: Book, draft: Draft, press: Pressed) -> DraftLine | None:
    """The line that a button names; with a quantity, a product by its number, which is no line of the draft."""
    if press.quantity:
        sku = draft.sku_of(press.line)
        return None if sku is None or sku not in book.products else DraftLine(sku, press.quantity)
    return draft.lines[press.line] if 0 <= press.line < len(draft.lines) else None


def _without(draft: Draft, line: DraftLine) -> tuple[DraftLine, ...]:
    return tuple(one for one in draft.lines if one.sku != line.sku)


def _tell_when_back(ask: Ask, book: Book, draft: Draft, line: DraftLine) -> Decision:
    """The line goes, the wish stays: who asked hears once, when there is more than now."""
    number = book.next_counter(AWAITED)
    left = Selling(book, book.day(ask.at)).available(line.sku) or 0
    by = None if draft.made_by == book.partners[draft.partner_id].telegram_id else draft.made_by
    wish = StockAwaited(AwaitedStock(number, draft.partner_id, line.sku, line.quantity, left, by=by))
    name = book.products[line.sku].name
    changed = draft.changed(lines=_without(draft, line), questions=draft.questions)
    if not changed.lines and not changed.questions:
        dropped = replace(changed, state=DraftState.DROPPED)
        return Decision(WillTell(name), entries=(wish,), drafts=(dropped,))
    return replace(show(ask, book, changed, will_tell=name), entries=(wish,))


def _swap(ask: Ask, book: Book, draft: Draft, line: DraftLine, *, asked: int | None) -> Decision:
    """One of the same group instead, as far as it can be had; `asked`: so many of it, if she said how many."""
    product = book.products[line.sku]
    selling = Selling(book, book.day(ask.at), sent_on(ask, book, draft))
    tier = book.partners[draft.partner_id].tier
    others = tuple(
        other.sku
        for other in products_for(book, tier, book.day(ask.at))
        if other.group == product.group is not None
        and other.sku != product.sku
        and selling.available(other.sku) != 0
    )
    if not others:
        return Decision(NoSwap(product.name))
    question = OpenQuestion(product.name, asked, others, is_swap=True)
    return show(ask, book, draft.changed(lines=_without(draft, line), questions=(question, *draft.questions)))


def _later(ask: Ask, book: Book, draft: Draft, line: DraftLine) -> Decision:
    """The whole order goes on the first day that has room for all of it."""
    product = book.products[line.sku]
    full = NoLaterDay(product.name, product.unit, 0)
    for day in shipping_days_after(book, sent_on(ask, book, draft) or book.day(ask.at)):
        moved = replace(draft.again(), ship_on=day)
        over = _over_quota(quote_for(ask, book, moved, book.partners[draft.partner_id]))
        if over is None:
            return show(ask, book, moved)
        full = over
    return Decision(full)


def _over_quota(quoted: Quote) -> NoLaterDay | None:
    """The first line that a day cannot make."""
    for line in quoted.lines:
        if isinstance(line.problem, OverQuota):
            return NoLaterDay(line.product.name, line.product.unit, line.problem.left)
    return None


def order_awaited(ask: Ask, book: Book, press: Pressed) -> Decision:
    """`[Pesan 10]` under the message that there is more: into her open draft, or a new one."""
    wish = book.awaited.get(str(press.subject))
    partner = None if wish is None else _orders_it(ask, book, wish)
    if wish is None or partner is None or press.quantity < 1:
        return Decision(OldButton())
    if not partner.may_order:
        return Decision(PartnershipRests(settings.contact(book)))
    ended = (AwaitedStockEnded(wish.number),)
    old = open_draft(ask, book)
    if old is not None and old.partner_id == partner.id:
        lines = with_more(old.lines, wish.sku, press.quantity)
        joined = replace(old.changed(lines=lines, questions=old.questions), sources=old.sources)
        return replace(show(ask, book, joined), entries=ended)
    draft = Draft(
        id=book.next_counter("draft"),
        partner_id=partner.id,
        made_by=ask.sender.telegram_id,
        lines=(DraftLine(wish.sku, press.quantity),),
    )
    return replace(in_place_of(ask, book, old, draft), entries=ended)


def _orders_it(ask: Ask, book: Book, wish: AwaitedStock) -> Partner | None:
    """The partner who awaits it, if she presses, or the team where it asked for her."""
    own = book.partner_of(ask.sender.telegram_id)
    if own is not None and own.id == wish.partner_id:
        return own
    is_team = wish.by is not None and access.role(ask, book) is not None
    return book.partners.get(wish.partner_id) if is_team else None


def due(book: Book, day: date) -> Iterator[Decision]:
    """Who waited for a product and can be told now: there is more of it than she found. Each hears once.

    Who cannot be reached, may not order, or waits for what is sold no more, is not told.
    """
    selling = Selling(book, day)
    for wish in book.awaited.values():
        partner, product = book.partners.get(wish.partner_id), book.products.get(wish.sku)
        left = selling.available(wish.sku)
        if wish.is_told or left is None or left <= wish.left:
            continue
        if product is None or not product.active or partner is None or not partner.may_order:
            continue
        called = "" if wish.by is None else book.person(partner.id).called
        told = BackInStock(wish.number, product, left, min(wish.quantity, left), called)
        if chats := _hearing(book, wish, partner):
            notices = tuple(Notice(chat, told) for chat in chats)
            yield Decision(entries=(AwaitedStockTold(wish.number),), notices=notices)


def _hearing(book: Book, wish: AwaitedStock, partner: Partner) -> list[int]:
    """Who asked; the whole team where that was one of it who left."""
    if wish.by is None:
        return [] if partner.telegram_id is None else [partner.telegram_id]
    return [wish.by] if book.role_of(wish.by) is not None else book.team_chats()
