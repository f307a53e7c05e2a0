"""Out of stock: `Kabari saya`, another flavour, a later day; and the message when there is more again."""

from collections.abc import Iterator
from dataclasses import replace

from commands import settings
from commands.asks import Ask, Pressed, Verb
from commands.basket import pressed_draft
from commands.book import Book
from commands.decision import Decision, Notice
from commands.drafts import Draft, DraftLine, DraftState, OpenQuestion, with_more
from commands.entries.stock import AwaitedStockEnded, AwaitedStockTold, StockAwaited
from commands.fold_stock import AWAITED
from commands.order import open_draft, sent_on, show
from commands.replacing import in_place_of
from commands.replies.drafts import OldButton
from commands.replies.people import PartnershipRests
from commands.replies.stock import BackInStock, NoSwap, WillTell
from commands.rules.stock import AwaitedStock
from commands.selling import Selling, next_day_for, products_for


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """A remedy of a line that cannot be had as it is."""
    draft = pressed_draft(ask, book, press)
    if not isinstance(draft, Draft):
        return Decision(draft)
    if not book.partners[draft.partner_id].may_order:
        return Decision(PartnershipRests(settings.contact(book)))
    if not 0 <= press.line < len(draft.lines):
        return Decision(OldButton())
    match press.verb:
        case Verb.TELL_WHEN_BACK:
            return _tell_when_back(ask, book, draft, press.line)
        case Verb.SWAP:
            return _swap(ask, book, draft, press.line)
        case _:
            return _later(ask, book, draft, press.line)


def _without(draft: Draft, place: int) -> tuple[DraftLine, ...]:
    return (*draft.lines[:place], *draft.lines[place + 1 :])


def _tell_when_back(ask: Ask, book: Book, draft: Draft, place: int) -> Decision:
    """The line goes, the wish stays: she hears once, when there is more than now."""
    line = draft.lines[place]
    number = book.next_counter(AWAITED)
    left = book.available(line.sku) or 0
    wish = StockAwaited(AwaitedStock(number, draft.partner_id, line.sku, line.quantity, left))
    name = book.products[line.sku].name
    changed = draft.changed(lines=_without(draft, place), questions=draft.questions)
    if not changed.lines and not changed.questions:
        dropped = replace(changed, state=DraftState.DROPPED)
        return Decision(WillTell(name), entries=(wish,), drafts=(dropped,))
    return replace(show(ask, book, changed, will_tell=name), entries=(wish,))


def _swap(ask: Ask, book: Book, draft: Draft, place: int) -> Decision:
    """One of the same group instead, as far as it can be had."""
    line = draft.lines[place]
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
    question = OpenQuestion(product.name, line.quantity, others, is_swap=True)
    return show(
        ask, book, draft.changed(lines=_without(draft, place), questions=(question, *draft.questions))
    )


def _later(ask: Ask, book: Book, draft: Draft, place: int) -> Decision:
    """The whole order goes on the first day that has room for this line."""
    line = draft.lines[place]
    begin = sent_on(ask, book, draft) or book.day(ask.at)
    day = next_day_for(book, line.sku, line.quantity, begin)
    if day is None:
        return Decision(OldButton())
    return show(ask, book, replace(draft, ship_on=day).changed(lines=draft.lines, questions=draft.questions))


def order_awaited(ask: Ask, book: Book, press: Pressed) -> Decision:
    """`[Pesan 10]` under the message that there is more: into her open draft, or a new one."""
    wish = book.awaited.get(str(press.subject))
    partner = book.partner_of(ask.sender.telegram_id)
    if wish is None or partner is None or partner.id != wish.partner_id or press.quantity < 1:
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


def due(book: Book) -> Iterator[Decision]:
    """Who waited for a product and can be told now: there is more of it than she found. Each hears once.

    Who cannot be reached, may not order, or waits for what is sold no more, is not told.
    """
    for wish in book.awaited.values():
        partner, product = book.partners.get(wish.partner_id), book.products.get(wish.sku)
        left = book.available(wish.sku)
        if wish.is_told or left is None or left <= wish.left:
            continue
        if product is None or not product.active or partner is None or not partner.may_order:
            continue
        if partner.telegram_id is not None:
            told = BackInStock(wish.number, product, left, min(wish.quantity, left))
            yield Decision(
                entries=(AwaitedStockTold(wish.number),), notices=(Notice(partner.telegram_id, told),)
            )
